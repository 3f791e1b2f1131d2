import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { councilStart, testOfficer } from '../../helpers/councilStart.ts'
import { createCore } from '../../../electron/core/createCore.ts'
import { fileKeyStore } from '../../../electron/core/keys/keyStore.ts'
import { silentLog } from '../../../electron/core/log.ts'
import { readDescription } from '../../../electron/db/bookDescription.ts'
import { openBookFile } from '../../../electron/db/open.ts'
import { createClient } from '../../../shared/api/client.ts'
import { doAct } from '../../helpers/countedActs.ts'
import type { ActedOn } from '../../helpers/countedActs.ts'
import { linesRenderer } from '../../helpers/renderers.ts'
import { signedMinutes } from '../../helpers/signedMinutes.ts'
import type { Acknowledged } from './acknowledged.ts'

/**
 * `node workload.ts ROOT ACTS`, run under the recorder: makes a book below ROOT and works in it, telling after every answer, in a file that stands
 * for the screen, what the answer said is saved.
 */
const [root = '', acts = '60'] = process.argv.slice(2)
const folder = join(root, 'book')
const configFolder = join(root, 'config')
const screen = openSync(join(root, 'SCREEN'), 'a')
let ids = 0
/** Half an hour of a meeting: an act a second. */
let seconds = 0
const clock = {
  zone: 'Europe/London',
  now: () => new Date(Date.UTC(2026, 0, 15, 10, 0, (seconds += 1))),
}
const core = await createCore({
  configFolder,
  clock,
  newId: () => `id-${(ids += 1)}`,
  log: silentLog,
  host: { kind: 'browser', suggestedFolder: folder },
  render: linesRenderer,
})
const client = createClient({
  baseUrl: 'http://core.test',
  fetch: (request) => core.door(request),
  token: null,
})
const files: string[] = []
const backups: string[] = []

function show(told: Partial<Acknowledged>): void {
  writeSync(screen, `${JSON.stringify({ acts: 0, files, backups, kind: 'saved', ...told })}\n`)
}

/** An act may be in the book whose answer was never heard; none may be missing whose answer was. */
async function keepFile(n: number): Promise<void> {
  const bytes = Buffer.alloc(90_000 + n * 7_000, `of file ${n} `)
  const answer = await core.door(new Request('http://core.test/api/files', { method: 'PUT', body: bytes }))
  files.push(((await answer.json()) as { sha256: string }).sha256)
}

await client.book.create({
  folder,
  officer: testOfficer,
  start: councilStart,
})
show({ kind: 'made' })
const meetings = await signedMinutes(client)
show({ signed: meetings.meetingId })
const on = await meetingToMinute()
const meetingId = on.meetingId
const changes = async (): Promise<number> =>
  (await client.meetings.changes({ meetingId, limit: 1_000 })).length
const before = await changes()
let done = 0
const tell = (told: Partial<Acknowledged> = {}): void => show({ acts: done, meetingId, before, ...told })
const goOn = async (count: number): Promise<void> => {
  for (const until = done + count; done < until;) {
    await doAct(client, on, done)
    done += 1
    tell()
    if (done % 20 === 10) {
      await keepFile(done)
      tell()
    }
  }
}
await goOn(Number(acts) / 2)
const { name } = await client.backups.take({})
backups.push(name)
tell()
const atBackup = done
await goOn(Number(acts) / 2)
tell({ kind: 'restoring', target: atBackup })
await client.backups.restore({ name })
backups.push(...(await client.backups.list({})).kept.map((kept) => kept.name).filter((kept) => kept !== name))
done = atBackup
tell()
await goOn(10)
// What is looked for after a power cut rests on this.
if ((await changes()) !== before + done) throw new Error('An act is not one change.')
await core.close()
tell({ signed: meetings.meetingId })
// Opened and closed once more, as on the next morning.
const key = fileKeyStore(configFolder).read(readDescription(folder).bookId)
openBookFile({ folder, key, holder: 'browser', at: clock.now().toISOString() }).close()

async function meetingToMinute(): Promise<ActedOn> {
  const { record } = await client.meetings.get({ meetingId: meetings.laterId })
  const [textItemId = '', lineItemId = ''] = record.items.map(({ id }) => id)
  return { meetingId: meetings.laterId, textItemId, lineItemId, people: ['ash', 'bel', 'cro'] }
}
