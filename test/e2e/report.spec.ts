import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { expect, test } from '../helpers/appHost.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { goTo, screenAddresses } from '../helpers/screens.ts'

/** A cover report written and made without a hand on the mouse. */

test.use({ appOptions: { sample: true } })

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

async function made(page: Page, order: () => Promise<unknown>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), order()])
  return download
}

/** Every numbered paragraph as it stands on the screen: "2.1 The Committee is asked to:". */
async function shown(page: Page): Promise<string[]> {
  const boxes = await page.locator('[data-paragraph]').all()
  const lines: string[] = []
  for (const box of boxes) {
    const name = (await box.getAttribute('aria-label')) ?? ''
    const words = await box.inputValue()
    if (words !== '') lines.push(`${name.split(', paragraph ')[1] ?? '?'} ${words}`)
  }
  return lines
}

test('a cover report is written by keys, saves itself, and comes out as PDF and Word', async ({
  app,
  page,
}) => {
  await goTo(page, (await screenAddresses(app))['new report'] ?? '')
  await expect(page.getByRole('textbox', { name: 'Purpose, empty paragraph' })).toBeFocused()
  await page.keyboard.type('To tell the Committee about the weir.')
  // Enter, and Enter again where nothing is written, goes on to the next heading.
  await press(page, 'Enter', 'Enter')
  await page.keyboard.type('The Committee is asked to:')
  await press(page, 'Enter')
  await page.keyboard.type('note the report; and')
  await press(page, 'Enter')
  await page.keyboard.type('visit the weir.')
  await press(page, 'Enter', 'Enter', 'Enter')
  await page.keyboard.type('The sluice is mended.')
  await press(page, 'Enter')
  await page.keyboard.type('The weir was surveyed in May.')
  await press(page, 'Alt+Shift+ArrowUp')
  const background = ['3.1 The weir was surveyed in May.', '3.2 The sluice is mended.']
  const asked = ['2.1 The Committee is asked to:', '2.1 a) note the report; and', '2.1 b) visit the weir.']
  const written = ['1.1 To tell the Committee about the weir.', ...asked, ...background]
  expect(await shown(page)).toEqual(written)

  // What the key moved, Ctrl+Z moves back, and Ctrl+Y again; Backspace joins, and that too is taken back.
  await press(page, 'Control+z')
  expect((await shown(page)).slice(-2)).toEqual([
    '3.1 The sluice is mended.',
    '3.2 The weir was surveyed in May.',
  ])
  await press(page, 'Control+y', 'ArrowDown', 'Home', 'ArrowDown', 'Home', 'Backspace')
  expect((await shown(page)).at(-1)).toBe('3.1 The weir was surveyed in May.The sluice is mended.')
  await press(page, 'Control+z')
  expect(await shown(page)).toEqual(written)

  // The background papers: two headings on. Nothing is printed of the list between, which stays empty.
  await press(page, 'Control+End', 'ArrowDown', 'ArrowDown')
  await page.keyboard.type('None')
  await expect(page.getByText('has no list of background papers')).toHaveCount(0)

  // The right pane: the title, the way to the item, and who may read it.
  await press(page, 'Control+3', 'Tab', 'Tab', 'Enter')
  await page.keyboard.type('Pub')
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: /Public or not/ })).toHaveText(/Public/)

  const pdf = await made(page, () => press(page, 'F12'))
  expect(pdf.suggestedFilename()).toMatch(/^2027-01-14 .+ report\.pdf$/)
  const { lines, headings } = await readPdf(new Uint8Array(await readFile(await pdf.path())))
  expect(lines.slice(-11)).toEqual([
    ...['1 Purpose', '1.1 To tell the Committee about the weir.'],
    ...[
      '2 Action required',
      '2.1 The Committee is asked to:',
      'a) note the report; and',
      'b) visit the weir.',
    ],
    ...['3 Background information', ...background],
    ...['4 Background papers', '4.1 None'],
  ])
  expect(headings.map(({ text }) => text)).toContain('4 Background papers')
  const word = await made(page, () => page.getByRole('button', { name: 'Word of the report' }).press('Enter'))
  expect(word.suggestedFilename()).toMatch(/\.docx$/)

  // All of it is in the book, also what was typed the moment before the window went.
  await press(page, 'Control+2')
  await page.getByRole('textbox', { name: 'Purpose, paragraph 1.1' }).focus()
  await press(page, 'End')
  await page.keyboard.type(' It is old.')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Purpose, paragraph 1.1' })).toHaveValue(
    'To tell the Committee about the weir. It is old.',
  )

  // Taken away by name, and put back.
  await press(page, 'Control+k')
  await page.keyboard.type('Take the report away')
  await press(page, 'Enter')
  await expect(page.getByText('The report was taken away.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Purpose, empty paragraph' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Purpose, paragraph 1.1' })).toHaveValue(/weir/)
})

test('a report pasted whole goes under its headings, and one Ctrl+Z takes it back', async ({ app, page }) => {
  await goTo(page, (await screenAddresses(app))['new report'] ?? '')
  const box = page.getByRole('textbox', { name: 'Purpose, empty paragraph' })
  await expect(box).toBeFocused()
  const text =
    '1 Purpose\n1.1 To tell.\n3 Background information\n3.1 It rained:\na) much\n3.2 It stopped.\n8 Contact\nAda Fenn'
  await box.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
  const lines = ['1.1 To tell.', '2.1 It rained:', '2.1 a) much', '2.2 It stopped.', '3.1 Ada Fenn']
  expect(await shown(page)).toEqual(lines)
  await expect(page.getByRole('textbox', { name: 'Contact, paragraph 3.1' })).toBeFocused()
  await press(page, 'Control+z')
  expect(await shown(page)).toEqual([])

  // A heading of the author's own: its name, Enter, and its words.
  await page.getByRole('button', { name: 'Add a heading of your own' }).press('Enter')
  await page.keyboard.type('Legal matters')
  await press(page, 'Enter')
  await page.keyboard.type('None arise.')
  await expect(page.getByRole('textbox', { name: 'Legal matters, paragraph 1.1' })).toHaveValue('None arise.')
})
