import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import { browserArguments } from '../../electron/loopback/browserFinder.ts'
import { chromiumArguments } from '../helpers/chromium.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { stem } from './plainWords.ts'

/** Whatever an officer does with exempt matter in a window of the browser; the profile is looked through by whoever asks. */
export interface BrowserWork {
  readonly executablePath: string
  readonly profile: string
  readonly app: RunningApp
  /** Called while the window is open, after everything was done in it. */
  readonly look: (when: string) => void
  readonly say: (line: string) => void
}

const word = (n: number): string => `${stem}${String(n).padStart(5, '0')}`

export async function workInBrowser({ executablePath, profile, app, look, say }: BrowserWork): Promise<void> {
  const { meetingId, itemId } = await exemptMeeting(app)
  // As the product starts its window, less the address: that is given once the window stands.
  const own = browserArguments('about:blank', profile).filter((each) => !/^--(app|user-data-dir)=/.test(each))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...new Set([...chromiumArguments, ...own])],
    viewport: { width: 1280, height: 720 },
  })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(await app.newAddress())
    await page.getByRole('main').waitFor()
    for (const screen of ['agenda', 'live', 'papers', 'pack', 'review', 'sign']) {
      await show(page, `#/meetings/${meetingId}/${screen}`)
      if (screen === 'live') await write(page)
      say(`saw ${screen}: ${await page.title()}`)
    }
    await fillIn(page, `#/meetings/${meetingId}/agenda/${itemId}`)
    await seeThePaper(page, app, meetingId)
    await search(page)
    for (const screen of ['people', 'calendar', 'registers', 'import', 'settings'])
      await show(page, `#/${screen}`)
    // Chromium writes its history and its session a little after.
    await page.waitForTimeout(4_000)
    look('the window open')
  } finally {
    await context.close()
  }
  look('the window closed')
}

/** The sample's coming meeting with an exempt item and paper that are full of words to be looked for. */
async function exemptMeeting(
  app: RunningApp,
): Promise<{ readonly meetingId: string; readonly itemId: string }> {
  const { client } = app
  const [meeting] = await client.meetings.list({})
  const { id: meetingId } = defined(meeting, 'the sample council has meetings')
  const { record } = await client.meetings.get({ meetingId })
  const item = defined(
    record.items.find(({ kind }) => kind === 'report') ?? record.items.at(-1),
    'it has items',
  )
  const exemption = { paragraphs: [3], publicInterest: word(1) }
  const change = { title: `Lease ${word(2)}`, notes: word(3), classification: 'exempt' as const, exemption }
  await client.agenda.editItem({ meetingId, itemId: item.id, change })
  const sha256 = await app.keepFile(await plainPdf(2, `Terms ${word(4)}`))
  await client.papers.add({
    meetingId,
    itemId: item.id,
    files: [{ id: 'lease', fileName: `${word(5)}.pdf`, sha256 }],
  })
  await client.papers.change({ meetingId, paperId: 'lease', change: { classification: 'exempt', exemption } })
  return { meetingId, itemId: item.id }
}

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate(`window.location.hash = ${JSON.stringify(hash)}`)
  await page.getByRole('main').waitFor()
  await page.waitForTimeout(700)
}

async function write(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Agenda' })
    .getByRole('button', { name: /Lease/ })
    .first()
    .click()
  const box = page.getByRole('textbox', { name: /^Minutes, item/ })
  await box.click()
  await page.keyboard.type(`They heard of ${word(6)} and its price. `)
  // The words go through the clipboard and the selection, and are marked by the spelling.
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
  await page.keyboard.press('End')
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
}

/** A browser keeps what stands in fields, to put it there again after a crash. */
async function fillIn(page: Page, hash: string): Promise<void> {
  await show(page, hash)
  const boxes = page.locator('main textarea:visible, main input[type="text"]:visible')
  const count = await boxes.count()
  for (let n = 0; n < Math.min(count, 8); n += 1) {
    const box = boxes.nth(n)
    if (!(await box.isEditable())) continue
    await box.focus()
    await page.keyboard.press('End')
    await page.keyboard.type(` ${word(10 + n)}`)
  }
  await page.waitForTimeout(1_500)
}

/** Pages of an exempt paper, and the pack for members, as pictures and as bytes that the page holds. */
async function seeThePaper(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  const { jobId } = await app.client.packs.build({ meetingId, audience: 'members', edition: 'agenda' })
  for await (const event of await app.client.jobs.watch({ jobId })) if (event.state !== 'running') break
  await show(page, `#/meetings/${meetingId}/pack`)
  await page.keyboard.press('Control+Shift+K')
  await page.waitForTimeout(3_000)
  await show(page, `#/meetings/${meetingId}/agenda`)
}

/** What is looked for in exempt matter is a word of it too. */
async function search(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+F')
  await page.waitForTimeout(700)
  await page.keyboard.type(word(7))
  await page.waitForTimeout(1_500)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(700)
}
