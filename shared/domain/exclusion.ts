import { agendaNumbers, itemInSentence } from './agendaOrder.ts'
import type { AgendaItem } from './agenda.ts'
import { isClosed } from './closedMinutes.ts'
import { documentsOf, exemptParagraphsOf } from './itemDocuments.ts'
import type { Documented } from './itemDocuments.ts'
import { inWords } from './listWords.ts'
import type { Declaration, MeetingFact } from './meetingFact.ts'
import { factsUntil } from './presenceTimeline.ts'
import type { Moment } from './presenceTimeline.ts'

/**
 * The descriptions of exempt information in England: Schedule 12A to the Local Government Act 1972, Part 1 (R20). A resolution to
 * exclude the public states them (s.100A(5), R19).
 */
export const exemptDescriptions: Readonly<Record<number, string>> = {
  1: 'information relating to any individual',
  2: 'information which is likely to reveal the identity of an individual',
  3: 'information relating to the financial or business affairs of any particular person, including the authority holding that information',
  4: 'information relating to consultations or negotiations, or contemplated consultations or negotiations, in connection with a labour relations matter',
  5: 'information in respect of which a claim to legal professional privilege could be maintained in legal proceedings',
  6: 'information which reveals that the authority proposes to give a notice imposing requirements on a person, or to make an order or direction',
  7: 'information relating to action taken or to be taken in connection with the prevention, investigation or prosecution of crime',
}

/**
 * The items from `fromItemId` on, in their order, of which the public may not hear all: exempt ones, by resolution, and confidential
 * ones, without (R19); what stands under such an item; and those with a paper or report that is.
 */
export function excludedItems(record: Documented, fromItemId: string): AgendaItem[] {
  const { items } = record
  const start = items.findIndex((item) => item.id === fromItemId)
  const closed = new Set(items.filter(isClosed).map((item) => item.id))
  return items
    .slice(Math.max(start, 0))
    .filter(
      (item) =>
        isClosed(item) ||
        (item.parentId !== null && closed.has(item.parentId)) ||
        documentsOf(record, item.id).some(isClosed),
    )
}

/**
 * The resolution to exclude the press and public for what is still to come, as a clause after "Resolved to", and the paragraphs of
 * Schedule 12A it names: those of the items, their papers and reports (s.100A(4), R19, R20). When nothing names one, `paragraphs` is
 * empty: ask, and use `exclusionWords`.
 */
export function exclusionResolution(
  record: Documented,
  fromItemId: string,
): { readonly words: string; readonly paragraphs: readonly number[] } {
  const named = excludedItems(record, fromItemId)
    .map((item) => ({ id: item.id, paragraphs: exemptParagraphsOf(record, item.id) }))
    .filter((item) => item.paragraphs.length > 0)
  const paragraphs = sorted(named.flatMap((item) => item.paragraphs))
  const ids = named.length === 0 ? [fromItemId] : named.map((item) => item.id)
  return { words: exclusionWords(record.items, ids, paragraphs), paragraphs }
}

/** The same words for items and paragraphs somebody chose. The titles of items are public, also those of exempt ones. */
export function exclusionWords(
  items: readonly AgendaItem[],
  itemIds: readonly string[],
  paragraphs: readonly number[],
): string {
  const numbers = agendaNumbers(items)
  const names = itemIds
    .filter((id) => items.some((each) => each.id === id))
    .map((id) => itemInSentence(items, numbers, id))
  const proceedings = names.length === 0 ? 'the following business' : inWords(names)
  const several = names.length > 1 ? 'they involve' : 'it involves'
  const chosen = sorted(paragraphs)
  const under =
    chosen.length === 0
      ? ' as defined in Part 1 of Schedule 12A to the Act'
      : ` as defined in ${paragraphWords(chosen)} of Part 1 of Schedule 12A to the Act (${chosen.map((n) => exemptDescriptions[n] ?? '').join('; ')})`
  return (
    `exclude the press and public from the meeting during the consideration of ${proceedings}, under section 100A(4) of the ` +
    `Local Government Act 1972, on the grounds that ${several} the likely disclosure of exempt information${under}, and that, in all ` +
    'the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information.'
  )
}

const namedParagraphs =
  /\bparagraphs?\s+(\d(?:[\s,;]|and|or|\d)*)\s*(?:,\s*)?(?:of|in)\s+(?:Part\s+(?:1|I|One)\s+of\s+)?(?:the\s+)?Schedule\s+12A/gi

/** The paragraphs of Schedule 12A that words name, as a resolution to exclude the public does: "paragraphs 3 and 5 of Part 1 of Schedule 12A". */
export function paragraphsNamedIn(words: string): readonly number[] {
  const numbers = [...words.matchAll(namedParagraphs)].flatMap(([, list = '']) =>
    (list.match(/\d+/g) ?? []).map(Number),
  )
  return sorted(numbers.filter((number) => number in exemptDescriptions))
}

/** "paragraph 3", "paragraphs 1 and 3". */
export function paragraphWords(paragraphs: readonly number[]): string {
  return `${paragraphs.length === 1 ? 'paragraph' : 'paragraphs'} ${inWords(sorted(paragraphs).map(String))}`
}

function sorted(paragraphs: readonly number[]): number[] {
  return [...new Set(paragraphs)].toSorted((a, b) => a - b)
}

/** True while the press and public are excluded. */
export function isExcluded(facts: readonly MeetingFact[], at: Moment = 'now'): boolean {
  const last = factsUntil(facts, at).findLast(
    (fact) => fact.kind === 'excluded' || fact.kind === 'readmitted',
  )
  return last?.kind === 'excluded'
}

/**
 * Whether an interest was declared while the press and public were out. That there is one, whose and of which kind is public all the
 * same (s.31 of the Localism Act); what was said of its nature may be what the public was sent out for, and stays with the members.
 */
export function wasDeclaredInPrivate(declaration: Declaration, facts: readonly MeetingFact[]): boolean {
  const isKnown = facts.some((fact) => fact.id === declaration.id)
  return isExcluded(facts, isKnown ? { before: declaration.id } : declaration.at)
}
