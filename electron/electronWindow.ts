import { app, BrowserWindow, dialog } from 'electron'
import { pageAddress, windowOptions } from './desktopRules.ts'
import { bringPageBack } from './windowFaults.ts'

/** Makes the one kind of window there is, with the page in it. */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow(windowOptions)
  window.once('ready-to-show', () => window.show())
  bringPageBack(window, { dialog, quit: () => app.quit(), now: () => performance.now() })
  void window.loadURL(pageAddress)
  return window
}
