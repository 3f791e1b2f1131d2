import { confirmationSentence, refusalSentence } from '../../../shared/domain/confirmationSentence.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { AgreedAt, AgreedCorrection } from '../../../shared/domain/minutesActs.ts'
import { insertSentence } from '../../editor/insertSentence.ts'
import { toldCorrection } from '../sign/correctable.ts'
import { reportProblem } from '../../state/notices.ts'
import type { LiveMeeting } from './liveMeeting.ts'

/**
 * Records that this meeting confirmed the minutes of an earlier one, and writes so at the caret. The sentence can be undone; the act is
 * taken back on the other meeting's screen of signing. Throws what the core refuses; then nothing is written.
 */
export async function confirmHere(
  live: LiveMeeting,
  earlier: MeetingRecord,
  corrections: readonly AgreedCorrection[],
): Promise<void> {
  const manner = corrections.length === 0 ? 'accurate' : 'subject-to'
  await live.client.signing.confirm({
    meetingId: earlier.meeting.id,
    agreedAt: agreedHere(live),
    manner,
    corrections: [...corrections],
  })
  write(
    live,
    confirmationSentence({
      date: earlier.meeting.date,
      dates: live.view.record.council.houseStyle.dates,
      corrections: corrections.map((correction) => toldCorrection(earlier, correction)),
      isSigned: false,
    }),
  )
}

/** Records that this meeting did not accept them, and writes so at the caret. Throws as `confirmHere` does. */
export async function refuseHere(live: LiveMeeting, earlier: MeetingRecord, reason: string): Promise<void> {
  await live.client.signing.refuse({ meetingId: earlier.meeting.id, agreedAt: agreedHere(live), reason })
  const { dates } = live.view.record.council.houseStyle
  write(live, refusalSentence({ date: earlier.meeting.date, dates, reason }))
}

function agreedHere(live: LiveMeeting): AgreedAt {
  const { meeting, minutes } = live.view.record
  const itemId = minutesItemOf(live)
  const minuteNumber = minutes.find((each) => each.itemId === itemId)?.number ?? ''
  return { meetingId: meeting.id, date: meeting.date, itemId, minuteNumber }
}

/** Opens the Minutes item, and asks above it how the minutes of a meeting before were found. */
export async function askToConfirm(live: LiveMeeting): Promise<void> {
  const itemId = minutesItemOf(live)
  if (itemId === null) return
  try {
    if (live.session.summary.getState().itemId !== itemId) await live.session.show(itemId)
    live.openBar({ kind: 'confirm' })
  } catch (error) {
    reportProblem(error)
  }
}

/** The Minutes item: the one that is shown, or the first of the agenda; null where there is none. */
export function minutesItemOf(live: LiveMeeting): string | null {
  const { items } = live.view.record
  const shown = live.session.summary.getState().itemId
  const isMinutes = (item: { readonly kind: string }): boolean => item.kind === 'minutes'
  return (items.find((item) => item.id === shown && isMinutes(item)) ?? items.find(isMinutes))?.id ?? null
}

function write(live: LiveMeeting, sentence: string): void {
  live.session.run(insertSentence(sentence, 'the sentence about the minutes'))
}
