import { describe, expect, test } from 'vitest'
import { databaseOver } from '../../electron/db/database.ts'
import { rebuild } from '../../electron/db/rebuild.ts'
import { eventKinds } from '../../shared/domain/meetingFact.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { aMeeting, anEdit, putting, textsOf } from '../helpers/builders.ts'
import type { Sent } from '../helpers/builders.ts'
import { aLineFact, anAside } from '../helpers/randomFacts.ts'
import type { FactNames } from '../helpers/randomFacts.ts'
import { allRows, rawDatabase, testCore } from '../helpers/testBook.ts'

const namesIn = (itemIds: readonly string[]): FactNames => ({
  people: ['ash', 'bel', 'cro'],
  items: [itemIds[0] ?? '', ...itemIds.slice(1)],
  motions: ['fact-moved'],
})

/** One fact of every kind that has a line, with all it can say. */
function everyKind(itemIds: readonly string[]): LineFact[] {
  return eventKinds.map((kind, index) => {
    const fact = aLineFact(`fact-${kind}`, index, 2, namesIn(itemIds), 'the lease be granted')
    return fact.kind === 'moved' ? { ...fact, amends: null } : fact
  })
}

type Apply = Sent<CoreClient['minutes']['apply']>
const adding = (
  meetingId: string,
  itemId: string | undefined,
  changeId: string,
  add: readonly LineFact[],
  more: Partial<Apply> & { readonly remove?: string[] } = {},
): Apply => {
  const { remove = [], ...others } = more
  return anEdit(meetingId, itemId, {
    changeId,
    facts: { add: add as Apply['facts']['add'], remove },
    ...others,
  })
}

const moved = (id: string, amends: string | null = null): LineFact => ({
  ...{ id, kind: 'moved', at: '10:30', itemId: null, amends },
  ...{ mover: 'ash', seconder: 'bel', words: 'the lease be granted' },
})
const voted = (id: string, motionId: string | null): LineFact => ({
  ...{ id, kind: 'voted', at: '10:40', itemId: null, motionId, method: 'show-of-hands' },
  ...{ counts: { for: 2, against: 1, abstain: 0 }, ballots: [], casting: null, carried: true },
})

describe('facts with a line of their own', () => {
  test('of every kind come out as they went in, after a restart and from the log alone', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const facts = everyKind(itemIds)
    expect(facts.length).toBe(13)
    await core.client.minutes.apply(adding(meetingId, itemIds[0], 'a', facts))
    await core.restart()
    const record = await core.client.records.export({ meetingId })
    expect(record.facts).toEqual(facts)
    const other = await testCore()
    await other.client.records.load(record)
    expect((await other.client.records.export({ meetingId })).facts).toEqual(facts)
    await core.close()
    const sqlite = rawDatabase(core)
    const before = allRows(sqlite)
    databaseOver(sqlite).write(rebuild)
    expect(allRows(sqlite)).toEqual(before)
    sqlite.close()
  })

  test('may come again once they were removed, even in the same change, with other words', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    const first = moved('m')
    await client.minutes.apply(adding(meetingId, itemIds[0], 'a', [first]))
    await client.minutes.apply(adding(meetingId, itemIds[0], 'b', [], { baseRevision: 1, remove: ['m'] }))
    await client.minutes.apply(adding(meetingId, itemIds[0], 'c', [first], { baseRevision: 2 }))
    const other = { ...first, words: 'the lease be refused' } as LineFact
    await client.minutes.apply(
      adding(meetingId, itemIds[0], 'd', [other], { baseRevision: 3, remove: ['m'] }),
    )
    expect((await client.meetings.get({ meetingId })).record.facts).toEqual([other])
  })

  test.for<[string, (itemIds: readonly string[]) => LineFact[], object]>([
    [
      'names a member nobody knows',
      () => [{ ...moved('m'), mover: 'nobody' } as LineFact],
      { code: 'not-found' },
    ],
    [
      'has a ballot of somebody nobody knows',
      () => [{ ...voted('v', null), ballots: [{ personId: 'nobody', side: 'for' }] } as LineFact],
      { code: 'not-found' },
    ],
    [
      'declares an interest in an item that is not on the agenda',
      (itemIds) => [{ ...aLineFact('d', 8, 2, namesIn(itemIds)), items: ['none'] } as LineFact],
      { code: 'not-found' },
    ],
    [
      'declares an interest in nothing',
      (itemIds) => [{ ...aLineFact('d', 8, 2, namesIn(itemIds)), items: [] } as unknown as LineFact],
      { code: 'invalid-input', message: 'Say which items the interest concerns.' },
    ],
    [
      'votes on a motion that is not there',
      () => [voted('v', 'm')],
      { code: 'invalid-input', details: { factId: 'v', field: 'motionId' } },
    ],
    [
      'votes on what is no motion',
      () => [{ id: 'x', kind: 'adjourned', at: '10:00', itemId: null, personId: null }, voted('v', 'x')],
      { code: 'invalid-input' },
    ],
    [
      'amends itself',
      () => [moved('m', 'm')],
      { code: 'invalid-input', details: { factId: 'm', field: 'amends' } },
    ],
    [
      'says that nobody took the chair',
      () => [{ id: 'x', kind: 'took-chair', at: '10:00', itemId: null, personId: null }],
      { code: 'invalid-input', details: { factId: 'x', field: 'personId' } },
    ],
    [
      'says that somebody was readmitted as the public',
      () => [{ id: 'x', kind: 'readmitted', at: '10:00', itemId: null, personId: 'ash' }],
      { code: 'invalid-input', details: { factId: 'x', field: 'personId' } },
    ],
  ])('are refused where one %s, and nothing changes', async ([, factsOf, failure]) => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const before = await core.client.meetings.get({ meetingId })
    await expect(
      core.client.minutes.apply(adding(meetingId, itemIds[0], 'x', factsOf(itemIds))),
    ).rejects.toMatchObject(failure)
    expect(await core.client.meetings.get({ meetingId })).toEqual(before)
    expect(core.log.lines.filter((line) => line.level === 'error')).toEqual([])
  })

  test('may name a motion that comes in the same change, or that came before', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    await client.minutes.apply(
      adding(meetingId, itemIds[0], 'a', [moved('m'), moved('n', 'm'), voted('v', 'n')]),
    )
    await client.minutes.apply(adding(meetingId, itemIds[1], 'b', [voted('w', 'm')]))
    const { facts } = (await client.meetings.get({ meetingId })).record
    expect(facts.map((fact) => fact.id)).toEqual(['m', 'n', 'v', 'w'])
  })

  test('outlive the motion they name: the record stays sound, and the motion may come back', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    await core.client.minutes.apply(adding(meetingId, itemIds[0], 'a', [moved('m'), voted('v', 'm')]))
    await core.client.minutes.apply(
      adding(meetingId, itemIds[0], 'b', [], { baseRevision: 1, remove: ['m'] }),
    )
    const record = await core.client.records.export({ meetingId })
    expect(record.facts).toEqual([voted('v', null)])
    const other = await testCore()
    expect(await other.client.records.load(record)).toEqual({ meetingId })
    await core.client.minutes.apply(adding(meetingId, itemIds[0], 'c', [moved('m')], { baseRevision: 2 }))
    expect((await core.client.records.export({ meetingId })).facts[0]).toEqual(voted('v', 'm'))
  })

  test('keep the item they concern on the agenda', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    const declared = { ...aLineFact('d', 8, 2, namesIn(itemIds)), itemId: null, items: [itemIds[1] ?? ''] }
    await client.minutes.apply(adding(meetingId, itemIds[0], 'a', [declared]))
    await expect(client.agenda.removeItem({ meetingId, itemId: itemIds[1] ?? '' })).rejects.toMatchObject({
      code: 'not-allowed',
      message: '“Minutes” is named in a declaration of interest. Take that back first, then remove the item.',
    })
  })
})

describe('the time of a fact', () => {
  test('is corrected in the lines that tell it, of every kind; the others keep their words', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    const facts = everyKind(itemIds)
    const line = (fact: LineFact) => ({
      type: 'event',
      attrs: { id: `line-${fact.id}`, factId: fact.id, event: fact.kind, edited: false },
      content: [{ type: 'text', text: `As first written of ${fact.kind}.` }],
    })
    await client.minutes.apply(
      adding(meetingId, itemIds[0], 'a', facts, { steps: [putting(facts.map(line))] }),
    )
    for (const fact of facts) await client.facts.setTime({ meetingId, factId: fact.id, at: '14:10' })
    const { doc } = await client.minutes.open({ meetingId, itemId: itemIds[0] ?? '' })
    const texts = textsOf(doc).slice(0, facts.length)
    expect(texts.filter((text) => text.endsWith('at 2.10 pm.')).length).toBe(8)
    expect(texts.slice(8)).toEqual(
      ['declared', 'moved', 'voted', 'vote-noted', 'urgent'].map((kind) => `As first written of ${kind}.`),
    )
    expect((await client.meetings.get({ meetingId })).record.facts.map((fact) => fact.at)).toEqual(
      facts.map(() => '14:10'),
    )
  })
})

describe('actions and parked lines', () => {
  const action = (id: string, more: object = {}) => ({
    ...{
      id,
      kind: 'action' as const,
      at: '10:45',
      itemId: null,
      sourceId: null,
      what: 'Write to the tenant',
    },
    ...{ personId: 'ash', who: 'Councillor Ashworth', by: '2026-03-01', done: false, ...more },
  })

  test('are put, put again in their place and taken away, each change in the history once', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const change = (changeId: string, put: ReturnType<typeof action>[], remove: string[] = []) =>
      core.client.facts.change({ meetingId, changeId, put, remove })
    await change('a', [action('one'), action('two')])
    await change('b', [action('one', { done: true, itemId: itemIds[1] })])
    expect(await change('b', [action('one', { done: true, itemId: itemIds[1] })])).toMatchObject({
      outcome: 'already',
    })
    await change('c', [], ['two', 'never there'])
    await core.client.facts.setTime({ meetingId, factId: 'one', at: '11:15' })
    await core.restart()
    expect((await core.client.meetings.get({ meetingId })).record.facts).toEqual([
      action('one', { done: true, itemId: itemIds[1], at: '11:15' }),
    ])
    const history = await core.client.meetings.changes({ meetingId, limit: 4 })
    expect(history.map((one) => one.what)).toEqual([
      'The time of an event was corrected from 10:45 to 11:15.',
      'Notes beside the minutes were removed.',
      'An action was noted.',
      'Actions were noted.',
    ])
  })

  test('keep their order when one of them is changed', async () => {
    const { client } = await testCore()
    const { meetingId } = await aMeeting(client)
    await client.facts.change({ meetingId, changeId: 'a', put: [action('one'), action('two')], remove: [] })
    await client.facts.change({ meetingId, changeId: 'b', put: [action('one', { done: true })], remove: [] })
    const { facts } = (await client.meetings.get({ meetingId })).record
    expect(facts.map((fact) => fact.id)).toEqual(['one', 'two'])
  })

  test('are followed up after the minutes are confirmed', async () => {
    const { client } = await testCore()
    const { meetingId } = await aMeeting(client)
    await client.facts.change({ meetingId, changeId: 'a', put: [action('one')], remove: [] })
    const { meeting } = (await client.meetings.get({ meetingId })).record
    await client.meetings.save({ ...meeting, state: 'confirmed' })
    const done = { meetingId, changeId: 'b', put: [action('one', { done: true })], remove: [] }
    expect(await client.facts.change(done)).toMatchObject({ outcome: 'applied' })
  })

  test('of an exempt item make the change exempt', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    await core.client.agenda.editItem({
      meetingId,
      itemId: itemIds[2] ?? '',
      change: { classification: 'exempt', exemption: { paragraphs: [3], publicInterest: '' } },
    })
    await core.client.facts.change({
      meetingId,
      changeId: 'closed',
      put: [action('one', { itemId: itemIds[2] })],
      remove: [],
    })
    await core.client.facts.change({ meetingId, changeId: 'gone', put: [], remove: ['one'] })
    await core.close()
    const sqlite = rawDatabase(core)
    const marks = sqlite
      .prepare(`SELECT change_id, classification FROM change WHERE kind = 'facts.changed' ORDER BY seq`)
      .raw()
      .all()
    sqlite.close()
    expect(marks).toEqual([
      ['closed', 'exempt'],
      ['gone', 'exempt'],
    ])
  })

  test.for<[string, { put?: object[]; remove?: string[]; changeId?: string }, object]>([
    ['of somebody nobody knows', { put: [action('x', { personId: 'nobody' })] }, { code: 'not-found' }],
    ['of an item that is not there', { put: [action('x', { itemId: 'none' })] }, { code: 'not-found' }],
    ['twice in one change', { put: [action('x'), action('x')] }, { code: 'invalid-input' }],
    ['in the place of an event', { put: [action('event')] }, { code: 'invalid-input' }],
    ['instead of an event that is removed', { remove: ['event'] }, { code: 'invalid-input' }],
    ['with the identity of an edit', { changeId: 'an-edit' }, { code: 'conflict' }],
    ['by a day that does not exist', { put: [action('x', { by: '2026-02-30' })] }, { code: 'invalid-input' }],
  ])(
    'are refused %s, and nothing changes',
    async ([, { put = [], remove = [], changeId = 'c' }, failure]) => {
      const { client } = await testCore()
      const { meetingId, itemIds } = await aMeeting(client)
      const event = { id: 'event', kind: 'adjourned' as const, at: '10:00', itemId: null, personId: null }
      await client.minutes.apply(adding(meetingId, itemIds[0], 'an-edit', [event]))
      const before = await client.meetings.get({ meetingId })
      type Put = Sent<CoreClient['facts']['change']>['put']
      await expect(
        client.facts.change({ meetingId, changeId, put: put as Put, remove }),
      ).rejects.toMatchObject(failure)
      expect(await client.meetings.get({ meetingId })).toEqual(before)
    },
  )

  test('are not taken away by an edit of the text, and keep their item and their meeting', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    const parked = anAside('note', 2, namesIn(itemIds), 'Bins')
    type Put = Sent<CoreClient['facts']['change']>['put']
    await client.facts.change({ meetingId, changeId: 'a', put: [parked] as Put, remove: [] })
    await expect(
      client.minutes.apply(adding(meetingId, itemIds[0], 'b', [], { remove: ['note'] })),
    ).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(client.agenda.removeItem({ meetingId, itemId: parked.itemId ?? '' })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('has actions or parked lines') as string,
    })
    await expect(client.meetings.remove({ meetingId })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('has actions or parked lines: take them away first') as string,
    })
    await client.facts.change({ meetingId, changeId: 'c', put: [], remove: ['note'] })
    expect(await client.meetings.remove({ meetingId })).toEqual({ done: true })
  })
})
