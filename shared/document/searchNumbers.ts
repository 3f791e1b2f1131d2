import { agendaNumbers } from '../domain/agendaOrder.ts'
import type { MeetingRecord } from '../domain/meetingRecord.ts'

/** How a hit says which item it belongs to; empty for no item, and for one without a number. */
export interface SearchNumbers {
  /** Of its minutes: "20", and "20 a)" for a sub-item. */
  readonly minute: (itemId: string | null) => string
  /** Of its agenda, report and recommendations: the minute number too, once the meeting was minuted; until then "Agenda item 5 a)". */
  readonly agenda: (itemId: string | null) => string
}

export function searchNumbers(record: MeetingRecord): SearchNumbers {
  const minuted = new Map(record.minutes.map((minutes) => [minutes.itemId, minutes.number]))
  const minute = withParent(record, (id) => minuted.get(id) ?? '')
  if (wasMinuted(record)) return { minute, agenda: minute }
  const listed = agendaNumbers(record.items)
  const own = withParent(record, (id) => listed[id] ?? '')
  return {
    minute,
    agenda: (itemId) => {
      const number = own(itemId)
      return number === '' ? '' : `Agenda item ${number}`
    },
  }
}

/** A letter alone says nothing without the item that it stands under. */
function withParent(
  { items }: MeetingRecord,
  numberOf: (itemId: string) => string,
): (itemId: string | null) => string {
  const parents = new Map(items.map((item) => [item.id, item.parentId]))
  return (itemId) => {
    if (itemId === null) return ''
    const parentId = parents.get(itemId) ?? null
    const number = numberOf(itemId)
    return number === '' || parentId === null ? number : `${numberOf(parentId)} ${number}`.trim()
  }
}

/** Until then the numbers of minutes are only what they would be: nobody has seen them. */
function wasMinuted({ meeting, minutes }: MeetingRecord): boolean {
  return (
    !['planned', 'agenda-published'].includes(meeting.state) ||
    minutes.some(({ frozen, blocks }) => frozen || blocks.some((block) => block.kind !== 'note'))
  )
}
