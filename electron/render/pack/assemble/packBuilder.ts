import { PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PDFContext, PDFDict } from '@cantoo/pdf-lib'
import { assertNever, defined } from '../../../../shared/domain/assert.ts'
import type { Donor, DonorBookmark } from '../donor/donor.ts'
import type { Hole } from '../donor/donorPiece.ts'
import { wholePage } from '../donor/donorAnnotations.ts'
import type { PackFile } from './packFile.ts'
import type { Bookmark } from './packOutline.ts'
import { blankWords } from '../packPlan.ts'
import type { PackPart, PackPlan, PartFinding } from '../packPlan.ts'
import { hexadecimal, PackNames, PackStructure } from './packStructure.ts'
import type { DonorPlace, StructurePart } from './packStructure.ts'
import { stampDrawing, stampFont } from './pageStamp.ts'
import type { ShownPage } from './pageStamp.ts'
import { partFindings } from '../partFindings.ts'
import type { StampFace } from './stampFace.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** A part with the document that was read from it. */
export interface OpenedPart {
  readonly part: PackPart
  readonly donor: Donor
}

interface Section {
  readonly id: string
  readonly title: string
  readonly part: StructurePart
  readonly first: number
  readonly children: Bookmark[]
}

/**
 * A pack while its pages are put in, in their order. Documents are numbered by what they are, not by where they stand: one that is moved
 * keeps its objects to the byte. The front sheet, which is another each time, comes behind them.
 */
export class PackBuilder {
  readonly findings: PartFinding[] = []
  readonly context: PDFContext
  readonly #face: StampFace
  readonly #plan: PackPlan
  readonly #places = new Map<PackPart, DonorPlace>()
  readonly #names = new PackNames()
  readonly #structure: PackStructure
  readonly #pages = new Map<number, PDFRef>()
  readonly #sections: Section[] = []
  readonly #fillings = new Map<PackPart, readonly string[]>()
  readonly #tree: PDFRef
  readonly #open: PDFRef

  constructor(context: PDFContext, face: StampFace, plan: PackPlan, opened: readonly OpenedPart[]) {
    this.context = context
    this.#face = face
    this.#plan = plan
    const firstKey = this.#number(opened)
    this.#structure = new PackStructure(context, firstKey)
    this.#tree = context.nextRef()
    this.#open = context.register(context.stream('q\n'))
    for (const page of plan.blanks) this.#pages.set(page, context.nextRef())
  }

  /** Gives every document its numbers and names; answers the first key of the parent tree that none has. */
  #number(opened: readonly OpenedPart[]): number {
    const [front, ...papers] = opened
    const identity = ({ donor }: OpenedPart): string => donor.sha256
    const ordered = papers.toSorted((a, b) => (identity(a) < identity(b) ? -1 : 1))
    let first = 1 + this.#face.piece.objects.length
    let firstKey = 0
    for (const [rank, { part, donor }] of [...ordered, ...(front === undefined ? [] : [front])].entries()) {
      const prefix = `d${rank}-`
      const renamed = this.#names.take(donor, first, prefix)
      this.#places.set(part, { donor, first, firstKey, prefix, renamed })
      donor.pages.forEach((_, index) => this.#pages.set(part.first + index, PDFRef.of(first + index)))
      first += donor.piece.objects.length
      firstKey += donor.keys
    }
    this.context.largestObjectNumber = first - 1
    return firstKey
  }

  /** The pages in their order. */
  get pageRefs(): readonly PDFRef[] {
    return [...this.#pages].toSorted(([a], [b]) => a - b).map(([, ref]) => ref)
  }

  addPart(part: PackPart): void {
    const place = defined(this.#places.get(part), 'every part was opened')
    const { donor } = place
    const section = this.#sectionOf(part)
    this.#structure.take(place, section.part)
    const fill = (hole: Hole): string => this.#fill(hole, part, place, section)
    this.#fillings.set(part, donor.piece.holes.map(fill))
    const own = part.keepsBookmarks ? donor.bookmarks.map((each) => placedBookmark(each, place.first)) : []
    if (part.title === null) section.children.push(...own)
    else section.children.push({ title: part.title, place: this.#wholePage(part.first), children: own })
    if (!part.authored) this.findings.push(...partFindings(part, donor))
  }

  addBlank(number: number): void {
    const section = defined(this.#sections.at(-1), 'a blank follows a part')
    const shown: ShownPage = { width: 595.28, height: 841.89, matrix: [1, 0, 0, 1, 0, 0], isSound: true }
    const ref = this.#pageRef(number)
    const left = ((shown.width - this.#face.width(blankWords, 12)) / 2).toFixed(2)
    const drawing =
      `/P <</MCID 0>> BDC\nBT /${stampFont} 12 Tf ${left} 420 Td ${this.#face.encode(blankWords)} Tj ET\nEMC\n` +
      stampDrawing(shown, { foot: `Page ${number}`, head: '' }, this.#face)
    const page = this.context.obj({
      Type: 'Page',
      Parent: this.#tree,
      MediaBox: [0, 0, shown.width, shown.height],
      Contents: this.context.register(this.context.stream(drawing)),
      Resources: { Font: { [stampFont]: PDFRef.of(1 + this.#face.object) } },
      StructParents: this.#structure.addParagraph(section.part, ref),
      Tabs: 'S',
    })
    this.context.assign(ref, page)
  }

  bookmarks(): readonly Bookmark[] {
    return this.#sections.map(({ title, first, children }) => ({
      title,
      place: this.#wholePage(first),
      children,
    }))
  }

  /** The pages, the structure and the layers, those hidden that were hidden. */
  finish(catalog: PDFDict): void {
    const { context } = this
    const kids = [...this.pageRefs]
    context.assign(this.#tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
    catalog.set(name('Pages'), this.#tree)
    this.#structure.finish(catalog, this.#names)
    const layers = (which: 'all' | 'hidden'): PDFRef[] =>
      [...this.#places.values()].flatMap(({ donor, first }) =>
        donor.layers[which].map((each) => PDFRef.of(first + each)),
      )
    if (layers('all').length === 0) return
    const shown = { Name: PDFString.of('As published'), OFF: layers('hidden'), BaseState: 'ON' }
    catalog.set(name('OCProperties'), context.obj({ OCGs: layers('all'), D: shown }))
  }

  /** Writes what documents bring, in the order of their pages. */
  write(file: PackFile): void {
    file.addPiece(this.#face.piece, 1, [])
    for (const [part, fillings] of this.#fillings) {
      const { donor, first } = defined(this.#places.get(part), 'every part was opened')
      file.addPiece(donor.piece, first, fillings)
    }
  }

  #fill(hole: Hole, part: PackPart, place: DonorPlace, section: Section): string {
    switch (hole.kind) {
      case 'key':
        return String(place.firstKey + hole.key)
      case 'part':
        return section.part.ref.toString()
      case 'prefix':
        return hexadecimal(place.prefix)
      case 'role':
        return name(place.renamed.get(hole.role) ?? hole.role).toString()
      case 'pages':
        return this.#tree.toString()
      case 'face':
        return PDFRef.of(1 + this.#face.object).toString()
      case 'open':
        return this.#open.toString()
      case 'stamp':
        return this.#stamp(part, place.donor, hole.page).toString()
      case 'scan':
        return PDFHexString.fromText(
          `Scanned page ${part.first + hole.page}, ${part.fileName}: no text can be read out`,
        ).toString()
      case 'place': {
        const page = this.#plan.links.get(hole.address)
        return page === undefined ? 'null' : this.#wholePage(page).toString()
      }
      case 'place words': {
        const page = this.#plan.links.get(hole.address)
        return page === undefined ? 'null' : PDFHexString.fromText(`Page ${page}`).toString()
      }
      default:
        return assertNever(hole)
    }
  }

  #stamp(part: PackPart, donor: Donor, index: number): PDFRef {
    const page = defined(donor.pages[index], 'a stamp stands on a page of the document')
    const stamp = { foot: `Page ${part.first + index}`, head: part.head }
    const drawing = page.close + stampDrawing(page.shown, stamp, this.#face, page.stampFont)
    return this.context.register(this.context.stream(drawing))
  }

  #pageRef(number: number): PDFRef {
    return defined(this.#pages.get(number), `page ${number} is a page of the pack`)
  }

  #wholePage(page: number): ReturnType<typeof wholePage> {
    return wholePage(this.context, this.#pageRef(page))
  }

  #sectionOf(part: PackPart): Section {
    const last = this.#sections.at(-1)
    if (last?.id === part.section.id) return last
    const { id, title } = part.section
    const section = { id, title, part: this.#structure.addPart(title), first: part.first, children: [] }
    this.#sections.push(section)
    return section
  }
}

function placedBookmark(bookmark: DonorBookmark, first: number): Bookmark {
  return {
    title: bookmark.title,
    place: bookmark.place === null ? null : PDFRef.of(first + bookmark.place),
    children: bookmark.children.map((child) => placedBookmark(child, first)),
  }
}
