import { savedBundle } from './carriedBundles.ts'
import { keepFile } from './packsInBook.ts'
import { aMeetingId, forgetEdits, learn, pick, roomForMeeting } from './randomWorld.ts'
import type { Call, World } from './randomWorld.ts'
import type { Roll } from './randomEdits.ts'

/** One that was saved before; now and then a file that is none. */
function aBundle({ bundles, hashes }: World, { a, b }: Roll): string {
  return b % 10 === 0 ? pick(hashes, a) : pick(bundles, a)
}

/** The meeting bundle, as random calls ask for it: each comes back into the book that it was saved from. */
export const randomBundleCalls: Readonly<Record<string, Call>> = {
  'bundles.save': async (world, roll) => {
    const bytes = await savedBundle(world, aMeetingId(world, roll))
    world.bundles.push(await keepFile(world, bytes))
  },
  'bundles.taken': async (world, roll) => world.client.bundles.taken({ meetingId: aMeetingId(world, roll) }),
  'bundles.open': async (world, roll) => world.client.bundles.open({ sha256: aBundle(world, roll) }),
  'bundles.take': async (world, roll) => {
    const { client } = world
    const { sha256, seen, standing, choices } = await client.bundles.open({ sha256: aBundle(world, roll) })
    const choice = pick(roll.b % 7 === 0 ? (['take', 'mine', 'theirs', 'both'] as const) : choices, roll.b)
    if (choice === 'both' || standing.kind === 'new') roomForMeeting(world)
    const taken = await client.bundles.take({ sha256, choice, seen: roll.b % 13 === 0 ? null : seen })
    forgetEdits(world, taken.meetingId)
    await learn(world, taken.meetingId)
  },
}
