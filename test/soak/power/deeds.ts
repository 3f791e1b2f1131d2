/** One thing a program did to its files, as the recorder wrote it down. */
export type Deed =
  | { readonly kind: 'create' | 'unlink' | 'mkdir'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'flush'; readonly path: string; readonly isFolder: boolean }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }

const headBytes = 21

/** The recorder's list. Throws for one that was cut off: then the program did not come to its end. */
export function readDeeds(list: Buffer): Deed[] {
  const deeds: Deed[] = []
  for (let at = 0; at < list.length;) {
    const kind = list.readUInt8(at)
    const [first, second] = [list.readUInt16LE(at + 1), list.readUInt16LE(at + 3)]
    const offset = Number(list.readBigUInt64LE(at + 5))
    const count = Number(list.readBigUInt64LE(at + 13))
    const path = list.toString('utf8', at + headBytes, at + headBytes + first)
    const other = list.toString('utf8', at + headBytes + first, at + headBytes + first + second)
    const start = at + headBytes + first + second
    const hasBytes = kind === 2
    deeds.push(deedOf(kind, path, other, offset, hasBytes ? list.subarray(start, start + count) : null))
    at = start + (hasBytes ? count : 0)
  }
  return deeds
}

function deedOf(kind: number, path: string, other: string, offset: number, bytes: Buffer | null): Deed {
  switch (kind) {
    case 1:
      return { kind: 'create', path }
    case 2:
      return { kind: 'write', path, at: offset, bytes: bytes ?? Buffer.alloc(0) }
    case 3:
      return { kind: 'truncate', path, length: offset }
    case 4:
      return { kind: 'flush', path, isFolder: other !== '' }
    case 5:
      return { kind: 'rename', path, to: other }
    case 6:
      return { kind: 'unlink', path }
    case 7:
      return { kind: 'mkdir', path }
    default:
      throw new Error(`The list of deeds holds an unknown kind, ${kind}.`)
  }
}
