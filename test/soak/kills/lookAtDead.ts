/**
 * Opens a book whose process was killed as the product opens it, and tells what is in it of what had been answered: `node lookAtDead.ts ORDER`.
 * It is given a copy, so that the next process finds everything as the kill left it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileName } from '../../../electron/db/bookDescription.ts'
import { connect } from '../../../electron/db/connect.ts'
import { databaseOver } from '../../../electron/db/database.ts'
import { proveCopy } from '../../../electron/db/proveCopy.ts'
import { rebuild } from '../../../electron/db/rebuild.ts'
import { allRows } from '../../helpers/bookRows.ts'
import { operationOf } from './operations.ts'
import type { Look, Order } from './killedProcess.ts'
import { workplaceIn } from './workplace.ts'

const [file = ''] = process.argv.slice(2)
const { dir, id, hour, given, told, stage } = JSON.parse(readFileSync(file, 'utf8')) as Order
const operation = operationOf(id)
const at = await workplaceIn(dir, hour, operation)
const meetings = await at.client.meetings.list({})
// From the start of the process to the first answer.
const reopenMilliseconds = Math.round(performance.now())
const { lost, wrong } = await operation.check(at, given, told)
const faults = [...wrong]
// While another state is put in its place, the book was closed tidily: nobody was interrupted in it.
const isPutBack = told.at(-1)?.['target'] !== undefined
if (stage === 'open' && !isPutBack) {
  const places = []
  for (const { id: meetingId } of meetings) places.push(await at.client.history.lastPlace({ meetingId }))
  // It is told at the meeting of the last words: where none were typed, nobody is led anywhere.
  const isTold = places.some(({ interrupted }) => interrupted) || places.every(({ place }) => place === null)
  if (!isTold) faults.push('it does not say that it was interrupted')
}
const verified = await at.client.signing.verify({ meetingId: null })
faults.push(...verified.checked.flatMap(({ ok, found }) => (ok ? [] : [found])))
const attachments = join(at.folder, 'attachments')
for (const name of existsSync(attachments) ? readdirSync(attachments, { recursive: true }) : []) {
  const sha256 = /[0-9a-f]{64}$/.exec(String(name))?.[0]
  const damage = sha256 === undefined ? null : await at.wrongWith(sha256)
  if (damage !== null) faults.push(damage)
  if (/unfinished/.test(String(name))) faults.push(`the unfinished file ${String(name)} was left`)
}
await at.close()
const path = join(at.folder, fileName)
const { broken } = proveCopy(path, at.key, true)
if (broken !== null) faults.push(`its log does not hold: ${broken}`)
faults.push(...tablesUnlikeTheLog(path, at.key))
const look: Look = { lost, faults, reopenMilliseconds }
process.stdout.write(JSON.stringify(look))
process.exit(0)

/** Every table must say what the log of changes gives. */
function tablesUnlikeTheLog(path: string, key: Buffer): string[] {
  const sqlite = connect(path, key)
  const before = allRows(sqlite)
  databaseOver(sqlite).write(rebuild)
  const after = allRows(sqlite)
  sqlite.close()
  return Object.keys(before)
    .filter((table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]))
    .map((table) => `its table ${table} does not say what the log says`)
}
