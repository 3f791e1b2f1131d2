import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { defined } from '../../../shared/domain/assert.ts'
import { markedContent } from '../pdfMarkedContent.ts'
import { dictionaries } from '../pdfStructure.ts'
import { contentsOf, hasFonts, openDonor } from './donor.ts'
import type { Donor } from './donor.ts'
import { wholePage } from './donorAnnotations.ts'
import type { DonorBookmark } from './donorDestinations.ts'
import { ObjectCopier } from './objectCopier.ts'
import type { Bookmark } from './packOutline.ts'
import { blankWords, PartFault } from './packPlan.ts'
import type { PartFinding, PackPart, PackPlan } from './packPlan.ts'
import { PackStructure } from './packStructure.ts'
import type { PackPart as StructurePart } from './packStructure.ts'
import { shownPage, stampDrawing, stampedResources, stampFont } from './pageStamp.ts'
import type { ShownPage } from './pageStamp.ts'
import type { StampFace } from './stampFace.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** What a page of a document brings into the pack. Its words, its size and its place in the structure; nothing that acts. */
const pageKeys = [
  'Type',
  'MediaBox',
  'CropBox',
  'BleedBox',
  'TrimBox',
  'ArtBox',
  'Rotate',
  'UserUnit',
  'Group',
  'StructParents',
  'Annots',
  'Tabs',
] as const
const inherited: ReadonlySet<string> = new Set(['MediaBox', 'CropBox', 'Rotate'])

interface Section {
  readonly id: string
  readonly title: string
  readonly part: StructurePart
  readonly place: PDFArray
  readonly children: Bookmark[]
}

/** A pack while its pages are put in, in their order. */
export class PackBuilder {
  readonly structure: PackStructure
  readonly findings: PartFinding[] = []
  readonly #context: PDFContext
  readonly #face: StampFace
  readonly #plan: PackPlan
  readonly #pages = new Map<number, PDFRef>()
  readonly #sections: Section[] = []
  readonly #copiers: ObjectCopier[] = []
  readonly #layers: PDFObject[] = []
  readonly #hidden: PDFObject[] = []
  readonly #open: PDFRef
  /** How many pages have no tags of their own. */
  untagged = 0

  constructor(context: PDFContext, face: StampFace, plan: PackPlan) {
    this.#context = context
    this.#face = face
    this.#plan = plan
    this.structure = new PackStructure(context)
    this.#open = context.register(context.stream('q\n'))
    for (let page = plan.firstPage; page <= this.last; page += 1) this.#pages.set(page, context.nextRef())
  }

  get last(): number {
    const ends = this.#plan.parts.map((part) => part.first + part.pages - 1)
    return Math.max(this.#plan.firstPage - 1, ...ends, ...this.#plan.blanks)
  }

  get pageRefs(): readonly PDFRef[] {
    return [...this.#pages.values()]
  }

  /** Throws a PartFault for an officer's file that is not what its own structure says. */
  async addPart(part: PackPart, onPage: (page: number) => void): Promise<void> {
    const donor = part.donor ?? (await openDonor(part.bytes, part.fileName))
    if (donor.pages.length !== part.pages) {
      throw new Error(`A part has ${donor.pages.length} pages and the plan says ${part.pages}`)
    }
    try {
      this.#take(part, donor, onPage)
    } catch (cause) {
      if (part.authored) throw cause
      throw new PartFault(part.id, cause)
    }
  }

  #take(part: PackPart, donor: Donor, onPage: (page: number) => void): void {
    const section = this.#sectionOf(part)
    const prefix = `d${this.#copiers.length}-`
    const renamed: ReadonlyMap<string, string> =
      donor.structure === null ? new Map() : this.structure.renames(donor.structure, prefix)
    const copier = new ObjectCopier(donor.pdf.context, this.#context, {
      keyOffset: this.structure.nextKey,
      idPrefix: prefix,
      renamed,
    })
    this.#copiers.push(copier)
    donor.pages.forEach((page, index) => copier.map(page.ref, this.#pageRef(part.first + index)))
    for (const ref of donor.dropped) copier.map(ref, null)
    const catalog = donor.pdf.context.trailerInfo.Root
    if (catalog instanceof PDFRef) copier.map(catalog, null)

    const copied = donor.pages.map((page) => this.#copyPage(page, copier))
    if (donor.structure !== null) this.structure.take(donor.structure, section.part, copier, renamed)
    this.#takeLayers(donor, copier)
    const bookmarks = donor.bookmarks.map((bookmark) => copiedBookmark(bookmark, copier))
    copier.drain()
    this.structure.identify(copier)
    donor.pages.forEach((page, index) => {
      const dictionary = defined(copied[index], 'every page was copied')
      this.#finishPage(part, donor, page, dictionary, part.first + index, section)
      onPage(part.first + index)
    })
    this.#bookmark(section, part, part.keepsBookmarks ? bookmarks : [])
    this.#reportLeftOut(part, donor)
  }

  addBlank(number: number): void {
    const section = defined(this.#sections.at(-1), 'a blank follows a part')
    const shown: ShownPage = { width: 595.28, height: 841.89, matrix: [1, 0, 0, 1, 0, 0], isSound: true }
    const ref = this.#pageRef(number)
    const key = this.structure.addElement(section.part, 'P', ref, 0, null)
    const width = this.#face.width(blankWords, 12)
    const words = this.#face.encode(blankWords).toString()
    const drawing =
      `/P <</MCID 0>> BDC\nBT /${stampFont} 12 Tf ${((shown.width - width) / 2).toFixed(2)} 420 Td ${words} Tj ET\nEMC\n` +
      stampDrawing(shown, { foot: `Page ${number}`, head: '' }, this.#face)
    const page = this.#context.obj({
      Type: 'Page',
      MediaBox: [0, 0, shown.width, shown.height],
      Contents: this.#context.register(this.#context.flateStream(drawing)),
      StructParents: key,
      Tabs: 'S',
    })
    page.set(name('Resources'), stampedResources(undefined, page, this.#face))
    this.#context.assign(ref, page)
  }

  /** The links of the agenda table lead to the pages of the pack. */
  finish(): void {
    if (this.#plan.links.size === 0) return
    for (const ref of this.#pages.values()) {
      const annotations = this.#context.lookup(ref, PDFDict).lookup(name('Annots'))
      if (!(annotations instanceof PDFArray)) continue
      for (const annotation of dictionaries(annotations)) this.#lead(annotation)
    }
  }

  #lead(annotation: PDFDict): void {
    const address = annotation.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI'))
    const page = address instanceof PDFString ? this.#plan.links.get(address.decodeText()) : undefined
    if (page === undefined) return
    const action = annotation.get(name('A'))
    // The private address is in no published file, not even unused.
    if (action instanceof PDFRef) this.#context.delete(action)
    annotation.delete(name('A'))
    annotation.set(name('Dest'), wholePage(this.#context, this.#pageRef(page)))
    annotation.set(name('Contents'), PDFHexString.fromText(`Page ${page}`))
  }

  bookmarks(): readonly Bookmark[] {
    return this.#sections.map(({ title, place, children }) => ({ title, place, children }))
  }

  /** The layers of all documents, those hidden that were hidden; null for none. */
  layers(): PDFDict | null {
    if (this.#layers.length === 0) return null
    return this.#context.obj({
      OCGs: this.#layers,
      D: { Name: PDFString.of('As published'), OFF: this.#hidden, BaseState: 'ON' },
    })
  }

  #pageRef(number: number): PDFRef {
    return defined(this.#pages.get(number), `page ${number} is a page of the pack`)
  }

  #sectionOf(part: PackPart): Section {
    const last = this.#sections.at(-1)
    if (last?.id === part.section.id) return last
    const { id, title } = part.section
    const place = wholePage(this.#context, this.#pageRef(part.first))
    const section = { id, title, part: this.structure.addPart(title), place, children: [] }
    this.#sections.push(section)
    return section
  }

  #copyPage(page: PDFPage, copier: ObjectCopier): PDFDict {
    const kept = PDFDict.withContext(page.node.context)
    for (const key of pageKeys) {
      const value = inherited.has(key)
        ? page.node.getInheritableAttribute(name(key))
        : page.node.get(name(key))
      if (value !== undefined) kept.set(name(key), value)
    }
    const resources = page.node.getInheritableAttribute(name('Resources'))
    if (resources !== undefined) kept.set(name('Resources'), resources)
    kept.set(name('Contents'), contentsOf(page))
    return copier.copy(kept) as PDFDict
  }

  #finishPage(
    part: PackPart,
    donor: Donor,
    page: PDFPage,
    copy: PDFDict,
    number: number,
    section: Section,
  ): void {
    const ref = this.#pageRef(number)
    const marked = part.authored ? null : markedContent(page)
    const isTagged = donor.structure !== null && page.node.has(name('StructParents'))
    const wraps = !isTagged && (marked === null || marked.unmarked || donor.structure === null)
    let open: PDFRef = this.#open
    let close = '\nQ\n'.repeat(1 + Math.max(0, marked?.unclosedStates ?? 0))
    if (wraps) {
      const id = Math.max(-1, ...(marked?.ids ?? [])) + 1
      const role = hasFonts(page) ? 'P' : 'Figure'
      const alt = role === 'P' ? null : `Scanned page ${number}, ${part.fileName}: no text can be read out`
      copy.set(
        name('StructParents'),
        PDFNumber.of(this.structure.addElement(section.part, role, ref, id, alt)),
      )
      open = this.#context.register(this.#context.stream(`/${role} <</MCID ${id}>> BDC\nq\n`))
      close += 'EMC\n'
      this.#reportUntagged(part, role, number)
    }
    const shown = shownPage(page)
    // A page without a size of its own is shown as its stamp takes it: A4.
    if (!shown.isSound) copy.set(name('MediaBox'), this.#context.obj([0, 0, shown.width, shown.height]))
    const drawn = close + stampDrawing(shown, { foot: `Page ${number}`, head: part.head }, this.#face)
    const contents = PDFArray.withContext(this.#context)
    contents.push(open)
    for (const stream of copy.lookup(name('Contents'), PDFArray).asArray()) contents.push(stream)
    contents.push(this.#context.register(this.#context.flateStream(drawn)))
    copy.set(name('Contents'), contents)
    copy.set(name('Resources'), stampedResources(copy.lookup(name('Resources')), copy, this.#face))
    copy.set(name('Tabs'), name('S'))
    copy.set(name('Type'), name('Page'))
    this.#context.assign(ref, copy)
  }

  #takeLayers(donor: Donor, copier: ObjectCopier): void {
    const groups = donor.layers?.lookup(name('OCGs'))
    if (!(groups instanceof PDFArray)) return
    for (const group of groups.asArray()) this.#layers.push(copier.copy(group))
    const hidden = donor.layers?.lookupMaybe(name('D'), PDFDict)?.lookup(name('OFF'))
    if (!(hidden instanceof PDFArray)) return
    for (const group of hidden.asArray()) this.#hidden.push(copier.copy(group))
  }

  #bookmark(section: Section, part: PackPart, own: readonly Bookmark[]): void {
    if (part.title === null) section.children.push(...own)
    else {
      const place = wholePage(this.#context, this.#pageRef(part.first))
      section.children.push({ title: part.title, place, children: own })
    }
  }

  #reportUntagged(part: PackPart, role: 'P' | 'Figure', number: number): void {
    this.untagged += 1
    const kind = role === 'P' ? 'untagged' : 'scanned'
    const known = this.findings.findIndex((each) => each.kind === kind && each.partId === part.id)
    const before = this.findings[known]
    const pages = [...(before?.pages ?? []), number]
    const sentence =
      kind === 'untagged'
        ? `“${part.fileName}” has no tags on ${countedPages(pages.length)}: screen readers get its words without headings or lists. Ask for a tagged PDF.`
        : `“${part.fileName}” is a scan on ${countedPages(pages.length)}: nobody can search it or have it read out. Ask for the original file.`
    const finding: PartFinding = { kind, partId: part.id, fileName: part.fileName, pages, sentence }
    if (before === undefined) this.findings.push(finding)
    else this.findings[known] = finding
  }

  #reportLeftOut(part: PackPart, donor: Donor): void {
    const kinds = [...donor.leftOut].filter(([kind]) => kind !== 'Link' && kind !== 'Popup')
    const count = kinds.reduce((sum, [, each]) => sum + each, 0)
    if (count === 0) return
    this.findings.push({
      kind: 'left-out',
      partId: part.id,
      fileName: part.fileName,
      pages: [],
      sentence: `${count === 1 ? 'One comment, attached file or other thing' : `${count} comments, attached files or other things`} kept with “${part.fileName}” ${count === 1 ? 'was' : 'were'} left out of the pack.`,
    })
  }
}

function countedPages(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`
}

function copiedBookmark(bookmark: DonorBookmark, copier: ObjectCopier): Bookmark {
  return {
    title: bookmark.title,
    place: bookmark.place === null ? null : copier.copy(bookmark.place),
    children: bookmark.children.map((child) => copiedBookmark(child, copier)),
  }
}
