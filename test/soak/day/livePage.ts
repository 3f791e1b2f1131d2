import { chromium } from '@playwright/test'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { chromiumArguments } from '../../helpers/chromium.ts'
import type { DayApp } from './dayApp.ts'
import type { DayMeeting } from './officer.ts'

/** What a page takes once all that can be has been let go. */
export interface PageMeasure {
  /** Bytes. */
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
}

/** A window on the meeting, open all day. */
export interface LivePage {
  /** Types words into an item, takes some back, looks at other screens and comes back. */
  work(itemId: string, words: string): Promise<void>
  reload(): Promise<void>
  measure(): Promise<PageMeasure>
  /** What went wrong in it. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

export async function openLivePage(
  app: DayApp,
  { meetingId }: DayMeeting,
  executablePath: string,
): Promise<LivePage> {
  const browser: Browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  const page: Page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(await app.newAddress())
  await page.getByRole('main').waitFor()
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const go = (hash: string): Promise<unknown> => page.goto(new URL(`#${hash}`, page.url()).href)
  const toItem = async (itemId: string): Promise<ReturnType<Page['locator']>> => {
    await go(`/meetings/${meetingId}/live/${itemId}`)
    const editor = page.locator('.minutes-text').first()
    await editor.waitFor()
    return editor
  }
  return {
    errors,
    work: async (itemId, words) => {
      const editor = await toItem(itemId)
      await editor.click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(words)
      for (let n = 0; n < 5; n += 1) await page.keyboard.press('Control+z')
      for (const hash of [`/meetings/${meetingId}`, '/search', '/settings']) {
        await go(hash)
        await page.getByRole('main').waitFor()
      }
      await toItem(itemId)
    },
    reload: async () => {
      await page.reload()
      await page.getByRole('main').waitFor()
    },
    measure: async () => {
      for (let n = 0; n < 2; n += 1) await cdp.send('HeapProfiler.collectGarbage')
      const { metrics } = await cdp.send('Performance.getMetrics')
      const of = (name: string): number => metrics.find((each) => each.name === name)?.value ?? 0
      return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
    },
    close: () => browser.close(),
  }
}
