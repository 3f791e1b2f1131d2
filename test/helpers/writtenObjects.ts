/** Every object of a PDF that has a plain table of where they stand, by its number: the bytes between "obj" and "endobj". */
export function writtenObjects(bytes: Uint8Array): ReadonlyMap<number, Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = Number(/startxref\s+(\d+)/.exec(file.subarray(-64).toString('latin1'))?.[1])
  const table = file.subarray(start).toString('latin1')
  const offsets = [...table.matchAll(/(\d{10}) \d{5} n/g)].map(([, offset]) => Number(offset))
  const ends = [...offsets, start].toSorted((a, b) => a - b)
  return new Map(
    offsets.map((offset, index) => {
      const end = ends[ends.indexOf(offset) + 1] ?? start
      const whole = file.subarray(offset, end)
      const body = whole.subarray(whole.indexOf('obj') + 3, whole.lastIndexOf('endobj'))
      return [index + 1, body]
    }),
  )
}

/** The numbers of the objects that an object refers to outside its stream, in their order. */
export function referredFrom(object: Buffer): readonly number[] {
  const stream = object.indexOf('stream\n')
  const text = object.subarray(0, stream === -1 ? undefined : stream).toString('latin1')
  return [...text.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))
}
