import { printedNow, textHashOf } from '../../electron/core/signing/signedText.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { AgreedAt, MinutesAct, MinutesActKind } from '../../shared/domain/minutesActs.ts'

/** Builders of what is done with minutes as a whole; the text is that of `record` unless told otherwise. */

type Act<Kind extends MinutesActKind> = Extract<MinutesAct, { readonly kind: Kind }>

export function anAgreedAt(given: Partial<AgreedAt> = {}): AgreedAt {
  return { meetingId: 'later', date: '2026-11-18', itemId: 'later-minutes', minuteNumber: '40', ...given }
}

export function actBase(id: string): Pick<MinutesAct, 'id' | 'at' | 'by'> {
  return { id, at: '2026-11-19T09:00:00.000Z', by: 'Perpetua Lark' }
}

export function aConfirmation(
  record: MeetingRecord,
  given: Partial<Act<'confirmed'>> = {},
): Act<'confirmed'> {
  const textHash = textHashOf(record)
  return {
    ...actBase('confirmation'),
    ...({ kind: 'confirmed', manner: 'accurate' } as const),
    ...{ agreedAt: anAgreedAt(), corrections: [], draftHash: textHash, textHash },
    asPrinted: printedNow(record),
    ...given,
  }
}

export function aSignature(record: MeetingRecord, given: Partial<Act<'signed'>> = {}): Act<'signed'> {
  return {
    ...actBase('signature'),
    ...({ kind: 'signed', manner: 'paper', leaves: null, signedOn: '2026-11-18' } as const),
    ...{ agreedAt: anAgreedAt(), presider: { personId: null, name: 'Councillor Ida Moss' } },
    ...{ textHash: textHashOf(record), chainHead: 'c'.repeat(64) },
    ...given,
  }
}

/** The record with its minutes confirmed and signed. */
export function signedRecord(record: MeetingRecord): MeetingRecord {
  const acts = [aConfirmation(record), aSignature(record)]
  return { ...record, meeting: { ...record.meeting, state: 'confirmed' }, acts }
}
