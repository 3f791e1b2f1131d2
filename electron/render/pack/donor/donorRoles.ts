import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import type { DonorStructure } from './donorStructure.ts'
import type { PieceWriter } from './pieceWriter.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** What a document's map of roles or classes says of a name. */
export interface DonorName {
  /** The same for two documents that mean the same by it; null: only this one can mean it. */
  readonly meaning: string | null
  /** Of a role: the role it stands for. */
  readonly role: string | null
  /** Of a class: the object of the piece that says what it is. */
  readonly object: number | null
}

export interface DonorNames {
  readonly roles: ReadonlyMap<string, DonorName>
  readonly classes: ReadonlyMap<string, DonorName>
  /** The namespaces of its elements, as objects of the piece. */
  readonly namespaces: readonly number[]
}

/** The kinds of element that came with PDF 2.0, by the nearest of the kinds that readers of a pack know. */
const newerRoles: Readonly<Record<string, string>> = {
  Title: 'P',
  Sub: 'Span',
  Em: 'Span',
  Strong: 'Span',
  Aside: 'Sect',
  FENote: 'Note',
  DocumentFragment: 'Sect',
  H7: 'H6',
  H8: 'H6',
  H9: 'H6',
}

export function explainedNames(structure: DonorStructure): ReadonlySet<string> {
  return new Set(
    [...dictionaryOf(structure, 'RoleMap'), ...dictionaryOf(structure, 'ClassMap')].map(([key]) => key),
  )
}

/** Takes up what the names of a document mean, once its elements were written. What its classes refer to follows with `drain`. */
export function writeNames(structure: DonorStructure, writer: PieceWriter): DonorNames {
  const roles = new Map<string, DonorName>()
  const explain = (role: string, as: string): void => {
    if (!roles.has(role)) roles.set(role, { meaning: as, role: as, object: null })
  }
  for (const [role, value] of dictionaryOf(structure, 'RoleMap')) {
    if (value instanceof PDFName) explain(role, value.decodeText())
  }
  const spaces = structure.root.lookup(name('Namespaces'))
  const namespaces = spaces instanceof PDFArray ? spaces.asArray() : []
  for (const [role, as] of namespaces.flatMap((space) => namespaceRoles(structure, space))) explain(role, as)
  for (const role of [...writer.usedRoles, ...[...roles.values()].map(({ role }) => role ?? '')]) {
    const as = newerRoles[role]
    if (as !== undefined) explain(role, as)
  }
  const classes = new Map(
    dictionaryOf(structure, 'ClassMap').map(([each, value]): readonly [string, DonorName] => {
      const object = writer.add(value)
      // What a class says may stand in objects of its own: then only the same document means the same.
      const meaning = /\d R\b/.test(value.toString()) ? null : value.toString()
      return [each, { meaning, role: null, object }]
    }),
  )
  return {
    roles,
    classes,
    namespaces: namespaces.filter((space) => !writer.isLeftOut(space)).map((space) => writer.add(space)),
  }
}

function dictionaryOf(
  { root }: DonorStructure,
  key: 'RoleMap' | 'ClassMap',
): readonly (readonly [string, PDFObject])[] {
  const map = root.lookup(name(key))
  return map instanceof PDFDict ? map.entries().map(([each, value]) => [each.decodeText(), value]) : []
}

/** What a namespace of PDF 2.0 says its roles are: a role of PDF, or one of another namespace. */
function namespaceRoles(structure: DonorStructure, space: PDFObject): (readonly [string, string])[] {
  const found = structure.root.context.lookup(space)
  const map = found instanceof PDFDict ? found.lookup(name('RoleMapNS')) : undefined
  if (!(map instanceof PDFDict)) return []
  return map.keys().flatMap((key) => {
    const as = map.lookup(key)
    const role = as instanceof PDFArray ? as.lookup(0) : as
    return role instanceof PDFName ? [[key.decodeText(), role.decodeText()] as const] : []
  })
}
