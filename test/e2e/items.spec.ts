import { defined } from '../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import { expect, test } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import { caret, drawnLines, editor, openItem, openOnTheDay } from './liveScreen.ts'

/** What happens to items while they are minuted: interests, exclusion, the unplanned, the order, the parking lot. */

test.use({ appOptions: { sample: true } })

async function recordOf(app: RunningApp, meetingId: string): Promise<MeetingRecord> {
  const view = await app.client.meetings.get({ meetingId })
  // The schema gives `strong: undefined` where the domain leaves it out.
  const record = view.record as MeetingRecord
  return record
}

function wordsOf(record: MeetingRecord, title: string): string {
  const item = defined(
    record.items.find((one) => one.title === title),
    title,
  )
  return JSON.stringify(record.minutes.find((one) => one.itemId === item.id)?.blocks ?? [])
}

test('an interest is declared, its member leaves and returns by two keys and a name, and the text keeps the caret', async ({
  page,
  app,
}) => {
  const meetingId = await openOnTheDay(page, app)
  await page.keyboard.press('Shift+P')
  await openItem(page, 'Budget and medium-term financial plan')
  await page.keyboard.type('The Director presented the plan.')
  const before = await caret(page)

  const presses = { count: 0 }
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      presses.count += 1
      await page.keyboard.press(key)
    }
  }
  await press('Control+Shift+D', 'c', 'h', 'o', 'Enter', 'd')
  await page.keyboard.type('a firm they own bids for the work')
  await press('Enter', 'y')
  // The item is the one that is open: they leave at once, and nothing is asked.
  await expect(editor(page)).toContainText(/Councillor Parvez Chowdhury left the room at \d+\.\d\d am\./)
  await expect(page.getByText('Parvez Chowdhury declared a disclosable pecuniary interest.')).toBeHidden()
  expect(await caret(page)).toEqual(before)
  await press('Control+PageDown', 'Control+PageDown', 'Control+PageDown')
  await expect(editor(page)).toHaveAccessibleName(/Work programme/)
  presses.count -= 3
  await press('Alt+Shift+L')
  await expect(editor(page)).toContainText(
    /Councillor Parvez Chowdhury returned to the room at \d+\.\d\d am\./,
  )
  expect(presses.count).toBeLessThanOrEqual(13)

  // Of a sensitive interest nothing is kept but that there is one (R38).
  await openItem(page, 'Declarations of interest')
  await press('Control+Shift+D', 'b', 'e', 'n', 'Enter', '4', 'Enter', 'n')
  await page.keyboard.type('their address')
  await press('Tab', ' ', 'Enter', 'n')
  await expect(editor(page)).toContainText('Councillor Helen Bennett declared a non-registrable interest')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  const record = await recordOf(app, meetingId)
  expect(wordsOf(record, 'Declarations of interest')).toContain(
    'Councillor Parvez Chowdhury declared a disclosable pecuniary interest in agenda item 5 (Budget and medium-term financial plan), because a firm they own bids for the work, and left the room',
  )
  expect(record.facts.map((fact) => fact.kind)).toEqual(['declared', 'left', 'returned', 'declared'])
  expect(JSON.stringify(record)).not.toContain('their address')
})

test('nothing that is minuted while the public is excluded is in the public paper', async ({ page, app }) => {
  const meetingId = await openOnTheDay(page, app)
  await openItem(page, 'Improvement plan for family services')
  await page.keyboard.type('Heard by all.')
  await page.keyboard.press('Control+Shift+E')
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText('EXEMPT')).toBeVisible()
  await page.keyboard.type('The secret tender was opened.')
  await page.keyboard.press('Control+Enter')
  await expect(editor(page)).toHaveAccessibleName(/Budget/)
  await page.keyboard.type('A secret sum.')
  await page.keyboard.press('Control+PageUp')
  await expect(editor(page)).toHaveAccessibleName(/Improvement plan/)
  await page.keyboard.press('Control+Shift+E')
  await expect(page.getByRole('status').getByText('EXEMPT')).toBeHidden()
  await page.keyboard.type('Open to all again.')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  const record = await recordOf(app, meetingId)
  const printed = JSON.stringify(publicView(record))
  expect(wordsOf(record, 'Improvement plan for family services')).toContain('secret tender')
  expect(printed).not.toContain('secret')
  expect(printed).toContain('paragraph 3 of Part 1 of Schedule 12A')
  expect(printed).toContain('Heard by all.')
  expect(printed).toContain('Open to all again.')
})

test('an urgent item begins with the chair’s reason, and an item out of order may say so', async ({
  page,
  app,
}) => {
  const meetingId = await openOnTheDay(page, app)
  await openItem(page, 'Minutes')
  await page.keyboard.press('Alt+Shift+I')
  await page.keyboard.type('Flooded depot')
  await page.keyboard.press('Tab')
  await page.keyboard.type('the depot closes tomorrow')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: /item 24 Flooded depot$/ })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('textbox', { name: /item 23 Minutes$/ })).toBeVisible()
  const rail = page.getByRole('navigation', { name: 'Agenda' })
  await expect(rail.getByRole('button', { name: /Flooded depot/ })).toBeHidden()
  // What was taken back last is done again at once, in another item too.
  await page.keyboard.press('Control+y')
  await openItem(page, 'Flooded depot')
  await page.keyboard.type('The report was noted.')
  await expect
    .poll(() => drawnLines(page))
    .toEqual([expect.stringContaining('special circumstances'), 'The report was noted.'])

  await rail.getByRole('button', { name: /Work programme/ }).focus()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  const write = page.getByRole('button', { name: 'Write “Agenda item 6 was taken after agenda item 4.”' })
  await expect(write).toBeVisible()
  await expect(rail.getByRole('button', { name: /Work programme/ })).toBeFocused()
  await write.click()
  await expect(write).toBeHidden()
  await expect
    .poll(async () => wordsOf(await recordOf(app, meetingId), 'Work programme'))
    .toContain('Agenda item 6 was taken after agenda item 4.')
})

test('a parked line keeps the caret where it was, goes to its item in one press, and back in one undo', async ({
  page,
  app,
}) => {
  await openOnTheDay(page, app)
  await openItem(page, 'Improvement plan for family services')
  await page.keyboard.type('They said:')
  await page.keyboard.press('Home')
  const before = await caret(page)
  await page.keyboard.press('Alt+Shift+P')
  await page.keyboard.type('ask about the depot')
  await page.keyboard.press('Enter')
  expect(await caret(page)).toEqual(before)
  await expect(page.getByRole('heading', { name: 'Parking lot (1)' })).toBeVisible()
  await page.getByRole('button', { name: 'ask about the depot: to this item' }).focus()
  await page.keyboard.press('Enter')
  expect(await drawnLines(page)).toEqual(['They said:', 'a) ask about the depot'])
  await expect(page.getByRole('heading', { name: /^Parking lot/ })).toBeHidden()
  await expect(editor(page)).toBeFocused()
  await page.keyboard.press('Control+z')
  expect(await drawnLines(page)).toEqual(['They said:'])
  await expect(page.getByRole('heading', { name: 'Parking lot (1)' })).toBeVisible()
})
