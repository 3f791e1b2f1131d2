import { childOf, eachWordBlock, inside, numberOf, switchOf, valueOf } from './wordTree.ts'
import type { WordElement } from './wordTree.ts'

/** What runs are set in. Undefined where nothing is said of it. */
export interface RunLook {
  readonly bold: boolean | undefined
  readonly capitals: boolean | undefined
  readonly hidden: boolean | undefined
}

export interface WordStyle {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly basedOn: string | undefined
  readonly paragraph: WordElement | undefined
  readonly run: RunLook
}

/** How many styles may be based on one another: one that is based on itself, by whatever way round, ends. */
const longestChain = 50

/** The styles of a document, and what follows from them. */
export class WordStyles {
  readonly #styles = new Map<string, WordStyle>()
  readonly #chains = new Map<string, readonly WordStyle[]>()
  #default: string | undefined
  #documentRun: RunLook = runLook(undefined)

  /** Where there is no such part, or a broken one, nothing is styled. */
  constructor(part: Uint8Array | undefined) {
    if (part === undefined) return
    eachWordBlock(part, (element) => {
      if (element.name === 'docDefaults') {
        this.#documentRun = runLook(childOf(childOf(element, 'rPrDefault'), 'rPr'))
      }
      if (element.name !== 'style') return
      const id = element.attributes['styleId'] ?? ''
      const type = element.attributes['type'] ?? 'paragraph'
      if (type === 'paragraph' && ['1', 'true', 'on'].includes(element.attributes['default'] ?? '')) {
        this.#default = id
      }
      this.#styles.set(id, {
        ...{ id, type, name: valueOf(element, 'name') ?? id, basedOn: valueOf(element, 'basedOn') },
        paragraph: childOf(element, 'pPr'),
        run: runLook(childOf(element, 'rPr')),
      })
    })
  }

  /** A style, that which it is based on, and so on; of a paragraph that names none, the default one. */
  chain(id: string | undefined): readonly WordStyle[] {
    const first = id ?? this.#default ?? ''
    const known = this.#chains.get(first)
    if (known !== undefined) return known
    const chain: WordStyle[] = []
    for (let at = this.#styles.get(first); at !== undefined && chain.length < longestChain;) {
      chain.push(at)
      at = at.basedOn === undefined ? undefined : this.#styles.get(at.basedOn)
    }
    this.#chains.set(first, chain)
    return chain
  }

  /** The list that a style of lists stands for. */
  listOf(styleId: string): string | undefined {
    return valueOf(childOf(this.#styles.get(styleId)?.paragraph, 'numPr'), 'numId')
  }

  /**
   * The look of a run: as it says itself; else as the styles of its paragraph and of its letters do, of which two that are on put each
   * other out (ECMA-376, 17.7.3).
   */
  look(own: WordElement | undefined, paragraphStyles: readonly WordStyle[]): RunLook {
    const direct = runLook(own)
    const styleId = valueOf(own, 'rStyle')
    const letters = styleId === undefined ? [] : this.chain(styleId)
    const resolve = (key: keyof RunLook): boolean => {
      if (direct[key] !== undefined) return direct[key]
      const said = (styles: readonly WordStyle[]): boolean | undefined =>
        styles.find(({ run }) => run[key] !== undefined)?.run[key]
      const block = said(paragraphStyles) ?? this.#documentRun[key] ?? false
      return block !== (said(letters) ?? false)
    }
    return { bold: resolve('bold'), capitals: resolve('capitals'), hidden: resolve('hidden') }
  }
}

function runLook(properties: WordElement | undefined): RunLook {
  return {
    bold: switchOf(properties, 'b'),
    capitals: switchOf(properties, 'caps'),
    hidden: switchOf(properties, 'vanish'),
  }
}

/** Heading styles as the languages of Word call them; Word itself writes them down in English. */
const headingName =
  /^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|pennawd|nagłówek|encabezado)\s*([1-9])$/i

/** The level of a heading, 1 to 6; 0 for a paragraph that is none. */
export function headingLevel(own: WordElement | undefined, styles: readonly WordStyle[]): number {
  const outline = numberOf(own, 'outlineLvl')
  if (outline !== undefined) return outline > 8 || outline < 0 ? 0 : Math.min(6, outline + 1)
  for (const { name, paragraph } of styles) {
    const level = headingName.exec(name)?.[1]
    if (level !== undefined) return Math.min(6, Number(level))
    if (/^title$/i.test(name)) return 1
    const styled = numberOf(paragraph, 'outlineLvl')
    if (styled !== undefined) return styled > 8 || styled < 0 ? 0 : Math.min(6, styled + 1)
  }
  return 0
}

/** A line of a table of contents: said again where it stands. */
export function isContents(styles: readonly WordStyle[]): boolean {
  return /^(?:toc|contents) (?:\d|heading)/i.test(styles[0]?.name ?? '')
}

/** A switch of paragraphs, by the paragraph itself or its styles. */
export function paragraphSwitch(
  own: WordElement | undefined,
  styles: readonly WordStyle[],
  name: string,
): boolean {
  const said = [own, ...styles.map(({ paragraph }) => paragraph)].map((each) => switchOf(each, name))
  return said.find((each) => each !== undefined) ?? false
}

/** How many steps a paragraph whose first line hangs out is set in, from 0: where its mark stands, which is as wide as a step. */
export function hangingLevel(own: WordElement | undefined, styles: readonly WordStyle[]): number {
  const places = [own, ...styles.map(({ paragraph }) => paragraph)].map(
    (each) => childOf(each, 'ind')?.attributes,
  )
  const said = (...names: readonly string[]): number => {
    const value = places.flatMap((each) => names.flatMap((name) => each?.[name] ?? []))[0] ?? ''
    return /^\d{1,6}$/.test(value) ? Number(value) : 0
  }
  const [left, hanging] = [said('left', 'start'), said('hanging')]
  return hanging === 0 ? 0 : Math.min(8, Math.max(0, Math.round((left - hanging) / hanging)))
}

/** Whether anything inside bears one of these names. */
export function holds(element: WordElement | undefined, names: readonly string[]): boolean {
  return inside(element).some(({ name }) => names.includes(name))
}
