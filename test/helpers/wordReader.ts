import { DOMParser } from '@xmldom/xmldom'
import type { Document, Element } from '@xmldom/xmldom'
import JSZip from 'jszip'

/** A part of a .docx file, parsed; throws when it is missing or not well-formed. */
export async function wordPart(bytes: Uint8Array, path: string): Promise<Document> {
  const zip = await JSZip.loadAsync(bytes)
  const file = zip.file(path)
  if (file === null) throw new Error(`No ${path} in the file`)
  return new DOMParser({
    onError: (level, message) => {
      throw new Error(`${path}: ${level}: ${message}`)
    },
  }).parseFromString(await file.async('text'), 'text/xml')
}

/** Elements of a name, in reading order. */
export function elements(parent: Document | Element, name: string): Element[] {
  return [...parent.getElementsByTagName(name)]
}

/** The value of `w:val` of the first element of a name under the parent; null when there is none. */
export function wordValue(parent: Document | Element, name: string): string | null {
  return parent.getElementsByTagName(name)[0]?.getAttribute('w:val') ?? null
}

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
}

interface List {
  readonly abstractId: string
  readonly levels: ReadonlyMap<number, Level>
  readonly overrides: ReadonlyMap<number, number>
}

/**
 * The printed lines of a .docx file with the numbers Word would print, worked out from its numbering definitions as
 * ECMA-376 17.9 says: lists of one abstract definition share their counts, a start override sets a count on the first
 * paragraph of its list, and a paragraph starts all deeper levels again.
 */
export async function readWord(bytes: Uint8Array): Promise<string[]> {
  const lists = listsOf(await wordPart(bytes, 'word/numbering.xml'))
  const document = await wordPart(bytes, 'word/document.xml')
  const counts = new Map<string, Map<number, number>>()
  const begun = new Set<string>()
  const lines: string[] = []
  for (const paragraph of elements(document, 'w:p')) {
    const label = labelOf(paragraph, lists, counts, begun)
    const line = `${label} ${textOf(paragraph)}`.replace(/\s+/g, ' ').trim()
    if (line !== '') lines.push(line)
  }
  return lines
}

function labelOf(
  paragraph: Element,
  lists: ReadonlyMap<string, List>,
  counts: Map<string, Map<number, number>>,
  begun: Set<string>,
): string {
  const numId = wordValue(paragraph, 'w:numId')
  if (numId === null) return ''
  const list = lists.get(numId)
  if (list === undefined) throw new Error(`A paragraph is in list ${numId}, which is not defined`)
  const level = Number(wordValue(paragraph, 'w:ilvl') ?? '0')
  const count = counts.get(list.abstractId) ?? new Map<number, number>()
  counts.set(list.abstractId, count)
  if (!begun.has(numId)) {
    begun.add(numId)
    for (const [overridden, start] of list.overrides) count.set(overridden, start - 1)
  }
  const start = list.levels.get(level)?.start ?? 1
  count.set(level, (count.get(level) ?? start - 1) + 1)
  for (const deeper of [...count.keys()].filter((each) => each > level)) count.delete(deeper)
  const pattern = list.levels.get(level)?.text ?? ''
  return pattern.replace(/%(\d)/g, (_match, digit: string) => {
    const shown = Number(digit) - 1
    return printedNumber(list.levels.get(shown)?.format ?? 'decimal', count.get(shown) ?? 1)
  })
}

function listsOf(numbering: Document): Map<string, List> {
  const levels = new Map<string, Map<number, Level>>()
  for (const definition of elements(numbering, 'w:abstractNum')) {
    levels.set(
      definition.getAttribute('w:abstractNumId') ?? '',
      new Map(
        elements(definition, 'w:lvl').map((level) => [
          Number(level.getAttribute('w:ilvl')),
          {
            format: wordValue(level, 'w:numFmt') ?? 'decimal',
            text: wordValue(level, 'w:lvlText') ?? '',
            start: Number(wordValue(level, 'w:start') ?? '1'),
          },
        ]),
      ),
    )
  }
  return new Map(
    elements(numbering, 'w:num').map((list) => {
      const abstractId = wordValue(list, 'w:abstractNumId') ?? ''
      const overrides = elements(list, 'w:lvlOverride').map((override): [number, number] => [
        Number(override.getAttribute('w:ilvl')),
        Number(wordValue(override, 'w:startOverride')),
      ])
      return [
        list.getAttribute('w:numId') ?? '',
        {
          abstractId,
          levels: levels.get(abstractId) ?? new Map<number, Level>(),
          overrides: new Map(overrides),
        },
      ]
    }),
  )
}

/** Written apart from the product's own, so that one can find the other wrong. */
function printedNumber(format: string, n: number): string {
  if (format === 'lowerLetter')
    return 'abcdefghijklmnopqrstuvwxyz'.charAt((n - 1) % 26).repeat(Math.ceil(n / 26))
  if (format === 'decimal') return String(n)
  if (format !== 'lowerRoman') throw new Error(`The reader does not know the number format ${format}`)
  const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc']
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
  return `${tens[Math.floor(n / 10)] ?? ''}${ones[n % 10] ?? ''}`
}

function textOf(paragraph: Element): string {
  const words: string[] = []
  const walk = (parent: Element): void => {
    for (const child of [...parent.childNodes]) {
      if (child.nodeName === 'w:t') words.push(child.textContent ?? '')
      else if (child.nodeName === 'w:tab' || child.nodeName === 'w:br') words.push(' ')
      else if (child.nodeName !== 'w:pPr' && child.nodeName !== 'w:drawing' && child.nodeType === 1) {
        walk(child as Element)
      }
    }
  }
  walk(paragraph)
  return words.join('')
}
