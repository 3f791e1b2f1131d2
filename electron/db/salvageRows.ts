import { usableBytes } from './salvagePages.ts'

/** A row as it lies in a leaf of a table: what is on the page, and where the rest goes on. */
export interface LeafCell {
  readonly length: number
  readonly local: Buffer
  /** The first page of the rest; 0 where the row is whole. */
  readonly overflow: number
}

export type ColumnValue = string | number | Buffer | null

/** How many bytes of a row an overflow page holds after the number of the next one. */
export const overflowBytes = usableBytes - 4
const tableLeaf = 0x0d
const mostLocal = usableBytes - 35
const leastLocal = Math.floor(((usableBytes - 12) * 32) / 255) - 23

/** The rows of a page, as far as they can be made out; none for a page of another kind. Never throws, whatever the bytes are. */
export function leafCells(page: Buffer): LeafCell[] {
  if (page[0] !== tableLeaf) return []
  const count = Math.min(page.readUInt16BE(3), Math.floor((usableBytes - 8) / 2))
  const cells: LeafCell[] = []
  for (let index = 0; index < count; index += 1) {
    const cell = cellAt(page, page.readUInt16BE(8 + index * 2))
    if (cell !== null) cells.push(cell)
  }
  return cells
}

function cellAt(page: Buffer, at: number): LeafCell | null {
  const length = varint(page, at)
  const rowid = length === null ? null : varint(page, length.next)
  if (length === null || rowid === null || length.value < 1) return null
  const local = localBytes(length.value)
  const end = rowid.next + local
  if (local === length.value) {
    return end > usableBytes
      ? null
      : { length: length.value, local: page.subarray(rowid.next, end), overflow: 0 }
  }
  if (end + 4 > usableBytes) return null
  return { length: length.value, local: page.subarray(rowid.next, end), overflow: page.readUInt32BE(end) }
}

function localBytes(length: number): number {
  if (length <= mostLocal) return length
  const kept = leastLocal + ((length - leastLocal) % overflowBytes)
  return kept <= mostLocal ? kept : leastLocal
}

/** The values of a row; null where they do not make one. With `isBegun` only what stands at its beginning is there. */
export function rowValues(record: Buffer, isBegun = false): ColumnValue[] | null {
  const head = varint(record, 0)
  if (head === null || head.value > record.length || head.value > 200) return null
  const values: ColumnValue[] = []
  let at = head.value
  for (let place = head.next; place < head.value;) {
    const type = varint(record, place)
    if (type === null) return null
    place = type.next
    const size = sizeOf(type.value)
    if (size === null) return null
    if (at + size > record.length) return isBegun ? values : null
    values.push(valueOf(type.value, record.subarray(at, at + size)))
    at += size
  }
  return values
}

function sizeOf(type: number): number | null {
  const fixed = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type]
  if (fixed !== undefined) return fixed
  return type < 12 ? null : Math.floor((type - 12) / 2)
}

function valueOf(type: number, bytes: Buffer): ColumnValue {
  if (type === 0) return null
  if (type === 8 || type === 9) return type - 8
  if (type === 7) return bytes.readDoubleBE(0)
  if (type === 6) return Number(bytes.readBigInt64BE(0))
  if (type < 6) return bytes.readIntBE(0, bytes.length)
  return type % 2 === 1 ? bytes.toString('utf8') : bytes
}

function varint(bytes: Buffer, at: number): { readonly value: number; readonly next: number } | null {
  let value = 0
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[at + index]
    if (byte === undefined) return null
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return value > 2_000_000_000 ? null : { value, next: at + index + 1 }
  }
  return null
}
