import type { SaxesTagNS } from 'saxes'
import { readWordXml } from '../intake/wordXml.ts'
import type { CopyPiece, WordCopyFound } from './wordCopyFound.ts'

export interface CopyComment {
  readonly author: string
  readonly text: string
}

type Copy = Extract<WordCopyFound, { kind: 'copy' }>

/** No meeting's minutes come near; a file that does was made to be slow. */
const copyLimits = { paragraphs: 20_000, pieces: 200_000, letters: 5_000_000 } as const
const mostAuthors = 20

/**
 * The text of a Word document with every tracked change accepted: what was put in is there, what was taken out is not, and a paragraph
 * whose end was taken out runs on into the next. Null for what no Word writes, or for more than the limits.
 */
export function readCopyBody(
  part: Uint8Array,
  comments: ReadonlyMap<string, CopyComment>,
): Pick<Copy, 'paragraphs' | 'authors' | 'beside'> | null {
  const body = new CopyBody(comments)
  return readWordXml(part, body) && body.isWithinLimits() ? body.read() : null
}

/** Elements that print something that is no text of theirs. */
const printed: Readonly<Record<string, string>> = {
  ...{ tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: '\t' },
}

class CopyBody {
  readonly #comments: ReadonlyMap<string, CopyComment>
  readonly #paragraphs: CopyPiece[][] = []
  readonly #authors = new Set<string>()
  readonly #beside: Copy['beside'][number][] = []
  readonly #anchored = new Set<string>()
  readonly #open: string[] = []
  /** Inside this many of each. */
  readonly #within = { deleted: 0, box: 0, twice: 0 }
  #pieces: CopyPiece[] = []
  #box = ''
  #runsOn = false
  #letters = 0
  #count = 0

  constructor(comments: ReadonlyMap<string, CopyComment>) {
    this.#comments = comments
    for (const { author } of comments.values()) this.#authors.add(author)
  }

  isWithinLimits(): boolean {
    const { paragraphs, pieces, letters } = copyLimits
    return this.#paragraphs.length <= paragraphs && this.#count <= pieces && this.#letters <= letters
  }

  read(): Pick<Copy, 'paragraphs' | 'authors' | 'beside'> {
    if (this.#pieces.length > 0) this.#paragraphs.push(this.#pieces)
    const authors = [...this.#authors].filter(isName)
    return { paragraphs: this.#paragraphs, authors, beside: this.#beside }
  }

  open(tag: SaxesTagNS, local: string): void {
    const parent = this.#open.at(-1) ?? ''
    this.#open.push(local)
    // Drawn twice for two ages of Word: once is enough.
    if (local === '' && tag.local === 'Fallback') this.#within.twice += 1
    if (this.#within.twice > 0) return
    if (isChange(local)) this.#change(tag, local, parent)
    if (local === 'txbxContent') this.#within.box += 1
    if (local === 'p' && this.#within.box === 0) this.#runsOn = false
    this.#anchor(tag, local)
    const prints = parent === 'r' ? printed[local] : undefined
    if (prints !== undefined && !isPageBreak(tag)) this.#add(prints)
  }

  close(tag: SaxesTagNS, local: string): void {
    this.#open.pop()
    if (local === '' && tag.local === 'Fallback') this.#within.twice -= 1
    if (this.#within.twice > 0) return
    if (takesOut(local) && this.#open.at(-1) !== 'rPr' && this.#open.at(-1) !== 'trPr') {
      this.#within.deleted -= 1
    }
    if (local === 'txbxContent') this.#closeBox()
    if (local === 'p') this.#closeParagraph()
  }

  text(text: string): void {
    if (this.#open.at(-1) === 't' && this.#within.twice === 0) this.#add(text)
  }

  /** Of words, of a paragraph's end, or of a row: the last changes no words. */
  #change(tag: SaxesTagNS, local: string, parent: string): void {
    if (this.#authors.size < mostAuthors) this.#authors.add(valueOf(tag, 'author').slice(0, 100))
    if (!takesOut(local) || parent === 'trPr') return
    if (parent !== 'rPr') this.#within.deleted += 1
    else if (this.#open.at(-3) === 'pPr' && this.#within.box === 0) this.#runsOn = true
  }

  #anchor(tag: SaxesTagNS, local: string): void {
    if (local === 'bookmarkStart') this.#put({ kind: 'mark', name: valueOf(tag, 'name') })
    if (local === 'commentRangeStart' || local === 'commentReference') {
      const id = valueOf(tag, 'id')
      const comment = this.#comments.get(id)
      if (comment === undefined || this.#anchored.has(id)) return
      this.#anchored.add(id)
      this.#put({ kind: 'comment', ...comment })
    }
  }

  #add(text: string): void {
    if (this.#within.deleted > 0) return
    this.#letters += text.length
    if (!this.isWithinLimits()) return
    if (this.#within.box > 0) {
      this.#box += text
      return
    }
    const last = this.#pieces.at(-1)
    if (last?.kind === 'text')
      this.#pieces[this.#pieces.length - 1] = { kind: 'text', text: last.text + text }
    else this.#put({ kind: 'text', text })
  }

  #put(piece: CopyPiece): void {
    this.#count += 1
    if (this.isWithinLimits()) this.#pieces.push(piece)
  }

  #closeParagraph(): void {
    if (this.#within.box > 0) {
      this.#box += ' '
      return
    }
    if (this.#runsOn || !this.isWithinLimits()) return
    this.#paragraphs.push(this.#pieces)
    this.#pieces = []
  }

  #closeBox(): void {
    this.#within.box -= 1
    if (this.#within.box > 0 || this.#box.trim() === '') return
    this.#beside.push({ place: 'text box', text: this.#box.trim() })
    this.#box = ''
  }
}

function takesOut(local: string): boolean {
  return local === 'del' || local === 'moveFrom'
}

function isChange(local: string): boolean {
  return takesOut(local) || local === 'ins' || local === 'moveTo'
}

function isPageBreak(tag: SaxesTagNS): boolean {
  return tag.local === 'br' && ['page', 'column'].includes(valueOf(tag, 'type'))
}

/** By its name alone: which prefix a program gives Word's names is its own affair. */
function valueOf(tag: SaxesTagNS, name: string): string {
  return Object.values(tag.attributes).find((attribute) => attribute.local === name)?.value ?? ''
}

/** LibreOffice says "Unknown Author", Word "Author", where they were told none. */
function isName(author: string): boolean {
  return !['', 'unknown author', 'author'].includes(author.trim().toLowerCase())
}

/** The comments of a document by their ids; of a comment that is no name, the author is empty. */
export function readCopyComments(part: Uint8Array): ReadonlyMap<string, CopyComment> | null {
  const comments = new Map<string, CopyComment>()
  const open: string[] = []
  let now: { id: string; author: string; text: string } | null = null
  let letters = 0
  const isSound = readWordXml(part, {
    open: (tag, local) => {
      open.push(local)
      if (local === 'comment') now = { id: valueOf(tag, 'id'), author: valueOf(tag, 'author'), text: '' }
      else if (now !== null && open.at(-2) === 'r') now.text += printed[local] ?? ''
    },
    close: (_, local) => {
      open.pop()
      if (now === null) return
      if (local === 'p') now.text += '\n'
      if (local !== 'comment') return
      const { id, author, text } = now
      comments.set(id, { author: isName(author) ? author.trim() : '', text: text.trim() })
      now = null
    },
    text: (text) => {
      letters += text.length
      if (now !== null && open.at(-1) === 't' && letters <= copyLimits.letters) now.text += text
    },
  })
  return isSound && letters <= copyLimits.letters ? comments : null
}
