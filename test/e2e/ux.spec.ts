import type { Page } from '@playwright/test'
import type { RunningApp } from '../helpers/appHost.ts'
import type { MeetingView } from '../../renderer/state/data.ts'
import { expect, test, Ux } from '../ux/driver.ts'
import { caret, drawnLines, editor, openItem, openOnTheDay } from './liveScreen.ts'

/**
 * The tasks of a live meeting, each with what it may cost in presses, done by keyboard alone and ended by the words that it must have
 * written: a budget cannot be met by doing less.
 */

test.use({ appOptions: { sample: true } })

test('attendance, apologies, points, events and new items cost no more presses than was promised', async ({
  page,
  app,
}) => {
  const meetingId = await openOnTheDay(page, app)
  await test.step('attendance', () => attendance(page, app, meetingId))
  await test.step('ten points', () => tenPoints(page))
  await test.step('an adjournment', () => adjournment(page, app, meetingId))
  await test.step('a late arrival', () => lateArrival(page, app, meetingId))
  await test.step('a late apology', () => lateApology(page, app, meetingId))
  await test.step('a resolution', () => resolution(page))
  await test.step('an item nobody planned', () => insertion(page, app, meetingId))
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
  const lines = ['The meeting adjourned at 11.04 am.', 'The meeting resumed at 11.09 am.']
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
      { kind: 'adjourned', at: '11:04' },
      { kind: 'resumed', at: '11:09' },
    ]),
  )
}

async function lateArrival(page: Page, app: RunningApp, meetingId: string): Promise<void> {
  const before = await drawnLines(page)
  const ux = await Ux.begin(page)
  ux.think()
  await ux.press('F8')
  await ux.letters('cho')
  await ux.press('Enter', 'Enter')
  await ux.done('arrival')
  expect(await drawnLines(page)).toEqual([...before, 'Councillor Parvez Chowdhury arrived at 11.09 am.'])
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
