import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contract } from '../../shared/api/contract.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import { expectRebuilt } from '../helpers/expectRebuilt.ts'
import { aMeeting } from '../helpers/builders.ts'
import type { Sent } from '../helpers/builders.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { randomCalls, undo } from '../helpers/randomCalls.ts'
import { aWorld, learn } from '../helpers/randomWorld.ts'
import type { Roll } from '../helpers/randomEdits.ts'
import { isAnswered, isEverAnswered, preparedWorld } from '../helpers/preparedWorld.ts'
import { minutesOf, point } from '../helpers/recordBuilder.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** What neither reads nor changes a book, or takes long: packs are tested in packsInBook, reviews and imports in tests of their own. */
const elsewhere =
  /^(book|backups|keys|lock|mending|support|disk|officer|preferences|events|jobs|clearDays|packs|reviews|imports)\.|^signing\.(make|seal)|\.make$/
const callsInAll = 2_000
const runs = 4

/** Each takes a backup and reads files at leisure: once is enough here, the rest is tested in migrationOfFolders. */
const dear = ['migrations.start', 'migrations.resume']

/** Typing is what a book gets most of. */
const wheel: readonly string[] = [
  ...Object.keys(randomCalls).filter((name) => !dear.includes(name)),
  ...Array.from({ length: 26 }, () => 'minutes.apply'),
  ...Array.from({ length: 10 }, () => 'undo'),
]

const roll: fc.Arbitrary<Roll> = fc.record({
  // Not drawn to their ends, as numbers are otherwise: those are no more special than others.
  which: fc.noBias(fc.nat(wheel.length - 1)),
  a: fc.noBias(fc.nat(10_000)),
  b: fc.noBias(fc.nat(10_000)),
  text: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 5 })),
})

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
  expectRebuilt(core)
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

  test('is sound when each kind of call was answered once', async () => {
    const { core, world } = await preparedWorld()
    const never: string[] = []
    for (const name of Object.keys(randomCalls)) {
      if (!(await isEverAnswered(world, name))) never.push(name)
    }
    expect(never).toEqual([])
    await expectSound(core)
  })

  test(`is sound: ${callsInAll} calls, answered or refused in a sentence`, async () => {
    let [applied, answered] = [0, 0]
    await fc.assert(
      fc.asyncProperty(
        fc.array(roll, { minLength: callsInAll / runs, maxLength: callsInAll / runs, size: 'max' }),
        async (rolls) => {
          const { core, world } = await preparedWorld()
          for (const each of rolls) await isAnswered(world, wheel[each.which] ?? 'undo', each)
          applied += world.told.get('minutes.apply')?.answered ?? 0
          for (const told of world.told.values()) answered += told.answered
          await expectSound(core)
        },
      ),
      { numRuns: runs, endOnFailure: true },
    )
    // The test bites only where calls get through: far more do than are asked for here.
    expect(answered).toBeGreaterThan(callsInAll / 3)
    expect(applied).toBeGreaterThan(100)
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
    const world = aWorld(core)
    await learn(world, 'big')
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
