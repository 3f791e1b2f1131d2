import { chromium, type Browser, type Page } from '@playwright/test'
import { coldStart } from '../bench/coldStart.ts'
import { itemToMinute, writePoints, type NamedItem } from '../bench/longMinutes.ts'
import { quantile, row, type Row } from '../bench/rows.ts'
import { framesOf, keysToFrames, keyToSight, openInEditor, wordsToBook } from '../bench/typing.ts'
import { signIn, startApp, type RunningApp } from '../helpers/appHost.ts'
import { chromiumArguments } from '../helpers/chromium.ts'

/** How fast the live screen answers: rows 11 to 14, 16 and 17 of the design's goals. */

const sentence =
  ' the committee noted the position and asked for a further report in the new year, with figures in it'

export async function speedRows(executablePath: string): Promise<readonly Row[]> {
  const app = await startApp({ sample: true })
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  try {
    const item = await itemToMinute(app.client)
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await signIn(page, app)
    return [
      ...(await typingRows(page, app, item)),
      ...(await hugeItemRows(page, app, item)),
      ...(await paletteRows(page)),
      await startRow(browser, app, item),
    ]
  } finally {
    await browser.close()
    await app.stop()
  }
}

async function typingRows(page: Page, app: RunningApp, item: NamedItem): Promise<readonly Row[]> {
  await writePoints(app.client, item, 250)
  await openInEditor(page, item)
  const frames = await keysToFrames(page, sentence)
  const enters = await framesOf(page, async () => {
    for (let n = 0; n < 20; n += 1) {
      await page.keyboard.press('Enter', { delay: 40 })
      await page.keyboard.type('so', { delay: 100 })
    }
  })
  const durable = await wordsToBook(page, app.client, item, 20)
  return [
    row('11-key', 'key to frame, 40 points and 10,000 words, 95 %', 'ms', 50, quantile(frames, 0.95)),
    row(
      '13-enter',
      'Enter in the middle of 40 points, and the letters after it, to frame, 95 %',
      'ms',
      80,
      quantile(enters, 0.95),
    ),
    row('14-durable', 'last key of a word to the book, 95 %', 'ms', 300, quantile(durable, 0.95)),
  ]
}

async function hugeItemRows(page: Page, app: RunningApp, item: NamedItem): Promise<readonly Row[]> {
  await writePoints(app.client, item, 250, 400)
  // The page reads the item afresh.
  await page.reload()
  await openInEditor(page, item, 400)
  const frames = await keysToFrames(page, sentence)
  return [
    row('12-key', 'key to frame, 400 points and 100,000 words, 95 %', 'ms', 120, quantile(frames, 0.95)),
  ]
}

async function paletteRows(page: Page): Promise<readonly Row[]> {
  const opened: number[] = []
  const filtered: number[] = []
  for (let n = 0; n < 10; n += 1) {
    opened.push(
      await keyToSight(page, 'Control+k', '[role="dialog"] [role="option"], dialog[open] [role="option"]'),
    )
    filtered.push(...(await framesOf(page, () => page.keyboard.type('adj', { delay: 80 }))))
    await page.keyboard.press('Escape')
  }
  return [
    row('16-open', 'the palette opens, 95 %', 'ms', 50, quantile(opened, 0.95)),
    row('16-filter', 'a letter filters the palette, 95 %', 'ms', 50, quantile(filtered, 0.95)),
  ]
}

async function startRow(browser: Browser, app: RunningApp, item: NamedItem): Promise<Row> {
  await writePoints(app.client, item, 50)
  const milliseconds = await coldStart(browser, app, async (page) => {
    const address = `#/meetings/${item.meetingId}/live/${item.itemId}`
    await page.goto(new URL(address, page.url()).href)
    await page.getByRole('textbox', { name: /^Minutes, item/ }).click()
    await page.waitForFunction(() => document.activeElement?.classList.contains('minutes-text') === true)
  })
  return row(
    '17-start',
    'cold start to the caret in the minutes; the browser is running',
    'ms',
    3_000,
    milliseconds,
  )
}
