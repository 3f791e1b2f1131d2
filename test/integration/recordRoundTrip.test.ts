import { describe, expect, test } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import { aLineFact, anAside } from '../helpers/randomFacts.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

type Exported = Awaited<ReturnType<CoreClient['records']['export']>>

/** The meetings of the sample council as records, the earliest first, by way of JSON text as files are. */
async function sampleRecords(core: TestCore): Promise<Exported[]> {
  const records: Exported[] = []
  for (const { id } of (await core.client.meetings.list({})).toReversed()) {
    records.push(await core.client.records.export({ meetingId: id }))
  }
  return JSON.parse(JSON.stringify(records)) as Exported[]
}

/** The records as an empty book gives them again, after a restart. The council of that book stands. */
async function throughAnEmptyBook(records: readonly Exported[]): Promise<Exported[]> {
  const core = await testCore()
  for (const record of records) await core.client.records.load(record)
  await core.restart()
  const again = await sampleRecords(core)
  return again.map((record, index) => ({ ...record, council: defined(records[index], 'as many').council }))
}

describe('meeting records', () => {
  test('of the three sample meetings come out of an empty book as they went in', async () => {
    const records = await sampleRecords(await testCore({ start: 'sample' }))
    expect(records.length).toBe(3)
    expect(await throughAnEmptyBook(records)).toEqual(records)
  })

  test('that were published keep their numbers, in whatever book and order they arrive', async () => {
    const core = await testCore({ start: 'sample' })
    const [, second] = await sampleRecords(core)
    const { meeting } = defined(second, 'three meetings')
    await core.client.meetings.save({ ...meeting, state: 'minutes-published' })
    const published = await core.client.records.export({ meetingId: meeting.id })
    expect(published.minutes.map(({ frozen }) => frozen)).toEqual(published.minutes.map(() => true))
    // Alone its first number would be that of the committee's first meeting.
    expect(await throughAnEmptyBook([published])).toEqual([published])
  })

  test('with facts of every kind, actions and parked lines keep them in their order', async () => {
    const core = await testCore({ start: 'sample' })
    const record = defined((await sampleRecords(core))[1], 'three meetings')
    const [first, ...others] = record.people.map((person) => person.id)
    const [item, ...items] = record.items.map((one) => one.id)
    const names = {
      people: [first ?? '', ...others] as const,
      items: [item ?? '', ...items] as const,
      motions: [],
    }
    const facts = Array.from({ length: 40 }, (_, n) =>
      n % 4 === 3 ? anAside(`aside-${n}`, n, names, 'Later.') : aLineFact(`fact-${n}`, n, n, names, 'Moved.'),
    ) as Exported['facts']
    const minutes = record.minutes.map((one) => ({ ...one, blocks: [] }))
    const [loaded] = await throughAnEmptyBook([{ ...record, minutes, facts }])
    expect(loaded?.facts).toEqual(facts)
  })

  test('with a stretch of no words in them are taken', async () => {
    const core = await testCore({ start: 'sample' })
    const record = defined((await sampleRecords(core))[1], 'three meetings')
    const minutes = record.minutes.map((one, index) =>
      index > 0
        ? one
        : {
            ...one,
            blocks: [
              {
                id: 'b',
                kind: 'prose' as const,
                classification: 'public' as const,
                content: [
                  { kind: 'text' as const, text: '' },
                  { kind: 'text' as const, text: 'Words.' },
                ],
              },
            ],
          },
    )
    const [loaded] = await throughAnEmptyBook([{ ...record, minutes }])
    expect(loaded?.minutes[0]?.blocks).toEqual([
      { id: 'b', kind: 'prose', classification: 'public', content: [{ kind: 'text', text: 'Words.' }] },
    ])
  })
})
