import type { Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import { expect, test } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import { drawnLines, editor, openItem, openLive, press } from './liveScreen.ts'

test.use({ appOptions: { sample: true } })

const item = 'Improvement plan for family services'

/** The live screen with these members added to the committee's eight, and everybody present. */
async function openWith(page: Page, app: RunningApp, names: readonly string[]): Promise<void> {
  const [meeting] = await app.client.meetings.list({})
  const meetingId = defined(meeting, 'the sample council has meetings').id
  const [committee] = await app.client.committees.list({})
  const committeeId = defined(committee, 'the sample council has a committee').id
  if (names.length > 0) {
    await app.client.committees.pasteMembers({ committeeId, text: names.join('\n'), from: '2026-05-21' })
  }
  await app.client.attendance.markRestPresent({ meetingId })
  await openLive(page, app)
  await openItem(page, item)
}

test('recommendations are adopted as printed in two presses and agreed in two more', async ({
  page,
  app,
}) => {
  await openWith(page, app, [])
  await page.keyboard.type('The plan was presented.')
  const presses = await press(page, 'Control+Shift+R', 'Enter')
  const adopted = [
    'The plan was presented.',
    '(1) comment on progress with the improvement plan',
    '(2) agree how the Committee will follow its delivery.',
  ]
  // The caret stands below the resolution.
  expect(await drawnLines(page)).toEqual([...adopted, ''])
  expect(presses).toBe(2)
  await press(page, 'Control+Shift+M', 'Enter')
  expect(await drawnLines(page)).toEqual([...adopted, 'The proposal was agreed without a vote.', ''])
  await expect(editor(page)).toBeFocused()
  await press(page, 'Control+z')
  expect(await drawnLines(page)).toEqual([...adopted, ''])

  // A verb completes in a resolution of one's own, and what the clause asks for is offered as an action.
  await press(page, 'Control+Shift+R')
  await page.keyboard.type('re')
  await press(page, 'Tab')
  await page.keyboard.type('the Director of Family Services reports in full by 1 March 2027')
  await press(page, 'Enter')
  await expect(
    page.getByText(/^Action\? Director of Family Services – report in full – by 1 March 2027/),
  ).toBeVisible()
  await page.keyboard.type('thank the managers')
  await press(page, 'Alt+Shift+A')
  const actions = page.getByRole('region', { name: 'Actions (1)' })
  await expect(actions.getByRole('button', { name: /^Change: Director of Family Services/ })).toBeVisible()
  await page.keyboard.type('.')
  expect((await drawnLines(page)).slice(3)).toEqual([
    '(1) request that the Director of Family Services reports in full by 1 March 2027',
    '(2) thank the managers.',
  ])
  await actions.getByRole('checkbox').click()
  await actions.getByRole('button', { name: /^Change/ }).click()
  await page.getByLabel('By', { exact: true }).fill('soon')
  await press(page, 'Enter')
  await expect(page.getByText(/^Type the date as day, month and year/)).toBeVisible()
  await page.getByLabel('By', { exact: true }).fill('2/3/27')
  await press(page, 'Enter')
  await expect(actions.getByRole('checkbox', { name: /by 2 March 2027$/ })).toBeChecked()
})

test('nine members vote by name in at most 22 presses, or by the pointer alone, and it can be corrected', async ({
  page,
  app,
}) => {
  await openWith(page, app, ['Councillor Una Beck'])
  await page.keyboard.type('The plan was put to the vote.')
  const presses = await press(page, 'Control+Shift+M', 'r', ...'fffffaaab', 'Enter')
  expect(presses).toBeLessThanOrEqual(22)
  const line = editor(page).locator('p[data-kind=event]')
  await expect(line).toHaveText(
    /^A recorded vote was taken on the proposal\. For \(5\): .* Against \(3\): .* Abstaining \(1\): .*Beck.* The proposal was carried\.$/,
  )
  await expect(editor(page)).toBeFocused()

  await page.getByRole('button', { name: 'Correct: Vote: carried' }).click()
  await expect(page.getByRole('button', { name: /Beck: abstaining/ })).toBeVisible()
  await page.getByRole('button', { name: /Ashworth.* against/ }).click()
  await page.getByRole('button', { name: /Beck against/ }).click()
  await page.getByRole('button', { name: 'Record', exact: false }).click()
  await expect(line).toHaveText(/For \(4\): .* Against \(5\): [^()]* The proposal was lost\.$/)
  await press(page, 'Control+z')
  await expect(line).toHaveText(/The proposal was carried\.$/)

  // Another question in the middle of a vote loses none of it.
  await press(page, 'Control+Shift+M', 'r', 'b', 'F8', 'Escape', 'Control+Shift+M')
  await expect(page.getByRole('button', { name: /Ashworth .*: abstaining$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Bennett .*: no vote yet$/ })).toBeFocused()
  await press(page, 'Escape', 'Escape')
  await expect(editor(page)).toBeFocused()
})

test('an amendment is voted on first, hands are counted against the room, and a tie asks for the casting vote', async ({
  page,
  app,
}) => {
  await openWith(page, app, [])
  await page.keyboard.type('The plan was debated.')
  await press(page, 'Control+Shift+M', 'm', ...'ash', 'Enter', ...'ben', 'Enter')
  await page.keyboard.type('the plan be adopted')
  await press(page, 'Enter', 'Control+Shift+M', 'a', ...'dhi', 'Enter', 'Enter')
  await page.keyboard.type('it be adopted for one year')
  await press(page, 'Enter', 'Control+Shift+M')
  await expect(page.getByRole('radio', { name: /Amendment, .*Dhillon/ })).toBeChecked()

  await press(page, 'h')
  await page.keyboard.type('6 2 1')
  await expect(page.getByText('9 votes, but only 8 members in the room may vote on this item.')).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByLabel('For', { exact: true })).toBeFocused()
  await page.keyboard.type('4 4 0')
  await press(page, 'Enter')
  await expect(
    page.getByText(/^The votes are equal, 4 for and 4 against\. .*Ashworth presides/),
  ).toBeVisible()
  await press(page, 'a')
  const last = editor(page).locator('p[data-kind=event]').last()
  await expect(last).toHaveText(
    /^The amendment was put to the vote: .*Ashworth.* casting vote.* The amendment was lost\.$/,
  )

  await press(page, 'Control+Shift+M', 'n', ...'ell', 'Enter', 'f')
  await expect(last).toHaveText(/recorded that .*Ellery voted for the amendment\.$/)
  await press(page, 'Control+Shift+M')
  await expect(page.getByRole('radio', { name: /^Motion, .*Ashworth/ })).toBeChecked()
  await press(page, 'Escape')
  await expect(editor(page)).toBeFocused()
})
