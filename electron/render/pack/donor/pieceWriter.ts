import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import type { PDFContext } from '@cantoo/pdf-lib'
import type { DonorPiece, Hole } from './donorPiece.ts'
import { dropsOut, holdsNothing, isStructureElement, keptEntries } from './keptObjects.ts'
import type { Place } from './keptObjects.ts'
import { withoutPictureNotes } from './pictureNotes.ts'

const name = (text: string): PDFName => PDFName.of(text)
const keys = {
  headers: name('Headers'),
  id: name('ID'),
  kids: name('K'),
  owner: name('O'),
  role: name('S'),
  class: name('C'),
  parent: name('StructParent'),
  parents: name('StructParents'),
}

/** A hole among the objects of an opened document. */
export class HoleObject extends PDFObject {
  readonly hole: Hole

  constructor(hole: Hole) {
    super()
    this.hole = hole
  }
}

/** What of a document's structure has to be known before its objects are written. */
export interface WriterRules {
  /** The names that its map of roles or of classes explains. */
  readonly roles: ReadonlySet<string>
}

/**
 * Writes the objects of an opened document that a pack needs, beginning with those asked for and going on to what they refer to. Nothing
 * else is reached: no file inside the file, no script, nothing that was deleted and left behind.
 */
export class PieceWriter {
  readonly #from: PDFContext
  readonly #rules: WriterRules
  /** Null: left out; below 0: a hole. */
  readonly #known = new Map<PDFRef, number | null>()
  readonly #waiting: { readonly ref: PDFRef; readonly number: number; readonly place: Place }[] = []
  readonly #objects: number[] = []
  readonly #ends: number[] = []
  readonly #holesAt: number[] = []
  readonly #holesHold: number[] = []
  readonly #holes: Hole[] = []
  readonly #holeNumbers = new Map<string, number>()
  readonly #keys = new Map<number, number>()
  #bytes = Buffer.allocUnsafeSlow(65_536)
  #at = 0
  #next = 0
  /** The elements that have an identity, in hexadecimal digits, for the pack's own tree of them. */
  readonly identities: { readonly id: string; readonly element: number }[] = []
  /** Every role that an element has. */
  readonly usedRoles = new Set<string>()

  constructor(from: PDFContext, rules: WriterRules) {
    this.#from = from
    this.#rules = rules
  }

  /** The number of an object that is written later, by `write`. */
  reserve(): number {
    this.#next += 1
    return this.#next - 1
  }

  /** Says what stands for a reference: an object by its number, a hole, or nothing. Before anything that holds it is written. */
  map(ref: PDFRef, to: number | Hole | null): void {
    this.#known.set(ref, to === null || typeof to === 'number' ? to : this.#hole(to))
  }

  /** Writes one object, out of what `parts` puts down. Not inside another. */
  write(number: number, parts: () => void): void {
    parts()
    // A hole is never the last of an object.
    this.text('\n')
    this.#objects.push(number)
    this.#ends.push(this.#at)
  }

  /** Writes a value as an object of its own; what it refers to follows with `drain`. */
  add(value: PDFObject, place: Place = 'anywhere'): number {
    if (value instanceof PDFRef) return this.number(value, place)
    const number = this.reserve()
    this.write(number, () => this.value(value, place, number))
    return number
  }

  /** The number of an object of the document, which follows with `drain`. Throws for one that is left out. */
  number(ref: PDFRef, place: Place = 'anywhere'): number {
    const number = this.#reached(ref, place)
    if (number === null || number < 0) throw new Error('An object that was left out is needed')
    return number
  }

  /** Whether nothing of a value goes into a pack. */
  isLeftOut(value: PDFObject): boolean {
    if (value instanceof PDFRef) {
      const known = this.#known.get(value)
      if (known !== undefined) return known === null
    }
    const found = value instanceof PDFRef ? this.#from.lookup(value) : value
    if (found !== undefined && !dropsOut(found, (ref) => (this.#known.get(ref) ?? -1) >= 0)) return false
    if (value instanceof PDFRef) this.#known.set(value, null)
    return true
  }

  /** Counts a key of the document's parent tree from 0, without gaps. */
  key(key: number): number {
    const known = this.#keys.get(key) ?? this.#keys.size
    this.#keys.set(key, known)
    return known
  }

  /** The keys of the document that were counted, each with its number. */
  get keys(): ReadonlyMap<number, number> {
    return this.#keys
  }

  text(text: string): void {
    this.#room(text.length)
    this.#at += this.#bytes.write(text, this.#at, 'latin1')
  }

  hole(hole: Hole): void {
    this.#put(this.#hole(hole))
  }

  /** A reference to an object of the piece. */
  reference(number: number): void {
    this.#put(number)
  }

  /** Puts down a value with its references led to where they lead in the pack. `number` is that of the object whose value it is. */
  value(value: PDFObject, place: Place = 'anywhere', number: number | null = null): void {
    if (value instanceof PDFRef) {
      const reached = this.#reached(value, place)
      if (reached === null) this.text('null')
      else this.#put(reached)
    } else if (value instanceof PDFDict) this.#dictionary(value, place, number, null)
    else if (value instanceof PDFArray) {
      this.text('[')
      for (const each of value.asArray()) {
        // A kid of the structure that led to something left out goes with it.
        if (this.isLeftOut(each)) continue
        this.text(' ')
        this.value(each, place === 'names' ? 'anywhere' : place)
      }
      this.text(' ]')
    } else if (value instanceof PDFStream) this.#stream(value, place)
    else if (value instanceof HoleObject) this.hole(value.hole)
    else {
      this.#room(value.sizeInBytes())
      this.#at += value.copyBytesInto(this.#bytes, this.#at)
    }
  }

  /** Writes everything that was referred to. */
  drain(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const { ref, number, place } = next
      const found = this.#from.lookup(ref)
      this.write(number, () => {
        if (found === undefined) this.text('null')
        else this.value(found, place, number)
      })
    }
  }

  piece(): DonorPiece {
    return {
      bytes: Buffer.from(this.#bytes.subarray(0, this.#at)),
      objects: Uint32Array.from(this.#objects),
      ends: Uint32Array.from(this.#ends),
      holesAt: Uint32Array.from(this.#holesAt),
      holesHold: Int32Array.from(this.#holesHold),
      holes: this.#holes,
    }
  }

  #dictionary(source: PDFDict, place: Place, number: number | null, length: number | null): void {
    const isElement = place === 'anywhere' && isStructureElement(source)
    const isGone = isElement && holdsNothing(source, (value) => this.isLeftOut(value))
    const asked = { place, isElement, isGone, isStream: length !== null }
    this.text('<<')
    for (const [key, value, below] of keptEntries(source, asked)) {
      if (this.isLeftOut(value) || (isGone && key === keys.kids)) continue
      this.text(`${key.toString()} `)
      if (!this.#changed(key, value, isElement, source, number)) this.value(value, below)
      this.text('\n')
    }
    if (length !== null) this.text(`/Length ${length}`)
    this.text('>>')
  }

  #stream(stream: PDFStream, place: Place): void {
    const contents = stream instanceof PDFRawStream ? withoutPictureNotes(stream) : stream.getContents()
    this.#dictionary(stream.dict, place, null, contents.byteLength)
    this.text('\nstream\n')
    this.#room(contents.byteLength)
    this.#bytes.set(contents, this.#at)
    this.#at += contents.byteLength
    this.text('\nendstream')
  }

  /** Puts down what a key's value becomes where packs differ; false where it is copied as it is. */
  #changed(
    key: PDFName,
    value: PDFObject,
    isElement: boolean,
    source: PDFDict,
    number: number | null,
  ): boolean {
    if ((key === keys.parents || key === keys.parent) && value instanceof PDFNumber) {
      this.hole({ kind: 'key', key: this.key(value.asNumber()) })
      return true
    }
    if (isElement && key === keys.id) return this.#identity(value, number)
    if (isElement && (key === keys.role || key === keys.class)) return this.#named(key, value)
    if (key === keys.headers && source.has(keys.owner) && value instanceof PDFArray) {
      this.text('[')
      for (const id of value.asArray()) this.#identity(id, null)
      this.text(']')
      return true
    }
    return false
  }

  #identity(id: PDFObject, element: number | null): boolean {
    if (!(id instanceof PDFString) && !(id instanceof PDFHexString)) return false
    const hex = Buffer.from(id.asBytes()).toString('hex')
    this.text('<')
    this.hole({ kind: 'prefix' })
    this.text(`${hex}>`)
    if (element !== null) this.identities.push({ id: hex, element })
    return true
  }

  #named(key: PDFName, value: PDFObject): boolean {
    if (value instanceof PDFArray) {
      this.text('[')
      for (const each of value.asArray()) if (!this.#named(key, each)) this.value(each)
      this.text(']')
      return true
    }
    if (!(value instanceof PDFName)) return false
    const word = value.decodeText()
    if (key === keys.role) this.usedRoles.add(word)
    if (this.#rules.roles.has(word)) this.hole({ kind: 'role', role: word })
    else this.text(`${value.toString()} `)
    return true
  }

  #reached(ref: PDFRef, place: Place): number | null {
    const known = this.#known.get(ref)
    if (known !== undefined) return known
    if (this.isLeftOut(ref)) return null
    const number = this.reserve()
    this.#known.set(ref, number)
    this.#waiting.push({ ref, number, place })
    return number
  }

  #hole(hole: Hole): number {
    const key = JSON.stringify(hole)
    const known = this.#holeNumbers.get(key) ?? this.#holes.push(hole) - 1
    this.#holeNumbers.set(key, known)
    return -1 - known
  }

  #put(held: number): void {
    this.#holesAt.push(this.#at)
    this.#holesHold.push(held)
  }

  #room(wanted: number): void {
    if (this.#at + wanted <= this.#bytes.length) return
    const more = Buffer.allocUnsafeSlow(Math.max(this.#at + wanted, this.#bytes.length * 2))
    this.#bytes.copy(more, 0, 0, this.#at)
    this.#bytes = more
  }
}
