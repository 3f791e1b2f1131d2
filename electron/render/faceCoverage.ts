import fontkit from '@pdf-lib/fontkit'
import type { PaperDocument } from '../../shared/document/model.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { readAsset } from './assets.ts'

let printable: Promise<ReadonlySet<number>> | undefined
let graphemes: Intl.Segmenter | undefined

/**
 * A sentence for each heading under which stand characters that the paper face has no glyph for: it has all of Europe's letters, no emoji,
 * no Chinese. They are set as an empty box with the character beneath it, which PDF/UA-1 does not allow (ISO 32000 has the box as
 * ".notdef").
 */
export async function coverageNotes(document: PaperDocument): Promise<string[]> {
  printable ??= readCoverage()
  const covered = await printable
  const places = new Map<string, Set<string>>()
  const look = (text: string, place: string): void => {
    const missing = missingIn(text, covered)
    if (missing.length > 0) places.set(place, new Set([...(places.get(place) ?? []), ...missing]))
  }
  look(document.caveat, 'the line at the head of every page')
  look(document.footer, 'the line at the foot of every page')
  let place = 'its beginning'
  for (const block of document.blocks) {
    if (block.kind === 'heading') place = `“${block.number === null ? '' : `${block.number} `}${block.text}”`
    look(paperLines({ ...document, blocks: [block] }).join('\n'), place)
  }
  return [...places].map(
    ([where, missing]) =>
      `The PDF prints an empty box for ${[...missing].join(' ')} in ${where}: its typeface has no such character.`,
  )
}

/** The characters, as a reader counts them, that have a part without a glyph. */
function missingIn(text: string, covered: ReadonlySet<number>): string[] {
  const lacks = (character: string): boolean => {
    const point = character.codePointAt(0) ?? 0
    return point > 0x7e && !invisible.has(point) && !covered.has(point)
  }
  if (![...text].some(lacks)) return []
  graphemes ??= new Intl.Segmenter('en-GB', { granularity: 'grapheme' })
  return [...graphemes.segment(text)].map(({ segment }) => segment).filter((each) => [...each].some(lacks))
}

/** Zero-width space, joiners, direction marks, soft hyphen, byte order mark: drawn as nothing. */
const invisible: ReadonlySet<number> = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff])

async function readCoverage(): Promise<ReadonlySet<number>> {
  return new Set(fontkit.create(await readAsset('SourceSans3-Regular.ttf')).characterSet)
}
