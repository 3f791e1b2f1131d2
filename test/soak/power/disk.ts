import { dirname } from 'node:path'
import type { Deed } from './deeds.ts'

/** What a disk may hold once the power is gone: of what was never flushed anything may be there, in any order, torn between sectors. */

const sector = 512

/** How much of what was not flushed came to the disk: nothing, all, or what chance let through. */
export type Luck = 'nothing' | 'everything' | 'chance'

type DataDeed = Extract<Deed, { kind: 'write' | 'truncate' }>

interface File {
  content: Buffer
  /** Since the last flush, in order. */
  pending: DataDeed[]
}

/** A change of what a name leads to; null for nothing. */
interface Naming {
  readonly names: readonly (readonly [path: string, file: File | null])[]
}

/** A disk to which deeds are done one after another. A folder is there as soon as it is made: journals see to that. */
export class Disk {
  /** What names lead to now, and what they led to when their folder was last flushed. */
  readonly #now = new Map<string, File>()
  readonly #flushed = new Map<string, File>()
  #namings: Naming[] = []
  readonly #folders = new Set<string>()

  get folders(): ReadonlySet<string> {
    return this.#folders
  }

  do(deed: Deed): void {
    switch (deed.kind) {
      case 'mkdir':
        this.#folders.add(deed.path)
        return
      case 'write':
      case 'truncate':
        this.#now.get(deed.path)?.pending.push(deed)
        return
      case 'flush':
        if (deed.isFolder) this.#flushNames(deed.path)
        else this.#flushFile(deed.path)
        return
      case 'create':
        this.#name([[deed.path, { content: Buffer.alloc(0), pending: [] }]])
        return
      case 'unlink':
        this.#name([[deed.path, null]])
        return
      case 'rename':
        this.#name([
          [deed.path, null],
          [deed.to, this.#now.get(deed.path) ?? null],
        ])
    }
  }

  /** The files after the power went. `random` gives numbers from 0 to 1. */
  afterCut(luck: Luck, random: () => number): ReadonlyMap<string, Buffer> {
    const share = luck === 'nothing' ? 0 : luck === 'everything' ? 1 : random()
    const names = new Map(this.#flushed)
    // Names come in their order: file systems keep a journal of them.
    const kept = this.#namings.slice(0, Math.round(share * this.#namings.length))
    for (const naming of kept) rename(names, naming)
    return new Map([...names].map(([path, file]) => [path, contentOf(file, luck, random)]))
  }

  #name(names: Naming['names']): void {
    rename(this.#now, { names })
    this.#namings.push({ names })
  }

  #flushFile(path: string): void {
    const file = this.#now.get(path)
    if (file === undefined) return
    file.content = contentOf(file, 'everything', () => 0)
    file.pending = []
  }

  #flushNames(folder: string): void {
    const last = this.#namings.findLastIndex(({ names }) => names.some(([path]) => dirname(path) === folder))
    for (const naming of this.#namings.slice(0, last + 1)) rename(this.#flushed, naming)
    this.#namings = this.#namings.slice(last + 1)
  }
}

function rename(names: Map<string, File>, naming: Naming): void {
  for (const [path, file] of naming.names) {
    if (file === null) names.delete(path)
    else names.set(path, file)
  }
}

function contentOf({ content, pending }: File, luck: Luck, random: () => number): Buffer {
  if (luck === 'nothing' || pending.length === 0) return content
  const ends = pending.map((deed) => (deed.kind === 'write' ? deed.at + deed.bytes.length : deed.length))
  const made = Buffer.alloc(Math.max(content.length, ...ends))
  content.copy(made)
  let length = content.length
  // In one cut nearly all came through, in another hardly any.
  const chance = luck === 'everything' ? 1 : random()
  for (const deed of pending) {
    if (deed.kind === 'truncate') {
      if (random() >= chance) continue
      if (deed.length < length) made.fill(0, deed.length, length)
      length = deed.length
      continue
    }
    for (let from = 0; from < deed.bytes.length;) {
      // Sectors are those of the disk, not of the write.
      const size = Math.min(sector - ((deed.at + from) % sector), deed.bytes.length - from)
      if (random() < chance) {
        deed.bytes.copy(made, deed.at + from, from, from + size)
        length = Math.max(length, deed.at + from + size)
      }
      from += size
    }
  }
  return made.subarray(0, length)
}
