import { confirmationSentence, refusalSentence } from '../../../shared/domain/confirmationSentence.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { AgreedAt, AgreedCorrection } from '../../../shared/domain/minutesActs.ts'
import { insertSentence } from '../../editor/insertSentence.ts'
import { toldCorrection } from '../../../shared/document/compose/correctable.ts'
import { shortDate } from '../../../shared/domain/shortDates.ts'
import { reportDone, reportProblem, useNotices } from '../../state/notices.ts'
import type { LiveMeeting } from './liveMeeting.ts'

/**
 * Records that this meeting confirmed the minutes of an earlier one, and writes so at the caret. Undo takes the sentence away and offers to
 * take the act back with it. Throws what the core refuses; then nothing is written.
 */
export async function confirmHere(
  live: LiveMeeting,
  earlier: MeetingRecord,
  corrections: readonly AgreedCorrection[],
): Promise<void> {
  const manner = corrections.length === 0 ? 'accurate' : 'subject-to'
  const sentenceBlockId = blockAtCaret(live)
  const { actId } = await live.client.signing.confirm({
    meetingId: earlier.meeting.id,
    agreedAt: agreedHere(live),
    manner,
    corrections: [...corrections],
    sentenceBlockId,
  })
  const { date } = earlier.meeting
  const sentence = confirmationSentence({
    date,
    dates: live.view.record.council.houseStyle.dates,
    corrections: corrections.map((correction) => toldCorrection(earlier, correction)),
    isSigned: false,
  })
  const back = `The minutes of ${shortDate(date)} still stand as confirmed.`
  write(
    live,
    sentenceBlockId,
    sentence,
    takingBack(live, earlier, actId, back, 'Take the confirmation back too'),
  )
}

/** Records that this meeting did not accept them, and writes so at the caret. Throws as `confirmHere` does. */
export async function refuseHere(live: LiveMeeting, earlier: MeetingRecord, reason: string): Promise<void> {
  const sentenceBlockId = blockAtCaret(live)
  const { actId } = await live.client.signing.refuse({
    meetingId: earlier.meeting.id,
    agreedAt: agreedHere(live),
    reason,
    sentenceBlockId,
  })
  const { dates } = live.view.record.council.houseStyle
  const { date } = earlier.meeting
  const back = `That the minutes of ${shortDate(date)} were not accepted is still recorded.`
  const sentence = refusalSentence({ date, dates, reason })
  write(live, sentenceBlockId, sentence, takingBack(live, earlier, actId, back, 'Take that back too'))
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

const sentenceName = 'the sentence about the minutes'

/** The sentence and what its undo offers are one step. */
function write(
  live: LiveMeeting,
  blockId: string | null,
  sentence: string,
  act: { readonly undo: () => void; readonly redo: () => void },
): void {
  live.session.undoStack.asOne(sentenceName, () => {
    live.session.run(insertSentence(sentence, sentenceName, blockId))
    live.session.undoStack.recordAct({ name: sentenceName, ...act })
  })
}

/** The paragraph that the sentence will stand in. */
function blockAtCaret(live: LiveMeeting): string | null {
  const id: unknown = live.session.state().selection.$from.parent.attrs['id']
  return typeof id === 'string' ? id : null
}

/** Undo takes words away, and no act: whether it goes too is asked, where nothing has to be answered. */
function takingBack(
  live: LiveMeeting,
  { meeting: { id: meetingId, date } }: MeetingRecord,
  actId: string,
  text: string,
  name: string,
): { readonly undo: () => void; readonly redo: () => void } {
  const notices = useNotices.getState()
  const id = `take-back-${actId}`
  const takeBack = async (): Promise<void> => {
    try {
      // The core looks for the sentence: it has to know that it is gone.
      await live.readBack()
      await live.client.signing.withdraw({ meetingId, actId, reason: 'Undone at once' })
      notices.dismiss(id)
      reportDone(`What was recorded of the minutes of ${shortDate(date)} is taken back too.`)
    } catch (error) {
      reportProblem(error)
    }
  }
  return {
    undo: () =>
      notices.show({
        ...{ id, kind: 'note', text: `The sentence is taken out. ${text}` },
        action: { name, run: () => void takeBack() },
      }),
    redo: () => notices.dismiss(id),
  }
}
