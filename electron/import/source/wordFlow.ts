import type { WordFound } from './wordFound.ts'
import { linesOf } from './wordLines.ts'
import type { WordBlock, WordPageEnd } from './wordLines.ts'
import type { WordNumbering } from './wordNumbering.ts'
import { isPlaceholder } from './wordRuns.ts'
import type { RunsRead, WordBeside, WordRuns } from './wordRuns.ts'
import { hangingLevel, headingLevel, holds, isContents, paragraphSwitch } from './wordStyles.ts'
import type { WordStyles } from './wordStyles.ts'
import { tableBlocks } from './wordTable.ts'
import type { WordCell } from './wordTable.ts'
import { childOf, inside, numberOf, switchOf, valueOf } from './wordTree.ts'
import type { WordElement } from './wordTree.ts'

/** What all parts of one document share. */
export interface WordReading {
  readonly styles: WordStyles
  readonly numbering: WordNumbering
  readonly runs: WordRuns
  readonly found: WordFound
  /** Footnotes and endnotes, by kind and id. Each stands once: what is read is taken out. */
  readonly notes: Map<string, WordElement>
}

/** A paragraph whose end was taken out: it runs on into the next. */
interface Held {
  readonly properties: WordElement | undefined
  readonly read: RunsRead
}

/** What stands round paragraphs in the middle of a document. */
const around = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo', 'txbxContent'])
const takenOut = ['del', 'moveFrom']
const typedLetter = /^\(?[a-z]{1,4}[.)]{1,2}\t/
/** Of columns that a cell spans, or a row leaves out. */
const mostSpan = 30

/** Paragraphs and tables that follow one another: the body, a cell, a note, a text box. */
export class WordFlow {
  readonly blocks: WordBlock[] = []
  readonly #reading: WordReading
  readonly #depth: number
  #held: Held | null = null
  #section: WordPageEnd | null = null

  constructor(reading: WordReading, depth = 0) {
    this.#reading = reading
    this.#depth = depth
  }

  take(element: WordElement): void {
    const { name } = element
    if (name === 'p') this.#paragraph(element)
    else if (name === 'tbl') this.#table(element)
    else if (name === 'mc:AlternateContent') this.takeAll({ ...element, children: [element] })
    else if (name === 'altChunk' || name === 'subDoc') this.#reading.found.saw('inserted')
    else if (name === 'sectPr') this.#endSection(element)
    else if (around.has(name) && !isPlaceholder(element)) this.takeAll(element)
  }

  takeAll(element: WordElement | undefined): void {
    for (const child of inside(element)) this.take(child)
  }

  /** All that was read. */
  end(): readonly WordBlock[] {
    if (this.#held !== null) this.#put(this.#held.properties, this.#held.read)
    this.#held = null
    return this.blocks
  }

  #paragraph(element: WordElement): void {
    const { runs, styles, found } = this.#reading
    const properties = childOf(element, 'pPr')
    const chain = styles.chain(valueOf(properties, 'pStyle'))
    const read = runs.read(element, chain)
    const mark = childOf(properties, 'rPr')
    if (holds(mark, ['ins', 'del', 'moveFrom', 'moveTo'])) found.saw('changes')
    const whole = this.#joined(properties, read)
    if (holds(mark, takenOut)) {
      this.#held = whole
      return
    }
    this.#held = null
    if (isContents(chain)) {
      found.saw('contents')
      return
    }
    const isHidden = switchOf(mark, 'vanish') ?? styles.look(undefined, chain).hidden
    const isBare = whole.read.pieces.every(({ text }) => text.trim() === '')
    if (!(isHidden === true && isBare)) this.#put(whole.properties, whole.read)
    const section = childOf(properties, 'sectPr')
    if (section !== undefined) this.#endSection(section)
  }

  /** With what ran on into it. Where nothing is left of that, the paragraph is what it was. */
  #joined(properties: WordElement | undefined, read: RunsRead): Held {
    const held = this.#held
    if (held === null) return { properties, read }
    const isEmpty = held.read.pieces.every(({ text }) => text.trim() === '')
    return {
      properties: isEmpty ? properties : held.properties,
      read: {
        pieces: [...held.read.pieces, ...read.pieces],
        beside: [...held.read.beside, ...read.beside],
        hid: held.read.hid || read.hid,
      },
    }
  }

  #put(properties: WordElement | undefined, read: RunsRead): void {
    const { styles, numbering } = this.#reading
    const chain = styles.chain(valueOf(properties, 'pStyle'))
    if (paragraphSwitch(properties, chain, 'pageBreakBefore')) this.#pageEnd()
    const place = numbering.placeOf(properties, chain)
    const label = place === null ? '' : numbering.next(place)
    // A letter that was typed may be a numeral: how far it is set in tells.
    const isTyped = place === null && typedLetter.test(read.pieces.map(({ text }) => text).join(''))
    const level = place?.level ?? (isTyped ? hangingLevel(properties, chain) : 0)
    this.#putLines(read, { label, level, heading: headingLevel(properties, chain) })
    for (const beside of read.beside) this.#beside(beside)
  }

  #putLines(
    read: RunsRead,
    paragraph: { readonly label: string; readonly level: number; readonly heading: number },
  ): void {
    let { label } = paragraph
    const lines = linesOf(read.pieces)
    let some: Exclude<(typeof lines)[number], '\f'>[] = []
    const end = (): void => {
      if (some.length > 0 || label !== '') {
        this.blocks.push({ kind: 'paragraph', ...paragraph, label, lines: some })
        label = ''
      }
      some = []
    }
    for (const line of lines) {
      if (line !== '\f') some.push(line)
      else {
        if (some.length > 0) end()
        this.#pageEnd()
      }
    }
    end()
  }

  /** What hangs on a paragraph, after it. */
  #beside({ kind, id, element }: WordBeside): void {
    const { found, notes } = this.#reading
    const content = kind === 'box' ? element : notes.get(`${kind} ${id}`)
    notes.delete(`${kind} ${id}`)
    if (content === undefined || this.#depth > 5) return
    const flow = new WordFlow(this.#reading, this.#depth + 1)
    flow.takeAll(content)
    const blocks = flow.end().filter((block) => block.kind !== 'pageEnd')
    if (blocks.some((block) => block.kind === 'row' || block.lines.length > 0)) {
      found.saw(kind === 'box' ? 'boxes' : 'notes')
    }
    this.blocks.push(...blocks)
  }

  #table(table: WordElement): void {
    const rows: WordCell[][] = []
    let hasHead = false
    for (const row of rowsIn(table)) {
      const properties = childOf(row, 'trPr')
      if (holds(properties, ['ins', 'del'])) this.#reading.found.saw('changes')
      if (holds(properties, ['del'])) continue
      hasHead ||= switchOf(properties, 'tblHeader') ?? false
      const before = Math.min(mostSpan, Math.max(0, numberOf(properties, 'gridBefore') ?? 0))
      const empty = Array.from({ length: before }, (): WordCell => ({ blocks: [], span: 1 }))
      rows.push([...empty, ...cellsIn(row).flatMap((cell) => this.#cell(cell))])
    }
    this.blocks.push(...tableBlocks(rows, hasHead))
  }

  #cell(cell: WordElement): WordCell[] {
    const properties = childOf(cell, 'tcPr')
    if (holds(properties, ['cellIns', 'cellDel', 'cellMerge'])) this.#reading.found.saw('changes')
    if (holds(properties, ['cellDel'])) return []
    const flow = new WordFlow(this.#reading, this.#depth + 1)
    for (const child of inside(cell)) flow.take(child)
    const span = Math.min(mostSpan, Math.max(1, numberOf(properties, 'gridSpan') ?? 1))
    // A cell that goes on from above or from the left has no words that print.
    const goesOn = ['vMerge', 'hMerge'].some(
      (name) => childOf(properties, name) !== undefined && valueOf(properties, name) !== 'restart',
    )
    return [{ blocks: goesOn ? [] : flow.end().filter((block) => block.kind !== 'pageEnd'), span }]
  }

  #pageEnd(): void {
    this.blocks.push({ kind: 'pageEnd', stands: true })
  }

  /** Whether a section begins a page is said where it ends. */
  #endSection(section: WordElement): void {
    if (this.#section !== null) {
      this.#section.stands = !['continuous', 'nextColumn'].includes(valueOf(section, 'type') ?? '')
    }
    this.#section = { kind: 'pageEnd', stands: false }
    this.blocks.push(this.#section)
  }
}

/** The rows of a table, whatever stands round them. */
function rowsIn(table: WordElement): WordElement[] {
  return inside(table).flatMap((child) =>
    child.name === 'tr' ? [child] : around.has(child.name) ? rowsIn(child) : [],
  )
}

function cellsIn(row: WordElement): WordElement[] {
  return inside(row).flatMap((child) =>
    child.name === 'tc' ? [child] : around.has(child.name) ? cellsIn(child) : [],
  )
}
