import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'
import { withoutPictureNotes } from './pictureNotes.ts'

/** What is changed on the way from a part into the pack, so that two parts never mean the same by one number or name. */
export interface CopyRules {
  /** Added to every key of the parent tree. */
  readonly keyOffset: number
  /** Put before every identity of an element, and before every mention of it. */
  readonly idPrefix: string
  /** Names of roles and of classes that another part uses for something else, with what they become. */
  readonly renamed: ReadonlyMap<string, string>
}

/** Nothing of these goes into a pack: scripts, what runs by itself, files inside the file, and what programs and people kept beside the page. */
const neverCopied: ReadonlySet<string> = new Set([
  'AA',
  'OpenAction',
  'JS',
  'JavaScript',
  'XFA',
  'AF',
  'EF',
  'EmbeddedFiles',
  'PieceInfo',
  'Metadata',
  'LastModified',
  'SpiderInfo',
  'OPI',
  'Thumb',
  'Alternates',
  'B',
  'PresSteps',
  'Trans',
])

/** Dictionaries whose keys are names a page gives to its own things: there the names above are only names. */
const nameDictionaries: ReadonlySet<string> = new Set([
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'Properties',
  'CharProcs',
  'N',
  'D',
  'R',
])

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Copies objects of one PDF into another. What an object refers to follows when the queue is drained, so depth is no matter. A reference
 * can be mapped beforehand: to the place something has in the pack already, or to nothing.
 */
export class ObjectCopier {
  readonly #from: PDFContext
  readonly #to: PDFContext
  readonly #rules: CopyRules
  readonly #known = new Map<PDFRef, PDFRef | null>()
  readonly #waiting: { readonly from: PDFRef; readonly to: PDFRef }[] = []
  /** The elements that have an identity, for the pack's own tree of them. */
  readonly identities: { readonly id: PDFHexString; readonly element: PDFRef }[] = []

  constructor(from: PDFContext, to: PDFContext, rules: CopyRules) {
    this.#from = from
    this.#to = to
    this.#rules = rules
  }

  /** Says where a reference leads in the pack; null: nowhere. Before anything that holds it is copied. */
  map(from: PDFRef, to: PDFRef | null): void {
    this.#known.set(from, to)
  }

  /** The copy of an object, with its references led into the pack. */
  copy(object: PDFObject): PDFObject {
    return this.#copied(object, null, false) ?? PDFNull
  }

  /** Copies everything that was referred to. */
  drain(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const found = this.#from.lookup(next.from)
      if (found !== undefined) this.#to.assign(next.to, this.#copied(found, next.to, false) ?? PDFNull)
    }
  }

  /** Null for what does not go into a pack. `at` is the reference of the copy, when it has one. */
  #copied(object: PDFObject, at: PDFRef | null, isNames: boolean): PDFObject | null {
    if (object instanceof PDFRef) return this.#referred(object)
    if (object instanceof PDFDict) return this.#dictionary(object, at, isNames)
    if (object instanceof PDFArray) {
      const copy = PDFArray.withContext(this.#to)
      for (let index = 0; index < object.size(); index += 1) {
        const entry = this.#copied(object.get(index), null, false)
        // A kid of the structure that led to something left out goes with it.
        if (entry !== null) copy.push(entry)
      }
      return copy
    }
    if (object instanceof PDFRawStream) {
      return PDFRawStream.of(this.#entries(object.dict, null, false), withoutPictureNotes(object))
    }
    return object
  }

  #referred(ref: PDFRef): PDFObject | null {
    const known = this.#known.get(ref)
    if (known !== undefined) return known
    if (this.#from.lookup(ref) === undefined) {
      this.#known.set(ref, null)
      return null
    }
    const to = this.#to.nextRef()
    this.#known.set(ref, to)
    this.#waiting.push({ from: ref, to })
    return to
  }

  #dictionary(source: PDFDict, at: PDFRef | null, isNames: boolean): PDFDict | null {
    if (leadsToAnObject(source)) {
      const target = source.get(name('Obj'))
      if (target instanceof PDFRef && this.#known.get(target) === null) return null
    }
    return this.#entries(source, at, isNames)
  }

  #entries(source: PDFDict, at: PDFRef | null, isNames: boolean): PDFDict {
    const copy = PDFDict.withContext(this.#to)
    const isElement = isStructureElement(source)
    for (const [key, value] of source.entries()) {
      const word = key.decodeText()
      if (!isNames && neverCopied.has(word)) continue
      const changed = this.#changed(word, value, isElement, source)
      if (changed !== undefined) {
        copy.set(key, changed)
        if (word === 'ID' && at !== null && changed instanceof PDFHexString) {
          this.identities.push({ id: changed, element: at })
        }
        continue
      }
      const entry = this.#copied(value, null, nameDictionaries.has(word) && value instanceof PDFDict)
      if (entry !== null) copy.set(key, entry)
    }
    return copy
  }

  /** What a key's value becomes where the rules change it; undefined where it is copied as it is. */
  #changed(key: string, value: PDFObject, isElement: boolean, source: PDFDict): PDFObject | undefined {
    if ((key === 'StructParents' || key === 'StructParent') && value instanceof PDFNumber) {
      return PDFNumber.of(value.asNumber() + this.#rules.keyOffset)
    }
    if (isElement && key === 'ID') return this.#prefixed(value)
    if (isElement && (key === 'S' || key === 'C')) return this.#renamed(value)
    if (key === 'Headers' && source.has(name('O')) && value instanceof PDFArray) {
      const copy = PDFArray.withContext(this.#to)
      for (const id of value.asArray()) copy.push(this.#prefixed(id) ?? id)
      return copy
    }
    return undefined
  }

  #prefixed(id: PDFObject): PDFHexString | undefined {
    if (!(id instanceof PDFString) && !(id instanceof PDFHexString)) return undefined
    const bytes = [...new TextEncoder().encode(this.#rules.idPrefix), ...id.asBytes()]
    return PDFHexString.of(bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''))
  }

  #renamed(value: PDFObject): PDFObject | undefined {
    if (value instanceof PDFName) {
      const other = this.#rules.renamed.get(value.decodeText())
      return other === undefined ? undefined : name(other)
    }
    if (!(value instanceof PDFArray)) return undefined
    const copy = PDFArray.withContext(this.#to)
    for (const each of value.asArray()) copy.push(this.#renamed(each) ?? each)
    return copy
  }
}

/** An element of the structure has a role and a parent; an action has a kind only, an annotation a kind of its own. */
function isStructureElement(dictionary: PDFDict): boolean {
  return dictionary.has(name('S')) && dictionary.has(name('P')) && !dictionary.has(name('Subtype'))
}

function leadsToAnObject(dictionary: PDFDict): boolean {
  return dictionary.get(name('Type')) === name('OBJR')
}
