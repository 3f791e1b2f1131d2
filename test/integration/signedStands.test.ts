import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contract } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { defined } from '../../shared/domain/assert.ts'
import { changeOf, changesTheBook, readsOnly, standsBeside } from '../helpers/changesOfMeeting.ts'
import { addPaper, builtPack, keepFile, packCore } from '../helpers/packsInBook.ts'
import { randomCalls } from '../helpers/randomCalls.ts'
import type { Roll } from '../helpers/randomEdits.ts'
import { aWorld, learn } from '../helpers/randomWorld.ts'
import type { World } from '../helpers/randomWorld.ts'
import { aReport } from '../helpers/recordBuilder.ts'
import { signing, twoMeetings } from '../helpers/signedMinutes.ts'
import type { TestCore } from '../helpers/testBook.ts'

const procedures = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}`),
)
const known = new Set([...readsOnly, ...changesTheBook, ...standsBeside])
/** A pack that was built before is tried by itself: it takes long. */
const changing = procedures.filter((name) => !known.has(name) && name !== 'packs.publish')

const rolls: fc.Arbitrary<Roll> = fc.record({
  which: fc.constant(0),
  a: fc.integer({ min: 1, max: 10_000 }),
  b: fc.integer({ min: 1, max: 10_000 }),
  text: fc.string({ minLength: 1, maxLength: 12 }),
})

/** A meeting with minutes, an event, an action, an officer, a paper and a report, whose minutes are signed; and a pack built before. */
async function signedInFull(): Promise<{
  core: TestCore
  world: World
  meetingId: string
  outputId: string
}> {
  const core = await packCore()
  const { client } = core
  const two = await twoMeetings(client)
  const { meetingId, itemIds, agreedAt } = two
  const itemId = defined(itemIds[2], 'the agenda has three items')
  for (const id of itemIds) {
    await client.agenda.editItem({ meetingId, itemId: id, change: { classification: 'public' } })
  }
  await client.attendance.add({
    ...{ meetingId, capacity: 'attendee', substituteFor: null },
    who: { kind: 'new', personId: 'dun', address: '', name: 'Eli Dunmore', title: 'Solicitor' },
  })
  await addPaper(core, meetingId, itemId, 'plan')
  const report = aReport('cover', { itemId }) as Parameters<typeof client.reports.save>[0]['report']
  await client.reports.save({ meetingId, report })
  const { outputId } = await builtPack(client, { meetingId, audience: 'public', edition: 'agenda' })
  await client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
  await client.signing.recordSigning(signing(two))
  const world = aWorld(core, [await keepFile(core, new TextEncoder().encode('one'))])
  await learn(world, meetingId)
  return { core, world, meetingId, outputId }
}

describe('minutes that are signed', () => {
  test('are known to every procedure: it reads, changes something else, stands beside them, or is refused', () => {
    const unknown = [...known].filter((name) => !procedures.includes(name))
    expect([unknown, changing.filter((name) => changeOf(name) === null)]).toEqual([[], []])
  })

  test('stand: whatever would change their meeting is not allowed, and the words keep their hash', async () => {
    const { core, world, meetingId, outputId } = await signedInFull()
    const { client } = core
    const before = await client.records.export({ meetingId })
    const { textHash } = await client.signing.standing({ meetingId })
    const refused = new Set<string>()
    await fc.assert(
      fc.asyncProperty(rolls, async (roll) => {
        for (const name of changing) {
          const code = await codeOf(() => changeOf(name)?.(world, roll))
          if (code === 'not-allowed') refused.add(name)
          expect([name, ['not-allowed', 'not-found', 'invalid-input', 'conflict'].includes(code)]).toEqual([
            ...[name, true],
          ])
        }
      }),
      { numRuns: 12 },
    )
    expect(changing.filter((name) => !refused.has(name))).toEqual([])
    expect(await codeOf(() => client.packs.publish({ meetingId, outputId }))).toBe('not-allowed')
    expect(await client.records.export({ meetingId })).toEqual(before)
    expect((await client.signing.standing({ meetingId })).textHash).toBe(textHash)
  })

  test('stand: what changes the book, or stands beside them, leaves their words as they are', async () => {
    const { core, world, meetingId } = await signedInFull()
    const { textHash } = await core.client.signing.standing({ meetingId })
    await fc.assert(
      fc.asyncProperty(rolls, async (roll) => {
        for (const name of [...changesTheBook, ...standsBeside]) {
          await codeOf(() => randomCalls[name]?.(world, roll))
        }
        expect((await core.client.signing.standing({ meetingId })).textHash).toBe(textHash)
      }),
      { numRuns: 6 },
    )
    const { checked } = await core.client.signing.verify({ meetingId })
    expect(checked.filter(({ ok }) => !ok)).toEqual([])
    await core.restart()
    expect((await core.client.signing.standing({ meetingId })).textHash).toBe(textHash)
  })
})

/** How a call was answered: 'done', or the code it was refused with. */
async function codeOf(call: () => Promise<unknown> | undefined): Promise<string> {
  try {
    await call()
    return 'done'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code
  }
}
