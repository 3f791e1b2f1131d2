import type { Membership } from './committee.ts'
import { barredByInterest } from './interests.ts'
import type { ItemPlace } from './interests.ts'
import { isAside } from './meetingFact.ts'
import type { MeetingFact } from './meetingFact.ts'
import type { MeetingRecord } from './meetingRecord.ts'
import type { Attendance, Quorum } from './presence.ts'
import { seatsOn } from './seats.ts'
import { compareTimes, inTimeOrder } from './timeOrder.ts'

/**
 * The presence timeline of a meeting. Nothing of it is stored: who is in the room, whether they are quorate and who may vote is
 * worked out from the attendance and the facts each time, so that a time put right puts everything right.
 */

/** What the timeline is worked out from. */
export interface Room {
  readonly attendance: readonly Attendance[]
  /** Facts have the resolution of a minute; of the same minute, the order they stand in counts. */
  readonly facts: readonly MeetingFact[]
  readonly memberships: readonly Membership[]
  /** YYYY-MM-DD: whose seats count. */
  readonly date: string
  readonly committeeQuorum: number
  /** Who presided, as the meeting says; somebody who takes the chair later comes before them. */
  readonly presidedBy: string | null
  /** An interest in an item touches its sub-items, and the other way about. */
  readonly items: readonly ItemPlace[]
  /** 'HH:MM' */
  readonly start: string
  readonly end: string | null
}

export function roomOf(
  record: Pick<MeetingRecord, 'attendance' | 'facts' | 'members' | 'items' | 'meeting' | 'committee'>,
): Room {
  const { attendance, facts, members, items, meeting } = record
  return {
    attendance,
    facts,
    memberships: members,
    date: meeting.date,
    committeeQuorum: record.committee.quorum,
    presidedBy: meeting.presidedBy,
    items,
    start: meeting.start,
    end: meeting.end,
  }
}

/**
 * A moment of the meeting: after everything at or before a minute ('HH:MM'), after everything ('now'), or just before a fact: within
 * its minute, the facts that stand before it have happened and the others have not.
 */
export type Moment = string | { readonly before: string }

/** The facts that have happened by the moment, in the order they happened. */
export function factsUntil(facts: readonly MeetingFact[], at: Moment = 'now'): MeetingFact[] {
  const ordered = inTimeOrder(facts)
  if (at === 'now') return ordered
  if (typeof at === 'string') return ordered.filter((fact) => compareTimes(fact.at, at) <= 0)
  const end = ordered.findIndex((fact) => fact.id === at.before)
  return end === -1 ? ordered : ordered.slice(0, end)
}

/** Somebody who came in or went out; null for a fact of another kind. */
export function movement(fact: MeetingFact): { readonly personId: string; readonly goes: boolean } | null {
  if (fact.kind !== 'arrived' && fact.kind !== 'returned' && fact.kind !== 'left') return null
  return fact.personId === null ? null : { personId: fact.personId, goes: fact.kind === 'left' }
}

/** Everybody present at a moment: members, substitutes and others. */
export function inTheRoom(room: Room, at: Moment = 'now'): ReadonlySet<string> {
  const here = thereAtTheStart(room)
  for (const fact of factsUntil(room.facts, at)) {
    const move = movement(fact)
    if (move === null) continue
    if (move.goes) here.delete(move.personId)
    else here.add(move.personId)
  }
  return here
}

/** Everybody who was there at some time until the moment: marked present, or known to have come. */
export function everInTheRoom(
  room: Pick<Room, 'attendance' | 'facts'>,
  at: Moment = 'now',
): ReadonlySet<string> {
  const came = factsUntil(room.facts, at).flatMap((fact) => {
    const move = movement(fact)
    return move === null || move.goes ? [] : [move.personId]
  })
  return new Set([...thereAtTheStart(room), ...came])
}

/** Those marked present, but for whom the first that is known is that they arrived. */
function thereAtTheStart(room: Pick<Room, 'attendance' | 'facts'>): Set<string> {
  const here = new Set(
    room.attendance.filter((each) => each.status === 'present').map((each) => each.personId),
  )
  const spokenOf = new Set<string>()
  for (const fact of inTimeOrder(room.facts)) {
    const personId = movement(fact)?.personId
    if (personId === undefined || spokenOf.has(personId)) continue
    spokenOf.add(personId)
    if (fact.kind === 'arrived') here.delete(personId)
  }
  return here
}

/** Who presides: whoever last took the chair, else whom the meeting names, else the chair if in the room; null for nobody known. */
export function presiderAt(room: Room, at: Moment = 'now'): string | null {
  const taken = factsUntil(room.facts, at).findLast((fact) => fact.kind === 'took-chair')
  if (taken?.kind === 'took-chair' && taken.personId !== null) return taken.personId
  if (room.presidedBy !== null) return room.presidedBy
  const chair = seatsOn(room.memberships, room.date).find((seat) => seat.role === 'chair')
  return chair !== undefined && inTheRoom(room, at).has(chair.personId) ? chair.personId : null
}

/** True between an adjournment and the resumption. */
export function isAdjourned(facts: readonly MeetingFact[], at: Moment = 'now'): boolean {
  const last = factsUntil(facts, at).findLast((fact) => fact.kind === 'adjourned' || fact.kind === 'resumed')
  return last?.kind === 'adjourned'
}

export interface VotingRight {
  readonly personId: string
  /** The member whose seat they fill: their own, or that of the member they stand in for. */
  readonly seat: string
  readonly may: boolean
  /** Why they may not; null when they may. */
  readonly why: null | 'absent' | 'left' | 'interest' | 'no-vote' | 'substituted' | 'substitute-beside-member'
}

/**
 * Every member and substitute expected, in the order of the attendance list, and whether they may vote on the item at the moment.
 * Nobody may who is not in the room; who has no vote, as some co-optees (R32); who has declared an interest in the item that keeps
 * them from it (R36, R40; `itemId` null: no item, no interest); and one seat never votes twice (R30): beside a member marked present
 * a substitute does not vote, and a member marked as substituted who comes after all does not vote beside the substitute.
 */
export function votingRights(room: Room, itemId: string | null, at: Moment = 'now'): VotingRight[] {
  const here = inTheRoom(room, at)
  const ever = everInTheRoom(room, at)
  const expected = expectedAtTheTable(room)
  const voting = votingSeats(room)
  const barred = itemId === null ? new Set<string>() : barredByInterest(room.facts, itemId, room.items)
  const sitting = seatHolders(expected, here)
  return expected.map(({ personId, capacity, seat }): VotingRight => {
    const why = ((): VotingRight['why'] => {
      if (!here.has(personId)) return ever.has(personId) ? 'left' : 'absent'
      if (!voting.has(seat)) return 'no-vote'
      if (sitting.get(seat) !== personId)
        return capacity === 'substitute' ? 'substitute-beside-member' : 'substituted'
      return barred.has(personId) ? 'interest' : null
    })()
    return { personId, seat, may: why === null, why }
  })
}

/** Everybody who may vote on the item at the moment. */
export function mayVote(room: Room, itemId: string | null, at: Moment = 'now'): ReadonlySet<string> {
  return new Set(
    votingRights(room, itemId, at)
      .filter((right) => right.may)
      .map((right) => right.personId),
  )
}

/**
 * Whether enough members are in the room (R23): voting seats count, each once, when a member who may vote fills it, or their
 * substitute (R30, R32). With an item, who may take no part in it because of an interest does not count (R36).
 */
export function quorumAt(room: Room, at: Moment = 'now', itemId: string | null = null): Quorum {
  const present = mayVote(room, itemId, at).size
  return {
    needed: room.committeeQuorum,
    present,
    members: votingSeats(room).size,
    quorate: present >= room.committeeQuorum,
  }
}

export interface QuorumMoment {
  /** 'HH:MM'; null for the start of the meeting. */
  readonly at: string | null
  /** The item being taken, as far as the facts tell: who has an interest in it does not count. */
  readonly itemId: string | null
  readonly present: number
  readonly quorate: boolean
}

/** The quorum at the start and each time it changes. While the meeting is adjourned, and once it has ended, nothing is told. */
export function quorumMoments(room: Room): QuorumMoment[] {
  const moments: QuorumMoment[] = []
  const tell = (at: string | null, itemId: string | null, quorum: Quorum): void => {
    const last = moments.at(-1)
    const { present, quorate } = quorum
    if (last?.present !== present || last.quorate !== quorate) moments.push({ at, itemId, present, quorate })
  }
  // Actions and parked lines have moments of their own: they are no business of the room.
  const ordered = inTimeOrder(room.facts.filter((fact) => !isAside(fact)))
  const sorted = { ...room, facts: ordered }
  tell(null, null, quorumAt(sorted, room.start))
  ordered.forEach((fact, index) => {
    // Of one minute only its end is told: a member who leaves and the adjournment that follows are one thing.
    if (ordered[index + 1]?.at === fact.at || isAdjourned(ordered, fact.at)) return
    if (compareTimes(fact.at, room.start) <= 0) return
    if (room.end !== null && compareTimes(fact.at, room.end) >= 0) return
    tell(fact.at, fact.itemId, quorumAt(sorted, fact.at, fact.itemId))
  })
  return moments
}

export interface PresenceNote {
  /** When they came, of somebody who came after the start; null for the start. */
  readonly from: string | null
  /** When they left for good, of somebody who was not there at the end; null for the end. */
  readonly until: string | null
}

/**
 * Who came late or left for good, by person; whoever was there throughout, or went out and came back, is not in it. Who left while
 * the meeting was adjourned and never resumed, or once it had ended, was there to the end.
 */
export function presenceNotes(room: Room): Map<string, PresenceNote> {
  const atStart = thereAtTheStart(room)
  const atEnd = inTheRoom(room)
  const lastBusiness = endOfBusiness(room)
  const moves = inTimeOrder(room.facts)
  const notes = new Map<string, PresenceNote>()
  for (const personId of everInTheRoom(room)) {
    const own = moves.filter((fact) => movement(fact)?.personId === personId)
    const came = own.find((fact) => fact.kind !== 'left')?.at ?? null
    const went = own.findLast((fact) => fact.kind === 'left')?.at ?? null
    const from = atStart.has(personId) || came === null || compareTimes(came, room.start) <= 0 ? null : came
    const gone = !atEnd.has(personId) && went !== null
    const until = gone && (lastBusiness === null || compareTimes(went, lastBusiness) < 0) ? went : null
    if (from !== null || until !== null) notes.set(personId, { from, until })
  }
  return notes
}

/** When the meeting ended, or was adjourned for good; null while it is not known. */
function endOfBusiness(room: Room): string | null {
  const last = inTimeOrder(room.facts).findLast(
    (fact) => fact.kind === 'adjourned' || fact.kind === 'resumed',
  )
  return last?.kind === 'adjourned' ? last.at : room.end
}

interface AtTheTable {
  readonly personId: string
  readonly capacity: 'member' | 'substitute'
  readonly seat: string
  readonly status: Attendance['status']
}

/** Members and substitutes as listed, then those whose seat is in no list. */
function expectedAtTheTable(room: Room): AtTheTable[] {
  const listed = room.attendance.flatMap((each): AtTheTable[] =>
    each.capacity === 'attendee'
      ? []
      : [
          {
            personId: each.personId,
            capacity: each.capacity,
            seat: each.capacity === 'substitute' ? (each.substituteFor ?? each.personId) : each.personId,
            status: each.status,
          },
        ],
  )
  const known = new Set(room.attendance.map((each) => each.personId))
  const missing = [...new Set(seatsOn(room.memberships, room.date).map((seat) => seat.personId))]
    .filter((personId) => !known.has(personId))
    .map((personId): AtTheTable => ({ personId, capacity: 'member', seat: personId, status: 'not-yet' }))
  return [...listed, ...missing]
}

function votingSeats(room: Room): ReadonlySet<string> {
  return new Set(
    seatsOn(room.memberships, room.date)
      .filter((seat) => seat.voting)
      .map((seat) => seat.personId),
  )
}

/** Who sits in each seat, of those in the room: one person (R30). */
function seatHolders(
  expected: readonly AtTheTable[],
  here: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const holders = new Map<string, string>()
  const seated = expected.filter((each) => here.has(each.personId))
  const inTurn = [
    ...seated.filter((each) => each.capacity === 'member' && each.status !== 'substituted'),
    ...seated.filter((each) => each.capacity === 'substitute'),
    ...seated.filter((each) => each.capacity === 'member' && each.status === 'substituted'),
  ]
  for (const { seat, personId } of inTurn) if (!holders.has(seat)) holders.set(seat, personId)
  return holders
}
