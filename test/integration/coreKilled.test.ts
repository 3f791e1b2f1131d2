import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { verifyChain } from '../../electron/db/changeLog.ts'
import { databaseOver } from '../../electron/db/database.ts'
import { aMeeting, textsOf } from '../helpers/builders.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

const kills = 10
/** Each kill starts a whole process: on a busy machine that alone takes seconds. */
const timeout = 180_000

test(
  `${kills} kills in the middle of typing - lose no edit that was answered, and leave a book that opens`,
  { timeout },
  async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const itemId = itemIds[0] ?? ''
    await core.close()
    for (let kill = 0; kill < kills; kill += 1) {
      const answered = await typeUntilKilled(core, meetingId, itemId, 4 + kill * 3)
      await core.restart()
      const { revision, doc } = await core.client.minutes.open({ meetingId, itemId })
      // One edit may have been saved whose answer was never heard; none may be half there.
      expect(revision).toBeGreaterThanOrEqual(answered)
      expect(textsOf(doc)).toEqual([countdown(revision)])
      await core.close()
    }
    const sqlite = rawDatabase(core)
    expect(verifyChain(databaseOver(sqlite).reader)).toBe(null)
    sqlite.close()
  },
)

/** "2;1;0;" after three edits, each typed at the front. */
function countdown(revision: number): string {
  return Array.from({ length: revision }, (_, index) => `${revision - 1 - index};`).join('')
}

/** Kills the process with SIGKILL as soon as it has been answered so often. Gives the last revision it was told is saved. */
async function typeUntilKilled(
  core: TestCore,
  meetingId: string,
  itemId: string,
  answers: number,
): Promise<number> {
  const script = new URL('../helpers/applyUntilKilled.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, core.dir, meetingId, itemId], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // What the first process compiled serves the others.
    env: { ...process.env, NODE_COMPILE_CACHE: join(core.dir, 'compiled') },
  })
  const complaints: string[] = []
  child.stderr.on('data', (data: Buffer) => complaints.push(data.toString()))
  const exited = once(child, 'exit')
  let last = 0
  let heard = 0
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line)
    heard += 1
    if (heard === answers) child.kill('SIGKILL')
  }
  const [code, signal] = (await exited) as [number | null, string | null]
  expect([code, signal, complaints.join('')]).toEqual([null, 'SIGKILL', ''])
  return last
}
