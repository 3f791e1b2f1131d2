import type { AgendaItem } from './agenda.ts'
import { agendaPlaces } from './agendaOrder.ts'
import type { MeetingState } from './meeting.ts'
import { hasWords } from './minutes.ts'
import type { MinutesBlock } from './minutes.ts'
import type { Attendance } from './presence.ts'

/** The agenda that went out keeps its numbers: members, press and public quote them, in whatever order its business is taken. */

/** As much of a meeting as tells whether its agenda is out. */
export interface AgendaInUse {
  readonly state: MeetingState
  readonly items: readonly Pick<AgendaItem, 'origin'>[]
  readonly attendance: readonly Pick<Attendance, 'capacity' | 'status'>[]
  readonly minutes: readonly { readonly blocks: readonly MinutesBlock[] }[]
}

/**
 * By the state of the meeting, or because it is being minuted: a member has been marked present or absent, something is written, or an
 * item was added at the meeting. Apologies alone do not say so: they come in while the agenda is still being made.
 */
export function isAgendaOut({ state, items, attendance, minutes }: AgendaInUse): boolean {
  return (
    state !== 'planned' ||
    attendance.some(
      ({ capacity, status }) => capacity === 'member' && (status === 'present' || status === 'absent'),
    ) ||
    minutes.some(({ blocks }) => blocks.some(hasWords)) ||
    items.some(({ origin }) => origin === 'meeting')
  )
}

/** The items with the places that their numbers stand for, from now on. Those that have one keep it; a new one takes the next. */
export function withPlaces(items: readonly AgendaItem[]): AgendaItem[] {
  const places = agendaPlaces(items)
  return items.map((item) => ({ ...item, agendaPlace: places.get(item.id) ?? null }))
}

/** The items of an agenda that may change again: they are numbered in their order. */
export function withoutPlaces(items: readonly AgendaItem[]): AgendaItem[] {
  return items.map((item) => ({ ...item, agendaPlace: null }))
}
