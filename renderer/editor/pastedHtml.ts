import { beginsWithMark, isMark, strippedBullets, strippedLabels, textOf, tidy } from './pastedLines.ts'
import type { PastedLine, PastedRun } from './pastedLines.ts'

/** Elements whose text is not text. */
const silent = new Set(['style', 'script', 'title', 'xml', 'template', 'head', 'svg', 'noscript', 'del'])
/** What Word says is not the text itself: printed labels, hidden words, comments and footnotes with their marks. */
const silentStyle =
  /mso-list:\s*ignore|mso-hide:\s*all|display:\s*none|mso-element:\s*(?:comment|foot|end)|mso-(?:foot|end)note-id/i
const silentClass = /\bclass\s*=\s*["']?msocomanchor/i
const lineElements = new Set([
  ...['p', 'div', 'li', 'ol', 'ul', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'td', 'th', 'table'],
  ...['section', 'article', 'header', 'footer', 'blockquote', 'pre', 'body', 'html', 'dl', 'dt', 'dd'],
])
const empty = new Set(['br', 'img', 'hr', 'meta', 'link', 'input', 'col', 'wbr'])

/** A tag, a comment, or one of Word's <![if …]> marks, which its conditional labels stand between. */
const markup =
  /<!--[\s\S]*?-->|<!\[[^>]*>|<!doctype[^>]*>|<\?[^>]*>|<(?<close>\/?)(?<name>[a-z][a-z0-9]*(?::[a-z]+)?)(?<attributes>(?:"[^"]*"|'[^']*'|[^'">])*)>/gi

interface Open {
  readonly name: string
  readonly strong: boolean
  readonly emphasis: boolean
  /** Nothing inside it is the document's own text: a style sheet, or the label Word printed. */
  readonly dropped: boolean
  /** True of the element that made a point of its line: after it, lines are prose again. */
  readonly isPoint: boolean
}

interface Row {
  readonly firstLine: number
  /** The line at which each cell begins. */
  readonly cells: number[]
}

/** The lines of HTML off the clipboard: Word's list levels and those of ordinary lists become points, everything but bold and italic goes. */
export function linesOfHtml(html: string): PastedLine[] {
  const reader = new HtmlReader()
  const fragment = /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/.exec(html)?.[1] ?? html
  let at = 0
  for (const match of fragment.matchAll(markup)) {
    reader.text(fragment.slice(at, match.index))
    at = match.index + match[0].length
    const name = match.groups?.['name']?.toLowerCase()
    if (name === undefined) continue
    if (match.groups?.['close'] === '/') reader.close(name)
    else reader.open(name, match.groups?.['attributes'] ?? '')
  }
  reader.text(fragment.slice(at))
  return strippedLabels(strippedBullets(reader.lines()))
}

class HtmlReader {
  readonly #stack: Open[] = []
  readonly #lines: PastedLine[] = []
  #runs: PastedRun[] = []
  #level: PastedLine['level'] = null
  #lists = 0
  readonly #rows: Row[] = []
  /** Lines of one paragraph that were parted by line breaks, so far. */
  #broken: PastedLine[] = []

  open(name: string, attributes: string): void {
    if (lineElements.has(name)) this.#endLine()
    if (name === 'br') this.#breakLine()
    if (empty.has(name) || attributes.trimEnd().endsWith('/')) return
    const style = styleOf(attributes)
    if (name === 'ol' || name === 'ul') this.#lists += 1
    if (name === 'tr') this.#rows.push({ firstLine: this.#lines.length, cells: [] })
    if (name === 'td' || name === 'th') this.#rows.at(-1)?.cells.push(this.#lines.length)
    const level = name === 'span' ? null : levelOf(name, style, attributes, this.#lists)
    if (level !== null) this.#level = level
    const outer = this.#face()
    this.#stack.push({
      name,
      strong: isStrong(name, style) ?? outer.strong,
      emphasis: isEmphasis(name, style) ?? outer.emphasis,
      dropped: this.#dropped() || silent.has(name) || silentStyle.test(style) || silentClass.test(attributes),
      isPoint: level !== null,
    })
  }

  close(name: string): void {
    const at = this.#stack.findLastIndex((open) => open.name === name)
    if (at === -1) return
    if (lineElements.has(name)) this.#endLine()
    for (const open of this.#stack.splice(at)) {
      if (open.name === 'ol' || open.name === 'ul') this.#lists -= 1
      if (open.name === 'tr') this.#endRow()
      if (open.isPoint) this.#level = null
    }
  }

  text(source: string): void {
    if (source !== '' && !this.#dropped()) this.#runs.push({ text: unescaped(source), ...this.#face() })
  }

  lines(): PastedLine[] {
    this.#endLine()
    return this.#lines
  }

  #face(): { strong: boolean; emphasis: boolean } {
    const top = this.#stack.at(-1)
    return { strong: top?.strong ?? false, emphasis: top?.emphasis ?? false }
  }

  #dropped(): boolean {
    return this.#stack.at(-1)?.dropped ?? false
  }

  #endLine(): void {
    const runs = tidy(this.#runs)
    this.#runs = []
    if (this.#broken.length > 0) {
      if (runs.length > 0) this.#broken.push({ level: null, runs })
      this.#endBroken()
    } else if (runs.length > 0) {
      this.#lines.push({ level: this.#level, runs })
      this.#level = null
    }
  }

  /** A line break is a space; between two marks of a list that was typed it ends a line, as an empty line does. */
  #breakLine(): void {
    if (this.#level !== null || this.#dropped()) {
      this.text(' ')
      return
    }
    const runs = tidy(this.#runs)
    this.#runs = []
    if (runs.length > 0) this.#broken.push({ level: null, runs })
    else this.#endBroken()
  }

  #endBroken(): void {
    const broken = this.#broken
    this.#broken = []
    const isList = broken.filter((line) => beginsWithMark(textOf(line))).length >= 2
    this.#lines.push(...(isList || broken.length === 0 ? broken : [joined(broken, ' ')]))
  }

  /** A row of single lines is one line; a table that only lays out a page keeps the lines of its cells. */
  #endRow(): void {
    const row = this.#rows.pop()
    if (row === undefined) return
    const lines = this.#lines.slice(row.firstLine)
    const ends = [...row.cells.slice(1), this.#lines.length]
    const isPlain =
      lines.every((line) => line.level === null) &&
      row.cells.every((begin, index) => (ends[index] ?? begin) - begin <= 1)
    const [first, ...rest] = lines
    if (!isPlain || first === undefined || rest.length === 0) return
    this.#lines.splice(row.firstLine)
    const label = isMark(textOf(first))
    this.#lines.push(label ? joined([first, joined(rest, ' – ')], ' ') : joined(lines, ' – '))
  }
}

function joined(lines: readonly PastedLine[], between: string): PastedLine {
  const gap = { text: between, strong: false, emphasis: false }
  return {
    level: null,
    runs: tidy(lines.flatMap((line, index) => (index === 0 ? line.runs : [gap, ...line.runs]))),
  }
}

/** The level of the point that this element begins: as Word writes it, as word processors on the web say it aloud, or by its depth. */
function levelOf(name: string, style: string, attributes: string, lists: number): 0 | 1 | 2 | null {
  const word = /mso-list:[^;]*?level(\d)/i.exec(style)?.[1]
  const said = name === 'li' ? /\baria-level\s*=\s*["']?(\d)/i.exec(attributes)?.[1] : undefined
  const level = word ?? said
  if (level !== undefined) return levelFrom(Number(level) - 1)
  return name === 'li' ? levelFrom(lists - 1) : null
}

function levelFrom(depth: number): 0 | 1 | 2 {
  return depth <= 0 ? 0 : depth === 1 ? 1 : 2
}

function styleOf(attributes: string): string {
  const match = /\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

/** Null where the element says nothing about it. Some editors wrap everything in a bold element of normal weight. */
function isStrong(name: string, style: string): boolean | null {
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
  return name === 'b' || name === 'strong' ? true : null
}

function isEmphasis(name: string, style: string): boolean | null {
  const slant = /font-style:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  if (slant !== undefined) return slant === 'italic' || slant === 'oblique'
  return name === 'i' || name === 'em' ? true : null
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', pound: '£', euro: '€', copy: '©' },
  ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…', bull: '•' },
  ...{ frac12: '½', frac14: '¼', frac34: '¾', deg: '°', times: '×', middot: '·', eacute: 'é', sect: '§' },
}

/** What old mail programs mean by &#128; to &#159;. */
const windowsLetters = [...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ']

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name] ?? whole
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
    if (code >= 128 && code < 160) return windowsLetters[code - 128] ?? ''
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
