import { describe, expect, test } from 'vitest'
import { aMeeting, anEdit, putting, textsOf, typing } from '../helpers/builders.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

interface Minuted {
  readonly core: TestCore
  readonly meetingId: string
  readonly itemIds: readonly string[]
  /** Applies steps to an item, at the revision it has. */
  readonly apply: (itemAt: number, steps: Record<string, unknown>[], changeId?: string) => Promise<void>
}

async function minuted(): Promise<Minuted> {
  const core = await testCore()
  const { meetingId, itemIds } = await aMeeting(core.client)
  let count = 0
  return {
    core,
    meetingId,
    itemIds,
    apply: async (itemAt, steps, changeId = `change-${(count += 1)}`) => {
      const itemId = itemIds[itemAt] ?? ''
      const { revision } = await core.client.minutes.open({ meetingId, itemId })
      await core.client.minutes.apply(anEdit(meetingId, itemId, { changeId, baseRevision: revision, steps }))
    },
  }
}

const setBack = (from: number, to: number) => ({ stepType: 'replace', from, to })

describe('the history of an item', () => {
  test('has a version for every pause in this sitting and one of every sitting before, the latest first', async () => {
    const { core, meetingId, itemIds, apply } = await minuted()
    const write = async (instant: string, text: string): Promise<void> => {
      core.clock.set(instant)
      await apply(0, [typing(text)])
    }
    await write('2026-02-03T10:00:00.000Z', 'one ')
    await write('2026-02-03T10:00:30.000Z', 'two ')
    await write('2026-02-03T12:00:00.000Z', 'three ')
    await write('2026-02-03T12:00:09.000Z', 'four ')
    await write('2026-02-03T12:01:00.000Z', 'five ')
    // Another item's minutes are no part of it.
    core.clock.set('2026-02-03T12:02:00.000Z')
    await apply(1, [typing('Elsewhere.')])
    await core.restart()
    const place = { meetingId, itemId: itemIds[0] ?? '' }
    const versions = await core.client.history.list(place)
    expect(versions.map(({ wallTime, words }) => [wallTime.slice(11), words])).toEqual([
      ['12:01:00', 5],
      ['12:00:09', 4],
      ['10:00:30', 2],
    ])
    const texts = await Promise.all(
      versions.map(async ({ seq }) =>
        textsOf((await core.client.history.read({ ...place, seq })).doc).join(),
      ),
    )
    expect(texts).toEqual(['five four three two one ', 'four three two one ', 'two one '])
  })

  test('begins with the text that a meeting record brought', async () => {
    const sample = await testCore({ start: 'sample' })
    const earliest = (await sample.client.meetings.list({})).at(-1)
    const meetingId = earliest?.id ?? ''
    const { minutes } = await sample.client.records.export({ meetingId })
    const itemId = minutes.find((one) => one.blocks.length > 0)?.itemId ?? ''
    const [version, ...others] = await sample.client.history.list({ meetingId, itemId })
    expect(others).toEqual([])
    const { doc } = await sample.client.minutes.open({ meetingId, itemId })
    expect((await sample.client.history.read({ meetingId, itemId, seq: version?.seq ?? 0 })).doc).toEqual(doc)
  })

  test('gives a version with the events whose lines stand in it, as they were then, taken out since or not', async () => {
    const { core, meetingId, itemIds } = await minuted()
    const [itemId = '', otherId = ''] = itemIds
    const place = { meetingId, itemId }
    const event = (factId: string) => ({
      type: 'event',
      attrs: { id: `line-${factId}`, factId, event: 'adjourned' },
      content: [{ type: 'text', text: 'Adjourned.' }],
    })
    const adjourned = (id: string) => ({
      ...{ id, kind: 'adjourned' as const, at: '11:05', itemId, personId: null },
    })
    const add = async (
      fact: ReturnType<typeof adjourned>,
      itemOf: string,
      changeId: string,
    ): Promise<void> => {
      const { revision } = await core.client.minutes.open({ meetingId, itemId: itemOf })
      const steps = [putting([event(fact.id)])]
      const facts = { add: [fact], remove: [] }
      await core.client.minutes.apply(
        anEdit(meetingId, itemOf, { changeId, baseRevision: revision, steps, facts }),
      )
    }
    await add(adjourned('here'), itemId, 'a')
    await add(adjourned('elsewhere'), otherId, 'b')
    const [before] = await core.client.history.list(place)
    core.clock.advance(60_000)
    const { revision } = await core.client.minutes.open(place)
    const taken = { steps: [setBack(0, 12)], facts: { add: [], remove: ['here'] } }
    await core.client.minutes.apply(
      anEdit(meetingId, itemId, { changeId: 'c', baseRevision: revision, ...taken }),
    )
    await core.restart()
    const [now] = await core.client.history.list(place)
    const read = async (seq = 0) => (await core.client.history.read({ ...place, seq })).facts
    expect(await read(before?.seq)).toEqual([adjourned('here')])
    expect(await read(now?.seq)).toEqual([])
    // With its line it may come again under the same identity.
    await add(adjourned('here'), itemId, 'd')
    expect((await core.client.records.export({ meetingId })).facts.map((fact) => fact.id).toSorted()).toEqual(
      ['elsewhere', 'here'],
    )
  })

  test('ends with the text there is, after paragraphs, deletions and marks of every sort', async () => {
    const { core, meetingId, itemIds, apply } = await minuted()
    const point = (id: string) => ({
      type: 'point',
      attrs: { id, level: 0 },
      content: [{ type: 'text', text: id }],
    })
    await apply(0, [putting([point('a'), point('b')])])
    await apply(0, [setBack(0, 3), { stepType: 'attr', pos: 0, attr: 'level', value: 1 }])
    await apply(0, [typing('Words ')])
    const place = { meetingId, itemId: itemIds[0] ?? '' }
    const [version] = await core.client.history.list(place)
    const { doc } = await core.client.minutes.open(place)
    expect((await core.client.history.read({ ...place, seq: version?.seq ?? 0 })).doc).toEqual(doc)
  })

  test('of an item taken off the agenda and put on again begins anew', async () => {
    const { core, meetingId, itemIds, apply } = await minuted()
    const itemId = itemIds[0] ?? ''
    await apply(0, [typing('x')])
    await apply(0, [setBack(1, 2)])
    await core.client.agenda.removeItem({ meetingId, itemId })
    const added = { afterId: null, parentId: null, kind: 'other' as const, title: 'Again', atMeeting: false }
    await core.client.agenda.addItem({ meetingId, itemId, ...added })
    expect(await core.client.history.list({ meetingId, itemId })).toEqual([])
    await apply(0, [typing('Anew.')])
    const [version, ...others] = await core.client.history.list({ meetingId, itemId })
    expect([version?.words, others]).toEqual([1, []])
  })

  test('whose words were erased tells nothing of them, and goes on with what was written whole since', async () => {
    const { core, meetingId, itemIds, apply } = await minuted()
    await apply(0, [typing('secret ')], 'secret')
    await apply(0, [typing('open ')])
    await core.close()
    const sqlite = rawDatabase(core)
    sqlite.exec(`DELETE FROM change_payload WHERE payload LIKE '%secret%'`)
    sqlite.close()
    await core.restart()
    const place = { meetingId, itemId: itemIds[0] ?? '' }
    expect(await core.client.history.list(place)).toEqual([])
    await expect(core.client.history.read({ ...place, seq: 99 })).rejects.toMatchObject({
      code: 'not-found',
      message: 'These words were erased from the minute book.',
    })
  })

  test('of an item or a meeting that is not there has a sentence', async () => {
    const { core, meetingId } = await minuted()
    for (const place of [
      { meetingId, itemId: 'none' },
      { meetingId: 'none', itemId: 'none' },
    ]) {
      await expect(core.client.history.list(place)).rejects.toMatchObject({ code: 'not-found' })
      await expect(core.client.history.read({ ...place, seq: 1 })).rejects.toMatchObject({
        code: 'not-found',
      })
    }
    await expect(core.client.history.lastPlace({ meetingId: 'none' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('the place where the last word was written', () => {
  test.for<[string, Record<string, unknown>[], number]>([
    ['behind words typed', [typing('None')], 5],
    ['behind the later of two', [typing('None'), typing(' came', 5)], 10],
    ['where words were taken out', [typing('None came'), setBack(5, 10)], 5],
    [
      'at the end of the last of some paragraphs',
      [
        putting([
          { type: 'point', attrs: { id: 'p' }, content: [{ type: 'text', text: 'abc' }] },
          { type: 'point', attrs: { id: 'q' }, content: [{ type: 'text', text: 'de' }] },
        ]),
      ],
      8,
    ],
    [
      'in the last clause of a resolution',
      [
        putting([
          {
            type: 'resolution',
            attrs: { id: 'r' },
            content: [{ type: 'clause', attrs: { id: 'c' }, content: [{ type: 'text', text: 'note it' }] }],
          },
        ]),
      ],
      9,
    ],
    [
      'in the new paragraph after Enter',
      [
        typing('ab'),
        {
          stepType: 'replace',
          from: 2,
          to: 2,
          slice: {
            content: [
              { type: 'prose', attrs: { id: 'left' } },
              { type: 'prose', attrs: { id: 'right' } },
            ],
            openStart: 1,
            openEnd: 1,
          },
        },
      ],
      4,
    ],
  ])('is %s', async ([, steps, position]) => {
    const { core, meetingId, itemIds, apply } = await minuted()
    await apply(1, steps)
    await core.restart()
    expect((await core.client.history.lastPlace({ meetingId })).place).toEqual({
      itemId: itemIds[1],
      position,
      savedAt: '2026-01-15T10:00:00.000Z',
    })
  })

  test('is nowhere once its item has left the agenda', async () => {
    const { core, meetingId, itemIds, apply } = await minuted()
    await apply(1, [typing('x')])
    await apply(1, [setBack(1, 2)])
    await core.client.agenda.removeItem({ meetingId, itemId: itemIds[1] ?? '' })
    expect((await core.client.history.lastPlace({ meetingId })).place).toBeNull()
  })
})

test('a thousand changes of an item - end in the text there is, and are counted in its versions', async () => {
  const { core, meetingId, itemIds } = await minuted()
  const place = { meetingId, itemId: itemIds[0] ?? '' }
  for (let revision = 0; revision < 1_000; revision += 1) {
    core.clock.advance(2_000)
    const steps = [typing(revision % 6 === 5 ? ' ' : 'k')]
    await core.client.minutes.apply(
      anEdit(meetingId, place.itemId, { changeId: `c-${revision}`, baseRevision: revision, steps }),
    )
  }
  const versions = await core.client.history.list(place)
  expect([versions.length, versions[0]?.words]).toEqual([34, 167])
  const { doc } = await core.client.minutes.open(place)
  expect((await core.client.history.read({ ...place, seq: versions[0]?.seq ?? 0 })).doc).toEqual(doc)
})
