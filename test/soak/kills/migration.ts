import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { writeOldMinutes } from '../../helpers/oldMinutes.ts'
import { readsHere } from '../../helpers/readsHere.ts'
import { twins } from './imports.ts'
import type { Operation, Told, Workplace } from './operation.ts'

const files = 40

/** A folder of old minutes is taken in, file after file, until all of them are. */
export const migration: Operation<null> = {
  name: 'migration of a folder',
  share: 10,
  deeds: 4972,
  reading: readsHere,
  async prepare({ dir }) {
    await writeOldMinutes(join(dir, 'old'), 0, files)
    return null
  },
  async work({ client, dir }, _given, before, tell) {
    const { runId } = await client.migrations.start({ folder: join(dir, 'old'), published: false })
    const known = new Set(before.map((told) => told['path']))
    for (let isRunning = true; isRunning;) {
      await after(10)
      isRunning = (await client.migrations.list({})).some(
        ({ id, state }) => id === runId && state === 'running',
      )
      for (const { path, meetingId } of await takenOf(client, runId)) {
        if (known.has(path)) continue
        known.add(path)
        tell({ path, meetingId })
      }
    }
  },
  async check({ client }, _given, told) {
    const runs = await client.migrations.list({})
    const meetings = new Set((await client.meetings.list({})).map(({ id }) => id))
    const rows = (await Promise.all(runs.map(({ id }) => takenOf(client, id)))).flat()
    const isThere = ({ path, meetingId }: Told): boolean =>
      rows.some((row) => row.path === path && row.meetingId === meetingId) && meetings.has(String(meetingId))
    const wrong = twins(await client.meetings.list({}))
    if (runs.length > 1) wrong.push('there is more than one migration')
    if (meetings.size !== rows.length) wrong.push('its report and its meetings do not agree')
    return { lost: told.filter((each) => !isThere(each)).length, wrong }
  },
}

async function takenOf(
  client: Workplace['client'],
  runId: string,
): Promise<readonly { readonly path: string; readonly meetingId: string }[]> {
  const { rows } = await client.migrations.report({ runId, state: 'taken', offset: 0, limit: 500 })
  return rows.flatMap(({ path, meetingId }) => (meetingId === null ? [] : [{ path, meetingId }]))
}
