import { numberedItems } from '../agendaOrder.ts'
import type { Finding } from './findings.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { labelBreaks } from './labelBreaks.ts'

/**
 * Minute numbers that do not follow each other as the items stand: one twice, one left out, one out of its place. Only of numbers that
 * stand already: what is worked out is in order.
 */
export function numberFindings(record: MeetingRecord): Finding[] {
  const numbers = new Map(record.minutes.map((minutes) => [minutes.itemId, minutes]))
  const printed = numberedItems(record.items).flatMap((item) => {
    const minutes = numbers.get(item.id)
    const value = minutes === undefined ? null : counterOf(minutes.number)
    return minutes?.frozen === true && value !== null ? [{ item, number: minutes.number, value }] : []
  })
  const wrong = printed.flatMap(({ item, number, value }, index): Finding[] => {
    const before = printed[index - 1]
    if (before === undefined || value === before.value + 1) return []
    const isTwice = printed.slice(0, index).some((earlier) => earlier.value === value)
    return [
      {
        rule: 'numbers',
        level: isTwice ? 'problem' : 'advice',
        where: item.id,
        why: isTwice
          ? `Minute ${number} stands twice. Give “${item.title}” a number of its own.`
          : `Minute ${number}, “${item.title}”, follows minute ${before.number}: the numbers are not in sequence. Check that none is missing.`,
      },
    ]
  })
  return [...wrong, ...labelFindings(record)]
}

/** Labels that are kept as printed and do not follow each other: one finding an item. */
function labelFindings({ items, minutes }: MeetingRecord): Finding[] {
  return minutes.flatMap(({ itemId, blocks }): Finding[] => {
    const breaks = labelBreaks(blocks)
    const item = items.find(({ id }) => id === itemId)
    if (breaks.length === 0 || item === undefined) return []
    const more = breaks.length > 3 ? `, and ${breaks.length - 3} more` : ''
    return [
      {
        rule: 'numbers',
        level: 'advice',
        where: itemId,
        why: `In “${item.title}”, ${breaks.slice(0, 3).join('; ')}${more}. Labels stand as they were printed: check that nothing is missing.`,
      },
    ]
  })
}

/** The counter of a printed number: 15 of "15", 77 of "77/21", 26 of "(26)"; null for a letter or for nothing. */
function counterOf(number: string): number | null {
  const digits = /\d+/.exec(number)?.[0]
  return digits === undefined ? null : Number(digits)
}
