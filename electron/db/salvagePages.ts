import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

/** The pages of a book's file as SQLCipher 4 seals them: each by itself, with a code that proves it. */
export const pageBytes = 4096
/** At the end of a page: what its cipher began with, then its code. */
const codeBytes = 64
const sealBytes = 16 + codeBytes
/** How much of a page SQLite uses. */
export const usableBytes = pageBytes - sealBytes
const saltBytes = 16
const logHeadBytes = 32
const frameHeadBytes = 24

/** Where a page lies: in the file, or as it stands in the log of recent writes. */
export interface PageAddress {
  readonly number: number
  /** 0 in the file; in the log of recent writes by age, from 1. */
  readonly age: number
  /** The age of the end of the transaction that wrote it. */
  readonly until: number
  readonly offset: number
}

export interface ReadPage {
  /** As SQLite wrote it, `usableBytes` long. Where it is not sound, parts of it are noise. */
  readonly plain: Buffer
  /** Its code fits: it is, bit for bit, what was written with this key. */
  readonly isSound: boolean
}

/** All that there is of a book: its file and the log of recent writes beside it, read alone and never written to. */
export interface PageSource {
  /** Whole pages in the file. */
  readonly pages: number
  /** Of the log of recent writes, as far as it was committed. */
  readonly frames: readonly PageAddress[]
  /** Every page of the file, then of the log of recent writes. */
  addresses(): Iterable<PageAddress>
  /** Where the page of a number lies, as it stood at this age; null where nothing is there. */
  at(number: number, age: number): PageAddress | null
  /** Null where the disk gives nothing. */
  read(address: PageAddress): ReadPage | null
  close(): void
}

/** `salts`: of other copies of the same book, for a file whose own beginning is gone. */
export function openPages(path: string, key: Buffer, salts: readonly Buffer[] = []): PageSource {
  const file = existsSync(path) ? openSync(path, 'r') : null
  const logPath = `${path}-wal`
  const log = existsSync(logPath) ? openSync(logPath, 'r') : null
  const pages = file === null ? 0 : Math.floor(fstatSync(file).size / pageBytes)
  const frames = log === null ? [] : committedFrames(log)
  const images = Map.groupBy(frames, ({ number }) => number)
  const raw = (address: PageAddress): Buffer | null => {
    const from = address.age === 0 ? file : log
    return from === null ? null : readWhole(from, address.offset, pageBytes)
  }
  const inFile = (number: number): PageAddress => ({
    number,
    age: 0,
    until: 0,
    offset: (number - 1) * pageBytes,
  })
  function* addresses(): Iterable<PageAddress> {
    for (let number = 1; number <= pages; number += 1) yield inFile(number)
    yield* frames
  }
  const own = file === null ? null : readWhole(file, 0, saltBytes)
  // The first page begins with it in the log of recent writes too.
  const logged = frames.filter(({ number }) => number === 1).at(-1)
  const inLog = logged === undefined ? null : (raw(logged)?.subarray(0, saltBytes) ?? null)
  const known = [own, inLog, ...salts].filter((salt) => salt !== null)
  const codeKey = fittingCodeKey(key, known, sampleOf(addresses(), raw))
  return {
    pages,
    frames,
    addresses,
    at: (number, age) => {
      const known = images.get(number)?.findLast((image) => image.age <= age)
      if (known !== undefined) return known
      return number >= 1 && number <= pages ? inFile(number) : null
    },
    read: (address) => {
      const sealed = raw(address)
      return sealed === null ? null : unsealed(sealed, address.number, key, codeKey)
    },
    close: () => {
      if (file !== null) closeSync(file)
      if (log !== null) closeSync(log)
    },
  }
}

/** The salt at the beginning of a copy of the book; null where it has none. */
export function saltOf(path: string): Buffer | null {
  const file = openSync(path, 'r')
  try {
    return readWhole(file, 0, saltBytes)
  } finally {
    closeSync(file)
  }
}

function readWhole(file: number, position: number, length: number): Buffer | null {
  const buffer = Buffer.alloc(length)
  try {
    return readSync(file, buffer, 0, length, position) === length ? buffer : null
  } catch {
    // A sector that the disk does not give is a page that cannot be read, and no reason to give up the others.
    return null
  }
}

/** Some pages spread over the book, to find out which salt the codes were made with. */
function sampleOf(
  addresses: Iterable<PageAddress>,
  raw: (address: PageAddress) => Buffer | null,
): { readonly number: number; readonly sealed: Buffer }[] {
  const all = [...addresses].filter(({ number }) => number > 1)
  const step = Math.max(1, Math.floor(all.length / 60))
  return all.flatMap((address, index) => {
    const sealed = index % step === 0 ? raw(address) : null
    return sealed === null ? [] : [{ number: address.number, sealed }]
  })
}

function fittingCodeKey(
  key: Buffer,
  salts: readonly Buffer[],
  sample: readonly { readonly number: number; readonly sealed: Buffer }[],
): Buffer | null {
  for (const salt of salts) {
    const candidate = codeKeyOf(key, salt)
    if (sample.some(({ number, sealed }) => codeFits(sealed, number, candidate))) return candidate
  }
  const [own] = salts
  return own === undefined ? null : codeKeyOf(key, own)
}

function codeKeyOf(key: Buffer, salt: Buffer): Buffer {
  return pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512')
}

function codeFits(sealed: Buffer, number: number, codeKey: Buffer): boolean {
  const place = Buffer.alloc(4)
  place.writeUInt32LE(number)
  const end = pageBytes - codeBytes
  const code = createHmac('sha512', codeKey)
    .update(sealed.subarray(number === 1 ? saltBytes : 0, end))
    .update(place)
    .digest()
  return code.equals(sealed.subarray(end))
}

function unsealed(sealed: Buffer, number: number, key: Buffer, codeKey: Buffer | null): ReadPage {
  const plain = plainOf(sealed, number, key)
  return { plain, isSound: codeKey !== null && codeFits(sealed, number, codeKey) }
}

function plainOf(sealed: Buffer, number: number, key: Buffer): Buffer {
  const begin = number === 1 ? saltBytes : 0
  const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(usableBytes, usableBytes + 16))
  decipher.setAutoPadding(false)
  return Buffer.concat([
    Buffer.alloc(begin),
    decipher.update(sealed.subarray(begin, usableBytes)),
    decipher.final(),
  ])
}

/** Frames that were committed. Each run of the log has salts of its own, so that frames of an earlier run are told from this one's. */
function committedFrames(log: number): PageAddress[] {
  const found: {
    readonly number: number
    readonly run: string
    readonly ends: boolean
    readonly offset: number
  }[] = []
  const size = fstatSync(log).size
  for (
    let offset = logHeadBytes;
    offset + frameHeadBytes + pageBytes <= size;
    offset += frameHeadBytes + pageBytes
  ) {
    const head = readWhole(log, offset, frameHeadBytes)
    const number = head?.readUInt32BE(0) ?? 0
    const run = head?.toString('hex', 8, 16) ?? ''
    found.push({ number, run, ends: (head?.readUInt32BE(4) ?? 0) > 0, offset: offset + frameHeadBytes })
  }
  const ends = found.flatMap(({ ends }, index) => (ends ? [index] : []))
  const lastEnd = new Map(ends.map((index) => [found[index]?.run, index]))
  return found.flatMap(({ number, run, offset }, index) => {
    // A frame whose head is damaged belongs to no run: it counts where the log goes on after it.
    if (index > (lastEnd.get(run) ?? ends.at(-1) ?? -1)) return []
    const until = (ends.find((end) => end >= index) ?? index) + 1
    return [{ number, age: index + 1, until, offset }]
  })
}

/** Whether SQLite must not be let at the log of recent writes beside this file: it would lose words that were saved. */
export function isLogUnfit(path: string, key: Buffer): boolean {
  return isLogOfAnother(path, key) || isLogDamaged(path, key)
}

/**
 * Whether the log of recent writes is damaged before words that were saved: SQLite itself takes what comes before the damage, and says
 * nothing. A power cut leaves at most one transaction unfinished; what may lie behind that one is of before the log was begun anew, and
 * stands in the file too.
 */
export function isLogDamaged(path: string, key: Buffer): boolean {
  if (!existsSync(path) || !existsSync(`${path}-wal`)) return false
  const log = openSync(`${path}-wal`, 'r')
  const file = openSync(path, 'r')
  try {
    const behind = framesBehindDamage(log)
    const lastEnd = behind.findLastIndex(({ ends }) => ends)
    if (behind.filter(({ ends }) => ends).length < 2) return false
    const newest = new Map(behind.slice(0, lastEnd + 1).map(({ number, page }) => [number, page]))
    return [...newest].some(([number, page]) => {
      const there = readWhole(file, (number - 1) * pageBytes, pageBytes)
      return there === null || !plainOf(there, number, key).equals(plainOf(page, number, key))
    })
  } finally {
    closeSync(log)
    closeSync(file)
  }
}

/**
 * Whether the log of recent writes lies beside a file that is not the one it was written for, or nothing is left of its beginning. SQLite
 * would write what stands in the log over that file and then delete the log, though it cannot read the one or the other.
 */
function isLogOfAnother(path: string, key: Buffer): boolean {
  if (!existsSync(`${path}-wal`)) return false
  const salt = saltOf(path)
  const log = openSync(`${path}-wal`, 'r')
  try {
    const frames = committedFrames(log)
    if (frames.length === 0) return false
    if (salt === null) return true
    const codeKey = codeKeyOf(key, salt)
    // What is damaged here and there is another matter: one that fits tells whose log it is.
    return !frames.slice(0, mostFramesLooked).some(({ number, offset }) => {
      const page = readWhole(log, offset, pageBytes)
      return page !== null && codeFits(page, number, codeKey)
    })
  } finally {
    closeSync(log)
  }
}

const mostFramesLooked = 400

interface Frame {
  readonly number: number
  /** Of a transaction. */
  readonly ends: boolean
  readonly page: Buffer
}

/** Frames of the log's own run that hold, each proved by the one before it, after the first that does not. */
function framesBehindDamage(log: number): Frame[] {
  const found: Frame[] = []
  const head = readWhole(log, 0, logHeadBytes)
  if (head === null) return found
  const isBig = (head.readUInt32BE(0) & 1) === 1
  const own = checksum(head.subarray(0, 24), [0, 0], isBig)
  let isHeld = isSum(own, head, 24)
  // What the next frame is summed up from; null where the one before belongs to no run.
  let before: readonly [number, number] | null = isHeld ? own : null
  const size = fstatSync(log).size
  const step = frameHeadBytes + pageBytes
  for (let offset = logHeadBytes; offset + step <= size; offset += step) {
    const frame = readWhole(log, offset, step)
    const isOfRun = frame?.subarray(8, 16).equals(head.subarray(16, 24)) === true
    if (frame === null || !isOfRun) {
      isHeld = false
      before = null
      continue
    }
    const page = frame.subarray(frameHeadBytes)
    const isProved =
      before !== null &&
      isSum(checksum(page, checksum(frame.subarray(0, 8), before, isBig), isBig), frame, 16)
    if (isProved && !isHeld)
      found.push({ number: frame.readUInt32BE(0), ends: frame.readUInt32BE(4) > 0, page })
    isHeld &&= isProved
    before = [frame.readUInt32BE(16), frame.readUInt32BE(20)]
  }
  return found
}

function isSum(sum: readonly [number, number], bytes: Buffer, at: number): boolean {
  return sum[0] === bytes.readUInt32BE(at) && sum[1] === bytes.readUInt32BE(at + 4)
}

/** As SQLite sums up its log of recent writes. */
function checksum(bytes: Buffer, from: readonly [number, number], isBig: boolean): [number, number] {
  let [first, second] = from
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const left = isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)
    const right = isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)
    first = (first + left + second) >>> 0
    second = (second + right + first) >>> 0
  }
  return [first, second]
}
