import { everInTheRoom, inTheRoom, movement, presiderAt } from '../../../shared/domain/presenceTimeline.ts'
import type { Room } from '../../../shared/domain/presenceTimeline.ts'
import { inTimeOrder } from '../../../shared/domain/presence.ts'
import { seatsOn } from '../../../shared/domain/seats.ts'

/** What may be offered about who presides: somebody takes the chair, the Chair takes it back, or the officer says who. */
export type ChairOffer =
  { readonly kind: 'takes' | 'takes-back'; readonly personId: string } | { readonly kind: 'choose' }

/**
 * What to offer, if anything: when whoever should preside is away or has left, the Vice Chair; when the Chair comes (back) while another
 * presides, the Chair. Nobody is offered whom the roll call has not reached, nor the chair to somebody who is away.
 */
export function chairOffer(room: Room): ChairOffer | null {
  const chair = seatOf(room, 'chair')
  if (chair === null) return null
  const here = inTheRoom(room)
  const presider = presiderAt(room)
  if (presider !== null && presider !== chair && here.has(chair) && cameLast(room, chair, presider)) {
    return { kind: 'takes-back', personId: chair }
  }
  const holder = presider ?? chair
  if (!isGone(room, here, holder)) return null
  const vice = seatOf(room, 'vice-chair')
  const next = [chair, vice].find(
    (one): one is string => one !== null && one !== holder && !isGone(room, here, one),
  )
  return next === undefined ? { kind: 'choose' } : { kind: 'takes', personId: next }
}

/** Who holds an office on the day; null when the seat is vacant. */
export function seatOf(room: Room, role: 'chair' | 'vice-chair'): string | null {
  return seatsOn(room.memberships, room.date).find((seat) => seat.role === role)?.personId ?? null
}

/** Marked away, or there and gone out. Of somebody not yet marked nobody knows. */
function isGone(room: Room, here: ReadonlySet<string>, personId: string): boolean {
  if (here.has(personId)) return false
  const status = room.attendance.find((one) => one.personId === personId)?.status
  return status !== 'not-yet' || everInTheRoom(room).has(personId)
}

/** Whether the chair came in after the other took the chair; who gave it up and stayed in the room is not asked. */
function cameLast(room: Room, chair: string, presider: string): boolean {
  const facts = inTimeOrder(room.facts)
  const came = facts.findLastIndex((fact) => movement(fact)?.personId === chair)
  const took = facts.findLastIndex((fact) => fact.kind === 'took-chair' && fact.personId === presider)
  return came > took || (came === -1 && took === -1)
}
