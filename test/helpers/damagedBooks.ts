import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { councilStart, testOfficer } from './councilStart.ts'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import { listBackups } from '../../electron/core/backups/backupStore.ts'
import { mendBook } from '../../electron/core/mending/mendBook.ts'
import type { KnownBackup, MendedFile } from '../../electron/core/mending/mendBook.ts'
import { readDescription } from '../../electron/db/bookDescription.ts'
import { connect } from '../../electron/db/connect.ts'
import { proveCopy } from '../../electron/db/proveCopy.ts'
import { mendingActor } from '../../electron/db/salvageBuild.ts'
import { bareCore } from './bareCore.ts'
import { doAct } from './countedActs.ts'
import { somebody } from './backupCases.ts'
import type { Somebody } from './backupCases.ts'
import { signedMinutes } from './signedMinutes.ts'

/** A change as it was made, by its place. */
interface KnownChange {
  readonly hash: string
  readonly payload: string | null
}

/** A book that was being written in when its machine died: its file, its log of recent writes, a backup of an hour ago. */
export interface KnownBook {
  readonly dir: string
  readonly file: Buffer
  readonly log: Buffer
  readonly key: Buffer
  readonly backups: readonly KnownBackup[]
  readonly changes: ReadonlyMap<string, KnownChange>
}

/** Costs about a second. `acts`: how much was written after the backup. */
export async function knownBook(acts = 24): Promise<KnownBook> {
  const dir = mkdtempSync(join(tmpdir(), 'minutebook-damage-'))
  const folder = join(dir, 'book')
  let seconds = 0
  const { core, client } = await bareCore(dir, {
    host: { kind: 'browser', suggestedFolder: folder },
    clock: { zone: 'Europe/London', now: () => new Date(Date.UTC(2026, 0, 15, 10, 0, (seconds += 1))) },
  })
  await client.book.create({
    folder,
    officer: testOfficer,
    start: councilStart,
  })
  const { laterId } = await signedMinutes(client)
  const { record } = await client.meetings.get({ meetingId: laterId })
  const [textItemId = '', lineItemId = ''] = record.items.map(({ id }) => id)
  const on = { meetingId: laterId, textItemId, lineItemId, people: ['ash', 'bel', 'cro'] } as const
  for (let done = 0; done < acts; done += 1) await doAct(client, on, done)
  await client.people.save(somebodyLong('Ann Cole'))
  await client.backups.take({})
  for (let done = acts; done < acts * 2; done += 1) await doAct(client, on, done)
  await client.people.save(somebodyLong('Bel Ashdown'))
  const path = join(folder, 'minutebook.db')
  const [file, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
  const key = fileKeyStore(join(dir, 'config')).read(readDescription(folder).bookId)
  await core.close()
  const changes = changesIn(path, key)
  const backups = listBackups(folder).map(({ name, at }) => ({
    path: join(folder, 'backups', name),
    name,
    at,
  }))
  return { dir, file, log, key, backups, changes }
}

/** Longer than a page: the row goes on elsewhere. */
function somebodyLong(name: string): Somebody {
  const titles = Array.from({ length: 90 }, (_, n) => ({
    title: `Office ${n} ${'of the council '.repeat(9)}`,
    from: '2025-05-01',
    to: null,
  }))
  return { ...somebody(name), titles }
}

/** Every change of a file, by its place. */
export function changesIn(path: string, key: Buffer): Map<string, KnownChange & { readonly actor: string }> {
  const sqlite = connect(path, key)
  try {
    const rows = sqlite
      .prepare(
        `SELECT stream_id || ' ' || seq AS place, hash, actor, payload FROM change LEFT JOIN change_payload USING (stream_id, seq)`,
      )
      .all() as readonly (KnownChange & { readonly place: string; readonly actor: string })[]
    return new Map(rows.map((row) => [row.place, row]))
  } finally {
    sqlite.close()
  }
}

export type Damage = 'bits' | 'zeroed' | 'cut' | 'overwritten' | 'log-bits' | 'no-log' | 'no-file' | 'both'
export const damages: readonly Damage[] = [
  ...(['bits', 'zeroed', 'cut', 'overwritten', 'log-bits', 'no-log', 'no-file', 'both'] as const),
]

/** Both files after a misfortune; null for one that is gone. */
export function damaged(
  { file, log }: KnownBook,
  kind: Damage,
  random: () => number,
): { readonly file: Buffer | null; readonly log: Buffer | null } {
  const some = (count: number): number => Math.floor(random() * count)
  const bits = (bytes: Buffer): Buffer => {
    const hurt = Buffer.from(bytes)
    for (let n = 0; n <= some(12); n += 1) {
      const at = some(hurt.length)
      hurt[at] = (hurt[at] ?? 0) ^ (1 << some(8))
    }
    return hurt
  }
  const over = (bytes: Buffer, fill: () => number): Buffer => {
    const hurt = Buffer.from(bytes)
    const from = Math.floor(some(hurt.length) / 4096) * 4096
    for (let at = from; at < Math.min(hurt.length, from + 4096 * (1 + some(12))); at += 1) hurt[at] = fill()
    return hurt
  }
  switch (kind) {
    case 'bits':
      return { file: bits(file), log }
    case 'zeroed':
      return { file: over(file, () => 0), log }
    case 'cut':
      return { file: file.subarray(0, some(file.length)), log }
    case 'overwritten':
      return { file: over(file, () => some(256)), log }
    case 'log-bits':
      return { file, log: bits(log) }
    case 'no-log':
      return { file: bits(file), log: null }
    case 'no-file':
      return { file: null, log }
    case 'both':
      return { file: over(bits(file), () => some(256)), log: bits(log) }
  }
}

export interface MendedOutcome {
  readonly mended: MendedFile
  /** What must never be, a line each. */
  readonly faults: readonly string[]
  /** Changes of the book that the mended one lacks. */
  readonly lost: number
}

/** Damages a copy, mends it, and holds the new file against what the book held. */
export function mendDamaged(
  known: KnownBook,
  kind: Damage,
  random: () => number,
  withBackup: boolean,
): MendedOutcome {
  const dir = mkdtempSync(join(known.dir, 'try-'))
  try {
    const path = join(dir, 'minutebook.db')
    const bytes = damaged(known, kind, random)
    if (bytes.file !== null) writeFileSync(path, bytes.file)
    if (bytes.log !== null) writeFileSync(`${path}-wal`, bytes.log)
    mkdirSync(join(dir, 'work'))
    const moment = { at: '2026-01-15T12:00:00.000Z', wallTime: '2026-01-15T12:00:00', zone: 'Europe/London' }
    const mended = mendBook(
      {
        path,
        work: join(dir, 'work'),
        key: known.key,
        backups: withBackup ? known.backups : [],
        moment: { ...moment, device: 'here' },
      },
      () => undefined,
    )
    const faults: string[] = []
    for (const [name, before] of [
      [path, bytes.file],
      [`${path}-wal`, bytes.log],
    ] as const) {
      const after = existsSync(name) ? readFileSync(name) : null
      if (before === null ? after !== null : after?.equals(before) !== true)
        faults.push(`${name} was changed`)
    }
    const copy = join(dir, 'copy.db')
    copyFileSync(mended.path, copy)
    const { broken } = proveCopy(copy, known.key, true)
    if (broken !== null) faults.push(broken)
    const after = changesIn(copy, known.key)
    for (const [place, { hash, payload, actor }] of after) {
      const before = known.changes.get(place)
      if (actor === mendingActor) continue
      if (before?.hash !== hash || before.payload !== payload) faults.push(`${place} was never so`)
    }
    const kept = new Set([...after.values()].map(({ hash }) => hash))
    const lost = [...known.changes.values()].filter(({ hash }) => !kept.has(hash)).length
    return { mended, faults, lost }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
