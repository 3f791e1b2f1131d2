import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { AgreedAt, MinutesAct } from '../../../shared/domain/minutesActs.ts'
import { printedNow, textHashOf } from '../signing/signedText.ts'
import { samplePeople } from './sampleCouncil.ts'
import { sampleId } from './sampleText.ts'

const acts = 0x10
const confirmationId = sampleId(acts, 1)
const october = 0x200
/** Its Minutes item. */
const minutesItemId = sampleId(october, 5)
const agreedAt: AgreedAt = {
  ...{ meetingId: sampleId(october, 0), date: '2026-10-15' },
  ...{ itemId: minutesItemId, minuteNumber: '17' },
}

function act(id: string, at: string): Pick<MinutesAct, 'id' | 'at' | 'by'> {
  return { id, at, by: samplePeople.clerk.name }
}

/** The minutes of September as October’s meeting found them: an accurate record, signed there by who presided. */
export function signedInOctober(draft: MeetingRecord): MeetingRecord {
  const record: MeetingRecord = {
    ...draft,
    meeting: { ...draft.meeting, state: 'confirmed' },
    minutes: draft.minutes.map((each) => ({ ...each, frozen: true })),
  }
  const textHash = textHashOf(record)
  return {
    ...record,
    acts: [
      {
        ...act(confirmationId, '2026-10-15T11:40:00.000Z'),
        ...{ kind: 'confirmed', agreedAt, manner: 'accurate', corrections: [] },
        ...{ draftHash: textHash, textHash, asPrinted: printedNow(record) },
      },
      {
        ...act(sampleId(acts, 2), '2026-10-15T11:45:00.000Z'),
        ...{ kind: 'signed', agreedAt, signedOn: '2026-10-15', manner: 'paper', textHash },
        presider: { personId: samplePeople.bennett.id, name: samplePeople.bennett.name },
        leaves: { first: 1, last: 2 },
        // The leaves were printed elsewhere: the hash that they carry is that of the text.
        chainHead: textHash,
      },
    ],
  }
}

/** What October’s own list says of it. */
export function confirmsSeptember(september: MeetingRecord): MinutesAct {
  return {
    ...act(sampleId(acts, 3), '2026-10-15T11:40:00.000Z'),
    ...{ kind: 'confirms', meetingId: september.meeting.id, actId: confirmationId },
    ...{ date: september.meeting.date, itemId: minutesItemId, manner: 'accurate', corrections: [] },
  }
}
