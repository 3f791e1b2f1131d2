import { AppError } from '../../shared/domain/appError.ts'
import { asPrintedOf } from '../../shared/domain/asPrinted.ts'
import type { MinutesAct } from '../../shared/domain/minutesActs.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { readMinutesActs } from '../db/minutesActs.ts'
import type { Writing } from './openBook.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import type { Services } from './services.ts'
import { textHashOf } from './signing/signedText.ts'
import { actBase } from './signing/signingActs.ts'

/** Keeps which words went out as a draft. */
export function publishAsDraft({ tx, record }: Writing, meetingId: string, context: Services): void {
  const act: MinutesAct = {
    ...actBase(context),
    kind: 'published-as-draft',
    textHash: textHashOf(readMeetingRecord(tx, meetingId)),
  }
  record(meetingStream(meetingId), { kind: 'minutes.act', payload: { act } }, { classification: 'public' })
}

/** A confirmation that the book has as an act of a meeting is taken back as one, never by the particulars. Throws `not-allowed`. */
export function checkNoAct(reader: Reader, meetingId: string): void {
  if (asPrintedOf({ acts: readMinutesActs(reader, meetingId) }) === null) return
  throw new AppError(
    'not-allowed',
    'These minutes were confirmed at a later meeting. If that was recorded by mistake, take the confirmation back where it was recorded.',
    { meetingId },
  )
}
