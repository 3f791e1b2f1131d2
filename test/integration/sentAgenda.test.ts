import { describe, expect, test } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { itemInSentence } from '../../shared/domain/agendaOrder.ts'
import { defined } from '../../shared/domain/assert.ts'
import { rebuild } from '../../electron/db/rebuild.ts'
import { databaseOver } from '../../electron/db/database.ts'
import { aMeeting, anEdit, typing } from '../helpers/builders.ts'
import { allRows, rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** Apologies, minutes, market pitches, and two parts of the last. */
async function withSubItems(client: CoreClient): Promise<{ meetingId: string; pitches: string }> {
  const { meetingId, itemIds } = await aMeeting(client)
  const pitches = defined(itemIds[2], 'the standing agenda has three items')
  for (const [itemId, afterId] of [
    ['fees', null],
    ['places', 'fees'],
  ] as const) {
    const sub = { kind: 'other' as const, parentId: pitches, title: `About ${itemId}`, atMeeting: false }
    await client.agenda.addItem({ meetingId, itemId, afterId, ...sub })
  }
  return { meetingId, pitches }
}

/** What is read of an agenda: its items in the order they are taken, with their numbers. */
async function shown(client: CoreClient, meetingId: string): Promise<string[]> {
  const { record, agendaNumbers } = await client.meetings.get({ meetingId })
  return record.items.map((item) => `${agendaNumbers[item.id] ?? '-'} ${item.title}`)
}

const asSentOut = [
  '1 Apologies for absence',
  '2 Minutes',
  '3 Market pitches',
  'a) About fees',
  'b) About places',
]
const pitchesFirst = [...asSentOut.slice(2), ...asSentOut.slice(0, 2)]

async function printed(core: TestCore, meetingId: string, paper: 'agenda' | 'minutes'): Promise<string[]> {
  const asked = { meetingId, paper, format: 'pdf', audience: 'members' } as const
  const { jobId } = await core.client.papers.make(asked)
  for await (const event of await core.client.jobs.watch({ jobId })) {
    if (event.state !== 'done') continue
    const output = await core.fetch(new Request(`http://core.test/api/output/${event.outputId}`))
    return (await output.text()).split('\n')
  }
  throw new Error('The paper was not made.')
}

/** Where each of these titles is printed first, in the order of the paper. */
function inPrint(lines: readonly string[], ...titles: readonly string[]): string[] {
  const at = (title: string): number => lines.findIndex((line) => line.includes(title))
  expect(titles.filter((title) => at(title) === -1)).toEqual([])
  return titles.toSorted((a, b) => at(a) - at(b))
}

describe('an item taken out of order', () => {
  test('renumbers an agenda that is still being made', async () => {
    const { client } = await testCore()
    const { meetingId, pitches } = await withSubItems(client)
    const apologies = { category: 'work' as const, words: '' }
    await client.attendance.mark({ meetingId, personId: 'cro', status: 'apologies', reason: apologies })
    await client.agenda.moveItem({ meetingId, itemId: pitches, parentId: null, index: 0 })
    await client.agenda.moveItem({ meetingId, itemId: 'places', parentId: pitches, index: 0 })
    expect(await shown(client, meetingId)).toEqual([
      '1 Market pitches',
      'a) About places',
      'b) About fees',
      '2 Apologies for absence',
      '3 Minutes',
    ])
    const { record } = await client.meetings.get({ meetingId })
    expect(record.items.map((item) => item.agendaPlace)).toEqual([null, null, null, null, null])
  })

  test.for([
    [
      'once a member is marked present',
      async (client: CoreClient, meetingId: string) => {
        await client.attendance.mark({ meetingId, personId: 'ash', status: 'present', reason: null })
      },
    ],
    [
      'once words are written',
      async (client: CoreClient, meetingId: string) => {
        const edit = { changeId: 'words', steps: [typing('Agreed.')] }
        await client.minutes.apply(anEdit(meetingId, 'fees', edit))
      },
    ],
    [
      'once the agenda is published',
      async (client: CoreClient, meetingId: string) => {
        const { meeting } = (await client.meetings.get({ meetingId })).record
        await client.meetings.save({ ...meeting, state: 'agenda-published' })
      },
    ],
  ] as const)('keeps every number %s, and comes back by the move that undoes it', async ([, begin]) => {
    const { client } = await testCore()
    const { meetingId, pitches } = await withSubItems(client)
    await begin(client, meetingId)
    const move = { meetingId, itemId: pitches, parentId: null }
    await client.agenda.moveItem({ ...move, index: 0 })
    expect(await shown(client, meetingId)).toEqual(pitchesFirst)
    await client.agenda.moveItem({ ...move, index: 2 })
    expect(await shown(client, meetingId)).toEqual(asSentOut)
    await client.agenda.moveItem({ meetingId, itemId: 'places', parentId: pitches, index: 0 })
    expect((await shown(client, meetingId)).slice(3)).toEqual(['b) About places', 'a) About fees'])
  })

  test('stands in its place on the agenda paper, and in the minutes where it was taken', async () => {
    const core = await testCore()
    const { client } = core
    const { meetingId, pitches } = await withSubItems(client)
    const agendaBefore = await printed(core, meetingId, 'agenda')
    await client.attendance.mark({ meetingId, personId: 'ash', status: 'present', reason: null })
    await client.agenda.moveItem({ meetingId, itemId: pitches, parentId: null, index: 0 })
    await client.agenda.moveItem({ meetingId, itemId: 'places', parentId: pitches, index: 0 })
    expect(await printed(core, meetingId, 'agenda')).toEqual(agendaBefore)
    const titles = ['Apologies for absence', 'About fees', 'About places'] as const
    expect(inPrint(await printed(core, meetingId, 'minutes'), ...titles)).toEqual([
      'About places',
      'About fees',
      'Apologies for absence',
    ])
  })

  test('is named by its number in what is written later, in another book too', async () => {
    const { client } = await testCore()
    const { meetingId, pitches } = await withSubItems(client)
    await client.attendance.mark({ meetingId, personId: 'ash', status: 'present', reason: null })
    await client.agenda.moveItem({ meetingId, itemId: pitches, parentId: null, index: 0 })
    const { record, agendaNumbers } = await client.meetings.get({ meetingId })
    const named = (itemId: string): string => itemInSentence(record.items, agendaNumbers, itemId)
    expect([named(pitches), named('fees')]).toEqual([
      'agenda item 3 (Market pitches)',
      'agenda item 3a (About fees)',
    ])
    // The places travel with the record.
    const other = await testCore()
    await other.client.records.load(record)
    expect(await shown(other.client, meetingId)).toEqual(pitchesFirst)
  })
})

describe('an agenda that is out', () => {
  test('gives what is added the next number for good, and what was added at the meeting none', async () => {
    const core = await testCore()
    const { client } = core
    const { meetingId, pitches } = await withSubItems(client)
    const { meeting } = (await client.meetings.get({ meetingId })).record
    await client.meetings.save({ ...meeting, state: 'agenda-published' })
    const item = { meetingId, kind: 'other' as const, parentId: null, afterId: null }
    await client.agenda.addItem({ ...item, itemId: 'late', title: 'Flooding', atMeeting: true })
    await client.agenda.addItem({ ...item, itemId: 'added', title: 'Taxi fares', atMeeting: false })
    await client.agenda.addItem({ ...item, itemId: 'next', title: 'Kerbs', atMeeting: false })
    expect(await shown(client, meetingId)).toEqual(['5 Kerbs', '4 Taxi fares', '- Flooding', ...asSentOut])
    await client.agenda.removeItem({ meetingId, itemId: 'added' })
    await client.agenda.moveItem({ meetingId, itemId: pitches, parentId: null, index: 0 })
    const kept = [...asSentOut.slice(2), '5 Kerbs', '- Flooding', ...asSentOut.slice(0, 2)]
    expect(await shown(client, meetingId)).toEqual(kept)
    await core.restart()
    expect(await shown(client, meetingId)).toEqual(kept)
    await core.close()
    const sqlite = rawDatabase(core)
    const rows = allRows(sqlite)
    databaseOver(sqlite).write(rebuild)
    expect(allRows(sqlite)).toEqual(rows)
    sqlite.close()
  })

  test('says once in the history that its numbers were fixed', async () => {
    const { client } = await testCore()
    const { meetingId } = await withSubItems(client)
    const { meeting } = (await client.meetings.get({ meetingId })).record
    for (const state of ['agenda-published', 'planned', 'in-session'] as const) {
      await client.meetings.save({ ...meeting, state })
    }
    const changes = await client.meetings.changes({ meetingId, limit: 50 })
    const said = changes.filter((change) => change.what === 'The numbers of the agenda were fixed.')
    expect(said.length).toBe(1)
  })

  test('may be numbered anew once it is planned again and nothing was minuted', async () => {
    const { client } = await testCore()
    const { meetingId, pitches } = await withSubItems(client)
    const { meeting } = (await client.meetings.get({ meetingId })).record
    await client.meetings.save({ ...meeting, state: 'agenda-published' })
    await client.meetings.save(meeting)
    expect(await shown(client, meetingId)).toEqual(asSentOut)
    await client.agenda.moveItem({ meetingId, itemId: pitches, parentId: null, index: 0 })
    expect((await shown(client, meetingId))[0]).toBe('1 Market pitches')
  })
})
