import { defaultTreeAdapter, parse } from 'parse5'
import type { DefaultTreeAdapterMap, TreeAdapter } from 'parse5'
import { readSheet } from './htmlStyles.ts'
import type { ReadStyle, StyleRules } from './htmlStyles.ts'

export type HtmlNode = DefaultTreeAdapterMap['childNode']
export type HtmlElement = DefaultTreeAdapterMap['element']

/** A page of a website as it is read: what stands on it, and what its stylesheets say. */
export interface HtmlPage {
  /** The part that is no frame of the website. */
  readonly main: HtmlElement | null
  readonly rules: StyleRules
  /** The council that the page says it is of, beside its text; empty for none. */
  readonly council: string
}

/** Deeper and longer than any page that people wrote; the parser takes the square of the depth in time. */
const deepest = 400
const mostNodes = 300_000

/** Thrown inside the parser alone, which nothing else can stop. */
class TooMuchPage extends Error {}

/** The elements of a page; null for one that nests, or goes on, as no page does. Nothing of it is run or fetched. */
export function parsedPage(text: string): HtmlPage | null {
  try {
    const document = parse(text, { treeAdapter: boundedAdapter(), scriptingEnabled: false })
    return lookedAt(document)
  } catch (error) {
    if (error instanceof TooMuchPage) return null
    throw error
  }
}

/** How deep a node stands, kept on the node itself: a page has hundreds of thousands. */
const depthKey = Symbol('depth')
interface Deep {
  [depthKey]?: number
}

function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let nodes = 0
  const placed = (parent: object, child: object): void => {
    const depth = ((parent as Deep)[depthKey] ?? 0) + 1
    nodes += 1
    if (depth > deepest || nodes > mostNodes) throw new TooMuchPage()
    ;(child as Deep)[depthKey] = depth
  }
  return {
    ...defaultTreeAdapter,
    appendChild: (parent, child) => {
      placed(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore: (parent, child, before) => {
      placed(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, before)
    },
  }
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

export function isText(node: HtmlNode): node is DefaultTreeAdapterMap['textNode'] {
  return node.nodeName === '#text'
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value
}

/** Its own words and those of all below, up to about `most` letters. */
export function wordsIn(element: HtmlElement, most: number): string {
  const stack: HtmlNode[] = [element]
  let words = ''
  while (stack.length > 0 && words.length < most) {
    const node = stack.pop()
    if (node === undefined) break
    if (isText(node)) words += node.value.slice(0, most)
    if (isElement(node))
      for (let at = node.childNodes.length; at > 0; at -= 1) push(stack, node.childNodes[at - 1])
  }
  return words.replace(/\s+/g, ' ').trim()
}

function push(stack: HtmlNode[], node: HtmlNode | undefined): void {
  if (node !== undefined) stack.push(node)
}

function lookedAt(document: DefaultTreeAdapterMap['document']): HtmlPage {
  const rules = new Map<string, ReadStyle>()
  const names: string[] = []
  const titles: string[] = []
  let body: HtmlElement | null = null
  let main: HtmlElement | null = null
  const stack: HtmlNode[] = document.childNodes.toReversed()
  while (stack.length > 0) {
    const node = stack.pop()
    if (node === undefined || !isElement(node)) continue
    const tag = node.tagName
    if (tag === 'style') {
      for (const [selector, style] of readSheet(wordsInStyle(node)))
        rules.set(selector, { ...emptyStyle, ...known(rules.get(selector)), ...known(style) })
    }
    if (tag === 'title') titles.push(...wordsIn(node, 300).split(/\s+[-–|:]\s+/))
    if (
      tag === 'meta' &&
      /^(og:site_name|author)$/i.test(attributeOf(node, 'property') ?? attributeOf(node, 'name') ?? '')
    )
      names.push((attributeOf(node, 'content') ?? '').slice(0, 200))
    if (tag === 'body') body ??= node
    if (tag === 'main' || attributeOf(node, 'role') === 'main' || attributeOf(node, 'id') === 'modgov')
      main ??= node
    for (let at = node.childNodes.length; at > 0; at -= 1) push(stack, node.childNodes[at - 1])
  }
  const isWhole = main !== null && wordsIn(main, 200).length > 40
  return {
    main: isWhole ? main : body,
    rules,
    council: [...names, ...titles].map((name) => name.trim()).find(isCouncil) ?? '',
  }
}

const emptyStyle: ReadStyle = { hidden: null, strong: null, list: null, pre: null }

function known(style: ReadStyle | undefined): Partial<ReadStyle> {
  return Object.fromEntries(Object.entries(style ?? {}).filter(([, value]) => value !== null))
}

function wordsInStyle(element: HtmlElement): string {
  return element.childNodes.flatMap((node) => (isText(node) ? [node.value] : [])).join('')
}

function isCouncil(name: string): boolean {
  return name.length < 100 && /\b(council|authority|corporation)$/i.test(name)
}
