import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { signIn, startApp, type RunningApp } from '../helpers/appHost.ts'
import { defined } from '../../shared/domain/assert.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { expect, test, Ux } from '../ux/driver.ts'
import { editor } from './liveScreen.ts'

/** Minutes go from a draft to the signed leaves: confirmed at the next meeting with a correction, copied, signed, filed, and locked. */

test('minutes are confirmed with a correction at the next meeting, signed on numbered leaves, filed, and stand', async ({
  page,
}, info) => {
  // Not the fixture's app: that an edit is refused is an error in the page's console, and wanted here.
  const app = await startApp({ sample: true })
  try {
    await signIn(page, app)
    const [next, before] = await app.client.meetings.list({})
    const later = defined(next, 'the sample council has a meeting to come')
    const meeting = defined(before, 'the sample council has met')
    await test.step('confirm', () => confirm(page, app, later.id, meeting.id))
    await test.step('copy', () => copy(page, app, meeting.id, info.outputPath('copy.pdf')))
    await test.step('sign and file', () => signAndFile(page, app, meeting.id))
    await page.screenshot({ path: info.outputPath('signed.png'), fullPage: true })
    await test.step('edit', () => edit(page, app, meeting.id))
  } finally {
    await app.stop()
  }
})

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
    page.getByRole('button', { name: /^Confirm the minutes of Thu 15 October 2026/ }),
  ).toBeVisible()
  await editor(page).focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('confirm the minutes')
  await page.keyboard.press('Enter')
  const bar = page.getByRole('group', { name: 'Confirm the minutes of a meeting before' })
  await expect(bar.getByRole('button', { name: /Accurate record/ })).toBeFocused()
  await page.keyboard.press('s')
  await expect(page.getByRole('combobox', { name: 'The point that is corrected' })).toBeFocused()
  await page.keyboard.type('18 a')
  await page.keyboard.press('Enter')
  await page.keyboard.type('The inspection took place in September.')
  await page.keyboard.press('Enter')
  await expect(bar.locator('ins').first()).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('confirming.png') })
  await page.keyboard.press('Enter')
  await expect(bar).toBeHidden()
  await expect(editor(page)).toContainText(
    'The minutes of the meeting held on 15 October 2026, subject to minute 18, a) reading “The inspection took place in September.”, were confirmed as an accurate record.',
  )
  const standing = await app.client.signing.standing({ meetingId })
  expect(standing.acts.at(-1)).toMatchObject({
    ...{ kind: 'confirmed', manner: 'subject-to', agreedAt: { meetingId: laterId, itemId: item.id } },
  })
  // The sentence is a step of undo; the act is not.
  await page.keyboard.press('Control+z')
  await expect(editor(page)).not.toContainText('were confirmed')
  expect((await app.client.signing.standing({ meetingId })).state).toBe('confirmed')
}

/** From any screen of the meeting: the key of this screen, and Enter on the one next act. */
async function copy(page: Page, app: RunningApp, meetingId: string, path: string): Promise<void> {
  await goTo(page, `#/meetings/${meetingId}/papers`)
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
    expect(artifacts).toContain(`Leaf ${index + 1}`)
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

/** What is written into signed minutes is refused with its sentence, and the words stand. */
async function edit(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  const { textHash } = await app.client.signing.standing({ meetingId })
  await goTo(page, `#/meetings/${meetingId}/live`)
  await expect(editor(page)).toBeVisible()
  await editor(page).focus()
  await page.keyboard.type('And something else.')
  await expect(page.getByText(/so its record stands|so they stand as they are/).first()).toBeVisible()
  expect((await app.client.signing.standing({ meetingId })).textHash).toBe(textHash)
}
