import { existsSync, openSync, closeSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '../../../shared/domain/appError.ts'
import type { damageStates } from '../../../shared/api/mendingContract.ts'
import { descriptionName, fileName, readDescription } from '../../db/bookDescription.ts'
import { isHeldElsewhere } from '../../db/heldElsewhere.ts'
import { latestVersion } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/all.ts'
import { isLogUnfit, openPages, saltOf } from '../../db/salvagePages.ts'
import { backupsFolder, listBackups } from '../backups/backupStore.ts'
import { slotsNames } from '../keys/keySlots.ts'
import type { KeyStore } from '../keys/keyStore.ts'
import type { KnownBackup } from './mendBook.ts'

export type DamageState = (typeof damageStates)[number]

/** What is wrong with the book of a folder, and what there is to mend it with. */
export interface Diagnosis {
  readonly state: DamageState
  readonly found: string
  readonly canMend: boolean
  /** Null where its key is not to be found. */
  readonly identity: { readonly bookId: string; readonly key: Buffer } | null
  /** True where minutebook.json has to be written again. */
  readonly lacksDescription: boolean
  /** Beside the book and in the second place, the newest first. */
  readonly backups: readonly KnownBackup[]
}

export interface DiagnosisParts {
  readonly folder: string
  readonly keys: KeyStore
  /** The folder on another drive; null for none. */
  readonly secondPlace: string | null
}

/** Reads and changes nothing. The book must not be open in this process: reading its file would let go of its lock. */
export function diagnose(parts: DiagnosisParts): Diagnosis {
  const { folder } = parts
  const path = join(folder, fileName)
  const backups = backupsOf(parts)
  const described = descriptionOf(folder)
  if (!existsSync(path) && described === null && backups.length === 0) {
    return without('nothing', `There is no minute book in ${folder}, and no backup of one.`, backups)
  }
  if (isHeldElsewhere(path)) {
    return without(
      'busy',
      `The minute book in ${folder} is open in another Minutebook. Close it there first.`,
      backups,
    )
  }
  const identity = identityOf(parts, described, backups)
  if (identity === null) {
    return without(
      'no-key',
      `The key of the minute book in ${folder} is not on this account. Open it on the account that made it, or bring its key from there: without it nothing of the book can be read.`,
      backups,
    )
  }
  const { state, found, isHopeless } = stateOf(folder, identity.key, backups)
  const lacksDescription = described === null
  if (state === 'sound' && lacksDescription) {
    const lost = `The file ${descriptionName} beside the minute book is damaged or gone. The book itself can be read, and its key is on this account: it is written again.`
    return { state: 'damaged', found: lost, canMend: true, identity, lacksDescription, backups }
  }
  const canMend = !isHopeless && (state !== 'newer' || backups.length > 0) && state !== 'newer'
  return { state, found, canMend, identity, lacksDescription, backups }
}

function without(state: DamageState, found: string, backups: readonly KnownBackup[]): Diagnosis {
  return { state, found, canMend: false, identity: null, lacksDescription: false, backups }
}

function backupsOf({ folder, secondPlace }: DiagnosisParts): KnownBackup[] {
  const there = secondPlace === null ? [] : [join(secondPlace, `${basename(folder)} backup`)]
  const seen = new Set<string>()
  return [folder, ...there]
    .flatMap((place) => {
      try {
        return listBackups(place).map(({ name, at }) => ({
          path: join(backupsFolder(place), name),
          name,
          at,
        }))
      } catch {
        // A drive that is not there, or does not answer, has no backups to offer now.
        return []
      }
    })
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
}

function descriptionOf(folder: string): { readonly bookId: string; readonly keyCheck: string } | null {
  try {
    return readDescription(folder)
  } catch (cause) {
    if (cause instanceof AppError && cause.details['reason'] !== 'newer') return null
    throw cause
  }
}

/** By its description, else by what lies around it, else by the one key of this account that opens anything of it. */
function identityOf(
  { folder, keys, secondPlace }: DiagnosisParts,
  described: { readonly bookId: string; readonly keyCheck: string } | null,
  backups: readonly KnownBackup[],
): Diagnosis['identity'] {
  if (described !== null) {
    const key = keyOf(keys, described.bookId)
    return key === null ? null : { bookId: described.bookId, key }
  }
  const neighbours = [join(folder, descriptionName), ...slotsNames.map((name) => join(folder, name))]
  if (secondPlace !== null) neighbours.push(join(secondPlace, `${basename(folder)} backup`, descriptionName))
  const ids = new Set([...neighbours.flatMap(bookIdIn), ...keys.bookIds()])
  for (const bookId of ids) {
    const key = keyOf(keys, bookId)
    if (key !== null && fits(join(folder, fileName), key, backups)) return { bookId, key }
  }
  return null
}

function keyOf(keys: KeyStore, bookId: string): Buffer | null {
  try {
    return keys.read(bookId)
  } catch (cause) {
    if (cause instanceof AppError) return null
    throw cause
  }
}

/** From the text, not from the value: what is damaged may be no JSON any more. */
function bookIdIn(path: string): string[] {
  try {
    const found = /"bookId"\s*:\s*"([0-9a-zA-Z-]{1,64})"/.exec(readFileSync(path, 'utf8'))?.[1]
    return found === undefined ? [] : [found]
  } catch {
    // It is not there, or the disk does not give it: then it names no book.
    return []
  }
}

/** Whether a key opens anything of the book or of its newest backups. */
function fits(path: string, key: Buffer, backups: readonly KnownBackup[]): boolean {
  return [path, ...backups.slice(0, 3).map((backup) => backup.path)].some(
    (each) => soundPages(each, key, []) > 0,
  )
}

/** How many of the first pages, and of those of the log of recent writes, are what was written with this key. */
function soundPages(path: string, key: Buffer, salts: readonly Buffer[]): number {
  const source = openPages(path, key, salts)
  try {
    let sound = 0
    let looked = 0
    for (const address of source.addresses()) {
      looked += 1
      if (looked > mostLooked) break
      if (source.read(address)?.isSound === true) sound += 1
    }
    return sound
  } finally {
    source.close()
  }
}

const mostLooked = 400

interface Found {
  readonly state: DamageState
  readonly found: string
  /** There is nothing to build a new file from. */
  readonly isHopeless: boolean
}

function stateOf(folder: string, key: Buffer, backups: readonly KnownBackup[]): Found {
  const path = join(folder, fileName)
  const hasLog = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
  const nothingElse = backups.length === 0 && !hasLog
  const isMissing = !existsSync(path)
  if (isMissing || statSync(path).size <= 1) {
    const what = isMissing
      ? `The file ${fileName} is gone from ${folder}.`
      : `The file ${fileName} in ${folder} is empty.`
    return { state: isMissing ? 'missing' : 'empty', found: what, isHopeless: nothingElse }
  }
  const salts = backups.slice(0, 8).flatMap((backup) => saltOf(backup.path) ?? [])
  if (soundPages(path, key, salts) === 0) return unreadable(folder, key, backups, nothingElse)
  return readable(folder, key, salts)
}

/** Not one page is what was written with this key: another file, another key, or nothing left of it. */
function unreadable(
  folder: string,
  key: Buffer,
  backups: readonly KnownBackup[],
  isHopeless: boolean,
): Found {
  const path = join(folder, fileName)
  const begin = beginningOf(path)
  if (begin.toString('latin1').startsWith('SQLite format 3\0')) {
    const found = `The file ${fileName} in ${folder} is a database of another program, not a minute book.`
    return { state: 'foreign', found, isHopeless }
  }
  if (begin.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127))) {
    return {
      state: 'foreign',
      found: `The file ${fileName} in ${folder} is a text, not a minute book.`,
      isHopeless,
    }
  }
  // The newest backup tells a wrong key from a damaged file: the same key opens it, or does not.
  const opensBackup = backups.slice(0, 3).some((backup) => soundPages(backup.path, key, []) > 0)
  if (backups.length > 0 && !opensBackup) {
    const found = `The key on this account opens neither the minute book in ${folder} nor its backups: it belongs to another book.`
    return { state: 'wrong-key', found, isHopeless: true }
  }
  const found = opensBackup
    ? `Nothing of the file ${fileName} in ${folder} can be read; the same key opens its backup, so it is the file that is damaged.`
    : `Nothing of the file ${fileName} in ${folder} can be read with the key on this account: it is damaged from end to end, or belongs to another book.`
  return { state: 'damaged', found, isHopeless }
}

function beginningOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const begin = Buffer.alloc(64)
    return begin.subarray(0, readSync(file, begin, 0, 64, 0))
  } finally {
    closeSync(file)
  }
}

function readable(folder: string, key: Buffer, salts: readonly Buffer[]): Found {
  const path = join(folder, fileName)
  const source = openPages(path, key, salts)
  try {
    const first = source.at(1, 0)
    const head = first === null ? null : source.read(first)
    // Where SQLite keeps the form of the file.
    const version = head?.isSound === true ? head.plain.readUInt32BE(60) : 0
    if (version > latestVersion(migrations)) {
      const found = `The minute book in ${folder} was made by a newer Minutebook. Install the newer version to open it; nothing was changed.`
      return { state: 'newer', found, isHopeless: true }
    }
    let bad = 0
    for (const address of source.addresses()) {
      if (address.age === 0 && source.read(address)?.isSound !== true) bad += 1
    }
    const said = source.pages
    if (bad > 0) {
      const found = `${bad === 1 ? 'One' : bad} of the ${said} pages of the minute book in ${folder} cannot be read.`
      return { state: 'damaged', found, isHopeless: false }
    }
    if (statSync(path).size % 4096 !== 0 || isShort(head, source.pages)) {
      return {
        state: 'damaged',
        found: `The end of the minute book in ${folder} is cut off.`,
        isHopeless: false,
      }
    }
    if (isLogUnfit(path, key)) {
      const found = `The minute book in ${folder} can be read; the log of what was written last beside it is damaged.`
      return { state: 'damaged', found, isHopeless: false }
    }
    return {
      state: 'sound',
      found: `Every page of the minute book in ${folder} can be read.`,
      isHopeless: false,
    }
  } finally {
    source.close()
  }
}

/** The first page says how many there are. */
function isShort(head: { readonly plain: Buffer; readonly isSound: boolean } | null, pages: number): boolean {
  return head?.isSound === true && head.plain.readUInt32BE(28) > pages
}
