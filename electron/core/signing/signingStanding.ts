import type { z } from 'zod'
import type { standingSchema } from '../../../shared/api/signingContract.ts'
import { isLater } from '../../../shared/domain/laterMeeting.ts'
import { nextLeaf } from '../../../shared/domain/leaves.ts'
import type { LeavesTaken } from '../../../shared/domain/leaves.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { municipalYearStart } from '../../../shared/domain/minuteNumber.ts'
import { hasWords } from '../../../shared/domain/minutes.ts'
import { minutesStanding } from '../../../shared/domain/minutesStanding.ts'
import type { MinutesStanding } from '../../../shared/domain/minutesStanding.ts'
import { readAgenda } from '../../db/agenda.ts'
import { headOf } from '../../db/changeLog.ts'
import { meetingStream } from '../../db/changeKinds.ts'
import type { Reader } from '../../db/database.ts'
import { meetingsOfCommittee } from '../../db/meetings.ts'
import type { StoredMeeting } from '../../db/meetings.ts'
import { readMeetingTexts } from '../../db/minutes.ts'
import { readMinutesActs } from '../../db/minutesActs.ts'
import { nameOfItem } from './agreedMeeting.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import { requiredCouncil, requiredMeeting } from '../required.ts'
import { textHashOf } from './signedText.ts'
import { wire } from '../wire.ts'

export function standingOfRecord({ meeting, acts, minutes }: MeetingRecord): MinutesStanding {
  return minutesStanding(
    meeting,
    acts,
    minutes.some(({ blocks }) => blocks.some(hasWords)),
  )
}

/** Where the minutes of a meeting stand, and what may be done with them next. Throws `not-found`. */
export function toldStanding(reader: Reader, meetingId: string): z.infer<typeof standingSchema> {
  const stored = requiredMeeting(reader, meetingId)
  const record = readMeetingRecord(reader, meetingId)
  const textHash = textHashOf(record)
  const others = meetingsOfCommittee(reader, stored.committeeId)
  // After a meeting whose next one is extraordinary, the ordinary one after that is the suitable one (R41).
  const later = others.filter(({ meeting }) => isLater(meeting, stored.meeting) && !meeting.extraordinary)
  const before = stored.meeting.extraordinary
    ? []
    : others.filter(({ meeting }) => isLater(stored.meeting, meeting))
  // Minutes of the past that were imported were signed long ago, but for those of the meeting just before.
  const earlier = before.filter(
    (each) => each.meeting.importedFrom === null || each.meeting.id === before.at(-1)?.meeting.id,
  )
  return {
    state: standingOfRecord(record).state,
    acts: wire(record.acts),
    textHash,
    chainHead: chainHeadOf(reader, meetingId),
    canBeConfirmedAt: later.map(({ meeting: { id, date, state } }) => {
      const items = readAgenda(reader, id)
      const itemId = items.find((item) => item.kind === 'minutes')?.id ?? null
      const itemName = itemId === null ? '' : nameOfItem(items, itemId)
      return { meetingId: id, date, itemId, itemName, mayWrite: state !== 'confirmed' }
    }),
    toConfirm: earlier.flatMap(({ meeting }) => {
      const { state } = storedStanding(reader, meeting)
      const isOpen = !['none', 'confirmed', 'signed', 'superseded'].includes(state)
      return isOpen ? [{ meetingId: meeting.id, date: meeting.date, state }] : []
    }),
    earlierWithoutCopy: earlierWithoutCopy(reader, stored),
    firstLeaf: nextLeaf(leavesTaken(reader, stored), { meetingId, textHash, pages: null }),
  }
}

/** Head of the hash chain of a meeting: what is printed on every leaf of its signing copy. */
export function chainHeadOf(reader: Reader, meetingId: string): string {
  return headOf(reader, meetingStream(meetingId))?.hash ?? '0'.repeat(64)
}

function earlierWithoutCopy(reader: Reader, stored: StoredMeeting): { meetingId: string; date: string }[] {
  return meetingsOfYear(reader, stored).flatMap(({ meeting }) => {
    const isDue = meeting.state === 'confirmed' && isLater(stored.meeting, meeting)
    if (!isDue) return []
    const acts = readMinutesActs(reader, meeting.id)
    // Minutes that came confirmed from elsewhere were signed there.
    const isKnown = acts.some((act) => act.kind === 'confirmed')
    return isKnown && !acts.some((act) => act.kind === 'copy-made' || act.kind === 'signed')
      ? [{ meetingId: meeting.id, date: meeting.date }]
      : []
  })
}

/** The signing copies of the committee in the municipal year of a meeting, in the order they were made. */
export function leavesTaken(reader: Reader, stored: StoredMeeting): LeavesTaken[] {
  return meetingsOfYear(reader, stored)
    .flatMap(({ meeting }) =>
      readMinutesActs(reader, meeting.id).flatMap((act) =>
        // Leaves that are signed are taken, whoever printed them.
        (act.kind === 'copy-made' || act.kind === 'signed') && act.leaves !== null
          ? [{ meetingId: meeting.id, textHash: act.textHash, leaves: act.leaves, at: act.at }]
          : [],
      ),
    )
    .toSorted((a, b) => a.at.localeCompare(b.at))
}

/** The meetings of the committee in the municipal year of a meeting, the earliest first. */
function meetingsOfYear(reader: Reader, stored: StoredMeeting): StoredMeeting[] {
  const { annualMeetings } = requiredCouncil(reader)
  const yearOf = (date: string): string => municipalYearStart(date, annualMeetings)
  return meetingsOfCommittee(reader, stored.committeeId).filter(
    ({ meeting }) => yearOf(meeting.date) === yearOf(stored.meeting.date),
  )
}

/** Where the minutes of a meeting stand, without its whole record: of minutes that are settled not even the words are read. */
export function storedStanding(reader: Reader, meeting: StoredMeeting['meeting']): MinutesStanding {
  const acts = readMinutesActs(reader, meeting.id)
  const settled = minutesStanding(meeting, acts, false)
  if (settled.state !== 'none') return settled
  const texts = [...readMeetingTexts(reader, meeting.id).values()]
  const isMinuted = texts.some(({ blocks }) => blocks.some(hasWords))
  return minutesStanding(meeting, acts, isMinuted)
}
