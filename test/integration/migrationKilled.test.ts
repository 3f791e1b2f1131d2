import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { databaseOver } from '../../electron/db/database.ts'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { endOfMigration, migrated, migratedRows } from '../helpers/migrating.ts'
import { oldMeeting, writeOldMinutes } from '../helpers/oldMinutes.ts'
import { readsHere } from '../helpers/readsHere.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'

const kills = [1, 6]
const files = 16
/** Each kill starts a whole process: on a busy machine that alone takes seconds. */
const timeout = 120_000

test(
  `${kills.length} kills in the middle of a migration lose no file and take none in twice`,
  { timeout },
  async () => {
    const core = await testCore({ reading: readsHere })
    const folder = join(core.dir, 'old')
    const paths = await writeOldMinutes(folder, 0, files)
    await core.close()
    const begun: string[] = []
    for (const kill of kills) begun.push(...(await migrateUntilKilled(core.dir, folder, kill)))
    await core.restart()
    const [run, ...others] = await core.client.migrations.list({})
    if (run === undefined) throw new Error('The run is not in the book')
    expect([run.state, others]).toEqual(['interrupted', []])
    const before = (await core.client.meetings.list({})).length
    // What was read before a kill is in the book, but for the one that was under way then.
    expect(before).toBeGreaterThanOrEqual(begun.length - 2 * kills.length)
    expect(run.counts).toMatchObject({ taken: before, waiting: files - before })
    await core.client.migrations.resume({ runId: run.id })
    const done = await endOfMigration(core.client, run.id)
    expect(done.counts).toEqual({ waiting: 0, taken: files, again: 0, read: 0, refused: 0, left: 0 })
    const rows = await migratedRows(core.client, run.id)
    expect([...rows.keys()].toSorted()).toEqual(paths.toSorted())
    const meetings = await core.client.meetings.list({})
    expect(meetings.map(({ committeeName, date }) => `${committeeName} ${date}`).toSorted()).toEqual(
      Array.from({ length: files }, (_, n) => `${oldMeeting(n).committee} ${oldMeeting(n).date}`).toSorted(),
    )
    expect((await migrated(core.client, folder)).counts).toMatchObject({ again: files, taken: 0 })
    await core.close()
    const sqlite = rawDatabase(core)
    expect(verifyChain(databaseOver(sqlite).reader)).toBe(null)
    sqlite.close()
  },
)

/** Kills the process with SIGKILL once it has begun to read so many files. Gives the names of those it began to read. */
async function migrateUntilKilled(dir: string, folder: string, names: number): Promise<string[]> {
  const script = new URL('../helpers/migrateUntilKilled.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, dir, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // What the first process compiled serves the others.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dir, 'compiled') },
  })
  const complaints: string[] = []
  child.stderr.on('data', (data: Buffer) => complaints.push(data.toString()))
  const exited = once(child, 'exit')
  const begun: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    begun.push(line)
    if (begun.length === names) child.kill('SIGKILL')
  }
  const [code, signal] = (await exited) as [number | null, string | null]
  expect([code, signal, complaints.join('')]).toEqual([null, 'SIGKILL', ''])
  return begun
}
