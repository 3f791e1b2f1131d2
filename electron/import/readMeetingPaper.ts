import { itemHeadings } from './headings.ts'
import { agendaOf } from './readAgenda.ts'
import { minutesOf } from './readMinutes.ts'
import type { ReadMinutes } from './readMinutes.ts'
import { beginsResolution } from './readResolution.ts'
import { timesIn } from './readTimes.ts'
import { readWebPages } from './readWebPages.ts'
import { sourceLines } from './sourceLines.ts'
import type { SourceLine } from './sourceLines.ts'

export type PaperKind = 'minutes' | 'agenda' | 'item-page'

export type ReadPaper = ReadMinutes & { readonly kind: PaperKind }

/** What a text is, and what it says of a meeting. Of a pack, the agenda at its front is read. Pure: the same text gives the same answer. */
export function readMeetingPaper(source: string): ReadPaper {
  const lines = sourceLines(source)
  const page = readWebPages(lines)
  if (page !== null) {
    const isOneItem = page.items.length === 1 && page.attendance.length === 0
    return { ...page, kind: isOneItem ? 'item-page' : 'minutes' }
  }
  const front = frontOf(source)
  if (front !== null) {
    const own = sourceLines(front)
    if (isAgenda(own)) {
      const read = agendaOf(own)
      if (read.items.length > 1)
        return {
          ...read,
          kind: 'agenda',
          notes: [...read.notes, 'The file is a pack. Its agenda was read; the papers after it were not.'],
        }
    }
  }
  if (isAgenda(lines)) return { ...agendaOf(lines), kind: 'agenda' }
  return { ...minutesOf(lines, itemHeadings(lines)), kind: 'minutes' }
}

/** Of a pack, what stands before its first blank page or the minutes that it holds; null for a text that is no pack. */
function frontOf(source: string): string | null {
  const blank = /this page is intentionally left blank/i.exec(source)
  if (blank === null || blank.index > 60_000) return null
  return source.slice(0, blank.index)
}

const summons =
  /\b(?:(?:are|is) (?:hereby )?(?:summoned|requested|invited) to attend|transact the (?:following )?business|business to be transacted|notice is hereby given|will be held|to be held)\b/i
const agendaHead =
  /^(?:public |formal )?(?:agenda|summons|order of business|notice of meeting)(?: (?:for|of|and|-|–)\b.*| front ?sheet| pack| item\w*| - .*| – .*)?:?$/i
const minutesHead =
  /^(?:draft |unconfirmed |confirmed )?minutes\b(?! \(?pages?)|\bminutes of (?:the |a |an )?(?:\p{L}+ ){0,6}meeting\b.*\bheld\b|^(?:record of decisions|decision notice|notes of (?:the|a) meeting)/iu

/** An agenda says what will be done, minutes what was. */
function isAgenda(lines: readonly SourceLine[]): boolean {
  const head = lines.slice(0, 80)
  const has = (pattern: RegExp, among: readonly SourceLine[] = lines): boolean =>
    among.some((line) => line.text.length < 400 && pattern.test(line.text))
  const ranges = lines.filter(
    (line) =>
      /[([](?:pages?|pp\.?) \d+/i.test(line.text) ||
      (line.cells.length > 1 && /^\d{1,4} ?[-–] ?\d{1,4}$/.test(line.cells.at(-1) ?? '')),
  ).length
  const future = lines.filter((line) =>
    /^(?:\d+[.)]? )?to (?:receive|consider|approve|confirm|note|agree|resolve|elect|sign|discuss|appoint)\b/i.test(
      line.text,
    ),
  ).length
  const past = lines.filter(
    (line) =>
      line.text.length < 4_000 &&
      (beginsResolution(line.text) ||
        /\b(?:was|were) (?:noted|agreed|approved|received|reported|confirmed|given|made|signed)\b/i.test(
          line.text,
        )),
  ).length
  const forAgenda = [
    has(agendaHead, head) ? 2 : 0,
    has(summons, head) ? 2 : 0,
    Math.min(3, ranges),
    Math.min(2, future * 0.5),
    has(/^date:/i, head) && has(/^time:/i, head) ? 1 : 0,
  ]
  const forMinutes = [
    has(minutesHead, head.slice(0, 25)) ? 2.5 : 0,
    Math.min(6, past * 0.7),
    has(/^(?:members |councillors |also )?present\b/i, head) ? 1.5 : 0,
    has(
      /^\(?(?:the )?meeting (?:closed|ended|concluded|terminated|finished)\b|\bclosed the meeting\b|\bmeeting closed at\b/i,
    )
      ? 2
      : 0,
    lines.some(
      (line) =>
        /^(?:the )?meeting (?:began|started|commenced|opened)\b/i.test(line.text) &&
        timesIn(line.text).length > 0,
    )
      ? 1
      : 0,
    Math.min(2, lines.filter((line) => line.text.length > 250).length * 0.4),
  ]
  const sum = (points: readonly number[]): number => points.reduce((all, each) => all + each, 0)
  return sum(forAgenda) >= 2 && sum(forAgenda) > sum(forMinutes)
}
