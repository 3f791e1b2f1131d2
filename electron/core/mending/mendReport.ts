import { copyFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createHash } from 'node:crypto'
import type SqliteDatabase from 'better-sqlite3'
import { ensureFolder } from '../../files/ensureFolder.ts'
import type { MendReport } from '../../../shared/api/mendingContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import { sql } from 'kysely'
import { connect } from '../../db/connect.ts'
import type { Change } from '../../db/changeLog.ts'
import { databaseOver } from '../../db/database.ts'
import type { Reader } from '../../db/database.ts'
import { attachmentStore } from '../../files/attachments.ts'
import type { AttachmentStore } from '../../files/attachments.ts'
import type { MendedFile } from './mendBook.ts'

export type MendedParts = Pick<
  MendReport,
  'isWhole' | 'summary' | 'backup' | 'pages' | 'changes' | 'parts' | 'standIns'
>

/** What was saved, in words that tell nothing of what stands in the minutes: meetings by their days, items by their numbers. */
export function tellMended(mended: MendedFile, key: Buffer): MendedParts {
  const { plans, built, known, backup, found } = mended
  const sqlite = connect(mended.path, key)
  try {
    const parts = plans.map((plan) => {
      const written = built.written.get(plan.streamId) ?? 0
      const last = plan.from.seq + written
      const expected = known.get(plan.streamId) ?? 0
      const isWhole = expected <= last
      const ending = lastIn(sqlite, plan.streamId, last)
      const { what, meetingId } = nameOf(sqlite, plan.streamId)
      const upTo = ending?.wallTime ?? null
      const item = ending === null ? null : itemNumber(sqlite, meetingId, ending.payload)
      const lost = plan.stranded.filter(({ seq }) => seq > last)
      return {
        what,
        meetingId,
        changes: last,
        fromBackup: plan.from.seq,
        isWhole,
        upTo,
        found: sayPart({ last, expected, upTo, item, lost }),
      }
    })
    const fromBackup = parts.reduce((sum, part) => sum + part.fromBackup, 0)
    const fromDamagedFile = [...built.written.values()].reduce((sum, count) => sum + count, 0)
    // What names no change at all cannot say that none is missing.
    const saysNothing = known.size === 0
    const isWhole = !saysNothing && parts.every((part) => part.isWhole)
    const told = {
      isWhole,
      backup: backup === null ? null : { name: backup.name, at: backup.at },
      pages: {
        inFile: found.pages,
        unreadable: found.unsound.length,
        recentWrites: found.frames,
        unreadableRecentWrites: found.unsoundFrames,
      },
      changes: { fromBackup, fromDamagedFile },
      parts: parts.toSorted((a, b) => Number(a.isWhole) - Number(b.isWhole)),
      standIns: [...new Set(built.standIns)],
    }
    return { ...told, summary: summaryOf(told, saysNothing) }
  } finally {
    sqlite.close()
  }
}

/** What was found, one sentence each; the last of them is what it comes to. */
function summaryOf(told: Omit<MendedParts, 'summary'>, saysNothing: boolean): string[] {
  const { backup, changes } = told
  return [
    saysNothing ? 'Nothing of the damaged file could be read.' : sayPages(told),
    backup === null
      ? 'No sound backup could be built on: the book was put together from what the damaged file still held.'
      : `The book was built on the backup of ${sayInstant(backup.at)}, which holds ${count(changes.fromBackup, 'change')}.`,
    ...(saysNothing ? [] : [sayFromFile(changes.fromDamagedFile)]),
    saysNothing ? sayUnknown(backup) : sayLost(told),
  ]
}

function sayPages({ pages }: Pick<MendedParts, 'pages'>): string {
  const bad = pages.unreadable + pages.unreadableRecentWrites
  const found =
    bad === 0
      ? 'all of them are what was written'
      : `${bad} of them ${bad === 1 ? 'is' : 'are'} not what was written`
  return `${pages.inFile} pages of the file and ${pages.recentWrites} of what was saved last, which lies in a file beside it, were read; ${found}.`
}

function sayFromFile(changes: number): string {
  if (changes === 0) return 'Nothing was found in the damaged file that goes beyond this.'
  return changes === 1
    ? 'One change came from the damaged file, proved by its own code.'
    : `${changes} changes came from the damaged file, each proved by its own code.`
}

function sayUnknown(backup: MendedParts['backup']): string {
  return backup === null
    ? 'Nothing that was written is here, and Minutebook cannot tell how much that was.'
    : `The book is as it was in the backup of ${sayInstant(backup.at)}. What was written after that time is not here, and Minutebook cannot tell how much that was.`
}

function sayLost({ isWhole, parts }: Pick<MendedParts, 'isWhole' | 'parts'>): string {
  if (isWhole) return 'Nothing that was ever saved is known to be missing.'
  const lost = parts.filter((part) => !part.isWhole).length
  return `Of ${lost === 1 ? 'one part' : `${lost} parts`} of the book, something is missing: see below.`
}

function count(number: number, what: string): string {
  return number === 1 ? `One ${what}` : `${number} ${what}s`
}

interface PartFacts {
  readonly last: number
  readonly expected: number
  readonly upTo: string | null
  readonly item: string | null
  readonly lost: readonly Change[]
}

function sayPart({ last, expected, upTo, item, lost }: PartFacts): string {
  const at = upTo === null ? '' : `, made on ${sayWall(upTo)}${item === null ? '' : `, to item ${item}`}`
  if (expected <= last) return last === 0 ? 'Nothing was found.' : `Whole, up to change ${last}${at}.`
  const gone = expected - last
  const missing = gone === 1 ? 'the one after it is missing' : `the ${gone} after it are missing`
  const first = lost[0]
  const later =
    first === undefined
      ? ''
      : ` What was written from ${sayWall(first.wallTime)} on was found in part, and does not follow: a change before it is lost.`
  if (last === 0)
    return `Nothing of it could be put back: it had ${count(expected, 'change').toLowerCase()}.${later}`
  return `There up to change ${last}${at}; ${missing}.${later} Compare the last words with your notes.`
}

function sayWall(wallTime: string): string {
  return `${formatDate(wallTime.slice(0, 10), '3 November 2022')} at ${wallTime.slice(11, 16)}`
}

function sayInstant(at: string): string {
  return `${formatDate(at.slice(0, 10), '3 November 2022')}, ${at.slice(11, 16)} UTC`
}

function lastIn(sqlite: SqliteDatabase.Database, streamId: string, seq: number) {
  const row = sqlite
    .prepare(
      `SELECT wall_time AS wallTime, payload FROM change LEFT JOIN change_payload USING (stream_id, seq)
       WHERE stream_id = ? AND seq = ?`,
    )
    .get(streamId, seq)
  return (row ?? null) as { readonly wallTime: string; readonly payload: string | null } | null
}

function nameOf(
  sqlite: SqliteDatabase.Database,
  streamId: string,
): { readonly what: string; readonly meetingId: string | null } {
  if (streamId === 'book') return { what: 'The council, its people and the office', meetingId: null }
  const id = streamId.slice(streamId.indexOf(':') + 1)
  if (streamId.startsWith('committee:')) {
    const name: unknown = sqlite.prepare('SELECT name FROM committee WHERE id = ?').pluck().get(id)
    return { what: typeof name === 'string' ? `The particulars of ${name}` : 'A committee', meetingId: null }
  }
  const row = sqlite
    .prepare(
      'SELECT committee.name, date FROM meeting JOIN committee ON committee.id = committee_id WHERE meeting.id = ?',
    )
    .get(id) as { readonly name: string; readonly date: string } | undefined
  if (row === undefined) return { what: 'A meeting that was removed or is lost', meetingId: id }
  return { what: `The meeting of ${row.name} on ${formatDate(row.date, '3 November 2022')}`, meetingId: id }
}

/** "4" or "4 (b)": where the item stands on the agenda. */
function itemNumber(
  sqlite: SqliteDatabase.Database,
  meetingId: string | null,
  payload: string | null,
): string | null {
  const itemId = /"itemId":"([^"\\]+)"/.exec(payload ?? '')?.[1]
  if (meetingId === null || itemId === undefined) return null
  const items = sqlite
    .prepare('SELECT id, parent_id AS parent FROM agenda_item WHERE meeting_id = ? ORDER BY position')
    .all(meetingId) as readonly { readonly id: string; readonly parent: string | null }[]
  const item = items.find(({ id }) => id === itemId)
  if (item === undefined) return null
  const place = (parent: string | null, id: string): number =>
    items.filter((each) => each.parent === parent).findIndex((each) => each.id === id)
  if (item.parent === null) return String(place(null, item.id) + 1)
  return `${place(null, item.parent) + 1} (${String.fromCharCode(97 + place(item.parent, item.id))})`
}

export interface FilesOrder {
  /** The new file, whose tables say which attachments there are. */
  readonly path: string
  readonly key: Buffer
  /** The folder that holds `attachments`. */
  readonly folder: string
  /** Where the book goes, when that is another folder. */
  readonly out: string | null
  /** Where a second copy of the attachments lies; null for nowhere. */
  readonly second: string | null
  /** Where damaged ones are put: were they left, the same paper could not be added again. */
  readonly aside: string
}

/** Proves every attachment that the book names, brings back from the second place what is damaged or gone, and tells what is lost. */
export async function mendFiles(order: FilesOrder): Promise<MendReport['files']> {
  const sqlite = connect(order.path, order.key)
  const wanted = namedFiles(databaseOver(sqlite).reader)
  sqlite.close()
  const store = attachmentStore(join(order.folder, 'attachments'), order.key)
  const second = order.second === null ? null : attachmentStore(join(order.second, 'attachments'), order.key)
  let [whole, broughtBack]: [number, number] = [0, 0]
  const lost: string[] = []
  for (const [sha256, what] of wanted) {
    const state = await proveAttachment(store, sha256)
    if (state === 'damaged' && order.out === null) putAside(order, sha256)
    const from = state === 'whole' ? order.folder : order.second
    const isThere =
      state === 'whole' || (second !== null && (await proveAttachment(second, sha256)) === 'whole')
    if (!isThere || from === null) {
      lost.push(`${what} is ${state === 'damaged' ? 'damaged' : 'gone'}. Add it again from where it came.`)
      continue
    }
    if (state === 'whole') whole += 1
    else broughtBack += 1
    if (state !== 'whole' || order.out !== null) bring(from, order.out ?? order.folder, sha256)
  }
  return { whole, broughtBack, lost }
}

function placeOf(folder: string, sha256: string): string {
  return join(folder, 'attachments', sha256.slice(0, 2), sha256)
}

function putAside({ folder, aside }: FilesOrder, sha256: string): void {
  ensureFolder(join(aside, 'attachments'), 0o700)
  renameSync(placeOf(folder, sha256), join(aside, 'attachments', sha256))
}

function bring(from: string, to: string, sha256: string): void {
  const target = placeOf(to, sha256)
  ensureFolder(dirname(target))
  copyFileSync(placeOf(from, sha256), `${target}.new`)
  renameSync(`${target}.new`, target)
}

/** Reads a sealed file from end to end. */
export async function proveAttachment(
  store: AttachmentStore,
  sha256: string,
): Promise<'whole' | 'damaged' | 'gone'> {
  if (!store.has(sha256)) return 'gone'
  const hash = createHash('sha256')
  try {
    for await (const piece of store.get(sha256)) hash.update(piece)
  } catch (cause) {
    if (cause instanceof AppError || (cause instanceof Error && 'code' in cause)) return 'damaged'
    throw cause
  }
  return hash.digest('hex') === sha256 ? 'whole' : 'damaged'
}

/** Every file that the book names, with what it is: of a meeting by its day. */
export function namedFiles(reader: Reader): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  const of = (table: 'paper' | 'publication' | 'minutes_act', column: string, what: string): void => {
    const rows = reader.all(
      reader.sql
        .selectFrom(table)
        .innerJoin('meeting', 'meeting.id', 'meeting_id')
        .innerJoin('committee', 'committee.id', 'committee_id')
        .select([sql<string>`${sql.raw(column)}`.as('value'), 'meeting.date', 'committee.name as committee']),
    )
    for (const { value, date, committee } of rows) {
      for (const [sha256] of value.matchAll(/\b[0-9a-f]{64}\b/g)) {
        if (!named.has(sha256))
          named.set(
            sha256,
            `${what} of the meeting of ${committee} on ${formatDate(date, '3 November 2022')}`,
          )
      }
    }
  }
  of('paper', 'sha256', 'A paper')
  of('publication', `coalesce(json_extract(publication.value, '$.sha256'), '')`, 'A published pack')
  of(
    'minutes_act',
    `coalesce(json_extract(minutes_act.value, '$.sha256'), '')`,
    'A copy or scan of the minutes',
  )
  return named
}
