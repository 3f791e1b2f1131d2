import { createHash } from 'node:crypto'
import type SqliteDatabase from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import type { Council } from '../../shared/domain/council.ts'
import { appendChange, headOf } from './changeLog.ts'
import type { NewChange } from './changeLog.ts'
import { bookStream, committeeStream, idOfStream } from './changeKinds.ts'
import type { Happening } from './changeKinds.ts'
import { databaseOver } from './database.ts'
import type { Tx } from './database.ts'
import { writeMeetingHead } from './meetings.ts'
import { documentCache } from './minutes.ts'
import type { DocumentCache } from './minutes.ts'
import { project } from './project.ts'
import { rebuild } from './rebuild.ts'
import { erasedIn } from './salvagePlan.ts'
import type { PlannedChange, StreamPlan } from './salvagePlan.ts'

/** Who stands in the log where something had to be put in the place of what was lost. */
export const mendingActor = 'Minutebook, when the book was mended'

export interface BuildParts {
  readonly sqlite: SqliteDatabase.Database
  readonly plans: readonly StreamPlan[]
  /** When the book is mended, for what stands in. */
  readonly moment: Pick<NewChange, 'at' | 'wallTime' | 'zone' | 'device'>
  /** What a value of these kinds last said that was found anywhere, e.g. of a person whose entry cannot follow; null where nothing was. */
  readonly found: (kind: 'person.set' | 'committee.set' | 'council.set', id: string) => unknown
  /** For a book whose council is lost. */
  readonly council: Council
}

export interface Built {
  /** How many of each plan's changes could be written, by stream. */
  readonly written: ReadonlyMap<string, number>
  /** What stands in the place of something lost, a sentence each. */
  readonly standIns: readonly string[]
}

/**
 * Writes planned changes into a book, with all that they did. Where the tables refuse some, since what they rest on is lost, a stream ends
 * earlier; people and committees that are lost get an entry that says so, for the sake of the meetings that name them.
 */
export function buildFrom(parts: BuildParts): Built {
  const written = new Map<string, number>()
  const standIns: string[] = []
  const ordered = parts.plans.toSorted((a, b) => (a.streamId < b.streamId ? -1 : 1))
  for (const plan of ordered) written.set(plan.streamId, writeStream(parts, plan, standIns))
  standInForCouncil(parts, standIns)
  return { written, standIns }
}

function writeStream(parts: BuildParts, { next }: StreamPlan, standIns: string[]): number {
  let done = 0
  if (next.length > 0 && !attempt(parts.sqlite, next)) {
    for (const lost of missingParents(parts.sqlite, next)) standIn(parts, lost, standIns)
  } else return next.length
  while (done < next.length) {
    const length = longestThatHolds(parts.sqlite, next.slice(done))
    if (length === 0) break
    done += length
  }
  return done
}

/** Changes were made in groups that hold only together: all of them, else as many as halving finds, else the shortest group. */
function longestThatHolds(sqlite: SqliteDatabase.Database, next: readonly PlannedChange[]): number {
  for (let length = next.length; length > 0; length = Math.floor(length / 2)) {
    if (attempt(sqlite, next.slice(0, length))) return length
  }
  for (let length = 2; length < Math.min(next.length, longestGroup); length += 1) {
    if (attempt(sqlite, next.slice(0, length))) return length
  }
  return 0
}

const longestGroup = 40

/** One transaction: all of them, or none where something does not fit. */
function attempt(sqlite: SqliteDatabase.Database, next: readonly PlannedChange[]): boolean {
  try {
    databaseOver(sqlite).write((tx) => apply(sqlite, tx, next))
    return true
  } catch (cause) {
    if (isOfDisk(cause)) throw cause
    // What the changes rest on is lost: they do not fit into the tables.
    return false
  }
}

function isOfDisk(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT')
}

function apply(sqlite: SqliteDatabase.Database, tx: Tx, next: readonly PlannedChange[]): void {
  const cache = documentCache()
  for (const { change, payload } of next) {
    const { streamId, seq } = change
    sqlite.prepare(insertChange).run({ ...change })
    if (payload === null) {
      if (streamId.startsWith('meeting:')) writeMeetingHead(tx, idOfStream(streamId), seq, change.hash)
      continue
    }
    sqlite.prepare(insertPayload).run(streamId, seq, payload)
    projectJson(tx, cache, change, payload)
    if (change.kind !== 'words.erased') continue
    for (const erased of erasedIn(payload)) sqlite.prepare(deletePayload).run(streamId, erased)
  }
}

function projectJson(tx: Tx, cache: DocumentCache, change: PlannedChange['change'], payload: string): void {
  project(tx, cache, change, { kind: change.kind, payload: JSON.parse(payload) as unknown } as Happening)
}

const insertChange = `INSERT INTO change VALUES (:streamId, :seq, :changeId, :actor, :device, :at, :wallTime, :zone, :kind,
  :payloadVersion, :classification, :payloadHash, :prevHash, :hash)`
const insertPayload = 'INSERT INTO change_payload (stream_id, seq, payload) VALUES (?, ?, ?)'
const deletePayload = 'DELETE FROM change_payload WHERE stream_id = ? AND seq = ?'

interface Lost {
  readonly table: 'person' | 'committee'
  readonly id: string
}

class OnlyLooking extends Error {}

/** The people and committees that changes name and the book does not hold. */
function missingParents(sqlite: SqliteDatabase.Database, next: readonly PlannedChange[]): Lost[] {
  const lost = new Map<string, Lost>()
  try {
    databaseOver(sqlite).write((tx) => {
      apply(sqlite, tx, next)
      for (const each of lostIn(sqlite)) lost.set(`${each.table} ${each.id}`, each)
      throw new OnlyLooking()
    })
  } catch (cause) {
    if (isOfDisk(cause)) throw cause
    // Nothing is kept of this; what else does not fit is found by writing less.
  }
  return [...lost.values()]
}

function lostIn(sqlite: SqliteDatabase.Database): Lost[] {
  const broken = sqlite.pragma('foreign_key_check') as readonly {
    readonly table: string
    readonly rowid: number
    readonly parent: string
    readonly fkid: number
  }[]
  return broken.flatMap(({ table, rowid, parent, fkid }): Lost[] => {
    if (parent !== 'person' && parent !== 'committee') return []
    const column: unknown = sqlite
      .prepare('SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?')
      .pluck()
      .get(table, fkid)
    const id: unknown = sqlite
      .prepare(`SELECT "${String(column)}" FROM "${table}" WHERE rowid = ?`)
      .pluck()
      .get(rowid)
    return typeof id === 'string' ? [{ table: parent, id }] : []
  })
}

function standIn(parts: BuildParts, { table, id }: Lost, told: string[]): void {
  const { sqlite } = parts
  if (table === 'person') {
    const found = parts.found('person.set', id) as { readonly person: object } | null
    const person = found?.person ?? { id, address: '', name: 'Name lost', titles: [], approvedAbsences: [] }
    record(parts, bookStream, { kind: 'person.set', payload: { person } } as Happening)
    told.push(
      found === null
        ? 'The entry of a person was lost: “Name lost” stands in its place. Open People and put the name in.'
        : 'The entry of a person could not be proved to be the latest, and was put in as it was found.',
    )
    return
  }
  const found = parts.found('committee.set', id) as { readonly committee: object } | null
  const committee = found?.committee ?? {
    id,
    name: 'Committee whose name was lost',
    quorum: 3,
    place: '',
    numbering: { runs: 'municipal-year', start: 1, pattern: '{n}' },
    standingAgenda: [],
    memberships: [],
  }
  const people = ((committee as { memberships?: { personId: string }[] }).memberships ?? []).map(
    ({ personId }) => personId,
  )
  for (const personId of people) {
    const known = sqlite.prepare('SELECT 1 FROM person WHERE id = ?').get(personId)
    if (known === undefined) standIn(parts, { table: 'person', id: personId }, told)
  }
  record(parts, committeeStream(id), { kind: 'committee.set', payload: { committee } } as Happening)
  told.push(
    found === null
      ? 'The particulars of a committee were lost: “Committee whose name was lost” stands in their place. Open it and put them in.'
      : 'The particulars of a committee could not be proved to be the latest, and were put in as they were found.',
  )
}

function standInForCouncil(parts: BuildParts, told: string[]): void {
  if (parts.sqlite.prepare('SELECT 1 FROM council').get() !== undefined) return
  const found = parts.found('council.set', '') as { readonly council: Council } | null
  const payload = found ?? { council: parts.council }
  record(parts, bookStream, { kind: 'council.set', payload })
  told.push(
    found === null
      ? 'The particulars of the council were lost, and stand as for a new one. Open Settings and put them in.'
      : 'The particulars of the council could not be proved to be the latest, and were put in as they were found.',
  )
}

function record({ sqlite, moment }: BuildParts, streamId: string, happening: Happening): void {
  databaseOver(sqlite).write((tx) => {
    const change = appendChange(
      tx,
      {
        streamId,
        changeId: newId(),
        actor: mendingActor,
        ...moment,
        kind: happening.kind,
        payloadVersion: 1,
        classification: 'unset',
      },
      happening.payload,
    )
    project(tx, documentCache(), change, happening)
  })
}

/** True when the tables are what the log makes of them. Nothing is changed. */
export function standsAsLogged(sqlite: SqliteDatabase.Database): boolean {
  const before = tableDigests(sqlite)
  let after = ''
  try {
    databaseOver(sqlite).write((tx) => {
      rebuild(tx)
      after = tableDigests(sqlite)
      throw new OnlyLooking()
    })
  } catch (cause) {
    if (!(cause instanceof OnlyLooking)) throw cause
  }
  return before === after
}

function tableDigests(sqlite: SqliteDatabase.Database): string {
  const tables = sqlite
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE 'search_%' AND name NOT LIKE 'change%' ORDER BY name`,
    )
    .pluck()
    .all() as string[]
  const digest = createHash('sha256')
  for (const table of tables) {
    digest.update(`\n${table}\n`)
    for (const row of sqlite.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).raw().iterate())
      digest.update(JSON.stringify(row))
  }
  return digest.digest('hex')
}

/** Where a stream of a book stands. */
export function headIn(sqlite: SqliteDatabase.Database, streamId: string) {
  return headOf(databaseOver(sqlite).reader, streamId)
}
