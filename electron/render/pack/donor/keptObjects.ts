import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream, PDFRef } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'

/**
 * Where a value stands. In `names` the keys are names a page gives to its own things; `properties` are names of properties, and a
 * `property` is one of those.
 */
export type Place = 'anywhere' | 'names' | 'properties' | 'property'

type Entry = readonly [key: PDFName, value: PDFObject, below: Place]

function names(words: string): ReadonlySet<PDFObject> {
  return new Set(words.split(' ').map((word) => PDFName.of(word)))
}

const key = {
  k: PDFName.of('K'),
  mcid: PDFName.of('MCID'),
  obj: PDFName.of('Obj'),
  objr: PDFName.of('OBJR'),
  ocg: PDFName.of('OCG'),
  p: PDFName.of('P'),
  pg: PDFName.of('Pg'),
  properties: PDFName.of('Properties'),
  s: PDFName.of('S'),
  subtype: PDFName.of('Subtype'),
  type: PDFName.of('Type'),
}

/** Nothing of these goes into a pack: scripts, what runs by itself, files inside the file, and what programs and people kept beside the page. */
const neverCopied = names(
  'AA OpenAction JS JavaScript XFA AF EF EmbeddedFiles PieceInfo Metadata LastModified SpiderInfo OPI Thumb B PresSteps Trans ' +
    'Alternates Ref Usage RichMediaContent RichMediaSettings',
)
/** Objects of a document as a whole, or of a file inside it, and pages that are not among its pages: deleted, and left behind. */
const droppedTypes = names(
  'Page Pages Catalog Outlines StructTreeRoot Filespec F EmbeddedFile Metadata Sig XRef ObjStm Collection Template',
)
const actions = names(
  'JavaScript Launch SubmitForm ImportData ResetForm GoToE GoToR Rendition Movie Sound Hide Named Trans GoTo3DView RichMediaExecute',
)
/** Dictionaries whose keys are names a page gives to its own things: there the names above are only names. */
const nameDictionaries = names('Font XObject ExtGState ColorSpace Pattern Shading CharProcs')
/** All there is to say of an element of the structure, of a picture or form, and of the properties of marked content. */
const elementKeys = names('Type S ID P Pg K A C R T Lang Alt E ActualText NS PhoneticAlphabet Phoneme')
const drawnKeys = names(
  'Type Subtype FormType BBox Matrix Resources Group StructParent StructParents OC Filter DecodeParms Width Height ColorSpace ' +
    'BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte Name',
)
const propertyKeys = names('Type Subtype Name OCGs P VE Intent MCID Lang Alt E ActualText BBox Attached')
/** Of a stream: where else its bytes could be, and how many there are, which is told anew. */
const streamKeys = names('F FFilter FDecodeParms DL Length')
/** What says the words of something that is no longer there. */
const sayingKeys = names('T Alt E ActualText')

/** Whether an object is nothing for a pack. `isKnown` says whether something of the pages, or their structure, referred to it. */
export function dropsOut(object: PDFObject, isKnown: (ref: PDFRef) => boolean): boolean {
  const source = object instanceof PDFStream ? object.dict : object
  if (!(source instanceof PDFDict)) return false
  const type = source.get(key.type)
  if (type === key.objr) {
    const target = source.get(key.obj)
    return !(target instanceof PDFRef) || !isKnown(target)
  }
  const page = source.has(key.mcid) ? source.get(key.pg) : undefined
  if (page instanceof PDFRef && !isKnown(page)) return true
  if (type !== undefined && droppedTypes.has(type)) return true
  const kind = source.get(key.s)
  return kind !== undefined && actions.has(kind) && !isStructureElement(source)
}

/** An element of the structure has a role and a parent; an action has a kind only, an annotation a kind of its own. */
export function isStructureElement(dictionary: PDFDict): boolean {
  return dictionary.has(key.s) && dictionary.has(key.p) && !dictionary.has(key.subtype)
}

export interface Asked {
  readonly place: Place
  readonly isStream: boolean
  readonly isElement: boolean
  /** An element that holds nothing any more. */
  readonly isGone: boolean
}

/** What of a dictionary goes into a pack, and where it then stands. */
export function keptEntries(
  source: PDFDict,
  { place, isStream, isElement, isGone }: Asked,
): readonly Entry[] {
  const entries = source.entries()
  if (place === 'names') return entries.map(([each, value]) => [each, value, 'anywhere'])
  if (place === 'properties') return entries.map(([each, value]) => [each, value, 'property'])
  const allowed = isElement ? elementKeys : place === 'property' ? propertyKeys : allowedOf(source)
  return entries.flatMap(([each, value]): Entry[] => {
    if (neverCopied.has(each) || (allowed !== null && !allowed.has(each))) return []
    if ((isGone && sayingKeys.has(each)) || (isStream && streamKeys.has(each))) return []
    return [
      [
        each,
        value,
        each === key.properties ? 'properties' : nameDictionaries.has(each) ? 'names' : 'anywhere',
      ],
    ]
  })
}

const drawn = names('Form Image')

/** Null: whatever is not forbidden. */
function allowedOf(source: PDFDict): ReadonlySet<PDFObject> | null {
  const kind = source.get(key.subtype)
  if (kind !== undefined && drawn.has(kind)) return drawnKeys
  return source.get(key.type) === key.ocg ? propertyKeys : null
}

/** Whether all that an element held is gone: then its words say what nobody is to read. */
export function holdsNothing(source: PDFDict, isLeftOut: (value: PDFObject) => boolean): boolean {
  const page = source.get(key.pg)
  const isPageGone = page !== undefined && isLeftOut(page)
  const kids = source.lookup(key.k)
  const held =
    kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [source.get(key.k) ?? kids]
  return held.length > 0 && held.every((each) => (each instanceof PDFNumber ? isPageGone : isLeftOut(each)))
}
