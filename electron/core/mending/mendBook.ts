import { chmodSync, copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { ensureFolder } from '../../files/ensureFolder.ts'
import { fileName } from '../../db/bookDescription.ts'
import type { Change } from '../../db/changeLog.ts'
import { connect } from '../../db/connect.ts'
import { databaseOver } from '../../db/database.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/all.ts'
import { proveCopy } from '../../db/proveCopy.ts'
import { foundChanges, keepChange, salvageChanges, salvagePayloads } from '../../db/salvage.ts'
import type { FoundChanges, PagesFound } from '../../db/salvage.ts'
import { buildFrom, headIn, standsAsLogged } from '../../db/salvageBuild.ts'
import type { Built } from '../../db/salvageBuild.ts'
import { openPages, saltOf } from '../../db/salvagePages.ts'
import type { PageSource } from '../../db/salvagePages.ts'
import { emptyHead, isOnAnotherWay, planStream } from '../../db/salvagePlan.ts'
import type { StreamPlan } from '../../db/salvagePlan.ts'
import { streamsOf } from '../../db/verifyLog.ts'
import { flushFile } from '../../files/writeFileAtomically.ts'
import { newCouncil } from '../newCouncil.ts'

export interface MendOrder {
  /** The damaged file; it need not be there. It is read and never written to. */
  readonly path: string
  /** Where the new file is made. */
  readonly work: string
  readonly key: Buffer
  /** The newest first. */
  readonly backups: readonly KnownBackup[]
  readonly moment: {
    readonly at: string
    readonly wallTime: string
    readonly zone: string
    readonly device: string
  }
}

export interface KnownBackup {
  readonly path: string
  readonly name: string
  readonly at: string
}

/** A new file, proved, and how it came to be. */
export interface MendedFile {
  readonly path: string
  readonly backup: KnownBackup | null
  readonly found: PagesFound
  readonly plans: readonly StreamPlan[]
  readonly built: Built
  /** The latest place each stream is known to have had. */
  readonly known: ReadonlyMap<string, number>
  /** The content of a change that was found, as JSON. */
  readonly payloadOf: (payloadHash: string) => string | null
}

const mostBackupsTried = 8
const mostDamagedBackups = 2

/**
 * Makes a new file of everything that can be proved: the newest backup that is sound, and after it every change that was found and follows
 * it. Throws where not even an empty book can be made, e.g. on a full disk.
 */
export function mendBook(order: MendOrder, onProgress: (progress: number, what: string) => void): MendedFile {
  const { path, work, key, moment } = order
  ensureFolder(work, 0o700)
  const target = join(work, fileName)
  clear(target)
  onProgress(0.02, 'Reading the damaged file')
  const sources: PageSource[] = [openPages(path, key, saltsOf(order.backups))]
  try {
    const first = salvageChanges(onlyOne(sources), (done) =>
      onProgress(0.02 + done * 0.3, 'Reading the damaged file'),
    )
    onProgress(0.35, 'Proving the backups')
    const { backup, damaged } = chooseBackup(order, target, first.changes)
    let { changes } = first
    for (const each of damaged) {
      const source = openPages(each.path, key)
      sources.push(source)
      changes = merged(changes, salvageChanges(source).changes)
    }
    onProgress(0.55, 'Putting the changes in order')
    const sqlite = connect(target, key)
    try {
      migrate(sqlite, migrations)
      const made = build(sqlite, sources, changes, moment)
      onProgress(0.85, 'Proving the new file')
      prove(sqlite, target, key)
      onProgress(0.98, 'The new file is proved')
      return { ...made, path: target, backup, found: first.found, known: knownPlaces(changes, first.found) }
    } finally {
      if (sqlite.open) sqlite.close()
    }
  } finally {
    for (const source of sources) source.close()
  }
}

function onlyOne(sources: readonly PageSource[]): PageSource {
  const [source] = sources
  if (source === undefined) throw new Error('There is always the book itself.')
  return source
}

function build(
  sqlite: SqliteDatabase.Database,
  sources: readonly PageSource[],
  changes: FoundChanges,
  moment: MendOrder['moment'],
): Pick<MendedFile, 'plans' | 'built' | 'payloadOf'> {
  const { reader } = databaseOver(sqlite)
  const streams = [...new Set([...streamsOf(reader), ...changes.streams()])].toSorted()
  const heads = new Map(streams.map((streamId) => [streamId, headIn(sqlite, streamId) ?? emptyHead]))
  const wanted = (streamId: string, seq: number): string[] =>
    seq > (heads.get(streamId)?.seq ?? 0)
      ? changes.at(streamId, seq).map(({ payloadHash }) => payloadHash)
      : []
  const payloads = new Map(sources.flatMap((source) => [...salvagePayloads(source, wanted)]))
  const payloadOf = (payloadHash: string): string | null =>
    payloads.get(payloadHash)?.toString('utf8') ?? null
  const plans = streams.map((streamId) =>
    planStream(streamId, heads.get(streamId) ?? emptyHead, changes, payloadOf),
  )
  const built = buildFrom({
    sqlite,
    plans,
    moment,
    found: (kind, id) => lastSaid(plans, payloadOf, kind, id),
    council: newCouncil({
      name: 'Council whose name was lost',
      kind: 'unitary',
      logo: null,
      points: 'letters',
    }),
  })
  return { plans, built, payloadOf }
}

/** Of what was found and does not follow, what was last said of somebody. */
function lastSaid(
  plans: readonly StreamPlan[],
  payloadOf: (payloadHash: string) => string | null,
  kind: 'person.set' | 'committee.set' | 'council.set',
  id: string,
): unknown {
  for (const { stranded } of plans) {
    for (const change of stranded.toReversed()) {
      if (change.kind !== kind) continue
      const payload = payloadOf(change.payloadHash)
      if (payload === null) continue
      const said = JSON.parse(payload) as Readonly<Record<string, { readonly id?: string } | undefined>>
      if (kind === 'council.set' || said[kind.slice(0, -'.set'.length)]?.id === id) return said
    }
  }
  return null
}

/** The newest backup that is sound and lies on the way of what was found: a copy of it becomes the beginning of the new file. */
function chooseBackup(
  { backups, key }: MendOrder,
  target: string,
  changes: FoundChanges,
): { readonly backup: KnownBackup | null; readonly damaged: readonly KnownBackup[] } {
  const damaged: KnownBackup[] = []
  for (const backup of backups.slice(0, mostBackupsTried)) {
    clear(target)
    try {
      copyFileSync(backup.path, target)
      // A backup that was brought back from a disc may only be read, and so may its copy.
      chmodSync(target, 0o600)
      const { broken } = proveCopy(target, key, true)
      if (broken === null && !isOfAnotherWay(target, key, changes)) return { backup, damaged: [] }
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') throw cause
      // It cannot be built on as it is; what can be read of it is taken like that of the book.
      damaged.push(backup)
    }
  }
  clear(target)
  return { backup: null, damaged: damaged.slice(0, mostDamagedBackups) }
}

function isOfAnotherWay(path: string, key: Buffer, changes: FoundChanges): boolean {
  const sqlite = connect(path, key)
  try {
    const hash = sqlite.prepare('SELECT hash FROM change WHERE stream_id = ? AND seq = ?').pluck()
    return changes.streams().some((streamId) =>
      isOnAnotherWay(changes, streamId, (seq) => {
        const found: unknown = hash.get(streamId, seq)
        return typeof found === 'string' ? found : null
      }),
    )
  } finally {
    sqlite.close()
  }
}

function merged(first: FoundChanges, second: FoundChanges): FoundChanges {
  const streams = new Map<string, Map<number, Change[]>>()
  for (const found of [first, second])
    for (const streamId of found.streams())
      for (const change of found.of(streamId)) keepChange(streams, change)
  return foundChanges(streams)
}

function knownPlaces(changes: FoundChanges, { versions }: PagesFound): ReadonlyMap<string, number> {
  const known = new Map(versions)
  for (const streamId of changes.streams()) {
    const last = changes.of(streamId).at(-1)?.seq ?? 0
    known.set(streamId, Math.max(last, known.get(streamId) ?? 0))
  }
  return known
}

/** As any backup is proved before it counts, and that its tables are what its log makes of them. */
function prove(sqlite: SqliteDatabase.Database, target: string, key: Buffer): void {
  if (!standsAsLogged(sqlite)) throw new Error('The tables of the mended file are not what its log says.')
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.close()
  const { broken } = proveCopy(target, key, true)
  if (broken !== null) throw new Error(`The mended file does not hold: ${broken}.`)
  rmSync(`${target}-wal`, { force: true })
  flushFile(target)
}

function saltsOf(backups: readonly KnownBackup[]): Buffer[] {
  return backups.slice(0, mostBackupsTried).flatMap(({ path }) => {
    const salt = saltOf(path)
    return salt === null ? [] : [salt]
  })
}

function clear(target: string): void {
  for (const suffix of ['', '-wal', '-journal']) rmSync(`${target}${suffix}`, { force: true })
}
