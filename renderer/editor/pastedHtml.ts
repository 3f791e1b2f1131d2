import { strippedLabels, tidy } from './pastedLines.ts'
import type { PastedLine, PastedRun } from './pastedLines.ts'

/** Elements whose text is not text. */
const silent = new Set(['style', 'script', 'title', 'xml', 'template', 'head', 'svg', 'noscript'])
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
  return strippedLabels(reader.lines())
}

class HtmlReader {
  readonly #stack: Open[] = []
  readonly #lines: PastedLine[] = []
  #runs: PastedRun[] = []
  #level: PastedLine['level'] = null
  #lists = 0

  open(name: string, attributes: string): void {
    if (lineElements.has(name)) this.#endLine()
    if (name === 'br') this.#runs.push({ text: ' ', ...this.#face() })
    if (empty.has(name) || attributes.trimEnd().endsWith('/')) return
    const style = styleOf(attributes)
    if (name === 'ol' || name === 'ul') this.#lists += 1
    if (name === 'li') this.#level = levelFrom(this.#lists - 1)
    const wordLevel = /mso-list:[^;]*?level(\d)/i.exec(style)
    if (name !== 'span' && wordLevel !== null) this.#level = levelFrom(Number(wordLevel[1]) - 1)
    const outer = this.#face()
    this.#stack.push({
      name,
      strong: isStrong(name, style) ?? outer.strong,
      emphasis: isEmphasis(name, style) ?? outer.emphasis,
      dropped: this.#dropped() || silent.has(name) || /mso-list:\s*ignore/i.test(style),
    })
  }

  close(name: string): void {
    const at = this.#stack.findLastIndex((open) => open.name === name)
    if (at === -1) return
    if (lineElements.has(name)) this.#endLine()
    for (const open of this.#stack.splice(at)) {
      if (open.name === 'ol' || open.name === 'ul') this.#lists -= 1
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
    if (runs.length > 0) {
      this.#lines.push({ level: this.#level, runs })
      this.#level = null
    }
    this.#runs = []
  }
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

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name] ?? whole
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
