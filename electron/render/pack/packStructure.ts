import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import type { PDFContext, PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { dictionaries } from '../pdfStructure.ts'
import type { ObjectCopier } from './objectCopier.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** The structure of a donor as it is before it is copied. */
export interface DonorStructure {
  readonly root: PDFDict
  readonly rootRef: PDFRef | null
  /** The entries of the parent tree, in the order of their keys. */
  readonly parents: readonly { readonly key: number; readonly value: PDFObject }[]
  /** One more than the greatest key in use. */
  readonly keys: number
}

/** Null for a document without tags, or whose tags own nothing that is drawn. */
export function donorStructure(pdf: PDFDocument): DonorStructure | null {
  const held = pdf.catalog.get(name('StructTreeRoot'))
  const root = pdf.catalog.lookup(name('StructTreeRoot'))
  if (!(root instanceof PDFDict) || root.lookup(name('K')) === undefined) return null
  const parents = flattened(root.lookupMaybe(name('ParentTree'), PDFDict))
  if (parents.length === 0) return null
  const next = root.lookup(name('ParentTreeNextKey'))
  const greatest = Math.max(...parents.map(({ key }) => key))
  return {
    root,
    rootRef: held instanceof PDFRef ? held : null,
    parents,
    keys: Math.max(
      greatest + 1,
      next instanceof PDFNumber ? Math.min(next.asNumber(), greatest + 10_000) : 0,
    ),
  }
}

function flattened(tree: PDFDict | undefined): { readonly key: number; readonly value: PDFObject }[] {
  const found = new Map<number, PDFObject>()
  const waiting = tree === undefined ? [] : [tree]
  const seen = new Set<PDFDict>()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    const numbers = node.lookup(name('Nums'))
    for (let at = 0; numbers instanceof PDFArray && at + 1 < numbers.size(); at += 2) {
      const key = numbers.lookup(at)
      if (key instanceof PDFNumber && key.asNumber() >= 0) found.set(key.asNumber(), numbers.get(at + 1))
    }
    const kids = node.lookup(name('Kids'))
    if (kids instanceof PDFArray) waiting.push(...dictionaries(kids))
  }
  return [...found].map(([key, value]) => ({ key, value })).toSorted((a, b) => a.key - b.key)
}

/** The structure of the pack while it grows: one Document, a Part for each item, what its documents bring below. */
export class PackStructure {
  readonly #context: PDFContext
  readonly #root: PDFRef
  readonly #document: PDFRef
  readonly #parts: PDFRef[] = []
  readonly #parents: (readonly [number, PDFObject])[] = []
  readonly #roles = new Map<string, PDFObject>()
  readonly #classes = new Map<string, PDFObject>()
  readonly #namespaces: PDFObject[] = []
  readonly #identities: { readonly id: PDFHexString; readonly element: PDFRef }[] = []
  #nextKey = 0

  constructor(context: PDFContext) {
    this.#context = context
    this.#root = context.nextRef()
    this.#document = context.nextRef()
  }

  /** The next key of the parent tree; what a donor brings is counted from here. */
  get nextKey(): number {
    return this.#nextKey
  }

  /** A Part of the document, with what it holds added as it comes. */
  addPart(title: string): PackPart {
    const ref = this.#context.nextRef()
    const kids = PDFArray.withContext(this.#context)
    this.#context.assign(
      ref,
      this.#context.obj({
        Type: 'StructElem',
        S: 'Part',
        P: this.#document,
        T: PDFHexString.fromText(title),
        K: kids,
      }),
    )
    this.#parts.push(ref)
    return { ref, kids }
  }

  /** An element of the pack's own on one page, with one marked content, number `mcid`. */
  addElement(part: PackPart, role: 'P' | 'Figure', page: PDFRef, mcid: number, alt: string | null): number {
    const key = this.#nextKey
    const ref = this.#context.register(
      this.#context.obj({
        Type: 'StructElem',
        S: role,
        P: part.ref,
        Pg: page,
        K: mcid,
        ...(alt === null ? {} : { Alt: PDFHexString.fromText(alt) }),
      }),
    )
    part.kids.push(ref)
    const owners = PDFArray.withContext(this.#context)
    for (let index = 0; index < mcid; index += 1) owners.push(ref)
    owners.push(ref)
    this.#parents.push([key, this.#context.register(owners)])
    this.#nextKey += 1
    return key
  }

  /** Names of roles and classes of a donor that stand for something else in the pack already, with what they become. */
  renames(donor: DonorStructure, prefix: string): ReadonlyMap<string, string> {
    const renamed = new Map<string, string>()
    for (const [key, known] of [
      ['RoleMap', this.#roles],
      ['ClassMap', this.#classes],
    ] as const) {
      for (const [role, value] of donor.root.lookupMaybe(name(key), PDFDict)?.entries() ?? []) {
        const there = known.get(role.decodeText())
        if (there !== undefined && there.toString() !== value.toString()) {
          renamed.set(role.decodeText(), `${prefix}${role.decodeText()}`)
        }
      }
    }
    return renamed
  }

  /** Takes up the structure of a donor under a part. Its pages must be mapped already; the copier is drained by the caller. */
  take(
    donor: DonorStructure,
    part: PackPart,
    copier: ObjectCopier,
    renamed: ReadonlyMap<string, string>,
  ): void {
    if (donor.rootRef !== null) copier.map(donor.rootRef, part.ref)
    const top = donor.root.get(name('K'))
    const held = top instanceof PDFRef ? this.#listed(donor, top) : top
    const copied = held === undefined ? undefined : copier.copy(held)
    if (copied instanceof PDFArray) for (const kid of copied.asArray()) part.kids.push(kid)
    else if (copied !== undefined) part.kids.push(copied)
    for (const { key, value } of donor.parents) {
      this.#parents.push([key + this.#nextKey, copier.copy(value)])
    }
    this.#takeNames(donor, 'RoleMap', this.#roles, copier, renamed)
    this.#takeNames(donor, 'ClassMap', this.#classes, copier, renamed)
    const namespaces = donor.root.lookup(name('Namespaces'))
    if (namespaces instanceof PDFArray) {
      for (const space of namespaces.asArray()) this.#namespaces.push(copier.copy(space))
    }
    this.#nextKey += donor.keys
  }

  /** A list of kids that is an object of its own is opened; an element stays what it is. */
  #listed(donor: DonorStructure, ref: PDFRef): PDFObject {
    const found = donor.root.context.lookup(ref)
    return found instanceof PDFArray ? found : ref
  }

  #takeNames(
    donor: DonorStructure,
    key: string,
    known: Map<string, PDFObject>,
    copier: ObjectCopier,
    renamed: ReadonlyMap<string, string>,
  ): void {
    for (const [role, value] of donor.root.lookupMaybe(name(key), PDFDict)?.entries() ?? []) {
      const word = role.decodeText()
      known.set(renamed.get(word) ?? word, copier.copy(value))
    }
  }

  /** After the copiers of all donors were drained. */
  identify(copier: ObjectCopier): void {
    this.#identities.push(...copier.identities)
  }

  /** Writes the tree into the catalog. */
  finish(pdf: PDFDocument): void {
    const context = this.#context
    const numbers = PDFArray.withContext(context)
    for (const [key, value] of this.#parents) {
      numbers.push(PDFNumber.of(key))
      numbers.push(value)
    }
    for (const part of this.#parts) this.#nestDocuments(part)
    context.assign(
      this.#document,
      context.obj({ Type: 'StructElem', S: 'Document', P: this.#root, K: this.#parts }),
    )
    const root = context.obj({
      Type: 'StructTreeRoot',
      K: this.#document,
      ParentTree: context.register(context.obj({ Nums: numbers })),
      ParentTreeNextKey: this.#nextKey,
    })
    for (const [key, known] of [
      ['RoleMap', this.#roles],
      ['ClassMap', this.#classes],
    ] as const) {
      if (known.size === 0) continue
      const map = PDFDict.withContext(context)
      for (const [role, value] of known) map.set(name(role), value)
      root.set(name(key), map)
    }
    if (this.#namespaces.length > 0) root.set(name('Namespaces'), context.obj(this.#namespaces))
    if (this.#identities.length > 0) root.set(name('IDTree'), this.#identityTree())
    context.assign(this.#root, root)
    pdf.catalog.set(name('StructTreeRoot'), this.#root)
    pdf.catalog.set(name('MarkInfo'), context.obj({ Marked: true }))
  }

  /** A document inside the document is a section of it. */
  #nestDocuments(part: PDFRef): void {
    const kids = this.#context.lookup(part, PDFDict).lookup(name('K'), PDFArray)
    for (const kid of dictionaries(kids)) {
      if (kid.get(name('S')) === name('Document')) kid.set(name('S'), name('Sect'))
    }
  }

  #identityTree(): PDFRef {
    const context = this.#context
    const ordered = this.#identities.toSorted((a, b) => (a.id.asString() < b.id.asString() ? -1 : 1))
    const names = PDFArray.withContext(context)
    for (const { id, element } of ordered) {
      names.push(id)
      names.push(element)
    }
    const first = ordered[0]?.id
    const last = ordered.at(-1)?.id
    const leaf = context.obj({ Names: names })
    if (first !== undefined && last !== undefined) leaf.set(name('Limits'), context.obj([first, last]))
    return context.register(context.obj({ Kids: [context.register(leaf)] }))
  }
}

export interface PackPart {
  readonly ref: PDFRef
  readonly kids: PDFArray
}
