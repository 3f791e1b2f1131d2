import type { Page } from '@playwright/test'
import type { RunningApp } from '../helpers/appHost.ts'
import type { MeetingView } from '../../renderer/state/data.ts'
import { defined } from '../../shared/domain/assert.ts'
import { budgets } from '../ux/budgets.ts'
import { expect, judge, sum, test, Ux } from '../ux/driver.ts'
import { caret, drawnLines, editor, openItem, openOnTheDay, setClock } from './liveScreen.ts'

/**
 * The tasks of a live meeting, each with what it may cost in presses, done by keyboard alone and ended by the words that it must have
 * written: a budget cannot be met by doing less.
 */

test.use({ appOptions: { sample: true } })

test('the tasks of a live meeting cost no more presses than was promised, and write what they must', async ({
  page,
  app,
}) => {
  const meetingId = await openOnTheDay(page, app)
  await test.step('attendance', () => attendance(page, app, meetingId))
  await test.step('ten points', () => tenPoints(page))
  await test.step('an adjournment', () => adjournment(page, app, meetingId))
  await test.step('a late arrival', () => lateArrival(page, app, meetingId))
  await test.step('a late apology', () => lateApology(page, app, meetingId))
  await test.step('recommendations', () => adoption(page))
  await test.step('a resolution', () => resolution(page))
  await test.step('an interest', () => declaration(page, app, meetingId))
  await test.step('a recorded vote', () => recordedVote(page, app, meetingId))
  await test.step('an item nobody planned', () => insertion(page, app, meetingId))
  await test.step('the order of the agenda', () => reorder(page, app, meetingId))
})

/** Eight members in one go: the first and the third send apologies, the vice chair presides. */
async function attendance(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  await expect(page.getByRole('button', { name: /^Ruth Ashworth \(Chair\)/ })).toBeFocused()
  const ux = await Ux.begin(page)
  ux.think()
  await ux.press('a', 'u', 'Enter', 'p', 'a', 'p', 'Enter', 'Shift+P')
  await ux.done('attendance')
  await expectMeeting(app, meetingId, ({ record }) => {
    const names = new Map(record.people.map(({ id, name }) => [id, name]))
    const marks = record.attendance.filter(({ capacity }) => capacity === 'member')
    expect(
      marks.map(({ personId, status, reason }) => [names.get(personId), status, reason?.category ?? '']),
    ).toEqual([
      ['Ruth Ashworth', 'apologies', 'unwell'],
      ['Helen Bennett', 'present', ''],
      ['Parvez Chowdhury', 'apologies', 'personal'],
      ['Nirmal Dhillon', 'present', ''],
      ['Clare Ellery', 'present', ''],
      ['Anthony Farrow', 'present', ''],
      ['Jean Gillespie', 'present', ''],
      ['David Hartley', 'present', ''],
    ])
  })
}

async function tenPoints(page: Page): Promise<void> {
  await openItem(page, 'Improvement plan for family services')
  await page.keyboard.type('The Director highlighted the following:')
  await page.keyboard.press('Enter')
  const ux = await Ux.begin(page)
  for (let point = 1; point <= 10; point += 1) {
    if (point > 1) await ux.press('Enter')
    await ux.type(`Point number ${point}.`)
  }
  await ux.done('points')
  expect((await drawnLines(page)).slice(1)).toEqual(
    [...'abcdefghij'].map((letter, index) => `${letter}) Point number ${index + 1}.`),
  )
}

async function adjournment(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  const before = await drawnLines(page)
  const lines = ['The meeting adjourned at 11.05 am.', 'The meeting resumed at 11.10 am.']
  await setClock(page, '11:05')
  const ux = await Ux.begin(page)
  await ux.press('F9')
  await page.clock.fastForward('05:00')
  await ux.press('F9')
  await ux.done('adjournment')
  expect(await drawnLines(page)).toEqual([...before, ...lines])
  await expectMeeting(app, meetingId, ({ record }) => expect(record.facts).toHaveLength(2))
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect(await drawnLines(page)).toEqual(before)
  await expectMeeting(app, meetingId, ({ record }) => expect(record.facts).toEqual([]))
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  expect(await drawnLines(page)).toEqual([...before, ...lines])
  await expectMeeting(app, meetingId, ({ record }) =>
    expect(record.facts).toMatchObject([
      { kind: 'adjourned', at: '11:05' },
      { kind: 'resumed', at: '11:10' },
    ]),
  )
}

async function lateArrival(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  const before = await drawnLines(page)
  await setClock(page, '11:12')
  const ux = await Ux.begin(page)
  ux.think()
  await ux.press('F8')
  await ux.letters('cho')
  await ux.press('Enter', 'Enter')
  await ux.done('arrival')
  expect(await drawnLines(page)).toEqual([...before, 'Councillor Parvez Chowdhury arrived at 11.12 am.'])
  await expect(editor(page)).toBeFocused()
  await expectMeeting(app, meetingId, ({ quorum }) =>
    expect(quorum).toMatchObject({ present: 7, members: 8 }),
  )
}

/** The fourth of eight: as far from either end of the list as a member can be. */
async function lateApology(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  const before = await caret(page)
  expect(before.focused).toBe(true)
  const ux = await Ux.begin(page)
  ux.think()
  await ux.press('Control+3', 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'a', 'w', 'Enter', 'Escape')
  await ux.done('apology')
  expect(await caret(page)).toEqual(before)
  await expectMeeting(app, meetingId, ({ record }) =>
    expect(record.attendance[3]).toMatchObject({ status: 'apologies', reason: { category: 'work' } }),
  )
}

async function resolution(page: Page): Promise<void> {
  await openItem(page, 'Family services')
  await page.keyboard.type('Members discussed the draft.')
  const ux = await Ux.begin(page)
  await ux.press('Control+Shift+R')
  await ux.type('ask the Cabinet for:')
  await ux.press('Enter')
  await ux.type('the figures by ward')
  await ux.press('Enter')
  await ux.type('a date for the next review')
  await ux.done('resolution')
  expect(await drawnLines(page)).toEqual([
    'Members discussed the draft.',
    '(1) ask the Cabinet for:',
    'a. the figures by ward',
    'b. a date for the next review',
  ])
}

async function adoption(page: Page): Promise<void> {
  const before = await drawnLines(page)
  const ux = await Ux.begin(page)
  await ux.press('Control+Shift+R', 'Enter')
  await ux.done('adopt')
  expect(await drawnLines(page)).toEqual([
    ...before,
    '(1) comment on progress with the improvement plan',
    '(2) agree how the Committee will follow its delivery.',
    '',
  ])
}

/** Declared under the standing item, for a later one, which the member leaves and comes back from. */
async function declaration(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  await openItem(page, 'Declarations of interest')
  const ux = await Ux.begin(page)
  ux.think()
  await ux.press('Control+Shift+D')
  await ux.letters('ell')
  await ux.press('Enter')
  await ux.letters('24')
  await ux.press('Enter', 'd')
  await ux.type('she is employed by the provider')
  await ux.press('Enter', 'y')
  const declared = await ux.cost()
  expect((await drawnLines(page))[0]).toMatch(
    /^Councillor Clare Ellery declared a disclosable pecuniary interest in .*provider.*\.$/,
  )
  await openItem(page, 'Improvement plan for family services')
  const before = await drawnLines(page)
  const prompt = page.getByRole('status').getByText('Councillor Clare Ellery declared')
  await expect(prompt).toBeVisible()
  const goes = await Ux.begin(page)
  await goes.press('Alt+Shift+L')
  await expect(page.getByText('Councillor Clare Ellery is out because of an interest.')).toBeHidden()
  expect((await drawnLines(page)).length).toBe(before.length + 1)
  const left = await goes.cost()
  await page.keyboard.press('Control+Shift+M')
  await page.keyboard.press('r')
  const names = page.getByRole('list', { name: /^Recorded vote/ })
  await expect(names.getByRole('button', { name: /^Helen Bennett.*no vote yet$/ })).toBeVisible()
  await expect(names.getByRole('button', { name: /^Clare Ellery/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await openItem(page, 'Budget and medium-term financial plan')
  await expect(page.getByText('Councillor Clare Ellery is out because of an interest.')).toBeVisible()
  const comes = await Ux.begin(page)
  await comes.press('Alt+Shift+L')
  const returned = await comes.cost()
  judge('declaration', budgets.declaration, sum(declared, left, returned))
  await expectMeeting(app, meetingId, ({ record }) =>
    expect(record.facts.map(({ kind }) => kind).slice(-3)).toEqual(['declared', 'left', 'returned']),
  )
}

/** A ninth member has joined the committee; all nine are there. */
async function recordedVote(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  await joinCommittee(app)
  await page.reload()
  await openItem(page, 'Schools and learning')
  const { record } = await app.client.meetings.get({ meetingId })
  const members = record.attendance.filter(({ capacity }) => capacity === 'member')
  for (const { personId } of members)
    await app.client.attendance.mark({ meetingId, personId, status: 'present', reason: null })
  await expect(page.getByText(/^Quorate: 9 of 9 present/)).toBeVisible()
  const ux = await Ux.begin(page)
  ux.think()
  await ux.press('Control+Shift+M', 'r')
  await ux.letters('fffaabfff')
  await ux.press('Enter')
  await ux.done('recordedVote')
  await expectMeeting(app, meetingId, (view) =>
    expect(view.record.facts.find(({ kind }) => kind === 'voted')).toMatchObject({
      method: 'recorded',
      counts: { for: 6, against: 2, abstain: 1 },
      carried: true,
    }),
  )
  const lines = (await drawnLines(page)).join(' ')
  for (const name of ['Ashworth', 'Dhillon', 'Farrow', 'Pike']) expect(lines).toContain(name)
}

async function joinCommittee({ client }: RunningApp): Promise<void> {
  const [committee] = await client.committees.list({})
  if (committee === undefined) throw new Error('The sample council has no committee.')
  const [id, seat] = [crypto.randomUUID(), crypto.randomUUID()]
  await client.people.save({ id, address: 'Councillor', name: 'Oona Pike', titles: [] })
  const joined = {
    ...defined(committee.memberships.at(-1), 'the committee has members'),
    id: seat,
    personId: id,
    from: '2026-11-01',
  }
  await client.committees.save({ ...committee, memberships: [...committee.memberships, joined] })
}

async function insertion(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  await openItem(page, 'Minutes')
  const before = minuteNumbers(await app.client.meetings.get({ meetingId }))
  const ux = await Ux.begin(page)
  await ux.press('Alt+Shift+I')
  await ux.type('Urgent business')
  await ux.press('Enter')
  await ux.type('The Chair took a late item.')
  await ux.done('insertion')
  await expect(editor(page)).toHaveAccessibleName(/^Minutes, item 24 Urgent business$/)
  expect(await drawnLines(page)).toEqual(['The Chair took a late item.'])
  await expectMeeting(app, meetingId, (view) => {
    const after = minuteNumbers(view)
    const at = after.findIndex(([title]) => title === 'Urgent business')
    expect(after.toSpliced(at, 1)).toEqual(
      before.map(([title, number], index) => [
        title,
        index < at || !/^\d+$/.test(number) ? number : String(Number(number) + 1),
      ]),
    )
    expect(after.length).toBe(before.length + 1)
  })
}

/** The fifth item goes up three places, before the meeting. */
async function reorder(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  await page.getByRole('link', { name: 'Agenda' }).click()
  const rows = page.getByRole('main').getByRole('row')
  const titles = async (): Promise<string[]> => {
    const { record } = await app.client.meetings.get({ meetingId })
    return record.items.filter(({ parentId }) => parentId === null).map(({ title }) => title)
  }
  const before = await titles()
  const title = defined(before[4], 'there is a fifth item')
  await rows.filter({ hasText: title }).first().click()
  const ux = await Ux.begin(page)
  await ux.press('Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp')
  await ux.done('reorder')
  await expect.poll(titles).toEqual([before[0], title, ...before.slice(1, 4), ...before.slice(5)])
}

/** The title of every item with its minute number. */
function minuteNumbers({ record }: MeetingView): (readonly [string, string])[] {
  return record.items.map(({ id, title }) => [
    title,
    record.minutes.find(({ itemId }) => itemId === id)?.number ?? '',
  ])
}

/** Waits until the core has what is expected of the meeting: the page may still be saving. */
async function expectMeeting(
  app: RunningApp,
  meetingId: string,
  check: (view: MeetingView) => void,
): Promise<void> {
  await expect(async () => check(await app.client.meetings.get({ meetingId }))).toPass({ timeout: 20_000 })
}
