import type { SaxesTagNS } from 'saxes'
import { isOff } from './hiddenStyles.ts'
import { readWordXml } from './wordXml.ts'

export interface RewrittenXml {
  readonly xml: Uint8Array
  /** Tracked changes that were accepted. */
  readonly changes: number
  /** Fields that drew in other files. */
  readonly fields: number
  /** Stretches of hidden text that were taken out. */
  readonly hidden: number
}

/** Taken out with what they hold: words that were deleted or moved away, and how things were before. */
const dropped = new Set([
  ...['del', 'moveFrom', 'delText', 'delInstrText'],
  ...['rPrChange', 'pPrChange', 'tblPrChange', 'tblPrExChange', 'tcPrChange', 'trPrChange', 'sectPrChange'],
  ...['tblGridChange', 'numberingChange', 'cellIns', 'cellMerge'],
  ...['moveFromRangeStart', 'moveFromRangeEnd', 'moveToRangeStart', 'moveToRangeEnd'],
])
/** Taken away round what they hold: words that were added or moved here. */
const unwrapped = new Set(['ins', 'moveTo'])
const outsideField =
  /^\s*(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|DATABASE|RD|MACROBUTTON)\b/i

/** An element that is written once it is known whether it stays. */
interface Held {
  readonly element: 'p' | 'tr'
  readonly begin: number
  /** Its own mark says that it was deleted. */
  isDeleted: boolean
  /** Its style hides its words. */
  isHidden: boolean
  hasContent: boolean
  readonly inCell: boolean
}

/** Words of one look, written once it is known whether they are hidden. */
interface HeldRun {
  readonly begin: number
  isHidden: boolean
  hasWords: boolean
  /** It is a piece of a field, which is no field without it. */
  isOfField: boolean
}

/**
 * A part of a Word document as if every tracked change in it were accepted, nothing were drawn in from outside, and nobody had hidden any
 * words: bookmarks are made of hidden headings too. `hiding` are the styles whose words are hidden. Null for broken XML.
 */
export function rewriteWordXml(
  part: Uint8Array,
  hiding: ReadonlySet<string> = new Set(),
): RewrittenXml | null {
  const out: string[] = []
  const open: string[] = []
  const held: Held[] = []
  let skipping = 0
  let changes = 0
  let fields = 0
  let hidden = 0
  const runs: HeldRun[] = []
  /** The instruction of the field under way: where its pieces stand in `out`. */
  let pieces: number[] = []
  let cells = 0

  function markDeleted(): void {
    // <w:rPr><w:del/> in a paragraph's own properties, and <w:trPr><w:del/>: the paragraph's end, or the row, was deleted.
    const [above, aboveThat] = [open.at(-1), open.at(-2)]
    const target = above === 'rPr' && aboveThat === 'pPr' ? 'p' : above === 'trPr' ? 'tr' : null
    const last = held.findLast((each) => each.element === target)
    if (last !== undefined) last.isDeleted = true
  }
  function markHidden(tag: SaxesTagNS, local: string): void {
    const said = tag.attributes['w:val']?.value
    const run = runs.at(-1)
    const isOfRun = open.at(-1) === 'rPr' && open.at(-2) === 'r'
    if (local === 'pStyle') {
      const paragraph = held.findLast((each) => each.element === 'p')
      if (paragraph !== undefined) paragraph.isHidden = hiding.has(said ?? '')
    } else if (run === undefined) return
    else if (local === 'rStyle' && isOfRun) run.isHidden ||= hiding.has(said ?? '')
    else if (local === 'vanish' && isOfRun) run.isHidden = !isOff(said)
    else if (local === 't') run.hasWords = true
    else if (local === 'fldChar' || local === 'instrText') run.isOfField = true
  }
  function endField(): void {
    if (outsideField.test(pieces.map((at) => out[at] ?? '').join(''))) {
      for (const at of pieces) out[at] = ''
      fields += 1
    }
    pieces = []
  }
  const ok = readWordXml(part, {
    open: (tag, local) => {
      if (skipping > 0) {
        skipping += 1
        return
      }
      if (dropped.has(local)) {
        changes += 1
        skipping = 1
        if (local === 'del' || local === 'moveFrom') markDeleted()
        return
      }
      if (local === 'p' || local === 'tr') {
        held.push({
          element: local,
          begin: out.length,
          isDeleted: false,
          isHidden: false,
          hasContent: false,
          inCell: cells > 0,
        })
      }
      if (local === 'r') {
        const isHidden = held.findLast((each) => each.element === 'p')?.isHidden ?? false
        runs.push({ begin: out.length, isHidden, hasWords: false, isOfField: false })
      } else markHidden(tag, local)
      if (local === 'tc') cells += 1
      if (unwrapped.has(local)) changes += 1
      else if (isOutsideField(tag, local)) {
        fields += 1
        out.push(startTag(tag, new Set(['w:instr'])))
      } else out.push(startTag(tag))
      if (contentful.has(local) || (local === '' && open.includes('r'))) {
        for (const each of held) each.hasContent = true
      }
      if (local === 'fldChar' && tag.attributes['w:fldCharType']?.value !== 'begin') endField()
      open.push(local)
    },
    close: (tag, local) => {
      if (skipping > 0) {
        skipping -= 1
        return
      }
      open.pop()
      if (local === 'tc') cells -= 1
      if (!unwrapped.has(local)) out.push(`</${tag.name}>`)
      if (local === 'r') {
        const run = runs.pop()
        if (run === undefined || !run.isHidden || !run.hasWords || run.isOfField) return
        hidden += 1
        out.length = run.begin
        return
      }
      if (local !== 'p' && local !== 'tr') return
      const last = held.pop()
      if (last === undefined || !last.isDeleted) return
      // A cell must hold a paragraph; a row that was deleted goes with all it holds.
      if (local === 'tr' || (!last.hasContent && !last.inCell)) out.length = last.begin
    },
    text: (text) => {
      if (skipping > 0) return
      if (open.at(-1) === 'instrText') pieces.push(out.length)
      out.push(escaped(text))
    },
  })
  if (!ok) return null
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  return { xml: Buffer.from(head + out.join(''), 'utf8'), changes, fields, hidden }
}

const contentful = new Set([
  't',
  'drawing',
  'pict',
  'object',
  'sym',
  'sectPr',
  'footnoteReference',
  'endnoteReference',
])

function isOutsideField(tag: SaxesTagNS, local: string): boolean {
  return local === 'fldSimple' && outsideField.test(tag.attributes['w:instr']?.value ?? '')
}

function startTag(tag: SaxesTagNS, emptied: ReadonlySet<string> = new Set()): string {
  const attributes = Object.entries(tag.attributes).map(
    ([name, { value }]) => ` ${name}="${emptied.has(name) ? '' : escapedValue(value)}"`,
  )
  return `<${tag.name}${attributes.join('')}>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

function escapedValue(value: string): string {
  return escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
