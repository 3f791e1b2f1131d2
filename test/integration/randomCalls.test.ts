import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { databaseOver } from '../../electron/db/database.ts'
import { rebuild } from '../../electron/db/rebuild.ts'
import { contract } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import { aMeeting } from '../helpers/builders.ts'
import type { Sent } from '../helpers/builders.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { learn, randomCalls, undo } from '../helpers/randomCalls.ts'
import type { World } from '../helpers/randomWorld.ts'
import type { Roll } from '../helpers/randomEdits.ts'
import { keepFile } from '../helpers/packsInBook.ts'
import { minutesOf, point } from '../helpers/recordBuilder.ts'
import { allRows, rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** What neither reads nor changes a book, or takes long: packs are tested in packsInBook, reviews and imports in tests of their own. */
const elsewhere =
  /^(book|backups|keys|lock|mending|support|disk|officer|preferences|events|jobs|clearDays|packs|reviews|imports)\.|^signing\.(make|seal)|\.make$/
const callsInAll = 1_600
const runs = 4

/** Typing is what a book gets most of. */
const wheel: readonly string[] = [
  ...Object.keys(randomCalls),
  ...Array.from({ length: 20 }, () => 'minutes.apply'),
  ...Array.from({ length: 10 }, () => 'undo'),
]

const roll: fc.Arbitrary<Roll> = fc.record({
  which: fc.nat(wheel.length - 1),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
  text: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 5 })),
})

async function spin(world: World, each: Roll): Promise<void> {
  const name = wheel[each.which] ?? 'undo'
  const told = world.told.get(name) ?? { answered: 0, refused: 0 }
  world.told.set(name, told)
  try {
    await (name === 'undo' ? undo(world) : randomCalls[name]?.(world, each))
    told.answered += 1
  } catch (error) {
    // Refused in a sentence: a bug or a failing disk is neither.
    if (!(error instanceof AppError) || ['unexpected', 'storage'].includes(error.code)) throw error
    expect(error.message).toMatch(/\.$/)
    told.refused += 1
  }
}

type Exported = Awaited<ReturnType<CoreClient['records']['export']>>

async function recordsOf({ client }: TestCore): Promise<Exported[]> {
  const records: Exported[] = []
  for (const { id } of await client.meetings.list({})) {
    records.push(await client.records.export({ meetingId: id }))
  }
  return records
}

/** The log holds, gives every table again, and the book says the same after a restart. Closes it. */
async function expectSound(core: TestCore): Promise<void> {
  expect(core.log.lines.filter((line) => line.level === 'error')).toEqual([])
  const records = (await recordsOf(core)) as MeetingRecord[]
  records.forEach(checkRecord)
  await core.restart()
  expect(await recordsOf(core)).toEqual(records)
  await core.close()
  const sqlite = rawDatabase(core)
  const database = databaseOver(sqlite)
  expect(verifyChain(database.reader)).toBeNull()
  const before = allRows(sqlite)
  database.write(rebuild)
  expect(allRows(sqlite)).toEqual(before)
  sqlite.close()
}

describe('a book after random calls', () => {
  test('is called by every procedure that reads or changes one', () => {
    const all = Object.entries(contract).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}.${verb}`),
    )
    expect(Object.keys(randomCalls).toSorted()).toEqual(
      all.filter((name) => !elsewhere.test(name)).toSorted(),
    )
  })

  test(`is sound: ${callsInAll} calls, answered or refused in a sentence`, async () => {
    const told: World['told'] = new Map()
    await fc.assert(
      fc.asyncProperty(
        fc.array(roll, { minLength: callsInAll / runs, maxLength: callsInAll / runs, size: 'max' }),
        async (rolls) => {
          const core = await testCore()
          const { meetingId } = await aMeeting(core.client)
          await core.client.people.save({ id: 'dun', address: '', name: 'Eli Dunmore', titles: [] })
          let count = 0
          const newId = (): string => `page-${(count += 1)}`
          const hashes = await Promise.all(
            ['one', 'two', 'three'].map((text) => keepFile(core, new TextEncoder().encode(text))),
          )
          const world: World = { client: core.client, newId, edits: [], itemIds: new Map(), hashes, told }
          await learn(world, meetingId)
          for (const each of rolls) await spin(world, each)
          await expectSound(core)
        },
      ),
      { numRuns: runs, endOnFailure: true },
    )
    // The test bites only where most kinds of call get through; by chance some are refused each time.
    const answered = [...told.values()].filter((one) => one.answered > 0).length
    expect(answered).toBeGreaterThan(Object.keys(randomCalls).length * 0.65)
    expect(told.get('minutes.apply')?.answered).toBeGreaterThan(40)
  }, 240_000)

  test('is sound with a meeting of 100 items and 4,000 points, edited and taken back', async () => {
    const core = await testCore()
    const { meetingId } = await aMeeting(core.client)
    const record = (await core.client.records.export({ meetingId })) as MeetingRecord
    const [item] = record.items
    if (item === undefined) throw new Error('The meeting has items.')
    const items = Array.from({ length: 100 }, (_, index) => ({ ...item, id: `item-${index}` }))
    const big = {
      ...record,
      meeting: { ...record.meeting, id: 'big' },
      items,
      minutes: items.map(({ id }) =>
        minutesOf(
          id,
          Array.from({ length: 40 }, (_, index) =>
            point(`The point ${index} of ${id}.`, index % 5 === 4 ? 1 : 0),
          ),
        ),
      ),
    } as MeetingRecord
    await core.client.records.load(big as Sent<CoreClient['records']['load']>)
    let count = 0
    const world: World = {
      client: core.client,
      newId: () => `page-${(count += 1)}`,
      edits: [],
      hashes: [],
      itemIds: new Map([['big', items.map((each) => each.id)]]),
      told: new Map(),
    }
    for (let act = 0; act < 40; act += 1) {
      await randomCalls['minutes.apply']?.(world, {
        which: 0,
        a: 1 + (act % 19),
        b: 1 + (act % 19) + 20 * act,
        text: `word ${act}`,
      })
      if (act % 3 === 2) await undo(world)
    }
    await expectSound(core)
  })
})
