import type { PdfiumCalls } from '../../render/intake/pdfium.ts'

/** What text stands in by itself; a part of a sentence stands in one of these, and a list or a table is more than one. */
const isParagraph = /^(?:P|H|H[1-6]|Title)$/
const isInline = /^(?:Span|Link|Em|Strong|Quote|Code|Reference|Sub|Ruby|Warichu|NonStruct)$/
/** Deeper is no list in a list that people read; more is no paper of a meeting. */
const [deepest, mostElements] = [60, 400_000]
const nameSize = 128

/** The paragraphs that the tags of a PDF tell of. */
export class TaggedParagraphs {
  readonly #calls: PdfiumCalls
  #left = mostElements

  constructor(calls: PdfiumCalls) {
    this.#calls = calls
  }

  /** By the numbers of the marked content of a page: the paragraph it is of, named by its way down the tree, which is the same from page to page. */
  ofPage(page: number): ReadonlyMap<number, string> {
    const calls = this.#calls
    const found = new Map<number, string>()
    const tree = calls.FPDF_StructTree_GetForPage(page)
    if (tree === 0) return found
    const place = calls.pdfium.wasmExports.malloc(nameSize)
    try {
      const count = calls.FPDF_StructTree_CountChildren(tree)
      for (let index = 0; index < count && this.#left > 0; index += 1) {
        this.#left -= 1
        const child = calls.FPDF_StructTree_GetChildAtIndex(tree, index)
        if (child !== 0) this.#read(child, { path: String(index), paragraph: null, depth: 0, place, found })
      }
      return found
    } finally {
      calls.pdfium.wasmExports.free(place)
      calls.FPDF_StructTree_Close(tree)
    }
  }

  #read(element: number, at: Place): void {
    const calls = this.#calls
    const type = this.#typeOf(element, at.place)
    const paragraph = isParagraph.test(type) ? at.path : isInline.test(type) ? at.paragraph : null
    const count = calls.FPDF_StructElement_CountChildren(element)
    for (let index = 0; index < count && this.#left > 0; index += 1) {
      this.#left -= 1
      const child = calls.FPDF_StructElement_GetChildAtIndex(element, index)
      if (child !== 0) {
        if (at.depth < deepest)
          this.#read(child, { ...at, path: `${at.path}/${index}`, paragraph, depth: at.depth + 1 })
        continue
      }
      const mark = calls.FPDF_StructElement_GetChildMarkedContentID(element, index)
      if (mark >= 0 && paragraph !== null) at.found.set(mark, paragraph)
    }
  }

  #typeOf(element: number, place: number): string {
    const size = this.#calls.FPDF_StructElement_GetType(element, place, nameSize)
    if (size < 2 || size > nameSize) return ''
    return new TextDecoder('utf-16le').decode(this.#calls.pdfium.HEAPU8.slice(place, place + size - 2))
  }
}

interface Place {
  /** The place of each element among those beside it, from the root. */
  readonly path: string
  readonly paragraph: string | null
  readonly depth: number
  readonly place: number
  readonly found: Map<number, string>
}
