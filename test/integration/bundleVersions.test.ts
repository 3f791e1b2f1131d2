import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import { bundleDifferences } from '../../shared/domain/bundleDifferences.ts'
import { aMeeting, anEdit, typing } from '../helpers/builders.ts'
import type { Sent } from '../helpers/builders.ts'
import { openedBundle, savedBundle } from '../helpers/carriedBundles.ts'
import { keepFile } from '../helpers/packsInBook.ts'
import { countingIds, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/**
 * Two books, edits on either side, and bundles carried to and fro in any order, old ones again and again. The model knows nothing of hashes:
 * for each book, and for each bundle as it was saved, only the set of edits that it has seen.
 */
interface Side {
  readonly core: TestCore
  readonly meetingId: string
  seen: ReadonlySet<string>
}

interface Carried {
  readonly bytes: Uint8Array
  readonly seen: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

/** What the officers of either side gave up when they took the other's. */
type GivenUp = Set<string>
type Opening = Awaited<ReturnType<typeof openedBundle>>

const runs = Number(process.env['MINUTEBOOK_RUNS'] ?? 3)

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'edit' as const,
      'edit' as const,
      'save' as const,
      'open' as const,
      'open' as const,
    ),
    side: fc.nat(1),
    how: fc.nat(4),
    which: fc.nat(50),
    choice: fc.constantFrom('mine' as const, 'theirs' as const, 'both' as const),
  }),
  { minLength: 28, maxLength: 28, size: 'max' },
)

type Words = Iterable<string>

const together = (some: Words, others: Words): Set<string> => new Set([...some, ...others])
const without = (some: Words, others: ReadonlySet<string>): string[] =>
  [...some].filter((word) => !others.has(word))
const isWithin = (some: Words, all: ReadonlySet<string>): boolean => without(some, all).length === 0

async function recordOf({ core, meetingId }: Side): Promise<MeetingRecord> {
  const record = (await core.client.records.export({ meetingId })) as MeetingRecord
  return record
}

/** Every edit leaves a word of its own: those that still stand. */
const wordsIn = (record: unknown): Set<string> => new Set(JSON.stringify(record).match(/edit\d+e/g) ?? [])

async function edit(at: Side, how: number, word: string): Promise<void> {
  const { client } = at.core
  const { meetingId } = at
  const { items, meeting } = await recordOf(at)
  const item = defined(items[how % items.length], 'the meeting has items')
  const itemId = item.id
  switch (how) {
    case 0: {
      const sent = { ...meeting, place: `${meeting.place} ${word}` }
      await client.meetings.save(sent as Sent<CoreClient['meetings']['save']>)
      break
    }
    case 1:
      await client.agenda.editItem({ meetingId, itemId, change: { notes: `${item.notes} ${word}` } })
      break
    case 2: {
      const sha256 = await keepFile(at.core, new TextEncoder().encode(word))
      await client.papers.add({ meetingId, itemId, files: [{ id: word, fileName: `${word}.txt`, sha256 }] })
      break
    }
    case 3: {
      const put = [{ id: word, kind: 'parked' as const, at: '10:00', itemId, words: word }]
      await client.facts.change({ meetingId, changeId: word, put, remove: [] })
      break
    }
    default: {
      const { revision } = await client.minutes.open({ meetingId, itemId })
      const given = { changeId: word, baseRevision: revision, steps: [typing(`${word} `)] }
      await client.minutes.apply(anEdit(meetingId, itemId, given))
    }
  }
  at.seen = together(at.seen, [word])
}

/** What a bundle is told to be must be true of the sets; where nobody gave anything up, the sets say what it must be told to be. */
function expectTrue(
  standing: string,
  at: Side,
  had: Set<string>,
  { seen, words }: Carried,
  up: GivenUp,
): void {
  if (standing === 'new') return
  if (up.size === 0) {
    const order = isWithin(seen, at.seen) ? 'known' : isWithin(at.seen, seen) ? 'ahead' : 'apart'
    const told = { same: 'known', older: 'known', ahead: 'ahead', conflict: 'apart', kept: 'apart' }
    expect(told[standing as keyof typeof told]).toBe(order)
  }
  if (standing === 'same' || standing === 'older') expect(isWithin(without(words, had), up)).toBe(true)
  if (standing === 'ahead') expect(isWithin(without(had, words), up)).toBe(true)
  if (standing === 'conflict') {
    expect(isWithin(seen, at.seen) || isWithin(at.seen, seen)).toBe(false)
  }
}

async function choose(at: Side, opened: Opening, choice: Opening['choices'][number]) {
  const { sha256, seen } = opened
  return at.core.client.bundles.take({ sha256, seen, choice })
}

async function open(at: Side, carried: Carried, choice: 'mine' | 'theirs' | 'both', up: GivenUp) {
  const opened = await openedBundle(at.core, carried.bytes)
  const { kind } = opened.standing
  if (kind === 'new') {
    await choose(at, opened, 'take')
    at.seen = carried.seen
    expect(wordsIn(await recordOf(at))).toEqual(carried.words)
    return
  }
  const before = await recordOf(at)
  const had = wordsIn(before)
  expectTrue(kind, at, had, carried, up)
  if (kind === 'ahead') {
    await choose(at, opened, 'take')
    at.seen = together(at.seen, carried.seen)
    expect(wordsIn(await recordOf(at))).toEqual(carried.words)
    return
  }
  // Without a choice nothing is written, whatever it is.
  await expect(choose(at, opened, 'take')).rejects.toMatchObject({ code: 'conflict' })
  if (kind === 'conflict') {
    const taken = await choose(at, opened, choice)
    if (choice === 'theirs') {
      for (const word of without(had, carried.words)) up.add(word)
      at.seen = together(at.seen, carried.seen)
      expect(wordsIn(await recordOf(at))).toEqual(carried.words)
      const kept = defined(taken.kept ?? undefined, 'the own version is kept')
      const again = await at.core.client.bundles.open({ sha256: kept.sha256 })
      expect([again.standing.kind, again.choices]).toEqual(['older', ['mine', 'both']])
      return
    }
    if (choice === 'both') {
      const copy = await at.core.client.records.export({ meetingId: taken.meetingId })
      expect(wordsIn(copy)).toEqual(carried.words)
      expect((await openedBundle(at.core, carried.bytes)).standing.kind).toBe('kept')
    }
  }
  expect(await recordOf(at)).toEqual(before)
}

describe('bundles carried between two books', () => {
  test('never lose an edit without a choice, ask for none that is not needed, and make both the same', async () => {
    const met = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(steps, async (each) => {
        const cores = [
          await testCore({ newId: countingIds('a') }),
          await testCore({ newId: countingIds('b') }),
        ] as const
        const { meetingId } = await aMeeting(cores[0].client)
        const sides: readonly Side[] = cores.map((core) => ({ core, meetingId, seen: new Set() }))
        const side = (n: number): Side => defined(sides[n], 'there are two books')
        const up: GivenUp = new Set()
        const save = async (at: Side): Promise<Carried> => ({
          bytes: await savedBundle(at.core, meetingId),
          ...{ seen: at.seen, words: wordsIn(await recordOf(at)) },
        })
        const carried = [await save(side(0))]
        await open(side(1), defined(carried[0], 'it was saved'), 'mine', up)
        for (const [index, { kind, side: of, how, which, choice }] of each.entries()) {
          const at = side(of)
          met.set(kind, (met.get(kind) ?? 0) + 1)
          if (kind === 'edit') await edit(at, how, `edit${index}e`)
          else if (kind === 'save') carried.push(await save(at))
          else await open(at, defined(carried[which % carried.length], 'one was saved'), choice, up)
        }
        // At the end one side takes the other's, and both say the same.
        await open(side(1), await save(side(0)), 'theirs', up)
        await open(side(0), await save(side(1)), 'theirs', up)
        const [one, other] = [await recordOf(side(0)), await recordOf(side(1))]
        expect(bundleDifferences(one, other)).toEqual([])
        expect((await openedBundle(side(0).core, (await save(side(1))).bytes)).standing.kind).toBe('same')
        for (const core of cores) {
          expect(core.log.lines.filter(({ level }) => level === 'error')).toEqual([])
          await core.close()
        }
      }),
      { numRuns: runs, endOnFailure: true },
    )
    expect([...met.keys()].toSorted()).toEqual(['edit', 'open', 'save'])
  })
})
