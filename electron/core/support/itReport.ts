import { existsSync, readdirSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { cpus, freemem, homedir, release, totalmem } from 'node:os'
import { join, relative, isAbsolute } from 'node:path'
import { sql } from 'kysely'
import { AppError } from '../../../shared/domain/appError.ts'
import { fileName } from '../../db/bookDescription.ts'
import type { Reader } from '../../db/database.ts'
import { rawSql } from '../../db/rawSql.ts'
import { storageFault } from '../../db/storageFault.ts'
import { streamsOf, verifyStream } from '../../db/verifyLog.ts'
import { listBackups } from '../backups/backupStore.ts'
import type { OpenBook } from '../openBook.ts'
import { plainLog } from './plainLog.ts'
import type { Services } from '../services.ts'

/** How many lines of the log go into it. */
const logLines = 2_000

/**
 * What those who look after the computer need to see what is wrong: versions, sizes, counts, checks, the log. Every field is a number, an
 * instant, or a word out of a closed list of our own: nothing that anybody typed can be in it, nor the name of a folder.
 */
export async function itReport(services: Services): Promise<unknown> {
  const { clock, book, host, version, config, calls, log } = services
  const open = book.current()
  const folder = open?.folder ?? config.read().lastFolder
  return {
    format: 'minutebook-report',
    at: clock.now().toISOString(),
    versions: versionsOf(version),
    host: host.kind,
    machine: machineOf(),
    bookFolder: folder === null ? null : await folderOf(folder),
    book: open === null ? null : unlessFaulty(() => bookOf(open)),
    problem: book.problem() === null ? null : (book.problem()?.reason ?? 'unknown'),
    checks: open === null ? null : unlessFaulty(() => checksOf(open.reader)),
    backups: folder === null ? null : backupsOf(services, folder),
    settings: settingsOf(services),
    ...calls.read(),
    log: plainLog(log.path, logLines),
  }
}

/** A book that cannot be read is what the report may be wanted for. */
function unlessFaulty(read: () => unknown): unknown {
  try {
    return read()
  } catch (cause) {
    const fault = storageFault(cause, '')
    if (!(fault instanceof AppError)) throw cause
    return { failed: fault.details['reason'] ?? null }
  }
}

function versionsOf(minutebook: string): Readonly<Record<string, string>> {
  const { node, v8, napi, electron, chrome } = process.versions
  const known = { minutebook, node, v8, napi, electron, chrome }
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

function machineOf(): unknown {
  return {
    system: process.platform,
    release: release().replace(/[^\w.+-].*$/, ''),
    processor: process.arch,
    processors: cpus().length,
    memoryBytes: totalmem(),
    freeMemoryBytes: freemem(),
    usedMemoryBytes: process.memoryUsage().rss,
    runsForSeconds: Math.round(process.uptime()),
  }
}

/** File systems by the magic numbers of Linux's statfs(2). Other systems give none. */
const fileSystems: ReadonlyMap<number, string> = new Map([
  ...([
    [0xef53, 'ext4'],
    [0x58465342, 'xfs'],
    [0x9123683e, 'btrfs'],
    [0x01021994, 'tmpfs'],
  ] as const),
  ...([
    [0x2fc12fc1, 'zfs'],
    [0x794c7630, 'overlay'],
    [0x4d44, 'fat'],
    [0x2011bab0, 'exfat'],
  ] as const),
  ...([
    [0x5346544e, 'ntfs'],
    [0x7366746e, 'ntfs3'],
    [0x6969, 'nfs'],
    [0x517b, 'smb'],
  ] as const),
  ...([
    [0xff534d42, 'cifs'],
    [0xfe534d42, 'smb2'],
    [0x65735546, 'fuse'],
    [0x01021997, '9p'],
  ] as const),
])

async function folderOf(folder: string): Promise<unknown> {
  const place = placeOf(folder)
  try {
    const { type, bavail, blocks, bsize } = await statfs(folder)
    const fileSystem = fileSystems.get(type) ?? `0x${type.toString(16)}`
    return { place, fileSystem, freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return { place, fileSystem: 'not there', freeBytes: null, totalBytes: null }
  }
}

/** Where it lies, without its name: "~/…/…" is two folders below the home folder. */
function placeOf(folder: string): string {
  if (/^(\\\\|\/\/)/.test(folder)) return 'a network share'
  const below = relative(homedir(), folder)
  if (below.startsWith('..') || isAbsolute(below)) return 'outside the home folder'
  return [
    '~',
    ...below
      .split(/[/\\]/)
      .filter((part) => part !== '')
      .map(() => '…'),
  ].join('/')
}

function bookOf(open: OpenBook): unknown {
  const { folder, reader } = open
  const count = (table: 'meeting' | 'committee' | 'person' | 'change'): number =>
    reader.first(reader.sql.selectFrom(table).select((all) => all.fn.countAll<number>().as('n')))?.n ?? 0
  const kinds = reader.all(
    reader.sql
      .selectFrom('change')
      .select(['kind', (all) => all.fn.countAll<number>().as('n')])
      .groupBy('kind')
      .orderBy('kind'),
  )
  return {
    bytes: sizeOf(join(folder, fileName)),
    recentWritesBytes: sizeOf(join(folder, `${fileName}-wal`)),
    attachments: filesBelow(join(folder, 'attachments')),
    changes: count('change'),
    changesByKind: Object.fromEntries(
      kinds.flatMap(({ kind, n }) => (/^[a-z.-]{1,40}$/.test(kind) ? [[kind, n]] : [])),
    ),
    meetings: count('meeting'),
    committees: count('committee'),
    people: count('person'),
    wasInterrupted: open.interrupted,
    writesSinceOpened: open.writes(),
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

function filesBelow(folder: string): { readonly files: number; readonly bytes: number } {
  if (!existsSync(folder)) return { files: 0, bytes: 0 }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const bytes = files.reduce((sum, entry) => sum + sizeOf(join(entry.parentPath, entry.name)), 0)
  return { files: files.length, bytes }
}

/** The pages of the file, and the chain of every log. A log is told by what it is of, and by its length. */
function checksOf(reader: Reader): unknown {
  const started = performance.now()
  const check = reader.first(
    rawSql<{ readonly quick_check: string }>(reader, sql`SELECT quick_check FROM pragma_quick_check`),
  )
  const chains = streamsOf(reader).map((streamId) => {
    const { changes, headHash, broken } = verifyStream(reader, streamId)
    const of = /^(book|committee|meeting)/.exec(streamId)?.[1] ?? 'other'
    return { of, changes, head: headHash?.slice(0, 12) ?? null, brokenAt: broken?.seq ?? null }
  })
  return {
    file: check?.quick_check === 'ok' ? 'ok' : 'damaged',
    logs: chains.toSorted((a, b) => b.changes - a.changes),
    milliseconds: Math.round(performance.now() - started),
  }
}

function backupsOf({ backups, clock, config }: Services, folder: string): unknown {
  const now = clock.now().getTime()
  return {
    kept: listBackups(folder).map(({ at, reason, bytes }) => ({
      ...{ at, reason, bytes },
      ageHours: Math.round((now - Date.parse(at)) / 360_000) / 10,
    })),
    isFailing: backups.failing() !== null,
    hasSecondPlace: config.read().secondPlace !== null,
  }
}

function settingsOf({ config, lock }: Services): unknown {
  const { preferences, officer } = config.read()
  const { theme, textSize, density, keys } = preferences
  const { hasPin, afterMinutes } = lock.status()
  return {
    ...{ theme, textSize, density, hasPin, lockAfterMinutes: afterMinutes },
    ownKeys: Object.keys(keys).length,
    hasOfficer: officer !== null,
    wereSetAside: config.problem !== null,
  }
}
