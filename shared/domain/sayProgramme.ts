import { formatDate } from './civilTime.ts'
import type { CardPlace, ProgrammeCard } from './programme.ts'
import { listNames, placeKey, placeOn } from './programmeBoard.ts'
import type { ProgrammeMeeting } from './programmeBoard.ts'

/** A place as people name it: "14 January 2027", "To be scheduled". */
export function placeName(place: CardPlace, meetings: readonly ProgrammeMeeting[]): string {
  if (place.kind === 'date') return formatDate(place.date, '3 November 2022')
  if (place.kind !== 'meeting') return listNames[place.kind]
  const meeting = meetings.find(({ id }) => id === place.meetingId)
  return meeting === undefined ? listNames.unscheduled : formatDate(meeting.date, '3 November 2022')
}

/** What was done to a work programme, as its history tells it. */
export function sayProgrammeChange(
  before: readonly ProgrammeCard[],
  after: readonly ProgrammeCard[],
  meetings: readonly ProgrammeMeeting[],
): string {
  const was = new Map(before.map((card) => [card.id, card]))
  const is = new Map(after.map((card) => [card.id, card]))
  const added = after.filter(({ id }) => !was.has(id))
  const removed = before.filter(({ id }) => !is.has(id))
  const moved = after.filter((card) => {
    const old = was.get(card.id)
    return old !== undefined && keyOf(old, meetings) !== keyOf(card, meetings)
  })
  const [one] = [...added, ...removed, ...moved]
  if (one !== undefined && added.length + removed.length + moved.length === 1) {
    const name = `“${one.title}”`
    if (removed.length === 1) return `${name} was taken off the work programme.`
    const where = placeName(one.place, meetings)
    return added.length === 1
      ? `${name} was put on the work programme: ${where}.`
      : `${name} was moved to ${where}.`
  }
  const said = [
    [added.length, 'added'],
    [moved.length, 'moved'],
    [removed.length, 'taken off'],
  ] as const
  const counts = said.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return counts.length === 0
    ? 'The work programme was changed.'
    : `The work programme was changed: ${counts.join(', ')}.`
}

function keyOf(card: ProgrammeCard, meetings: readonly ProgrammeMeeting[]): string {
  return placeKey(placeOn(card.place, meetings))
}
