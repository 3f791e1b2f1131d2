import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import type { PDFContext, PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { isSafeAddress } from '../../printableText.ts'
import type { Destinations } from './donorDestinations.ts'
import { HoleObject } from './pieceWriter.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** What of a link or a filled-in field is seen and read: nothing that acts by itself, no value that is not shown. */
const keptKeys = {
  Link: [
    'Type',
    'Subtype',
    'Rect',
    'QuadPoints',
    'Border',
    'BS',
    'C',
    'H',
    'F',
    'StructParent',
    'Contents',
    'P',
  ],
  Widget: ['Type', 'Subtype', 'Rect', 'AP', 'AS', 'F', 'StructParent', 'P'],
} as const

export interface CleanedAnnotations {
  /** The references of annotations that do not go into the pack. */
  readonly dropped: readonly PDFRef[]
  /** How many comments, attached files and other things were left out, by kind ("Text", "FileAttachment"). */
  readonly left: ReadonlyMap<string, number>
}

/**
 * Leaves on every page only links that lead to a place or an http(s) or mail address, and form fields as they look. Comments, attached
 * files, sounds and films go. The document is changed in memory.
 */
export function cleanAnnotations(
  pdf: PDFDocument,
  destinations: Destinations,
  authored: boolean,
): CleanedAnnotations {
  const dropped: PDFRef[] = []
  const left = new Map<string, number>()
  for (const page of pdf.getPages()) {
    const annotations = page.node.lookup(name('Annots'))
    if (!(annotations instanceof PDFArray)) {
      page.node.delete(name('Annots'))
      continue
    }
    const kept = PDFArray.withContext(pdf.context)
    for (const entry of annotations.asArray()) {
      const annotation = pdf.context.lookup(entry)
      const cleaned =
        annotation instanceof PDFDict ? cleanAnnotation(annotation, destinations, authored) : null
      if (cleaned === null) {
        if (entry instanceof PDFRef) dropped.push(entry)
        const kind = annotation instanceof PDFDict ? kindOf(annotation) : 'unknown'
        left.set(kind, (left.get(kind) ?? 0) + 1)
        continue
      }
      // In its place: the structure refers to the annotation where it stands.
      if (entry instanceof PDFRef) pdf.context.assign(entry, cleaned)
      kept.push(entry instanceof PDFRef ? entry : cleaned)
    }
    if (kept.size() === 0) page.node.delete(name('Annots'))
    else page.node.set(name('Annots'), kept)
  }
  return { dropped, left }
}

function kindOf(annotation: PDFDict): string {
  const kind = annotation.get(name('Subtype'))
  return kind instanceof PDFName ? kind.decodeText() : 'unknown'
}

function cleanAnnotation(annotation: PDFDict, destinations: Destinations, authored: boolean): PDFDict | null {
  const kind = kindOf(annotation)
  if (kind === 'Widget') return isHidden(annotation) ? null : asShown(annotation)
  if (kind !== 'Link') return null
  const target = targetOf(annotation, destinations)
  if (target === null) return null
  const link = only(annotation, keptKeys.Link, null)
  const address = authored ? addressOf(target.value) : null
  if (address?.startsWith(privateAddresses) !== true) link.set(name(target.key), target.value)
  else {
    // The private address is in no published file.
    link.set(name('Dest'), new HoleObject({ kind: 'place', address }))
    link.set(name('Contents'), new HoleObject({ kind: 'place words', address }))
  }
  return link
}

/** Hidden, or not to be seen, whatever is filled in (ISO 32000, 12.5.3: 2 and 32). */
function isHidden(annotation: PDFDict): boolean {
  const flags = annotation.lookup(name('F'))
  return flags instanceof PDFNumber && (flags.asNumber() & 34) !== 0
}

/** A field with its present look alone: what shows while it is pressed, or would show in another state, is in no print. */
function asShown(annotation: PDFDict): PDFDict {
  const field = only(annotation, keptKeys.Widget, fieldName(annotation))
  const looks = annotation.lookup(name('AP'))
  if (!(looks instanceof PDFDict)) return field
  const normal = looks.lookup(name('N'))
  const state = annotation.lookup(name('AS'))
  const look = PDFDict.withContext(annotation.context)
  if (normal instanceof PDFDict && state instanceof PDFName) {
    const shown = PDFDict.withContext(annotation.context)
    const held = normal.get(state)
    if (held !== undefined) shown.set(state, held)
    look.set(name('N'), shown)
  } else {
    const held = looks.get(name('N'))
    if (held !== undefined) look.set(name('N'), held)
  }
  field.set(name('AP'), look)
  return field
}

function only(annotation: PDFDict, keys: readonly string[], contents: PDFObject | null): PDFDict {
  const copy = PDFDict.withContext(annotation.context)
  for (const key of keys) {
    const value = annotation.get(name(key))
    if (value !== undefined) copy.set(name(key), value)
  }
  if (contents !== null) copy.set(name('Contents'), contents)
  return copy
}

/** What a field is called for those who cannot see it. */
function fieldName(annotation: PDFDict): PDFObject | null {
  const own = annotation.lookup(name('TU')) ?? annotation.lookup(name('Contents'))
  const inherited = annotation.lookupMaybe(name('Parent'), PDFDict)?.lookup(name('TU'))
  const found = own ?? inherited
  return found instanceof PDFString || found instanceof PDFHexString ? found : null
}

function targetOf(
  annotation: PDFDict,
  destinations: Destinations,
): { readonly key: 'A' | 'Dest'; readonly value: PDFObject } | null {
  const place = destinations.resolve(annotation.get(name('Dest')))
  if (place !== null) return { key: 'Dest', value: place }
  const action = annotation.lookup(name('A'))
  if (!(action instanceof PDFDict)) return null
  const kind = action.get(name('S'))
  if (kind === name('GoTo')) {
    const there = destinations.resolve(action.get(name('D')))
    return there === null ? null : { key: 'Dest', value: there }
  }
  const address = action.lookup(name('URI'))
  if (kind !== name('URI') || !(address instanceof PDFString || address instanceof PDFHexString)) return null
  if (!isSafeAddress(address.decodeText())) return null
  return { key: 'A', value: uriAction(annotation.context, address) }
}

/** Addresses that lead to pages of the pack, and nowhere else. */
const privateAddresses = 'https://minutebook.invalid/'

function addressOf(target: PDFObject): string | null {
  const address = target instanceof PDFDict ? target.lookup(name('URI')) : undefined
  return address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : null
}

function uriAction(context: PDFContext, address: PDFString | PDFHexString): PDFDict {
  const action = PDFDict.withContext(context)
  action.set(name('S'), name('URI'))
  action.set(name('URI'), address)
  return action
}

/** A destination that shows a whole page from its top. */
export function wholePage(context: PDFContext, page: PDFRef): PDFArray {
  const place = PDFArray.withContext(context)
  place.push(page)
  place.push(name('XYZ'))
  for (let index = 0; index < 3; index += 1) place.push(PDFNull)
  return place
}
