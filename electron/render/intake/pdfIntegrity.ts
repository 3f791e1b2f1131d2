/** Whether the table of contents of a PDF (its last cross-reference section) says truly where its objects stand. */
export function hasSoundTable(bytes: Uint8Array): boolean {
  const file = asBuffer(bytes)
  // Offsets count from the mark of the file, which something may stand before.
  const start = Math.max(0, file.subarray(0, 1_024).indexOf('%PDF-'))
  const marked = file.lastIndexOf('startxref')
  if (marked === -1) return false
  const offset = Number(/^startxref\s+(\d{1,12})/.exec(file.toString('latin1', marked, marked + 40))?.[1])
  if (!Number.isInteger(offset)) return false
  const at = offset + start
  const head = file.toString('latin1', at, at + 60)
  if (/^\s*\d+ \d+ obj/.test(head)) return true
  return /^\s*xref/.test(head) && entriesAreTrue(file, at, start)
}

/** Of a table in the old form, each entry in use names an object that begins there. */
function entriesAreTrue(file: Buffer, at: number, start: number): boolean {
  const end = file.indexOf('trailer', at)
  if (end === -1) return false
  const table = file.toString('latin1', at, end)
  let number = 0
  for (const [, first, second, use] of table.matchAll(/(\d+)[ \t]+(\d+)[ \t]*([nf])?/g)) {
    if (use === undefined) {
      number = Number(first)
      continue
    }
    const place = Number(first) + start
    if (use === 'n' && Number(first) !== 0) {
      const header = file.toString('latin1', place, place + 30)
      if (!new RegExp(`^\\s*${number}\\s+${Number(second)}\\s+obj`).test(header)) return false
    }
    number += 1
  }
  return true
}

/** Whether the file ends in the middle of an object: what followed did not arrive. */
export function isCutInside(bytes: Uint8Array): boolean {
  const file = asBuffer(bytes)
  const closed = Math.max(file.lastIndexOf('endobj'), 0)
  return /\d+ \d+ obj\b/.test(file.toString('latin1', closed + 6))
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
