import type { ImportDraft } from './importDraft.ts'

/** Below this, somebody looks. A heading in plain letters is none the less one where its number goes on from the one before. */
const [sure, sureItem] = [0.5, 0.3]

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
  const unsureItem = items.find(({ id }) => unsure(`item ${id}`, sureItem))
  const isNumbered = minutes.some(({ number }) => number !== '')
  return [
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
    ...(isNumbered && unsureItem !== undefined
      ? [
          unsureItem.id === items[0]?.id && minutes[0]?.number === ''
            ? 'Some lines before the first item were not understood.'
            : `Where the item “${unsureItem.title}” begins was not read for certain.`,
        ]
      : []),
  ]
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
