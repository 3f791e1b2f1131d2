import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { databaseOver } from '../../electron/db/database.ts'
import { rebuild } from '../../electron/db/rebuild.ts'
import { aMeeting } from '../helpers/builders.ts'
import { actsHeld, bookAfter, bookNow, doAct, kindOfAct } from '../helpers/countedActs.ts'
import type { ActedOn } from '../helpers/countedActs.ts'
import { allRows, rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

const kills = 10
/** Each kill starts a whole process: on a busy machine that alone takes seconds. */
const timeout = 180_000

test(
  `${kills} kills in the middle of a meeting - lose nothing that was answered, and leave a book that opens and says so`,
  { timeout },
  async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const [textItemId = '', lineItemId = ''] = itemIds
    const on: ActedOn = { meetingId, textItemId, lineItemId, people: ['ash', 'bel', 'cro'] }
    await core.close()
    let done = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const acked = await actUntilKilled(core, on, done, 4 + kill * 3)
      await core.restart()
      const found = await bookNow(core.client, on)
      // One act may have been saved whose answer was never heard; none may be half there.
      const held = actsHeld(on, found, acked)
      expect(
        held,
        `after kill ${kill} and ${acked} acts the book holds ${JSON.stringify(found)}`,
      ).not.toBeNull()
      // What the page sends again, since it had no answer, is there once.
      await doAct(core.client, on, acked)
      expect(await bookNow(core.client, on)).toEqual(bookAfter(on, acked + 1))
      expect((await core.client.history.lastPlace({ meetingId })).interrupted).toBe(true)
      done = acked + 1
      await core.close()
    }
    expect(new Set(Array.from({ length: done }, (_, n) => kindOfAct(n))).size).toBe(5)
    const sqlite = rawDatabase(core)
    const database = databaseOver(sqlite)
    expect(verifyChain(database.reader)).toBe(null)
    const rows = allRows(sqlite)
    database.write(rebuild)
    expect(allRows(sqlite)).toEqual(rows)
    sqlite.close()
  },
)

/** Kills the process with SIGKILL as soon as it has been answered so often. Gives the number of acts it was told are saved. */
async function actUntilKilled(core: TestCore, on: ActedOn, first: number, answers: number): Promise<number> {
  const script = new URL('../helpers/applyUntilKilled.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, core.dir, JSON.stringify(on), String(first)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // What the first process compiled serves the others.
    env: { ...process.env, NODE_COMPILE_CACHE: join(core.dir, 'compiled') },
  })
  const complaints: string[] = []
  child.stderr.on('data', (data: Buffer) => complaints.push(data.toString()))
  const exited = once(child, 'exit')
  let acked = first
  let heard = 0
  for await (const line of createInterface({ input: child.stdout })) {
    acked = Number(line) + 1
    heard += 1
    if (heard === answers) child.kill('SIGKILL')
  }
  const [code, signal] = (await exited) as [number | null, string | null]
  expect([code, signal, complaints.join('')]).toEqual([null, 'SIGKILL', ''])
  return acked
}
