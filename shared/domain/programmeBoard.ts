import type { CardPlace, ProgrammeCard } from './programme.ts'
import type { MeetingState } from './meeting.ts'

/** A meeting of the committee, as far as its work programme needs it. */
export interface ProgrammeMeeting {
  readonly id: string
  readonly date: string
  /** Its business is done: nothing more is put on it. */
  readonly isHeld: boolean
}

/** A column of the board. Standing cards come to every meeting, and stand in each column of a meeting to come. */
export interface ProgrammeColumn {
  readonly key: string
  readonly place: CardPlace
  /** The day of a meeting, or one kept for a meeting; null for the lists beside. */
  readonly date: string | null
  readonly isHeld: boolean
  readonly cards: readonly ProgrammeCard[]
  readonly standing: readonly ProgrammeCard[]
}

export interface ProgrammeBoard {
  /** By date, then the lists: to be scheduled, suggested, circulated. */
  readonly columns: readonly ProgrammeColumn[]
  /** What earlier municipal years looked at: on no board, and kept. */
  readonly earlier: readonly ProgrammeCard[]
}

const lists = ['unscheduled', 'suggested', 'circulated'] as const

/** The lists beside the meetings, as the board and the paper head them. */
export const listNames: Readonly<Record<(typeof lists)[number], string>> = {
  unscheduled: 'To be scheduled',
  suggested: 'Suggested',
  circulated: 'Circulated to members',
}

/** From the draft of its minutes on, a meeting is over. */
export function isHeldState(state: MeetingState): boolean {
  return state === 'draft-minutes' || state === 'minutes-published' || state === 'confirmed'
}

/**
 * The work programme as columns: every meeting to come, every day kept for one, the meetings held since `since` (the day the municipal
 * year began) that looked at something, and the lists. Every card stands in exactly one of them, or among the earlier.
 */
export function programmeBoard(
  cards: readonly ProgrammeCard[],
  meetings: readonly ProgrammeMeeting[],
  since: string,
): ProgrammeBoard {
  const standing = cards.filter((card) => card.standing)
  const own = new Map<string, ProgrammeCard[]>()
  for (const card of cards) {
    if (card.standing) continue
    const key = placeKey(placeOn(card.place, meetings))
    own.set(key, [...(own.get(key) ?? []), card])
  }
  const cardsOf = (place: CardPlace): readonly ProgrammeCard[] => own.get(placeKey(place)) ?? []
  const dated = [
    ...meetings
      .filter(({ isHeld }) => !isHeld)
      .map((meeting) => ({ place: { kind: 'meeting', meetingId: meeting.id } as const, ...meeting })),
    ...meetings
      .filter(
        ({ id, date, isHeld }) =>
          isHeld && date >= since && own.has(placeKey({ kind: 'meeting', meetingId: id })),
      )
      .map((meeting) => ({ place: { kind: 'meeting', meetingId: meeting.id } as const, ...meeting })),
    ...keptDates(cards, meetings).map((date) => ({
      place: { kind: 'date', date } as const,
      date,
      isHeld: false,
    })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const columns = [
    ...dated.map(({ place, date, isHeld }) => ({
      ...{ key: placeKey(place), place, date, isHeld },
      ...{ cards: cardsOf(place), standing: isHeld ? [] : standing },
    })),
    ...lists.map((kind) => ({
      ...{ key: kind, place: { kind }, date: null, isHeld: false },
      ...{ cards: cardsOf({ kind }), standing: [] },
    })),
  ]
  const shown = new Set(columns.flatMap((column) => column.cards.map(({ id }) => id)))
  return { columns, earlier: cards.filter((card) => !card.standing && !shown.has(card.id)) }
}

/** Where a place leads: a day that has its meeting by now is that meeting, and a meeting that was removed leaves its cards to be scheduled. */
export function placeOn(place: CardPlace, meetings: readonly ProgrammeMeeting[]): CardPlace {
  if (place.kind === 'meeting') {
    return meetings.some(({ id }) => id === place.meetingId) ? place : { kind: 'unscheduled' }
  }
  if (place.kind !== 'date') return place
  const meeting = meetings.find(({ date, isHeld }) => date === place.date && !isHeld)
  return meeting === undefined ? place : { kind: 'meeting', meetingId: meeting.id }
}

export function placeKey(place: CardPlace): string {
  if (place.kind === 'meeting') return `meeting ${place.meetingId}`
  return place.kind === 'date' ? `date ${place.date}` : place.kind
}

export interface CardMove {
  readonly cardId: string
  readonly place: CardPlace
  /** From 0, among the other cards of the column it goes to; past the end is the end. */
  readonly index: number
}

/**
 * The cards with one of them moved. All others keep their order, and the moved one its words and its source; what it became on the agenda
 * of a meeting it leaves behind. An unknown card, or a standing one, moves nothing.
 */
export function moveCard(
  cards: readonly ProgrammeCard[],
  meetings: readonly ProgrammeMeeting[],
  { cardId, place, index }: CardMove,
): readonly ProgrammeCard[] {
  const card = cards.find(({ id }) => id === cardId)
  if (card === undefined || card.standing) return cards
  const to = placeOn(place, meetings)
  const key = placeKey(to)
  const stays = placeKey(placeOn(card.place, meetings)) === key
  const moved: ProgrammeCard = { ...card, place: to, agendaItemId: stays ? card.agendaItemId : null }
  const others = cards.filter(({ id }) => id !== cardId)
  const column = others.filter((each) => !each.standing && placeKey(placeOn(each.place, meetings)) === key)
  const before = column[Math.max(0, index)]
  if (before !== undefined) return others.toSpliced(others.indexOf(before), 0, moved)
  const last = column.at(-1)
  return others.toSpliced(last === undefined ? others.length : others.indexOf(last) + 1, 0, moved)
}

/** The column beside the one a card stands in, to the left (-1) or right (1), past the meetings that are over; null at the edge. */
export function columnBeside(
  { columns }: ProgrammeBoard,
  cardId: string,
  step: 1 | -1,
): ProgrammeColumn | null {
  const at = columns.findIndex(({ cards }) => cards.some(({ id }) => id === cardId))
  if (at < 0) return null
  const ahead = step === 1 ? columns.slice(at + 1) : columns.slice(0, at).toReversed()
  return ahead.find(({ isHeld }) => !isHeld) ?? null
}

/** Cards that come to a meeting and are not items of its agenda yet, in their order; standing ones that no item of it has the title of, too. */
export function cardsForAgenda(
  cards: readonly ProgrammeCard[],
  meetings: readonly ProgrammeMeeting[],
  meetingId: string,
  items: readonly { readonly id: string; readonly title: string }[],
): readonly ProgrammeCard[] {
  const titles = new Set(items.map(({ title }) => sameTitle(title)))
  const ids = new Set(items.map(({ id }) => id))
  return cards.filter((card) => {
    if (card.standing) return !titles.has(sameTitle(card.title))
    const place = placeOn(card.place, meetings)
    const comes = place.kind === 'meeting' && place.meetingId === meetingId
    return (
      comes &&
      (card.agendaItemId === null || !ids.has(card.agendaItemId)) &&
      !titles.has(sameTitle(card.title))
    )
  })
}

/** Titles that differ in case, dashes or the kind of apostrophe are the same title. */
export function sameTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function keptDates(cards: readonly ProgrammeCard[], meetings: readonly ProgrammeMeeting[]): string[] {
  const dates = cards.flatMap((card) => {
    const place = card.standing ? null : placeOn(card.place, meetings)
    return place?.kind === 'date' ? [place.date] : []
  })
  return [...new Set(dates)]
}
