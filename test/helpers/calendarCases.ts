import { expect } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { aMeeting, licensing, nextMeeting } from './builders.ts'
import type { Sent } from './builders.ts'
import { eventsOf } from './calendarFile.ts'
import type { ProcedureCase } from './packCases.ts'
import { aDecisionSent } from './programmeCases.ts'

const all = { from: '2026-01-01', to: '2026-12-31', committeeId: null }

async function closeOffices(client: CoreClient, ...dates: readonly string[]): Promise<void> {
  const council = await client.council.get({})
  const extraHolidays = dates.map((date) => ({ date, name: 'Offices closed' }))
  await client.council.save({ ...council, extraHolidays })
}

/** The clock of these cases stands at Thursday 15 January 2026. */
export const calendarCases: Readonly<Record<string, ProcedureCase>> = {
  'calendar.deadlines': {
    run: async ({ client }) => {
      const { meetingId } = await aMeeting(client)
      const before = await client.calendar.deadlines(all)
      expect(before).toMatchObject({ today: '2026-01-15', table: { first: 2012, last: 2028 } })
      expect(before.holidays.map((day) => day.date).slice(0, 2)).toEqual(['2026-01-01', '2026-04-03'])
      expect(before.deadlines).toMatchObject([
        {
          ...{ kind: 'publish-by', date: '2026-01-26', state: 'later', meetingId, on: '2026-02-03' },
          ...{ committeeName: 'Licensing Committee', rule: 'R1, R2, R4' },
          counted: ['2026-01-27', '2026-01-28', '2026-01-29', '2026-01-30', '2026-02-02'],
        },
        { kind: 'draft-minutes', date: '2026-02-17', weight: 'house' },
      ])
      expect(before.overdue).toEqual([])
      // Held in the municipal year before, its draft never out: it is told of whatever days are asked for.
      const old = await nextMeeting(client, { date: '2024-06-04' })
      const { overdue } = await client.calendar.deadlines({ ...all, from: '2026-12-01' })
      expect(overdue.map(({ kind, meetingId: of, date }) => [kind, of, date])).toEqual([
        ['draft-minutes', old.meetingId, '2024-06-18'],
      ])
      await client.meetings.remove({ meetingId: old.meetingId })
      await closeOffices(client, '2026-01-29')
      const after = await client.calendar.deadlines({ ...all, committeeId: 'licensing' })
      expect(after.deadlines[0]).toMatchObject({
        ...{ date: '2026-01-23', holidays: [{ date: '2026-01-29', name: 'Offices closed' }] },
      })
      expect((await client.meetings.get({ meetingId })).notice?.latestPublication).toBe('2026-01-23')
      expect((await client.meetings.list({}))[0]?.publishBy).toBe('2026-01-23')
      const asked = { meeting: '2026-02-03', days: 5, counting: 'working' } as const
      expect((await client.clearDays.compute(asked)).latestPublication).toBe('2026-01-23')
      await expect(client.calendar.deadlines({ ...all, to: '2025-01-01' })).rejects.toMatchObject({
        ...{ code: 'invalid-input', details: { field: 'to' } },
      })
      await expect(client.calendar.deadlines({ ...all, committeeId: 'none' })).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  },
  'calendar.meetings': {
    run: async ({ client }) => {
      const { meetingId } = await aMeeting(client)
      const later = await nextMeeting(client, { date: '2026-03-03' })
      const found = await client.calendar.meetings(all)
      expect(found.map(({ id, date }) => [id, date])).toEqual([
        [meetingId, '2026-02-03'],
        [later.meetingId, '2026-03-03'],
      ])
      expect(await client.calendar.meetings({ ...all, to: '2026-02-28' })).toHaveLength(1)
    },
  },
  'calendar.consequences': {
    run: async ({ client }) => {
      const { meetingId } = await aMeeting(client)
      const later = await nextMeeting(client, { date: '2026-03-03' })
      const asked = await client.calendar.consequences({ meetingId, date: '2026-03-10' })
      expect(asked.canMove).toBe(true)
      expect(asked.consequences.map(({ what, was, now }) => [what, was, now])).toEqual(
        expect.arrayContaining([
          ['Day of the meeting', 'Tue 3 February 2026', 'Tue 10 March 2026'],
          ['Publish the agenda', 'Mon 26 January 2026', 'Mon 2 March 2026'],
          ['Draft minutes are due', 'Tue 17 February 2026', 'Tue 24 March 2026'],
          ['Meeting before it', 'none', 'Tue 3 March 2026'],
          ['Minute numbers of this meeting', '15–17', '18–20'],
          ['Minute numbers of Tue 3 March 2026', '18–20', '15–17'],
        ]),
      )
      expect((await client.meetings.list({})).map(({ date }) => date)).toEqual(['2026-03-03', '2026-02-03'])
      expect((await client.calendar.consequences({ meetingId, date: '2026-02-03' })).consequences).toEqual([])
      const ofLater = await client.calendar.consequences({ meetingId: later.meetingId, date: '2026-03-10' })
      expect(ofLater.consequences).toContainEqual({
        ...{ level: 'tells', what: 'Minutes of Tue 3 February 2026 to be confirmed', why: '' },
        ...{ was: 'Tue 3 March 2026', now: 'Tue 10 March 2026' },
      })
      // What was foretold is what comes to be.
      const { record } = await client.meetings.get({ meetingId })
      await client.meetings.save({ ...record.meeting, date: '2026-03-10' })
      const [moved] = await client.meetings.list({})
      expect(moved).toMatchObject({ publishBy: '2026-03-02', minuteNumbers: '18–20' })
    },
  },
  'calendar.ics': {
    run: async ({ client, clock }) => {
      const { meetingId } = await aMeeting(client)
      const file = () => client.calendar.ics({ committeeId: 'licensing', deadlines: false })
      const before = await file()
      expect(before).toMatchObject({ fileName: 'Meetings of Licensing Committee.ics', events: 1 })
      clock.advance(3_600_000)
      expect(await file()).toEqual(before)
      const { record } = await client.meetings.get({ meetingId })
      await client.meetings.save({ ...record.meeting, start: '18:30' })
      await client.committees.save(
        licensing({ name: 'Licensing; Markets' }) as Sent<CoreClient['committees']['save']>,
      )
      const [was] = eventsOf(before.text)
      const [now] = eventsOf((await file()).text)
      expect(was).toMatchObject({
        ...{ UID: `${meetingId}@minutebook`, SUMMARY: 'Licensing Committee', DTSTART: '20260203T100000' },
        ...{ DTSTAMP: '20260115T100000Z', LOCATION: 'Council Chamber' },
      })
      expect(now).toMatchObject({
        ...{ UID: was?.['UID'], SUMMARY: 'Licensing; Markets', DTSTART: '20260203T183000' },
        DTSTAMP: '20260115T110000Z',
      })
      expect(Number(now?.['SEQUENCE'])).toBeGreaterThan(Number(was?.['SEQUENCE']))
      const withDeadlines = await client.calendar.ics({ committeeId: null, deadlines: true })
      expect(eventsOf(withDeadlines.text).map(({ SUMMARY, DTSTART }) => [SUMMARY, DTSTART])).toEqual([
        ['Licensing; Markets', '20260203T183000'],
        ['Publish the agenda: Licensing; Markets', '20260126'],
        ['Draft minutes are due: Licensing; Markets', '20260217'],
      ])
      expect(withDeadlines.text).not.toMatch(/\bR\d/)

      // One is held, and its minutes wait for the next; a key decision is named once the public knows of it.
      await nextMeeting(client, { date: '2026-01-13' })
      const decide = async (publishedOn: string | null): Promise<readonly (string | undefined)[]> => {
        const { version } = await client.forwardPlan.get({ committeeId: 'licensing' })
        const decisions = [aDecisionSent({ publishedOn, private: true, privateReason: 'Terms of a tender' })]
        await client.forwardPlan.save({ committeeId: 'licensing', version, decisions })
        const { text } = await client.calendar.ics({ committeeId: null, deadlines: true })
        return eventsOf(text).map(({ SUMMARY, DTSTART }) => `${SUMMARY ?? ''} ${DTSTART ?? ''}`)
      }
      const secret = await decide(null)
      expect(secret).toContain('Minutes to be confirmed: Licensing; Markets 20260203')
      expect(secret).toContain('Publish the notice of the private meeting: Licensing; Markets 20260216')
      expect(secret.join()).not.toContain('ferry')
      expect(await decide('2026-01-14')).toContain(
        'Publish the notice of the private meeting: Contract for the Mere ferry, Licensing; Markets 20260216',
      )
    },
  },
}
