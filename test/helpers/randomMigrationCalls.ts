import { endOfMigration } from './migrating.ts'
import { learn, pick } from './randomWorld.ts'
import type { Call, World } from './randomWorld.ts'
import type { Roll } from './randomEdits.ts'

/** Where the old minutes lie; now and then a folder that is not there. */
function aFolder({ oldFolder }: World, { a }: Roll): string {
  return a % 3 === 0 ? `/no such folder ${a}` : oldFolder
}

/** One that was stopped; where there is none, one is begun for it. */
async function aStoppedRun(world: World, roll: Roll): Promise<string> {
  const { client } = world
  const stopped = (await client.migrations.list({})).find(({ state }) => state === 'stopped')
  if (stopped !== undefined) return stopped.id
  const { runId } = await client.migrations.start({ folder: aFolder(world, roll), published: false })
  await client.migrations.stop({ runId })
  await endOfMigration(client, runId)
  return runId
}

async function aRun({ client }: World, { b, text }: Roll): Promise<string> {
  return b % 9 === 0 ? text : pick(await client.migrations.list({}), b).id
}

/** Waits, so that what a call finds never hangs on how fast the files were read. */
async function ended(world: World, runId: string): Promise<void> {
  await endOfMigration(world.client, runId)
  for (const { id } of await world.client.meetings.list({}))
    if (world.itemIds.size < 6) await learn(world, id)
}

/** Folders of old minutes, as random calls ask for them. What a migration does in full is tested in migrationOfFolders. */
export const randomMigrationCalls: Readonly<Record<string, Call>> = {
  'migrations.look': (world, roll) => world.client.migrations.look({ folder: aFolder(world, roll) }),
  'migrations.start': async (world, roll) => {
    const folder = aFolder(world, roll)
    const { runId } = await world.client.migrations.start({ folder, published: roll.b % 3 === 0 })
    if (roll.b % 2 === 0) await world.client.migrations.stop({ runId })
    await ended(world, runId)
  },
  'migrations.resume': async (world, roll) => {
    const runId = roll.b % 9 === 0 ? roll.text : await aStoppedRun(world, roll)
    await world.client.migrations.resume({ runId })
    await ended(world, runId)
  },
  'migrations.stop': async (world, roll) => world.client.migrations.stop({ runId: await aRun(world, roll) }),
  'migrations.list': ({ client }) => client.migrations.list({}),
  'migrations.report': async (world, roll) =>
    world.client.migrations.report({
      ...{ runId: await aRun(world, roll), state: null, offset: roll.a % 4, limit: 10 },
    }),
  'migrations.makeReport': async (world, roll) =>
    world.client.migrations.makeReport({ runId: await aRun(world, roll) }),
}
