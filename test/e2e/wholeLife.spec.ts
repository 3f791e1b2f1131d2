import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { RunningApp } from '../helpers/appHost.ts'
import { defined } from '../../shared/domain/assert.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { expect, test, Ux } from '../ux/driver.ts'
import { drawnLines, editor, openItem, openOnTheDay, press } from './liveScreen.ts'

/** A meeting from the day it is planned to the signed leaves, its minutes corrected at the next one. */

test.use({ appOptions: { sample: true } })

const item = 'Improvement plan for family services'
const point = 'The first report comes in May.'
const corrected = 'The first report comes in June.'

test('a meeting goes from planned to signed, its minutes corrected at the next', async ({
  page,
  app,
}, info) => {
  const meetingId = defined((await app.client.meetings.list({}))[0], 'the sample has a meeting to come').id
  await test.step('the agenda goes out', () => publishAgenda(page, app, meetingId))
  await test.step('the meeting is minuted', () => minute(page, app))
  await test.step('the draft is approved and published', () => publishDraft(page, app, meetingId))
  const laterId = await test.step('the next one is called', () => callTheNext(page, app))
  // Nothing is confirmed or signed at a meeting that is still to come.
  await page.clock.setSystemTime(new Date('2027-03-25T10:05:00Z'))
  await test.step('which confirms its minutes', () => confirm(page, app, laterId, meetingId))
  await test.step('the signing copy', () => copy(page, app, meetingId, info.outputPath('copy.pdf')))
  await test.step('signed and filed', () => signAndFile(page, app, meetingId))
  await page.screenshot({ path: info.outputPath('signed.png'), fullPage: true })
  await test.step('what is signed stands', () => edit(page, app, meetingId))
})

/** One press builds the pack, two publish it. */
async function publishAgenda(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  expect(await stateOf(app, meetingId)).toBe('planned')
  await goTo(page, `#/meetings/${meetingId}/pack`)
  await expect(page.getByRole('status').filter({ hasText: /Built in/ })).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Publish this pack' })).toContainText('5 clear days')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Published' }).getByRole('listitem')).toHaveText(
    /Agenda, public/,
  )
  expect(await stateOf(app, meetingId)).toBe('agenda-published')
}

/** Everybody is there; an item with a point, an adjournment and a resolution. */
async function minute(page: Page, app: RunningApp): Promise<void> {
  const meetingId = await openOnTheDay(page, app)
  await page.keyboard.press('Shift+P')
  await openItem(page, item)
  await page.keyboard.type('Members heard:')
  await page.keyboard.press('Enter')
  await page.keyboard.type(point)
  await page.keyboard.press('F9')
  await page.clock.fastForward('30:00')
  await page.keyboard.press('F9')
  await page.keyboard.press('Control+Shift+R')
  await page.keyboard.type('note the plan.')
  await expect
    .poll(() => drawnLines(page))
    .toEqual([
      'Members heard:',
      `a) ${point}`,
      'The meeting adjourned at 9.50 am.',
      'The meeting resumed at 10.20 am.',
      'note the plan.',
    ])
  await expect(page.getByRole('contentinfo')).toContainText('Saved')
  const { facts } = (await app.client.meetings.get({ meetingId })).record
  expect(facts.map(({ kind }) => kind).slice(0, 2)).toEqual(['adjourned', 'resumed'])
}

async function publishDraft(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  await goTo(page, `#/meetings/${meetingId}/sign`)
  await page.getByRole('button', { name: 'Record approval of the draft' }).click()
  await page.getByRole('textbox', { name: 'Approved by' }).press('Enter')
  await page.getByRole('form', { name: 'Publish as draft' }).getByRole('button').click()
  await expect.poll(() => stateOf(app, meetingId)).toBe('minutes-published')
  const { acts, state } = await app.client.signing.standing({ meetingId })
  expect([state, ...acts.map(({ kind }) => kind)]).toEqual([
    'published-as-draft',
    'approved-as-draft',
    'published-as-draft',
  ])
}

async function callTheNext(page: Page, app: RunningApp): Promise<string> {
  await goTo(page, '#/meetings/new')
  await page.getByRole('textbox', { name: 'Date' }).fill('25/3/2027')
  await page.getByRole('button', { name: 'Make the agenda' }).click()
  await expect(page).toHaveURL(/\/agenda/)
  return defined((await app.client.meetings.list({}))[0], 'the next meeting').id
}

async function stateOf(app: RunningApp, meetingId: string): Promise<string> {
  return (await app.client.meetings.get({ meetingId })).record.meeting.state
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(new URL(address, page.url()).href)
}

/** By keyboard, without a dialog: the command, S, a word of the point, what it becomes, Enter, Enter. */
async function confirm(page: Page, app: RunningApp, laterId: string, meetingId: string): Promise<void> {
  const { record } = (await app.client.meetings.get({ meetingId: laterId })) as {
    record: { items: { id: string; kind: string }[] }
  }
  const item = defined(
    record.items.find(({ kind }) => kind === 'minutes'),
    'the agenda has a Minutes item',
  )
  await goTo(page, `#/meetings/${laterId}/live/${item.id}`)
  await expect(
    page.getByRole('button', { name: /^Confirm the minutes of Thu 14 January 2027/ }),
  ).toBeVisible()
  await editor(page).focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('confirm the minutes')
  await page.keyboard.press('Enter')
  const bar = page.getByRole('group', { name: 'Confirm the minutes of a meeting before' })
  await expect(bar.getByRole('button', { name: /Accurate record/ })).toBeFocused()
  await page.keyboard.press('s')
  await expect(page.getByRole('combobox', { name: 'The point that is corrected' })).toBeFocused()
  await page.keyboard.type('first report')
  await page.keyboard.press('Enter')
  // The caret stands at the end of the words: “May.” goes, “June.” comes.
  await press(page, 'Backspace', 'Backspace', 'Backspace', 'Backspace')
  await page.keyboard.type('June.')
  await page.keyboard.press('Enter')
  await expect(bar.locator('ins').first()).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('confirming.png') })
  await page.keyboard.press('Enter')
  await expect(bar).toBeHidden()
  await expect(editor(page)).toContainText(
    new RegExp(
      `The minutes of the meeting held on 14 January 2027, subject to minute .*, a\\) reading “${corrected.replace('.', '')}”, were confirmed as an accurate record.`,
    ),
  )
  const standing = await app.client.signing.standing({ meetingId })
  expect(standing.acts.at(-1)).toMatchObject({
    ...{ kind: 'confirmed', manner: 'subject-to', agreedAt: { meetingId: laterId, itemId: item.id } },
  })
  const { minutes } = (await app.client.meetings.get({ meetingId })).record
  expect(JSON.stringify(minutes)).toContain(corrected)
  expect(JSON.stringify(minutes)).not.toContain(point)
  // The sentence is a step of undo; the act is not.
  await page.keyboard.press('Control+z')
  await expect(editor(page)).not.toContainText('were confirmed')
  expect((await app.client.signing.standing({ meetingId })).state).toBe('confirmed')
}

/** From any screen of the meeting: the key of this screen, and Enter on the one next act. */
async function copy(page: Page, app: RunningApp, meetingId: string, path: string): Promise<void> {
  await goTo(page, `#/meetings/${meetingId}/papers`)
  // Those of September's minutes are taken.
  const { firstLeaf } = await app.client.signing.standing({ meetingId })
  expect(firstLeaf).toBe(3)
  const ux = await Ux.begin(page)
  const saved = page.waitForEvent('download')
  await ux.press('Control+Shift+G')
  await expect(page.getByRole('button', { name: 'Make the signing copy' })).toBeFocused()
  await ux.press('Enter')
  const download = await saved
  await ux.done('signingCopy')
  await download.saveAs(path)
  const pdf = await readPdf(new Uint8Array(await readFile(path)))
  const { textHash } = await app.client.signing.standing({ meetingId })
  for (const [index, { artifacts }] of pdf.pages.entries()) {
    expect(artifacts).toContain(`Leaf ${firstLeaf + index}`)
    expect(artifacts).toContain('Initials')
    expect(artifacts).toContain(`Check code ${textHash.slice(0, 4)} ${textHash.slice(4, 8)}`)
  }
  expect(pdf.pages.map(({ text }) => text).join(' ')).toContain('Corrections agreed on confirmation')
}

async function signAndFile(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Signed by' })).toHaveValue(/^Councillor /)
  await page.getByRole('button', { name: 'Record that the chair signed' }).press('Enter')
  const dialog = page.getByRole('alertdialog', { name: 'Lock these minutes?' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Record that the chair signed' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Signed', exact: true })).toBeVisible()
  const scan = await plainPdf(2, 'Signed and initialled')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose the scan…' }).press('Enter')
  await (
    await choosing
  ).setFiles({
    ...{ name: 'signed leaves.pdf', mimeType: 'application/pdf', buffer: Buffer.from(scan) },
  })
  await expect(page.getByText('The scan “signed leaves.pdf” of the signed leaves was filed.')).toBeVisible()
  const { acts, state } = await app.client.signing.standing({ meetingId })
  expect(state).toBe('signed')
  expect(acts.map(({ kind }) => kind).slice(-3)).toEqual(['copy-made', 'signed', 'scan-filed'])
  expect((await app.client.signing.verify({ meetingId })).ok).toBe(true)
}

/** What is typed into signed minutes does nothing but say why: no word is taken in that could not be kept. */
async function edit(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  const { textHash } = await app.client.signing.standing({ meetingId })
  await goTo(page, `#/meetings/${meetingId}/live`)
  await expect(page.getByText('These minutes stand as they are.')).toBeVisible()
  // The words as the later meeting corrected them, once they have been read again.
  await expect.poll(() => drawnLines(page)).toContain(`a) ${corrected}`)
  const before = await drawnLines(page)
  await editor(page).focus()
  await page.keyboard.type('And something else.')
  await page.keyboard.press('F9')
  await expect(page.getByText(/so they stand as they are/).first()).toBeVisible()
  expect(await drawnLines(page)).toEqual(before)
  expect((await app.client.signing.standing({ meetingId })).textHash).toBe(textHash)
  expect((await app.client.signing.verify({ meetingId: null })).ok).toBe(true)
}
