import { describe, expect, test } from 'vitest'
import { rebuild } from '../../electron/db/rebuild.ts'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { databaseOver } from '../../electron/db/database.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { aMeeting, anEdit, nextMeeting, typing } from '../helpers/builders.ts'
import { allRows, rawDatabase, testCore } from '../helpers/testBook.ts'

type Prepare = (
  client: CoreClient,
  meeting: { readonly meetingId: string; readonly itemIds: readonly string[] },
) => Promise<unknown>

const kept: readonly (readonly [string, RegExp, Prepare])[] = [
  [
    'whose agenda is out',
    /past planning/,
    async (client, { meetingId }) => {
      const { record } = await client.meetings.get({ meetingId })
      await client.meetings.save({ ...record.meeting, state: 'agenda-published' })
    },
  ],
  [
    'with a word of minutes',
    /has minutes: clear them first/,
    (client, { meetingId, itemIds }) =>
      client.minutes.apply(anEdit(meetingId, itemIds[1], { changeId: 'c', steps: [typing('Agreed.')] })),
  ],
  [
    'with an event',
    /has minutes/,
    (client, { meetingId, itemIds }) =>
      client.minutes.apply(
        anEdit(meetingId, itemIds[1], {
          changeId: 'c',
          facts: {
            add: [{ id: 'f', kind: 'adjourned', at: '10:30', personId: null, itemId: null }],
            remove: [],
          },
        }),
      ),
  ],
  [
    'with a member marked',
    /attendance/,
    (client, { meetingId }) =>
      client.attendance.mark({ meetingId, personId: 'ash', status: 'absent', reason: null }),
  ],
  [
    'with an officer added',
    /attendance/,
    (client, { meetingId }) =>
      client.attendance.add({
        meetingId,
        who: { kind: 'new', personId: 'o', address: '', name: 'Owen Marsh', title: 'Solicitor' },
        capacity: 'attendee',
        substituteFor: null,
      }),
  ],
]

describe('removing a meeting', () => {
  test.for(kept)('%s is refused in a sentence, and changes nothing', async ([, sentence, prepare]) => {
    const { client } = await testCore()
    const meeting = await aMeeting(client)
    await prepare(client, meeting)
    const { meetingId } = meeting
    const before = await client.meetings.get({ meetingId })
    await expect(client.meetings.remove({ meetingId })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringMatching(sentence) as string,
    })
    expect(await client.meetings.get({ meetingId })).toEqual(before)
  })

  test('with a paper is refused in a sentence', async () => {
    const { client } = await testCore()
    const { meetingId } = await aMeeting(client)
    const { record } = await client.meetings.get({ meetingId })
    const paper = {
      id: 'p',
      itemId: null,
      fileName: 'Plan.pdf',
      sha256: 'a'.repeat(64),
      classification: 'unset' as const,
    }
    await client.records.load({ ...record, meeting: { ...record.meeting, id: 'other' }, papers: [paper] })
    await expect(client.meetings.remove({ meetingId: 'other' })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('has papers') as string,
    })
  })

  test('stands in the log, gives its numbers back, and lets its record in again', async () => {
    const core = await testCore()
    const first = await aMeeting(core.client)
    const { meetingId } = await nextMeeting(core.client, { date: '2026-02-10' })
    const mistake = { meetingId }
    const last = await nextMeeting(core.client, { date: '2026-03-03' })
    const numbersOfLast = async (): Promise<string | undefined> =>
      (await core.client.meetings.get({ meetingId: last.meetingId })).record.minutes[0]?.number
    expect(await numbersOfLast()).toBe('21')
    const record = await core.client.records.export(mistake)
    await core.client.meetings.remove(mistake)
    expect(await numbersOfLast()).toBe('18')
    await core.client.records.load(record)
    expect(await core.client.records.export(mistake)).toEqual(record)
    const [latest] = (await core.client.meetings.changes({ ...mistake, limit: 10 })).filter(
      (change) => change.kind === 'meeting.removed',
    )
    expect(latest?.what).toBe('The meeting was removed: it had been made by mistake.')
    await core.client.meetings.remove(mistake)
    await core.close()
    const sqlite = rawDatabase(core)
    const database = databaseOver(sqlite)
    const before = allRows(sqlite)
    expect((before['meeting'] as { id: string }[]).map((row) => row.id).toSorted()).toEqual(
      [first.meetingId, last.meetingId].toSorted(),
    )
    database.write(rebuild)
    expect([allRows(sqlite), verifyChain(database.reader)]).toEqual([before, null])
    sqlite.close()
  })
})

test('a confirmed meeting - keeps its particulars, and only its confirmation can be taken back', async () => {
  const { client } = await testCore()
  const { meetingId } = await aMeeting(client)
  const { meeting } = (await client.meetings.get({ meetingId })).record
  const confirmed = { ...meeting, state: 'confirmed' as const }
  await client.meetings.save(confirmed)
  await expect(client.meetings.save({ ...confirmed, place: 'Elsewhere' })).rejects.toMatchObject({
    code: 'not-allowed',
    message: expect.stringContaining('its record stands') as string,
  })
  await expect(
    client.meetings.save({ ...confirmed, place: 'Elsewhere', state: 'planned' }),
  ).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await client.meetings.save({ ...confirmed, state: 'minutes-published' })
  await client.meetings.save({ ...confirmed, state: 'minutes-published', place: 'Elsewhere' })
  expect((await client.meetings.get({ meetingId })).record.meeting.place).toBe('Elsewhere')
})
