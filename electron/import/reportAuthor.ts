import { hasVerb } from './knownTitles.ts'
import type { SourceLine } from './sourceLines.ts'

export interface ReportAuthor {
  /** Empty where nobody is named. */
  readonly author: string
  /** "Report of the Clerk (Agenda item 4)"; null for none. */
  readonly agendaPlace: number | null
}

const reportOf =
  /^(?:joint |verbal |written |confidential )?report (?:of|by|from)\s?:? (?:the )?(?<author>.+?)\.?$/i
const authorNamed = /^report authors?\s?: (?:the )?(?<author>.+?)\.?$/i
/** "A report was considered from the Treasurer.", "The following report of the Treasurer was submitted:-": it tells of the report alone. */
const submitted =
  /^(?:a|an|the|the following) (?:joint |written |confidential |verbal )?report (?:(?:was|is|had been) (?:considered|received|submitted|presented|tabled|circulated) (?:from|of|by) (?:the )?(?<one>[^.:;]{3,120}?)|(?:from|of|by) (?:the )?(?<other>[^.:;]{3,120}?) (?:was|is|had been) (?:considered|received|submitted|presented|tabled|circulated))\s*(?:[.:;]\s?[-–—]?)?(?:\s*\(see [^()]{3,60}\))?$/i
const behind =
  /\s*[([](?:(?:agenda )?item(?: no\.?)?:? (?<place>\d{1,3})|(?:pages?|pp?\.) [\d–—\- to]{1,14}|(?:copy )?attached|to follow|herewith)[)\]]$/i

/** The author that the first line under a title names ("Report of the Clerk"), and the lines after it; all lines where it names none, or tells it in a sentence. */
export function withoutAuthor(lines: readonly SourceLine[]): ReportAuthor & {
  readonly body: readonly SourceLine[]
} {
  const [first, second] = lines
  if (first === undefined || first.text.length > 200) return { author: '', agendaPlace: null, body: lines }
  // A long title of office runs on.
  const goesOn =
    second !== undefined &&
    !second.afterGap &&
    /^report\b/i.test(first.text) &&
    !/[.:;]$/.test(first.text) &&
    (/^(?:and|of|for|\p{Ll}+ )/u.test(second.text) || /\b(?:and|of|for|&)$|,$/i.test(first.text)) &&
    second.text.length < 100 &&
    !hasVerb(second.text)
  const read = authorIn(goesOn ? `${first.text} ${second.text}` : first.text)
  if (read !== null) return { ...read, body: lines.slice(goesOn ? 2 : 1) }
  return { ...authorToldIn(lines), body: lines }
}

function authorIn(text: string): ReportAuthor | null {
  const reference = behind.exec(text)
  const bare = reference === null ? text : text.slice(0, reference.index)
  const words = /^\(report\b[^()]*\)\.?$/i.test(bare) ? bare.replace(/^\(|\)\.?$/g, '') : bare
  const author = (reportOf.exec(words) ?? authorNamed.exec(words))?.groups?.['author'] ?? ''
  // "Report of the Clerk was received" tells what was done with it.
  if (author === '' || hasVerb(author)) return null
  const place = reference?.groups?.['place']
  return { author, agendaPlace: place === undefined ? null : Number(place) }
}

/** A sentence may be broken at the end of its line. */
function authorToldIn(lines: readonly SourceLine[]): ReportAuthor {
  for (const count of [1, 2]) {
    const sentence = lines.slice(0, count).map((line) => line.text)
    const told = sentence.join(' ').length > 260 ? undefined : submitted.exec(sentence.join(' '))?.groups
    const author = told?.['one'] ?? told?.['other'] ?? ''
    if (author !== '' && !hasVerb(author)) return { author, agendaPlace: null }
    if (lines[count]?.afterGap !== false) break
  }
  return { author: '', agendaPlace: null }
}
