import { aMeetingId, pick } from './randomWorld.ts'
import type { Call } from './randomWorld.ts'

/** The meeting bundle, as random calls ask for it: of files that are none, since the bytes of a bundle do not come by a call. */
export const randomBundleCalls: Readonly<Record<string, Call>> = {
  'bundles.save': async (world, roll) => world.client.bundles.save({ meetingId: aMeetingId(world, roll) }),
  'bundles.taken': async (world, roll) => world.client.bundles.taken({ meetingId: aMeetingId(world, roll) }),
  'bundles.open': async ({ client, hashes }, roll) => client.bundles.open({ sha256: pick(hashes, roll.a) }),
  'bundles.take': async ({ client, hashes }, roll) =>
    client.bundles.take({
      ...{ sha256: pick(hashes, roll.a), seen: null },
      choice: pick(['take', 'mine', 'theirs', 'both'] as const, roll.b),
    }),
}
