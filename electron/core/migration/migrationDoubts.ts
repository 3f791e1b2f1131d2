import { plainText } from '../../../shared/domain/minutes.ts'
import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import type { ImportDraft } from '../importDraft.ts'

/** Below this, somebody looks. A heading in plain letters is none the less one where its number goes on from the one before. */
const [sure, sureItem] = [0.5, 0.3]
/** So many lines are told, and so much of each. */
const [mostLines, mostLetters] = [3, 60]

/**
 * What wants a look before a meeting of the past goes into the book unseen, a sentence each: no day, no committee, no items, nobody there,
 * numbers that break, or any of it read unsurely. None of a record that Minutebook wrote.
 */
export function migrationDoubts(draft: ImportDraft, today: string): string[] {
  const { what, record, fields } = draft
  if (what === 'record') return []
  if (what === 'agenda') return ['It is an agenda: it does not say what was done.']
  const confidence = new Map(fields.map((field) => [field.place, field.confidence]))
  const unsure = (place: string, below = sure): boolean => (confidence.get(place) ?? 0) < below
  const { items, minutes, attendance, meeting } = record
  const before = minutes[0]?.number === '' ? items[0]?.id : undefined
  const unsureItems = items
    .filter(({ id }) => id !== before && unsure(`item ${id}`, sureItem))
    .slice(0, mostLines)
  const isNumbered = minutes.some(({ number }) => number !== '')
  const doubts = [
    ...(confidence.has('committee.name')
      ? unsure('committee.name')
        ? ['Which committee met was not read for certain.']
        : []
      : ['It does not say which committee met.']),
    ...(confidence.has('meeting.date')
      ? unsure('meeting.date')
        ? ['The day of the meeting was not read for certain.']
        : []
      : ['It does not say on which day the meeting was.']),
    ...(confidence.has('meeting.date') && meeting.date > today
      ? ['The day of the meeting is still to come.']
      : []),
    ...(attendance.length === 0 ? ['It does not say who was there.'] : []),
    ...(isNumbered ? brokenNumbers(minutes.map(({ number }) => number)) : ['No numbered items were found.']),
    ...(isNumbered
      ? unsureItems.map(({ title }) => `Where the item “${cut(title)}” begins was not read for certain.`)
      : []),
  ]
  // Lines before the first item alone hold nobody up: who met, when, and what was done are sure.
  return doubts.length === 0 ? [] : [...doubts, ...linesBefore(draft)]
}

/** The first lines that were taken for none of the head, the attendance or an item. */
function linesBefore({ record: { items, minutes } }: ImportDraft): string[] {
  const own = minutes[0]
  if (own === undefined || own.itemId !== items[0]?.id || own.number !== '') return []
  const lines = own.blocks.map(wordsOf).filter((words) => words !== '')
  if (lines.length === 0) return []
  const named = lines.slice(0, mostLines).map((words) => `“${cut(words)}”`)
  return [`Before the first item, these lines were not understood: ${named.join(', ')}.`]
}

function wordsOf(block: MinutesBlock): string {
  return block.kind === 'resolution'
    ? block.clauses.map(({ content }) => plainText(content)).join(' ')
    : plainText(block.content)
}

function cut(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length <= mostLetters ? line : `${line.slice(0, mostLetters).trimEnd()}…`
}

/** Printed numbers rise by one from item to item; the first break is told. "77/21" counts by its first figures. */
function brokenNumbers(numbers: readonly string[]): string[] {
  const counted = numbers.filter((number) => /^\(?\d+\)?(\/\w+)?\.?$/.test(number))
  for (const [at, number] of counted.entries()) {
    const before = counted[at - 1]
    if (before === undefined || figures(number) === figures(before) + 1) continue
    return [`The numbers break: ${number} stands after ${before}.`]
  }
  return []
}

function figures(number: string): number {
  return Number(/\d+/.exec(number)?.[0] ?? 0)
}
