import './nodeVersion.ts'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, Menu, protocol, safeStorage, session } from 'electron'
import { AppError } from '../shared/domain/appError.ts'
import { accountKeyOf } from './accountKey.ts'
import { fileLog } from './core/log.ts'
import { createCoreThread } from './coreBridge.ts'
import type { CoreThread } from './coreBridge.ts'
import { answerPage, bookOf, folderChooser, menuTemplate, pageScheme, refusedSwitch } from './desktopRules.ts'
import { startElectronChild } from './electronChildren.ts'
import { createWindow } from './electronWindow.ts'
import { guardPages } from './pageGuards.ts'
import { pageFolder, readStaticFiles } from './staticFiles.ts'
import { userFolders } from './userFolders.ts'
import { noteProcesses } from './windowFaults.ts'

/** The desktop host: one window on the page, the core on its own thread behind it. */

const folders = userFolders()
let core: CoreThread | null = null

const refused = app.isPackaged ? refusedSwitch((name) => app.commandLine.hasSwitch(name)) : null
if (refused !== null) {
  process.stderr.write(`Minutebook does not start with --${refused}.\n`)
  process.exit(1)
}
app.enableSandbox()
protocol.registerSchemesAsPrivileged([pageScheme])
app.setPath('userData', join(folders.config, 'desktop'))

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusFirstWindow)
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', closeCoreFirst)
  void app.whenReady().then(start).catch(cannotStart)
} else {
  app.quit()
}

async function start(): Promise<void> {
  guardPages(app, session.defaultSession)
  const log = fileLog(folders.config, { now: () => new Date(), zone: 'Europe/London' })
  noteProcesses(app, (details) => log.info('desktop.process-gone', details))
  const files = readStaticFiles(pageFolder())
  const account = await accountKeyOf(folders.config, safeStorage, process.platform)
  if (account.trouble !== null) log.info('desktop.account-key', { trouble: account.trouble })
  const started = await createCoreThread({
    configFolder: folders.config,
    book: bookOf(process.argv),
    host: 'desktop',
    suggestedFolder: folders.suggestedBook,
    accountKey: account.key,
    chooseFolder,
    startChild: startElectronChild,
  })
  core = started
  protocol.handle(pageScheme.scheme, (request) => answerPage(request, files, (asked) => started.door(asked)))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(process.platform, (name) => started.menu(name))),
  )
  createWindow()
}

async function chooseFolder(): Promise<string | null> {
  const [window] = BrowserWindow.getAllWindows()
  const chosen = await (window === undefined
    ? dialog.showOpenDialog(folderChooser)
    : dialog.showOpenDialog(window, folderChooser))
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

function focusFirstWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized() === true) window.restore()
  window?.focus()
}

/** Quitting waits until the book is let go. */
function closeCoreFirst(event: { preventDefault(): void }): void {
  if (core === null) return
  event.preventDefault()
  const closing = core
  core = null
  void closing.close().finally(() => app.quit())
}

function cannotStart(error: unknown): void {
  if (!(error instanceof AppError)) throw error
  dialog.showErrorBox('Minutebook could not start', error.message)
  app.exit(1)
}
