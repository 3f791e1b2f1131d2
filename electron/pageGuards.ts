import type { App, Session } from 'electron'
import { mayDownload, mayNavigate, mayUse } from './desktopRules.ts'

/** Denies every page, whichever it is, all that ours does not need. Before the first window. */
export function guardPages(app: Pick<App, 'on'>, pages: Session): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-frame-navigate', (details) => {
      if (!mayNavigate(details.url)) details.preventDefault()
    })
    contents.on('will-navigate', (details) => {
      if (!mayNavigate(details.url)) details.preventDefault()
    })
    contents.on('will-redirect', (details) => {
      if (!mayNavigate(details.url)) details.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
  pages.setPermissionRequestHandler((_contents, permission, decide) => decide(mayUse(permission)))
  pages.setPermissionCheckHandler((_contents, permission) => mayUse(permission))
  pages.setDevicePermissionHandler(() => false)
  pages.setSpellCheckerEnabled(false)
  pages.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL())) event.preventDefault()
  })
}
