import type { Browser, Page } from '@playwright/test'
import { signIn, type RunningApp } from '../helpers/appHost.ts'

/** Milliseconds from starting the host's process to what `usable` waits for in a new page; the browser is running. */
export async function coldStart(
  browser: Browser,
  running: RunningApp,
  usable: (page: Page) => Promise<void>,
): Promise<number> {
  await running.restart()
  const page = await browser.newPage()
  const started = performance.now()
  await signIn(page, running)
  await usable(page)
  const milliseconds = running.startMilliseconds + performance.now() - started
  await page.close()
  return milliseconds
}
