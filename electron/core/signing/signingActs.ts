import type {
  AgreedAt,
  ActSentence,
  AgreedCorrection,
  ConfirmationManner,
  MinutesAct,
} from '../../../shared/domain/minutesActs.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { MeetingState } from '../../../shared/domain/meeting.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { checkMove } from '../../../shared/domain/minutesMoves.ts'
import type { MinutesMove } from '../../../shared/domain/minutesMoves.ts'
import type { MinutesStanding } from '../../../shared/domain/minutesStanding.ts'
import { whyNotYetHeld } from '../../../shared/domain/notYetHeld.ts'
import { meetingStream } from '../../db/changeKinds.ts'
import { agreedMeeting } from './agreedMeeting.ts'
import type { Agreed } from './agreedMeeting.ts'
import { strictestOfMinutes } from '../classify.ts'
import { todayOf } from '../clock.ts'
import type { Writing } from '../openBook.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import { requiredMeeting } from '../required.ts'
import type { Services } from '../services.ts'
import { standingOfRecord } from './signingStanding.ts'

/** What an act says beside its id, when it was recorded and by whom. */
export type NewAct = MinutesAct extends infer Act
  ? Act extends MinutesAct
    ? Omit<Act, 'id' | 'at' | 'by'>
    : never
  : never

/** The minutes of one meeting inside the one transaction of a move. */
export interface MinutesWriting {
  readonly writing: Writing
  readonly record: MeetingRecord
  readonly standing: MinutesStanding
  readonly newId: () => string
  /** Puts an act into the log of this meeting. */
  readonly act: (act: NewAct) => string
  /** The other half of an act, in the log of the meeting that agreed it. Does nothing where the book does not hold that meeting. */
  readonly actThere: (agreed: Agreed, act: ActThere) => void
  readonly setState: (state: MeetingState) => void
  readonly agreed: (said: AgreedAt) => Agreed
}

export interface ActThere {
  readonly kind: 'confirms' | 'refuses' | 'corrects' | 'supersedes'
  readonly actId: string
  readonly manner?: ConfirmationManner
  readonly corrections?: readonly AgreedCorrection[]
  readonly sentence?: ActSentence | null
}

/** Which act it is, when it was recorded and by whom. */
export function actBase({
  newId,
  clock,
  config,
}: Pick<Services, 'newId' | 'clock' | 'config'>): Pick<MinutesAct, 'id' | 'at' | 'by'> {
  const by = config.read().officer?.name ?? 'the Governance Officer'
  return { id: newId(), at: clock.now().toISOString(), by }
}

/** Does one move with the minutes of a meeting, in one transaction. Throws `not-found`, and `not-allowed` where the move is not open. */
export function moveMinutes<Result>(
  context: Services,
  meetingId: string,
  move: MinutesMove,
  work: (minutes: MinutesWriting) => Result,
): Result {
  const base = () => actBase(context)
  return context.book.required().write((writing) => {
    const { tx, record: log } = writing
    const stored = requiredMeeting(tx, meetingId)
    const record = readMeetingRecord(tx, meetingId)
    const standing = standingOfRecord(record)
    checkMove(standing, move)
    const classification = strictestOfMinutes(record)
    const put = (streamId: string, act: MinutesAct): string => {
      log(streamId, { kind: 'minutes.act', payload: { act } }, { classification })
      return act.id
    }
    return work({
      ...{ writing, record, standing, newId: context.newId },
      act: (act) => put(meetingStream(meetingId), { ...base(), ...act }),
      actThere: ({ later }, { kind, actId, manner, corrections, sentence }) => {
        if (later === null) return
        put(meetingStream(later.record.meeting.id), {
          ...base(),
          ...{ kind, meetingId, actId, date: record.meeting.date, itemId: later.itemId },
          ...{ manner: manner ?? null, corrections: corrections ?? [] },
          ...(sentence === undefined || sentence === null ? {} : { sentence }),
        })
      },
      setState: (state) => {
        const { committeeId, previousMeeting } = stored
        const meeting = { ...stored.meeting, state }
        const payload = { committeeId, previousMeeting, meeting }
        log(meetingStream(meetingId), { kind: 'meeting.set', payload })
      },
      agreed: (said) => {
        const agreed = agreedMeeting(tx, meetingId, said)
        // Of a meeting in the book the clock, which may be wrong while it is minuted, is not asked.
        const why = agreed.later === null ? whyNotYetHeld(said.date, todayOf(context.clock)) : null
        if (why !== null) throw new AppError('not-allowed', why, { field: 'agreedAt.date' })
        return agreed
      },
    })
  })
}
