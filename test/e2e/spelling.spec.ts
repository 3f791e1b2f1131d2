import type { Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import { expect, test } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import { goTo } from '../helpers/screens.ts'

test.use({ appOptions: { sample: true } })

/** Opens an item of the sample's minuted meeting, an empty line at its end. */
async function openLine(page: Page, app: RunningApp): Promise<string> {
  const meetings = await app.client.meetings.list({})
  const { id } = defined(meetings[1], 'the sample council has a minuted meeting')
  await goTo(page, `#/meetings/${id}/live`)
  const editor = page.getByRole('textbox', { name: /^Minutes, item/ })
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  return id
}

const wrongWords = (page: Page) => page.locator('.minutes-text .misspelt')

test('wrong words are marked, mended from F7 and from the menu of the word, and learnt for good', async ({
  page,
  app,
}) => {
  await openLine(page, app)
  const people = await app.client.people.list({})
  const surname = defined(people[0], 'the sample council has people').name.split(' ').at(-1) ?? ''
  await page.keyboard.type(`${surname} spoke of safegaurding at the walkaboutage`)
  await expect(wrongWords(page)).toHaveText(['safegaurding'])
  await page.keyboard.type(' and the budgget ')
  await expect(wrongWords(page)).toHaveText(['safegaurding', 'walkaboutage', 'budgget'])
  const status = page.getByRole('contentinfo')
  const editor = page.getByRole('textbox', { name: /^Minutes, item/ })
  await expect(status).toContainText('3 spellings to check')

  await page.keyboard.press('F7')
  const list = page.getByRole('listbox', { name: 'Spelling of safegaurding' })
  await expect(list.getByRole('option', { selected: true })).toHaveText(/safeguarding/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: 'Spelling of walkaboutage' })).toBeFocused()
  // The word is shown, and it is not selected.
  await expect(page.locator('.minutes-text .misspelt-now')).toHaveText('walkaboutage')
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('')
  await page.getByRole('option', { name: 'Add to council’s' }).click()
  await expect(page.getByRole('listbox', { name: 'Spelling of budgget' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('.minutes-text .misspelt-now')).toHaveCount(0)
  // The caret is where it was: what is typed takes the place of nothing.
  await page.keyboard.type('now')
  await expect(editor).toContainText('safeguarding at the walkaboutage and the budgget now')
  for (let back = 0; back < ' now'.length; back += 1) await page.keyboard.press('ArrowLeft')
  await expect(status).toContainText('1 spelling to check')
  await expect
    .poll(async () => (await app.client.writing.get({})).dictionary)
    .toEqual([{ word: 'walkaboutage', committeeId: null }])

  const menu = page.getByRole('listbox', { name: 'Spelling of budgget' })
  // What was learnt has been looked for again by now.
  await expect(wrongWords(page)).toHaveText(['budgget'])
  await page.keyboard.press('Shift+F10')
  await expect(menu).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await wrongWords(page).first().click({ button: 'right' })
  await menu.getByRole('option', { name: 'budget', exact: true }).click()
  await expect(editor).toBeFocused()
  await expect(editor).toContainText('safeguarding at the walkaboutage and the budget now')
  await page.keyboard.press('Control+z')
  await expect(editor).toContainText('and the budgget')
  await page.keyboard.press('Control+y')
  await page.keyboard.press('F7')
  await expect(page.getByText('No more spelling in this item.')).toBeVisible()
  await expect(editor).toBeFocused()

  await page.keyboard.press('Control+Shift+U')
  await expect(page.getByText('This computer has no British English voice of its own')).toBeVisible()
})

test('chosen keys hold at once, everywhere they are shown, and none that is taken can be saved', async ({
  page,
  app,
}) => {
  const meetingId = await openLine(page, app)
  await goTo(page, '#/settings/keys')
  await page.getByRole('button', { name: 'Change the keys of Adjourn or resume the meeting' }).click()
  const field = page.getByRole('textbox', { name: /^New keys of Adjourn/ })
  await expect(field).toBeFocused()
  await page.keyboard.press('F8')
  await expect(page.getByText('F8 is “Somebody arrived, left or returned”')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  await page.keyboard.press('Control+Alt+j')
  await expect(page.getByText(/AltGr/)).toBeVisible()
  await field.fill('ctrl+shift+1')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-command="meeting.adjourn"] kbd')).toHaveText(['Ctrl+Shift+1'])

  await goTo(page, `#/meetings/${meetingId}/live`)
  await expect(page.getByRole('button', { name: 'Adjourn' })).toContainText('Ctrl+Shift+1')
  await page.keyboard.press('F9')
  await expect(page.getByText(/^ADJOURNED/)).toHaveCount(0)
  await page.keyboard.press('Control+Shift+1')
  await expect(page.getByText(/^ADJOURNED/)).toBeVisible()
})

test('the palette leads to a point by its minute number, and Esc back to the exact caret', async ({
  page,
  app,
}) => {
  const meetingId = await openLine(page, app)
  await page.keyboard.type('The end of it')
  for (let back = 0; back < 3; back += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('quorum')
  await expect(page.getByRole('option', { selected: true })).toContainText('Mark attendance')
  await page.keyboard.press('Escape')
  await page.keyboard.type('X')
  const editor = page.getByRole('textbox', { name: /^Minutes, item/ })
  await expect(editor).toContainText('The end ofX it')

  const { record } = await app.client.meetings.get({ meetingId })
  const pointed = defined(
    record.minutes.find(({ blocks }) => blocks.filter(({ kind }) => kind === 'point').length > 1),
    'an item of the sample has points',
  )
  await page.keyboard.press('Control+g')
  await page.keyboard.type(`${pointed.number}b`)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Here: ')
  const point = pointed.blocks.filter(({ kind }) => kind === 'point')[1]
  await expect(page.locator(`[data-id="${point?.id ?? ''}"]`)).toHaveText(/^Here: /)

  await page.keyboard.press('F2')
  await page.keyboard.type('A new title')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /A new title/ })).toBeVisible()
})
