import type { AgendaItem } from '../agenda.ts'
import { hasClosedMinutes } from '../closedMinutes.ts'
import { paragraphsNamedIn, paragraphWords } from '../exclusion.ts'
import { exemptParagraphsOf, itemsAbove } from '../itemDocuments.ts'
import { inWords } from '../listWords.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { hasWords } from '../minutes.ts'
import type { Finding } from './findings.ts'
import { printedWords } from './printedWords.ts'
import { isOver } from './stage.ts'

/**
 * Of business that the public may not read: whether the resolution to exclude it says why (R19), under the paragraphs of the item (R20),
 * that exist in England; and whether the public is left with a fair record (R16).
 */
export function closedBusinessFindings(record: MeetingRecord): Finding[] {
  const minuted = {
    ...record,
    minutes: record.minutes.map((each) => ({ ...each, blocks: each.blocks.filter(hasWords) })),
  }
  const closed = record.items.filter((item) => hasClosedMinutes(minuted, item.id))
  const named = [...new Set(resolutionsToExclude(record).flatMap(paragraphsNamedIn))]
  return [
    ...resolutionFindings(record, closed, named),
    ...closed.flatMap((item) => [
      ...paragraphFindings(record, item, named),
      ...partFindings(record, item),
      ...(isOver(record) ? summaryFindings(item) : []),
    ]),
    ...unknownParagraphs(record),
    ...closedInterests(record),
  ]
}

/** The words of every resolution to exclude the public. */
function resolutionsToExclude(record: MeetingRecord): string[] {
  return record.minutes.flatMap(({ blocks }) =>
    blocks
      .filter((block) => block.kind === 'resolution')
      .map(printedWords)
      .filter((words) => /\bexclu(?:de|sion)/i.test(words)),
  )
}

/** Exempt business needs a resolution that states the description; what is confidential needs none (s.100A(2), (4), (5)). */
function resolutionFindings(
  record: MeetingRecord,
  closed: readonly AgendaItem[],
  named: readonly number[],
): Finding[] {
  const excluded = record.facts.find((fact) => fact.kind === 'excluded')
  if (excluded === undefined || named.length > 0 || !closed.some((item) => isExempt(record, item))) return []
  return [
    {
      rule: 'R19',
      level: 'problem',
      where: excluded.itemId ?? closed[0]?.id ?? null,
      why: 'The public were excluded, and no resolution in the minutes says under which paragraph of Schedule 12A. Write the resolution to exclude them.',
    },
  ]
}

function paragraphFindings(record: MeetingRecord, item: AgendaItem, named: readonly number[]): Finding[] {
  if (named.length === 0) return []
  const other = exemptParagraphsOf(record, item.id).filter((paragraph) => !named.includes(paragraph))
  if (other.length === 0) return []
  return [
    {
      rule: 'R20',
      level: 'advice',
      where: item.id,
      why: `“${item.title}” is exempt under ${paragraphWords(other)}, and the resolution to exclude the public names ${paragraphWords(named)}. Put one of the two right.`,
    },
  ]
}

/** A part of an item that is public itself: the item names the paragraph for it. */
function partFindings(record: MeetingRecord, item: AgendaItem): Finding[] {
  const isWhole = itemsAbove(record, item.id).some((each) => each.classification !== 'public')
  if (isWhole || !isExempt(record, item) || exemptParagraphsOf(record, item.id).length > 0) return []
  if (resolutionsToExclude(record).flatMap(paragraphsNamedIn).length > 0) return []
  return [
    {
      rule: 'R20',
      level: 'problem',
      where: item.id,
      place: { kind: 'item', id: item.id },
      why: `A part of the minutes of “${item.title}” is exempt, but no paragraph of Schedule 12A is named. Name it in the resolution to exclude the public.`,
    },
  ]
}

function isExempt(record: MeetingRecord, item: AgendaItem): boolean {
  const blocks = record.minutes.find((minutes) => minutes.itemId === item.id)?.blocks ?? []
  return (
    itemsAbove(record, item.id).some((each) => each.classification === 'exempt') ||
    blocks.some((block) => block.classification === 'exempt' && hasWords(block))
  )
}

function summaryFindings(item: AgendaItem): Finding[] {
  if (item.publicSummary.trim() !== '') return []
  return [
    {
      rule: 'R16',
      level: 'advice',
      where: item.id,
      place: { kind: 'agenda-item', id: item.id },
      why: `The public cannot read what was minuted of “${item.title}”. If what is left is no fair and coherent record, write a summary for the public; if it is, accept this and say so.`,
    },
  ]
}

const namedParagraphs =
  /\bparagraphs?\s+(\d[\d\s,;]*(?:(?:and|or)\s*\d+\s*)?)(?:of|in)\s+(?!Part\s+(?:2|II|Two)\b)(?:Part\s+\w+\s+of\s+)?(?:the\s+)?Schedule\s+12A/gi

/** Lists of up to 18 paragraphs still go about: of older law, or of Wales. */
function unknownParagraphs(record: MeetingRecord): Finding[] {
  return record.minutes.flatMap(({ itemId, blocks }): Finding[] => {
    const text = blocks.map(printedWords).join('\n')
    const numbers = [...text.matchAll(namedParagraphs)].flatMap(([, list = '']) => list.match(/\d+/g) ?? [])
    const unknown = [...new Set(numbers)].filter((number) => Number(number) < 1 || Number(number) > 7)
    if (unknown.length === 0) return []
    return [
      {
        rule: 'R20',
        level: 'problem',
        where: itemId,
        place: { kind: 'item', id: itemId },
        why: `The minutes name paragraph ${inWords(unknown)} of Schedule 12A: in England Part 1 has paragraphs 1 to 7. Put the number right.`,
      },
    ]
  })
}

/** An interest is declared to everybody, also in private: only what a sensitive one is, and exempt matter, is kept (s.31, s.32). */
function closedInterests(record: MeetingRecord): Finding[] {
  return record.minutes.flatMap(({ itemId, blocks }): Finding[] => {
    const isClosed = itemsAbove(record, itemId).some((item) => item.classification !== 'public')
    const line = blocks.find(
      (block) =>
        block.kind === 'event' &&
        block.event === 'declared' &&
        (isClosed || block.classification !== 'public'),
    )
    if (line === undefined) return []
    return [
      {
        rule: 'R16',
        level: 'advice',
        where: itemId,
        why: `“${printedWords(line)}” The public are not told of this declaration of interest. ${isClosed ? 'Move its line to an item that is public' : 'Make its line public'}, without what is exempt of it.`,
      },
    ]
  })
}
