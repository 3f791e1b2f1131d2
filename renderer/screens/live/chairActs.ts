import { everInTheRoom, presiderAt } from '../../../shared/domain/presenceTimeline.ts'
import type { Room } from '../../../shared/domain/presenceTimeline.ts'
import { writeInstead } from '../../editor/writeInstead.ts'
import { newId } from '../../state/newId.ts'
import { addItemNow, sendItem } from './agendaActs.ts'
import { seatOf } from './chairOffer.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { recordAct, sentAgain } from './recordedAct.ts'
import { isUnderWay, roomNow } from './roomNow.ts'

const step = 'the minute about the chair'
const chairItem = { title: 'Chair', afterId: null, kind: 'chair' } as const

/**
 * Somebody takes the chair. Before the meeting is under way they preside from its start, and the "Chair" minute says so; later the line
 * that they took it stands where the caret is, with its time. One step of undo.
 */
export async function takeTheChair(live: LiveMeeting, personId: string): Promise<void> {
  const room = roomNow(live)
  if (presiderAt(room) === personId) return
  const name = `${live.nameOf(personId)} in the chair`
  if (isUnderWay(live) && somebodyPresided(room)) {
    const at = live.now()
    const { itemId } = live.session.summary.getState()
    const fact = { id: newId(), kind: 'took-chair', at, personId, itemId } as const
    live.session.undoStack.asOne(`${name} ${at}`, () => {
      markThere(live, personId)
      live.recordFact(fact, `${name} ${at}`)
    })
    return
  }
  const minute = chairMinute(live)
  if (minute !== null) await live.session.open(minute)
  presideFromTheStart(live, room, personId, minute)
}

/** Whoever takes the chair is there, though the roll call has not reached them. */
function markThere(live: LiveMeeting, personId: string): void {
  const isListed = live.view.record.attendance.some((one) => one.personId === personId)
  if (isListed && live.marks.of(personId).status === 'not-yet') {
    live.marks.mark(personId, { status: 'present', reason: null })
  }
}

function presideFromTheStart(live: LiveMeeting, room: Room, personId: string, minute: string | null): void {
  const { session } = live
  const chair = seatOf(room, 'chair')
  session.undoStack.asOne(`${live.nameOf(personId)} in the chair`, () => {
    markThere(live, personId)
    const before = live.particulars.now().presidedBy
    live.particulars.save({ presidedBy: personId === chair ? null : personId })
    const words = personId === chair ? '' : chairSentences(live, room, personId)[0]
    if (minute === null) {
      const isPlanned = live.view.record.items.some((item) => item.kind === 'chair')
      if (words === '' || isPlanned) return
      session.run(writeInstead(words, step), [], addItemNow(live, chairItem))
      return
    }
    // What the officer wrote herself stays hers.
    const present = session.state(minute).doc.textContent
    if (present !== '' && (before === null || !chairSentences(live, room, before).includes(present))) return
    if (present !== words) session.run(writeInstead(words, step), [], minute)
    if (words === '') takeAway(live, minute)
  })
}

/** Without its sentence the item has no business on the paper. */
function takeAway(live: LiveMeeting, itemId: string): void {
  const { meetingId, client } = live
  recordAct(live, {
    name: step,
    send: sentAgain(() => client.agenda.removeItem({ meetingId, itemId }), 'not-found'),
    takeBack: sendItem(live, itemId, chairItem),
  })
}

/**
 * "In the absence of Councillor Ruth Ashworth, Vice Chair Councillor Helen Bennett chaired the meeting.": what to write, then what may
 * have been written before the Chair came or went.
 */
function chairSentences(live: LiveMeeting, room: Room, personId: string): readonly [string, string] {
  const chair = seatOf(room, 'chair')
  const name = live.nameOf(personId)
  const isVice = personId === seatOf(room, 'vice-chair')
  const plain = `${isVice ? `The Vice Chair, ${name},` : name} chaired the meeting.`
  if (chair === null) return [plain, plain]
  const inAbsence = `In the absence of ${live.nameOf(chair)}, ${isVice ? 'Vice Chair ' : ''}${name} chaired the meeting.`
  return everInTheRoom(room).has(chair) ? [plain, inAbsence] : [inAbsence, plain]
}

/** The item that was made for the minute about the chair; null when there is none. */
function chairMinute(live: LiveMeeting): string | null {
  const made = live.view.record.items.find((item) => item.kind === 'chair' && item.origin === 'meeting')
  return made?.id ?? null
}

/** Whether anybody presided until now. */
function somebodyPresided(room: Room): boolean {
  const ever = everInTheRoom(room)
  const holder = presiderAt(room) ?? seatOf(room, 'chair')
  return holder !== null && ever.has(holder)
}
