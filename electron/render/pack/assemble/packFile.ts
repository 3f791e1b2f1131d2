import type { PDFContext, PDFObject, PDFDict } from '@cantoo/pdf-lib'
import { PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { DonorPiece } from '../donor/donorPiece.ts'

/** A PDF while it is written: objects in any order, then the table of where they stand. */
export class PackFile {
  #bytes: Buffer
  #at = 0
  /** By the number of the object; 0 for none. */
  readonly #offsets: number[] = [0]

  /** `expected`: about how many bytes there will be. */
  constructor(expected: number) {
    this.#bytes = Buffer.allocUnsafeSlow(expected)
    // The four bytes after the mark say that the file is no text.
    this.#text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  }

  add(number: number, object: PDFObject): void {
    this.#begin(number)
    this.#room(object.sizeInBytes())
    this.#at += object.copyBytesInto(this.#bytes, this.#at)
    this.#text('\nendobj\n')
  }

  /** Puts in a document's objects, numbered from `first`, with its holes filled. */
  addPiece(piece: DonorPiece, first: number, fillings: readonly string[]): void {
    let from = 0
    let hole = 0
    piece.objects.forEach((object, index) => {
      const end = piece.ends[index] ?? from
      this.#begin(first + object)
      for (; (piece.holesAt[hole] ?? Number.POSITIVE_INFINITY) < end; hole += 1) {
        const to = piece.holesAt[hole] ?? end
        this.#copy(piece.bytes, from, to)
        const held = piece.holesHold[hole] ?? 0
        this.#text(held < 0 ? (fillings[-1 - held] ?? '') : `${first + held} 0 R`)
        from = to
      }
      this.#copy(piece.bytes, from, end)
      from = end
      this.#text('endobj\n')
    })
  }

  /** Closes the file, which holds every object that was named in it. */
  end(trailer: PDFDict): Uint8Array {
    const start = this.#at
    const size = this.#offsets.length
    const lines = ['0000000000 65535 f \n']
    for (let number = 1; number < size; number += 1) {
      const offset = this.#offsets[number]
      if (offset === undefined) throw new Error(`Object ${number} of the pack was never written`)
      lines.push(`${String(offset).padStart(10, '0')} 00000 n \n`)
    }
    this.#text(`xref\n0 ${size}\n${lines.join('')}`)
    trailer.set(PDFName.of('Size'), PDFNumber.of(size))
    this.#text(`trailer\n${trailer.toString()}\nstartxref\n${start}\n%%EOF\n`)
    // Cut off where it ends, without a copy.
    return new Uint8Array((this.#bytes.buffer as ArrayBuffer).transfer(this.#at))
  }

  #begin(number: number): void {
    this.#offsets[number] = this.#at
    this.#text(`${number} 0 obj\n`)
  }

  #copy(bytes: Buffer, from: number, to: number): void {
    this.#room(to - from)
    this.#at += bytes.copy(this.#bytes, this.#at, from, to)
  }

  #text(text: string): void {
    this.#room(text.length)
    this.#at += this.#bytes.write(text, this.#at, 'latin1')
  }

  #room(wanted: number): void {
    if (this.#at + wanted <= this.#bytes.length) return
    const more = Buffer.allocUnsafeSlow(Math.max(this.#at + wanted, Math.ceil(this.#bytes.length * 1.5)))
    this.#bytes.copy(more, 0, 0, this.#at)
    this.#bytes = more
  }
}

/** Writes every object that a context holds. */
export function addAll(file: PackFile, context: PDFContext): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) file.add(ref.objectNumber, object)
}
