import { isSubParagraph } from '../../../shared/domain/report.ts'
import type { ReportSection } from '../../../shared/domain/report.ts'
import { cleanWords, shownParagraphs, wordsOf } from './reportEdits.ts'
import type { Edited, Place } from './reportEdits.ts'

/** "1.1", "3.2.1." at the beginning of a line: the numbers are worked out here. */
const paragraphNumber = /^\d+(?:\.\d+)+\.?\s+/
const headingNumber = /^\d+\.?\s+/
/** "a)", "(ii)", "ii.", "•": what stood under the line before. */
const subMark = /^(?:\(?(?:[a-z]{1,2}|[ivx]{1,5})\)|[ivx]{1,5}\.|[•▪◦·–-])\s+/

/**
 * Several lines put into a paragraph, from another program or a whole report: each becomes a paragraph, typed numbers give way to ours, and
 * a line that is one of the headings goes on under it. Null for a single line, which the box takes by itself.
 */
export function pasted(
  sections: readonly ReportSection[],
  place: Place,
  selection: { readonly start: number; readonly end: number },
  text: string,
): Edited | null {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => cleanWords(line).trim())
    .filter((line) => line !== '')
  const here = sections[place.section]
  if (lines.length < 2 || here === undefined) return null
  const { bySection, last } = sorted(sections, place.section, lines)
  const old = shownParagraphs(here)
  const own = around(old[place.paragraph] ?? '', selection, bySection.get(place.section) ?? [])
  return {
    sections: sections.map((section, index) => {
      if (index === place.section) {
        return { ...section, paragraphs: old.toSpliced(place.paragraph, 1, ...own.paragraphs) }
      }
      const more = bySection.get(index) ?? []
      return more.length === 0 ? section : { ...section, paragraphs: [...section.paragraphs, ...more] }
    }),
    caret: {
      section: last,
      paragraph: last === place.section ? place.paragraph + own.last : Infinity,
      at: last === place.section ? own.at : Infinity,
    },
  }
}

/** The lines by the section they go to; `last` is that of the last. */
function sorted(
  sections: readonly ReportSection[],
  from: number,
  lines: readonly string[],
): { readonly bySection: ReadonlyMap<number, readonly string[]>; readonly last: number } {
  const bySection = new Map<number, string[]>()
  let target = from
  for (const line of lines) {
    const heading = headingOf(sections, line)
    if (heading !== null) target = heading
    else bySection.set(target, [...(bySection.get(target) ?? []), paragraphOf(line)])
  }
  return { bySection, last: target }
}

/** The first line joins the words before the caret; the words after it stand alone. `last` and `at`: where the caret is then. */
function around(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  put: readonly string[],
): { readonly paragraphs: readonly string[]; readonly last: number; readonly at: number } {
  const mark = isSubParagraph(text) ? '\t' : ''
  const before = wordsOf(text).slice(0, start)
  const after = wordsOf(text).slice(end)
  const [first, ...rest] = put
  if (first === undefined) return { paragraphs: [`${mark}${before}${after}`], last: 0, at: before.length }
  const joined = before === '' && mark === '' ? first : `${mark}${before}${wordsOf(first)}`
  const tail = after.trim() === '' ? [] : [after.trim()]
  return { paragraphs: [joined, ...rest, ...tail], last: rest.length, at: Infinity }
}

function paragraphOf(line: string): string {
  if (paragraphNumber.test(line)) return line.replace(paragraphNumber, '')
  return subMark.test(line) ? `\t${line.replace(subMark, '')}` : line
}

/** The section a line is the heading of, with or without a number before it; null for none. */
function headingOf(sections: readonly ReportSection[], line: string): number | null {
  const words = line.replace(headingNumber, '').replace(/:$/, '').trim().toLowerCase()
  const index = sections.findIndex(({ heading }) => {
    const known = heading.trim().toLowerCase()
    if (words === known) return true
    // Councils write more after some: "5 Background papers, other than published works".
    return headingNumber.test(line) && (words.startsWith(`${known},`) || words === `${known} information`)
  })
  return index === -1 ? null : index
}
