import { app, BrowserWindow, dialog, session } from 'electron'
import { mayDownload, mayNavigate, mayUse, pageAddress, windowOptions } from './desktopRules.ts'
import { bringPageBack } from './windowFaults.ts'

/** Makes the one kind of window there is, with the page in it. */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow(windowOptions)
  window.once('ready-to-show', () => window.show())
  bringPageBack(window, { dialog, quit: () => app.quit(), now: () => performance.now() })
  void window.loadURL(pageAddress)
  return window
}

/** Denies every page, whichever it is, all that ours does not need. Before the first window. */
export function guardPages(): void {
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
  const pages = session.defaultSession
  pages.setPermissionRequestHandler((_contents, permission, decide) => decide(mayUse(permission)))
  pages.setPermissionCheckHandler((_contents, permission) => mayUse(permission))
  pages.setDevicePermissionHandler(() => false)
  pages.setSpellCheckerEnabled(false)
  pages.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL())) event.preventDefault()
  })
}
