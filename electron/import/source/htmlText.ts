import { attributeOf, isElement, isText, wordsIn } from './htmlPage.ts'
import type { HtmlElement, HtmlNode, HtmlPage } from './htmlPage.ts'
import { HtmlLines } from './htmlLines.ts'
import { printedMarker, styleOfType, wholeNumber } from './htmlListLabels.ts'
import type { ListStyle } from './htmlListLabels.ts'
import { cellsOf, numberCell, isSimpleRow } from './htmlRows.ts'
import { styleOf } from './htmlStyles.ts'

interface OpenList {
  readonly style: ListStyle
  next: number
  readonly step: 1 | -1
}

/** What an element gives to those inside it. */
interface State {
  readonly strong: boolean
  readonly pre: boolean
  readonly list: OpenList | null
  /** How many lists stand round it. */
  readonly depth: number
  /** Inside a row of cells, where blocks are no lines. */
  readonly inRow: boolean
}

type Task = { readonly node: HtmlNode; readonly state: State } | { readonly leave: () => void }

const unread = new Set(
  'script style template noscript head title nav svg math iframe object embed applet select datalist button textarea input audio video canvas map dialog footer del frameset noframes'.split(
    ' ',
  ),
)
/** Blocks with space round them, and those without. */
const spaced = new Set(
  'p ol ul dl table section article blockquote figure fieldset form hr details header main aside address pre'.split(
    ' ',
  ),
)
const close = new Set(
  'div li dt dd tr td th caption summary figcaption legend center tbody thead tfoot body'.split(' '),
)

/** The words of a page in the order they stand, up to `most` letters; null for more. */
export function htmlText(page: HtmlPage, most: number): string | null {
  if (page.main === null) return ''
  const lines = new HtmlLines()
  const walk = new HtmlWalk(page, lines)
  const start: State = { strong: false, pre: false, list: null, depth: 0, inRow: false }
  const tasks: Task[] = [{ node: page.main, state: start }]
  while (tasks.length > 0) {
    const task = tasks.pop()
    if (task === undefined) break
    if ('leave' in task) task.leave()
    else for (const next of walk.enter(task.node, task.state).reverse()) tasks.push(next)
    if (lines.length > most) return null
  }
  const text = lines.toString()
  return page.council === '' || text.includes(page.council) ? text : `${page.council}\n\n${text}`
}

/** What Modern.Gov calls the title of an item, the words over a part of it, and what says how long a file is. */
const itemTitle = 'mgAiTitleTxt'
const partTitle = 'mgSubItemTitleTxt'
const besideLinks = new Set(['mgFileSize'])

class HtmlWalk {
  readonly #page: HtmlPage
  readonly #lines: HtmlLines

  constructor(page: HtmlPage, lines: HtmlLines) {
    this.#page = page
    this.#lines = lines
  }

  /** Takes the words of a node; gives what is to be done next, in order. */
  enter(node: HtmlNode, state: State): Task[] {
    if (isText(node)) {
      this.#lines.words(node.value.replaceAll('\u0000', ''), state.strong, state.pre)
      return []
    }
    if (!isElement(node) || unread.has(node.tagName)) return []
    const own = (attributeOf(node, 'style') ?? '').slice(0, 2_000)
    const classes = (attributeOf(node, 'class') ?? '').slice(0, 1_000).split(/\s+/).filter(Boolean)
    const style = styleOf(this.#page.rules, node.tagName, classes, own)
    const isHidden =
      style.hidden === true ||
      attributeOf(node, 'hidden') !== undefined ||
      attributeOf(node, 'aria-hidden')?.toLowerCase() === 'true'
    if (isHidden || classes.some((name) => besideLinks.has(name))) return []
    if (/mso-list\s*:\s*ignore/i.test(own)) {
      this.#lines.label(wordMark(wordsIn(node, 60)))
      return []
    }
    if (classes.includes(itemTitle) && !state.inRow)
      return this.#heading(node, { ...state, strong: false }, 3)
    const isStrong = /^(b|strong|th)$/.test(node.tagName) || classes.includes(partTitle)
    const strong = style.strong ?? (state.strong || isStrong)
    const inner: State = { ...state, strong, pre: state.pre || style.pre === true || node.tagName === 'pre' }
    const level = /mso-list\s*:[^;]*\blevel(\d)/i.exec(own)?.[1]
    return this.#byTag(node, inner, style.list, level === undefined ? null : Number(level))
  }

  #byTag(node: HtmlElement, state: State, style: ListStyle | null, level: number | null): Task[] {
    const lines = this.#lines
    const tag = node.tagName
    if (/^h[1-6]$/.test(tag)) return this.#heading(node, state, Number(tag[1]))
    switch (tag) {
      case 'br':
        if (state.inRow) lines.words(' ', false, false)
        else lines.endLine()
        return []
      case 'q':
        lines.words('“', state.strong, false)
        return [...inside(node, state), { leave: () => lines.words('”', state.strong, false) }]
      case 'ol':
      case 'ul':
      case 'menu':
        return this.#block(
          node,
          { ...state, list: openList(node, style), depth: Math.max(state.depth, levelOfClass(node)) + 1 },
          state.depth === 0,
        )
      case 'li':
        return this.#item(node, state, style)
      case 'tr':
        return this.#row(node, state)
      case 'dd':
        // A term and what it is are one line.
        if (lines.isEmptyLine) return this.#block(node, state, false)
        lines.tab()
        return [...inside(node, state), { leave: () => lines.endBlock(false) }]
      case 'dt':
        lines.endBlock(false)
        return inside(node, state)
      default:
        if (level !== null) return this.#block(node, { ...state, depth: state.depth + level }, true)
        if (spaced.has(tag)) return this.#block(node, state, true)
        return close.has(tag) ? this.#block(node, state, false) : inside(node, state)
    }
  }

  #heading(node: HtmlElement, state: State, level: number): Task[] {
    const lines = this.#lines
    if (state.inRow) return inside(node, { ...state, strong: true })
    lines.endBlock(true)
    lines.heading = level
    const leave = (): void => {
      lines.endBlock(true)
      lines.heading = 0
    }
    return [...inside(node, { ...state, strong: false }), { leave }]
  }

  #block(node: HtmlElement, state: State, gap: boolean): Task[] {
    const lines = this.#lines
    if (state.inRow) {
      lines.words(' ', false, false)
      return [...inside(node, state), { leave: () => lines.words(' ', false, false) }]
    }
    // A block that does nothing but stand round a term's meaning does not end its line.
    lines.endBlock(gap)
    lines.indent = Math.max(0, state.depth - 1)
    const leave = (): void => {
      lines.endBlock(gap)
      lines.indent = Math.max(0, state.depth - 1)
    }
    return [...inside(node, state), { leave }]
  }

  #item(node: HtmlElement, state: State, style: ListStyle | null): Task[] {
    const lines = this.#lines
    const { list } = state
    lines.endBlock(false)
    lines.indent = Math.max(0, state.depth - 1)
    if (list === null) {
      lines.label('•')
    } else {
      const n = wholeNumber(attributeOf(node, 'value')) ?? list.next
      lines.label(printedMarker(style ?? styleOfType(attributeOf(node, 'type')) ?? list.style, n))
      list.next = n + list.step
    }
    // What follows its first paragraph stands as deep as its words.
    const leave = (): void => {
      lines.endBlock(false)
      lines.dropLabels()
      lines.indent = Math.max(0, state.depth - 1)
    }
    return [...inside(node, { ...state, list: null }), { leave }]
  }

  #row(node: HtmlElement, state: State): Task[] {
    const lines = this.#lines
    const cells = cellsOf(node)
    const [first, second] = cells
    if (state.inRow || cells.length < 2) return this.#block(node, state, false)
    if (isSimpleRow(cells)) {
      lines.endBlock(false)
      const tasks = cells.flatMap((cell, index): Task[] => [
        { node: cell, state: { ...state, inRow: true } },
        { leave: () => (index === cells.length - 1 ? lines.endBlock(false) : lines.tab()) },
      ])
      return tasks
    }
    lines.endBlock(true)
    const number = first === undefined || second === undefined ? null : numberCell(first)
    if (number === null) return inside(node, state)
    lines.label(number)
    return cells.slice(1).map((cell) => ({ node: cell, state }))
  }
}

function inside(node: HtmlElement, state: State): Task[] {
  return node.childNodes.map((child) => ({ node: child, state }))
}

/** The list that an element opens; one whose lines have their marks written in them counts none. */
function openList(node: HtmlElement, style: ListStyle | null): OpenList {
  const items = node.childNodes.filter(isElement).filter((each) => each.tagName === 'li')
  const isOrdered = node.tagName === 'ol'
  const isReversed = isOrdered && attributeOf(node, 'reversed') !== undefined
  const start = wholeNumber(attributeOf(node, 'start'))
  const counted = style ?? styleOfType(attributeOf(node, 'type')) ?? (isOrdered ? 'decimal' : 'disc')
  return {
    style: isOfLines(node) || hasOwnMarks(items) || hasOwnNumbers(items) ? 'none' : counted,
    next: (isOrdered ? start : null) ?? (isReversed ? items.length : 1),
    step: isReversed ? -1 : 1,
  }
}

const ownMark =
  /^(?:\(?(?:[a-z]{1,4}|[A-Z]|\d{1,3})\)|(?:[a-z]|[ivx]{1,4}|\d{1,3})\.|\d{1,3}(?:\.\d{1,3})+|[•·▪◦–-])\s/

function hasOwnMarks(items: readonly HtmlElement[]): boolean {
  return items.length > 0 && items.every((item) => ownMark.test(`${wordsIn(item, 30)} `))
}

/** A list of lines that a stylesheet elsewhere sets without marks, by the name of its class. */
function isOfLines(node: HtmlElement): boolean {
  return (attributeOf(node, 'class') ?? '')
    .slice(0, 1_000)
    .split(/\s+/)
    .some((name) => name === 'lines' || name === 'unmarked')
}

/** A list that goes on after a sentence between stands by itself; "level-1" says how deep it goes on. */
function levelOfClass(node: HtmlElement): number {
  const level = /(?:^|\s)level-(\d)(?:\s|$)/.exec((attributeOf(node, 'class') ?? '').slice(0, 1_000))?.[1]
  return level === undefined ? 0 : Number(level)
}

/** Lines that each begin with what the page calls a number. */
function hasOwnNumbers(items: readonly HtmlElement[]): boolean {
  return (
    items.length > 0 &&
    items.every((item) => {
      const first = item.childNodes.find((node) => !isText(node) || node.value.trim() !== '')
      return (
        first !== undefined &&
        isElement(first) &&
        /(?:^|[\s_-])number(?:$|[\s_-])/i.test((attributeOf(first, 'class') ?? '').slice(0, 1_000))
      )
    })
  )
}

/** The mark that a program wrote before a paragraph; dots of symbol fonts are letters there. */
function wordMark(text: string): string {
  const mark = text.replaceAll('\u00a0', ' ').trim()
  return /^[·o§Øüvq\uf000-\uf0ff]$/.test(mark) ? '•' : mark
}
