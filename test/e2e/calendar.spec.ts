import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import { addDays, dayOfWeek } from '../../shared/domain/civilTime.ts'
import { noticeOfMeeting } from '../../shared/domain/clearDays.ts'
import { shortDate } from '../../shared/domain/shortDates.ts'
import { expect, test } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import { eventsOf } from '../helpers/calendarFile.ts'
import { goTo } from '../helpers/screens.ts'

test.use({ appOptions: { sample: true } })

/** A committee of its own that meets on a Wednesday some weeks from now. */
async function planning(app: RunningApp): Promise<{ readonly meetingId: string; readonly date: string }> {
  const { client } = app
  const known = defined((await client.committees.list({}))[0], 'the sample council has a committee')
  const memberships = known.memberships.map((seat) => ({ ...seat, id: `${seat.id}-p` }))
  await client.committees.save({ ...known, id: 'planning', name: 'Planning Committee', memberships })
  const { today } = await client.calendar.deadlines({
    from: '2026-01-01',
    to: '2026-01-01',
    committeeId: null,
  })
  const date = addDays(today, 28 + 3 - dayOfWeek(today))
  const officer = { personId: null, name: 'Ivo Dale', title: 'Clerk', phone: '', email: '' }
  const particulars = { start: '18:30', preMeeting: null, place: 'Guildhall', governanceOfficer: officer }
  const { meetingId } = await client.meetings.create({ committeeId: 'planning', date, ...particulars })
  return { meetingId, date }
}

async function entriesInView(page: Page): Promise<number> {
  const main = page.getByRole('main')
  await expect(main.getByRole('button', { name: /Meeting at 18:30/ })).toBeVisible()
  return main.locator('[aria-pressed]').count()
}

test('what is due stands there on opening with its reason, and a meeting moves once what follows was read', async ({
  app,
  page,
}, info) => {
  const { meetingId, date } = await planning(app)
  const lastDay = async (on: string): Promise<string> =>
    defined(noticeOfMeeting(await app.client.council.get({}), on), 'the table reaches').latestPublication
  const main = page.getByRole('main')
  const why = page.getByRole('complementary', { name: 'Why, and moving' })
  await goTo(page, '#/calendar')
  // Without a press: the most pressing of all, and why.
  await expect(main.locator('.callout')).toContainText(/clear days|working days/)
  const inList = await entriesInView(page)

  await main
    .getByRole('row', { name: new RegExp(`Publish the agenda Planning Committee`) })
    .getByRole('button')
    .focus()
  await page.keyboard.press('Enter')
  await expect(why).toContainText(`Why ${shortDate(await lastDay(date))}?`)
  await expect(why).toContainText('The table of bank holidays covers 2012 to 2028')

  // A week later, by keys alone: told first, then done.
  const later = addDays(date, 7)
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(why).toContainText(`What follows from moving it to ${shortDate(later)}`)
  await expect(why).toContainText(`${shortDate(await lastDay(date))} → ${shortDate(await lastDay(later))}`)
  const dateNow = async (): Promise<string> =>
    (await app.client.meetings.get({ meetingId })).record.meeting.date
  expect(await dateNow()).toBe(date)
  await page.screenshot({ path: info.outputPath('move.png') })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`Planning Committee is moved to ${shortDate(later)}.`)).toBeVisible()
  expect(await dateNow()).toBe(later)

  await page.getByRole('link', { name: 'Timeline' }).click()
  expect(await entriesInView(page)).toBe(inList)

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Calendar file (.ics)' }).click()
  await page.getByRole('menuitem', { name: 'Meetings of Planning Committee' }).click()
  const file = info.outputPath('planning.ics')
  await (await saved).saveAs(file)
  expect(eventsOf(await readFile(file, 'utf8'))).toMatchObject([
    { UID: `${meetingId}@minutebook`, DTSTART: `${later.replaceAll('-', '')}T183000` },
  ])

  // A day on which the offices are closed is added, and the last day to publish comes forward.
  const before = await lastDay(later)
  await goTo(page, '#/settings/days')
  await page.getByLabel('Day', { exact: true }).fill(before.split('-').toReversed().join('/'))
  await page.getByLabel('What it is').fill('Offices closed')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Offices closed')).toBeVisible()
  await expect.poll(() => lastDay(later)).not.toBe(before)
  await goTo(page, '#/calendar')
  await main
    .getByRole('row', { name: new RegExp(`Publish the agenda Planning Committee`) })
    .getByRole('button')
    .click()
  await expect(why).toContainText(`Why ${shortDate(await lastDay(later))}?`)
})
