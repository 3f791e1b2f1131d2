import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'
import type { Donor } from '../donor/donor.ts'
import type { DonorName } from '../donor/donorRoles.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** A Part of the pack's structure: an agenda item, with what its documents bring below. */
export interface StructurePart {
  readonly ref: PDFRef
  readonly kids: PDFArray
}

/** Where a document has its numbers and names in a pack. */
export interface DonorPlace {
  readonly donor: Donor
  /** The number of its first object. */
  readonly first: number
  /** Its first key of the parent tree. */
  readonly firstKey: number
  /** Put before each of its identities, and before names that mean something else in another document. */
  readonly prefix: string
  /** The names of roles and classes that are other names in this pack. */
  readonly renamed: ReadonlyMap<string, string>
}

/** The names of roles and classes in a pack, as documents bring theirs, one after the other. */
export class PackNames {
  readonly #roles = new Map<string, { readonly name: DonorName; readonly value: PDFObject }>()
  readonly #classes = new Map<string, { readonly name: DonorName; readonly value: PDFObject }>()

  /** What a document's names become: one that means something else already is prefixed. */
  take(donor: Donor, first: number, prefix: string): ReadonlyMap<string, string> {
    const renamed = new Map<string, string>()
    for (const [known, brought] of [
      [this.#roles, donor.names.roles],
      [this.#classes, donor.names.classes],
    ] as const) {
      for (const [word, { meaning }] of brought) {
        const there = known.get(word)
        if (there === undefined || (meaning !== null && there.name.meaning === meaning)) continue
        renamed.set(word, `${prefix}${word}`)
      }
    }
    for (const [word, each] of donor.names.roles) {
      const role = each.role ?? ''
      this.#roles.set(renamed.get(word) ?? word, { name: each, value: name(renamed.get(role) ?? role) })
    }
    for (const [word, each] of donor.names.classes) {
      const value = PDFRef.of(first + (each.object ?? 0))
      this.#classes.set(renamed.get(word) ?? word, { name: each, value })
    }
    return renamed
  }

  write(root: PDFDict): void {
    for (const [key, known] of [
      ['RoleMap', this.#roles],
      ['ClassMap', this.#classes],
    ] as const) {
      if (known.size === 0) continue
      const map = PDFDict.withContext(root.context)
      for (const [word, { value }] of known) map.set(name(word), value)
      root.set(name(key), map)
    }
  }
}

/** The structure of the pack while it grows: one Document, a Part for each item, what its documents bring below. */
export class PackStructure {
  readonly #context: PDFContext
  readonly #root: PDFRef
  readonly #document: PDFRef
  readonly #parts: PDFRef[] = []
  readonly #parents: (readonly [key: number, object: PDFRef])[] = []
  readonly #namespaces: PDFRef[] = []
  readonly #identities: { readonly id: string; readonly element: PDFRef }[] = []
  #nextKey: number

  /** `firstKey`: the first key of the parent tree that no document has. */
  constructor(context: PDFContext, firstKey: number) {
    this.#context = context
    this.#nextKey = firstKey
    this.#root = context.nextRef()
    this.#document = context.nextRef()
  }

  /** A Part of the document, with what it holds added as it comes. */
  addPart(title: string): StructurePart {
    const kids = PDFArray.withContext(this.#context)
    const part = {
      Type: 'StructElem',
      S: 'Part',
      P: this.#document,
      T: PDFHexString.fromText(title),
      K: kids,
    }
    const ref = this.#context.register(this.#context.obj(part))
    this.#parts.push(ref)
    return { ref, kids }
  }

  /** A paragraph of the pack's own on one page, with marked content 0; answers the page's key. */
  addParagraph(part: StructurePart, page: PDFRef): number {
    const key = this.#nextKey
    const element = { Type: 'StructElem', S: 'P', P: part.ref, Pg: page, K: 0 }
    const ref = this.#context.register(this.#context.obj(element))
    part.kids.push(ref)
    this.#parents.push([key, this.#context.register(this.#context.obj([ref]))])
    this.#nextKey += 1
    return key
  }

  /** Takes up the structure of a document under a part. */
  take({ donor, first, firstKey, prefix }: DonorPlace, part: StructurePart): void {
    for (const element of donor.elements) part.kids.push(PDFRef.of(first + element))
    for (const { key, object } of donor.parents) {
      this.#parents.push([firstKey + key, PDFRef.of(first + object)])
    }
    const digits = hexadecimal(prefix)
    for (const { id, element } of donor.identities) {
      this.#identities.push({ id: `${digits}${id}`, element: PDFRef.of(first + element) })
    }
    for (const space of donor.names.namespaces) this.#namespaces.push(PDFRef.of(first + space))
  }

  /** Writes the tree into the catalog. */
  finish(catalog: PDFDict, names: PackNames): void {
    const context = this.#context
    const numbers = PDFArray.withContext(context)
    for (const [key, object] of this.#parents.toSorted(([a], [b]) => a - b)) {
      numbers.push(PDFNumber.of(key))
      numbers.push(object)
    }
    const document = { Type: 'StructElem', S: 'Document', P: this.#root, K: this.#parts }
    context.assign(this.#document, context.obj(document))
    const root = context.obj({
      Type: 'StructTreeRoot',
      K: this.#document,
      ParentTree: context.register(context.obj({ Nums: numbers })),
      ParentTreeNextKey: this.#nextKey,
    })
    names.write(root)
    if (this.#namespaces.length > 0) root.set(name('Namespaces'), context.obj(this.#namespaces))
    if (this.#identities.length > 0) root.set(name('IDTree'), this.#identityTree())
    context.assign(this.#root, root)
    catalog.set(name('StructTreeRoot'), this.#root)
    catalog.set(name('MarkInfo'), context.obj({ Marked: true }))
  }

  #identityTree(): PDFRef {
    const context = this.#context
    const ordered = this.#identities.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const names = PDFArray.withContext(context)
    for (const { id, element } of ordered) {
      names.push(PDFHexString.of(id))
      names.push(element)
    }
    const leaf = context.obj({ Names: names })
    const limits = [ordered[0], ordered.at(-1)].flatMap((each) => (each === undefined ? [] : [each.id]))
    leaf.set(name('Limits'), context.obj(limits.map((id) => PDFHexString.of(id))))
    return context.register(context.obj({ Kids: [context.register(leaf)] }))
  }
}

export function hexadecimal(words: string): string {
  return Buffer.from(words, 'latin1').toString('hex')
}
