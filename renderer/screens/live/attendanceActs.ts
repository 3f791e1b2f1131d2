import { addressedName } from '../../../shared/domain/person.ts'
import type { PersonOnTheDay } from '../../../shared/domain/person.ts'
import { newId } from '../../state/newId.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { recordAct, sentAgain } from './recordedAct.ts'
import { isUnderWay } from './roomNow.ts'

/** The newcomer of an attendance list: somebody the book knows, or a name. */
export type Who =
  | { readonly kind: 'known'; readonly personId: string }
  | { readonly kind: 'new'; readonly address: string; readonly name: string; readonly title: string }

/** Marks these members present, as one step of undo. */
export function markPresent(live: LiveMeeting, personIds: readonly string[]): void {
  if (personIds.length === 0) return
  const names = personIds.length === 1 ? '1 member' : `${personIds.length} members`
  live.session.undoStack.asOne(`${names} marked present`, () => {
    for (const personId of personIds) live.marks.mark(personId, { status: 'present', reason: null })
  })
}

/** Adds somebody in attendance. */
export function addAttendee(live: LiveMeeting, who: Who): void {
  add(live, newcomer(live, who), 'attendee', null)
}

/** Somebody sits for a member. Of one who comes when the meeting is under way the arrival is minuted: they act from then on (R30). */
export function addSubstitute(live: LiveMeeting, who: Who, absentId: string): void {
  const person = newcomer(live, who)
  const { name } = person
  live.session.undoStack.asOne(`${name} as substitute for ${live.nameOf(absentId)}`, () => {
    const arrivesNow = isUnderWay(live)
    add(live, person, 'substitute', absentId)
    if (arrivesNow) live.cameOrWent('arrived', person.id, live.now())
  })
}

export function removePerson(live: LiveMeeting, personId: string): void {
  const { meetingId, client } = live
  const listed = live.view.record.attendance.find((one) => one.personId === personId)
  if (listed === undefined || listed.capacity === 'member') return
  const { capacity, substituteFor } = listed
  const who = { kind: 'known', personId } as const
  const order = othersOf(live)
  recordAct(live, {
    name: `${live.nameOf(personId)} taken off the list`,
    send: sentAgain(() => client.attendance.remove({ meetingId, personId }), 'not-found'),
    takeBack: sentAgain(async () => {
      await client.attendance.add({ meetingId, who, capacity, substituteFor })
      await client.attendance.order({ meetingId, personIds: order })
    }, 'conflict'),
  })
}

/** Lists those who are not members in this order. */
export function orderPeople(live: LiveMeeting, personIds: string[]): void {
  const { meetingId, client } = live
  const before = othersOf(live)
  recordAct(live, {
    name: 'the order of those in attendance',
    send: () => client.attendance.order({ meetingId, personIds }),
    takeBack: () => client.attendance.order({ meetingId, personIds: before }),
  })
}

/** Names somebody the book knows and this meeting does not yet. */
export function introduce(live: LiveMeeting, person: Pick<PersonOnTheDay, 'id' | 'address' | 'name'>): void {
  live.introduce({ id: person.id, address: person.address, name: person.name, title: '' })
}

interface Newcomer {
  readonly id: string
  readonly who: Who
  readonly name: string
}

function newcomer(live: LiveMeeting, who: Who): Newcomer {
  if (who.kind === 'known') return { id: who.personId, who, name: live.nameOf(who.personId) }
  const person: PersonOnTheDay = { id: newId(), address: who.address, name: who.name, title: who.title }
  live.introduce(person)
  return { id: person.id, who, name: addressedName(person) }
}

function add(
  live: LiveMeeting,
  { id: personId, who, name }: Newcomer,
  capacity: 'substitute' | 'attendee',
  substituteFor: string | null,
): void {
  const { meetingId, client } = live
  const absent = live.marks.of(substituteFor)
  const known = { kind: 'known', personId } as const
  const put = (sent: typeof known | (Who & { personId: string })) => () =>
    client.attendance.add({ meetingId, who: sent, capacity, substituteFor })
  recordAct(live, {
    name: `${name} added`,
    send: sentAgain(put({ ...who, personId }), 'conflict'),
    takeBack: sentAgain(async () => {
      await client.attendance.remove({ meetingId, personId })
      // The core has forgotten how the member was marked before.
      if (substituteFor !== null) {
        await client.attendance.mark({ meetingId, personId: substituteFor, ...absent })
      }
    }, 'not-found'),
    again: sentAgain(put(known), 'conflict'),
  })
}

/** Everybody who is listed and no member, in their order. */
function othersOf(live: LiveMeeting): string[] {
  return live.view.record.attendance.flatMap((one) => (one.capacity === 'member' ? [] : [one.personId]))
}
