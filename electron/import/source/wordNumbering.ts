import { bulletOf } from './wordSymbols.ts'
import { wordNumber } from './wordNumberFormats.ts'
import type { WordStyle, WordStyles } from './wordStyles.ts'
import { childOf, eachWordBlock, inside, numberOf, switchOf, valueOf } from './wordTree.ts'
import type { WordElement } from './wordTree.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** Shows the first numbers of a format of its own: "01, 02, …". */
  readonly custom: string | undefined
  /** "%1.%2" */
  readonly text: string
  /** The letters of a bullet are of this face. */
  readonly face: string
  /** All numbers in it as figures. */
  readonly legal: boolean
  /** Starts again only after this level (from 1) or a higher one; 0 never. */
  readonly restart: number | undefined
  readonly styleId: string | undefined
}

interface Definition {
  readonly levels: ReadonlyMap<number, Level>
  /** The style of lists where it is defined instead. */
  readonly definedIn: string | undefined
}

interface Override {
  readonly start: number | undefined
  readonly level: Level | undefined
}

interface List {
  readonly definition: string
  readonly overrides: ReadonlyMap<number, Override>
}

/** Which list a paragraph is in, and at which level of it, from 0. */
export interface ListPlace {
  readonly list: string
  readonly level: number
}

const deepestLevel = 8
/** "Minute No. %1/%2 –" is a tenth of it. */
const longestPattern = 200

/** The lists of a document: what they are, and how far each has counted. */
export class WordNumbering {
  readonly #definitions = new Map<string, Definition>()
  readonly #lists = new Map<string, List>()
  readonly #styles: WordStyles
  readonly #counts = new Map<string, (number | null)[]>()
  readonly #begun = new Set<string>()

  /** Where there is no such part, or a broken one, nothing is numbered. */
  constructor(part: Uint8Array | undefined, styles: WordStyles) {
    this.#styles = styles
    if (part === undefined) return
    eachWordBlock(part, (element) => {
      if (element.name === 'abstractNum') {
        this.#definitions.set(element.attributes['abstractNumId'] ?? '', {
          levels: levelsOf(element),
          definedIn: valueOf(element, 'numStyleLink'),
        })
      }
      if (element.name === 'num') this.#lists.set(element.attributes['numId'] ?? '', listOf(element))
    })
  }

  /** Where a paragraph stands, by itself or by its styles; null for one without a number. */
  placeOf(own: WordElement | undefined, styles: readonly WordStyle[]): ListPlace | null {
    const said = [own, ...styles.map(({ paragraph }) => paragraph)].map((each) => childOf(each, 'numPr'))
    const list = said.map((each) => valueOf(each, 'numId')).find((id) => id !== undefined)
    if (list === undefined || list === '0' || !this.#lists.has(list)) return null
    const direct = numberOf(said[0], 'ilvl')
    const level = direct ?? this.#levelOfStyles(list, styles)
    return { list, level: Math.min(deepestLevel, Math.max(0, level)) }
  }

  /** A level may name the style that stands on it; else the style says its level. */
  #levelOfStyles(list: string, styles: readonly WordStyle[]): number {
    const { levels } = this.#resolved(list)
    for (const { id, paragraph } of styles) {
      const linked = [...levels].find(([, level]) => level.styleId === id)
      const level = linked?.[0] ?? numberOf(childOf(paragraph, 'numPr'), 'ilvl')
      if (level !== undefined) return level
    }
    return 0
  }

  /**
   * Counts a paragraph, and gives its label as Word prints it; empty for none. Lists of one definition count on together; a list that says
   * where it starts does so with its first paragraph of that level; a paragraph starts the deeper levels again (ECMA-376, 17.9).
   */
  next({ list, level }: ListPlace): string {
    const { key } = this.#resolved(list)
    const counts = this.#counts.get(key) ?? Array.from<number | null>({ length: deepestLevel + 1 }).fill(null)
    this.#counts.set(key, counts)
    const place = `${list}/${level}`
    const override = this.#lists.get(list)?.overrides.get(level)?.start
    const start = override ?? this.#level(list, level).start
    const before = override !== undefined && !this.#begun.has(place) ? null : (counts[level] ?? null)
    this.#begun.add(place)
    counts[level] = before === null ? start : before + 1
    for (let deeper = level + 1; deeper <= deepestLevel; deeper += 1) {
      const { restart } = this.#level(list, deeper)
      if (restart === undefined || level < restart) counts[deeper] = null
    }
    return this.#label(list, level, counts)
  }

  #label(list: string, level: number, counts: readonly (number | null)[]): string {
    const own = this.#level(list, level)
    if (own.format === 'bullet') return bulletOf(own.text, own.face)
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const shown = this.#level(list, at)
      const n = counts[at] ?? this.#lists.get(list)?.overrides.get(at)?.start ?? shown.start
      const plain = own.legal && !['none', 'bullet'].includes(shown.format)
      return wordNumber(n, plain ? 'decimal' : shown.format, shown.custom)
    })
  }

  #level(list: string, level: number): Level {
    const own = this.#lists.get(list)?.overrides.get(level)?.level
    return own ?? this.#resolved(list).levels.get(level) ?? unnumbered
  }

  /** The definition of a list, where need be by way of a style of lists. */
  #resolved(list: string): { readonly key: string; readonly levels: ReadonlyMap<number, Level> } {
    let key = this.#lists.get(list)?.definition ?? ''
    for (let step = 0; step < 10; step += 1) {
      const definedIn = this.#definitions.get(key)?.definedIn
      const other = definedIn === undefined ? undefined : this.#styles.listOf(definedIn)
      const next = other === undefined ? undefined : this.#lists.get(other)?.definition
      if (next === undefined || next === key) break
      key = next
    }
    return { key, levels: this.#definitions.get(key)?.levels ?? new Map<number, Level>() }
  }
}

const unnumbered: Level = {
  ...{ start: 0, format: 'none', custom: undefined, text: '', face: '', legal: false },
  ...{ restart: undefined, styleId: undefined },
}

function levelsOf(definition: WordElement): ReadonlyMap<number, Level> {
  const levels = inside(definition).filter(({ name }) => name === 'lvl')
  return new Map(levels.map((level) => [Number(level.attributes['ilvl']), levelOf(level)]))
}

function levelOf(level: WordElement): Level {
  const format = childOf(level, 'numFmt')
  const isPicture = childOf(level, 'lvlPicBulletId') !== undefined
  return {
    start: numberOf(level, 'start') ?? 0,
    format: format?.attributes['val'] ?? 'decimal',
    custom: format?.attributes['format'],
    text: isPicture ? '•' : (valueOf(level, 'lvlText') ?? '').slice(0, longestPattern),
    face: isPicture ? '' : (childOf(childOf(level, 'rPr'), 'rFonts')?.attributes['ascii'] ?? ''),
    legal: switchOf(level, 'isLgl') ?? false,
    restart: numberOf(level, 'lvlRestart'),
    styleId: valueOf(level, 'pStyle'),
  }
}

function listOf(list: WordElement): List {
  const overrides = inside(list).filter(({ name }) => name === 'lvlOverride')
  return {
    definition: valueOf(list, 'abstractNumId') ?? '',
    overrides: new Map(
      overrides.map((override) => {
        const level = childOf(override, 'lvl')
        return [
          Number(override.attributes['ilvl']),
          {
            start: numberOf(override, 'startOverride'),
            level: level === undefined ? undefined : levelOf(level),
          },
        ]
      }),
    ),
  }
}
