import type { WordFound } from './wordFound.ts'
import { symbolOf } from './wordSymbols.ts'
import type { WordStyle, WordStyles } from './wordStyles.ts'
import { childOf, inside } from './wordTree.ts'
import type { WordElement } from './wordTree.ts'

/** Some words, or "\n" for a line that ends and "\f" for a page. */
export interface WordPiece {
  readonly text: string
  readonly strong: boolean
}

/** What a paragraph holds that prints elsewhere than in its lines. */
export interface WordBeside {
  readonly kind: 'footnote' | 'endnote' | 'box'
  /** Of a note its id. */
  readonly id: string
  readonly element: WordElement
}

export interface RunsRead {
  readonly pieces: WordPiece[]
  readonly beside: WordBeside[]
  /** Whether there are words in it that are hidden. */
  hid: boolean
}

/** In paragraphs. The code of a field is a line, as a rule. */
const longestCode = 3
const changes = new Set(['ins', 'del', 'moveFrom', 'moveTo'])
/** What prints nothing of its own. */
const silent = new Set([
  ...['pPr', 'rPr', 'sdtPr', 'sdtEndPr', 'del', 'moveFrom', 'delText', 'instrText', 'delInstrText'],
  ...['fldData', 'rt', 'commentRangeStart', 'commentRangeEnd', 'smartTagPr', 'customXmlPr', 'ffData'],
])
const printed = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
])

/**
 * The words of runs as they print with every tracked change accepted. Fields may begin in one paragraph and end in another: the same reader
 * reads all of a document.
 */
export class WordRuns {
  readonly #styles: WordStyles
  readonly #found: WordFound
  /** Of each field that is open, whether what comes is its code. */
  readonly #fields: boolean[] = []
  #paragraphsOfCode = 0

  constructor(styles: WordStyles, found: WordFound) {
    this.#styles = styles
    this.#found = found
  }

  read(paragraph: WordElement, styles: readonly WordStyle[]): RunsRead {
    const read: RunsRead = { pieces: [], beside: [], hid: false }
    this.#walk(paragraph, styles, read)
    // A field that nobody closed takes no minutes with it.
    this.#paragraphsOfCode = this.#fields.includes(true) ? this.#paragraphsOfCode + 1 : 0
    if (this.#paragraphsOfCode > longestCode) {
      this.#fields.length = 0
      this.#found.saw('unclosed')
    }
    return read
  }

  #walk(element: WordElement, styles: readonly WordStyle[], read: RunsRead): void {
    for (const child of inside(element)) {
      if (changes.has(child.name)) this.#found.saw('changes')
      if (child.name === 'instrText' || child.name === 'fldSimple') this.#code(child)
      if (silent.has(child.name)) continue
      if (child.name === 'r') this.#run(child, styles, read)
      else if (child.name === 'm:t') this.#add(read, wordsIn(child), false)
      else if (!isPlaceholder(child)) this.#walk(child, styles, read)
    }
  }

  #run(run: WordElement, styles: readonly WordStyle[], read: RunsRead): void {
    const look = this.#styles.look(childOf(run, 'rPr'), styles)
    for (const child of inside(run)) {
      if (child.name === 'fldChar') this.#field(child.attributes['fldCharType'] ?? '')
      else if (child.name === 'instrText') this.#code(child)
      else if (look.hidden === true) this.#hide(child, read)
      else this.#content(child, look.bold === true || look.capitals === true, styles, read)
    }
  }

  #content(child: WordElement, strong: boolean, styles: readonly WordStyle[], read: RunsRead): void {
    const { name, attributes } = child
    if (this.#fields.includes(true)) return
    if (name === 't') this.#add(read, wordsIn(child), strong)
    else if (name === 'br') this.#add(read, breakOf(attributes['type']), strong)
    else if (name === 'sym') {
      this.#add(
        read,
        symbolOf(Number.parseInt(attributes['char'] ?? '', 16), attributes['font'] ?? ''),
        strong,
      )
    } else if (name === 'footnoteReference' || name === 'endnoteReference') {
      const kind = name === 'footnoteReference' ? 'footnote' : 'endnote'
      read.beside.push({ kind, id: attributes['id'] ?? '', element: child })
    } else if (name === 'commentReference') this.#found.saw('comments')
    else if (name === 'drawing' || name === 'pict' || name === 'object') {
      for (const element of boxesIn(child)) read.beside.push({ kind: 'box', id: '', element })
    } else if (name === 'ruby')
      this.#walk({ ...child, children: [childOf(child, 'rubyBase') ?? ''] }, styles, read)
    else if (name === 'm:t') this.#add(read, wordsIn(child), strong)
    else this.#add(read, printed.get(name) ?? '', strong)
  }

  #hide(child: WordElement, read: RunsRead): void {
    if (child.name !== 't' || wordsIn(child).trim() === '') return
    this.#found.saw('hidden')
    read.hid = true
  }

  #field(type: string): void {
    if (type === 'begin') this.#fields.push(true)
    if (type === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = false
    if (type === 'end') this.#fields.pop()
  }

  #code(element: WordElement): void {
    const code = element.attributes['instr'] ?? wordsIn(element)
    if (/\b(?:LISTNUM|AUTONUM(?:LGL|OUT)?)\b/.test(code)) this.#found.saw('counted')
    if (/\bINCLUDETEXT\b/.test(code)) this.#found.saw('inserted')
  }

  #add(read: RunsRead, text: string, strong: boolean): void {
    if (this.#fields.includes(true) || text === '') return
    read.pieces.push({ text: text.replaceAll('\u00ad', ''), strong })
  }
}

/** What nobody has filled in says only how to. */
export function isPlaceholder(element: WordElement): boolean {
  return element.name === 'sdt' && childOf(childOf(element, 'sdtPr'), 'showingPlcHdr') !== undefined
}

function breakOf(type: string | undefined): string {
  return type === 'page' ? '\f' : '\n'
}

/** A line of words that ends in the file is none on the page: a program broke it. */
function wordsIn(element: WordElement): string {
  return element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .replaceAll(/[\r\n]+/g, ' ')
}

/** The text boxes of a drawing. */
function boxesIn(element: WordElement): WordElement[] {
  return inside(element).flatMap((child) => (child.name === 'txbxContent' ? [child] : boxesIn(child)))
}
