import { AppError } from '../../../shared/domain/appError.ts'
import type { AgreedCorrection } from '../../../shared/domain/minutesActs.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { withdrawnActs } from '../../../shared/domain/minutesStanding.ts'
import { documentOf } from '../../db/minutes.ts'
import { wordsOf } from '../../../shared/minutesText/correctWords.ts'

/** That corrections of signed minutes speak of words that are there, or of what an earlier correction made of them. */
export function checkAgreedWords(record: MeetingRecord, corrections: readonly AgreedCorrection[]): void {
  const withdrawn = withdrawnActs(record.acts)
  const earlier = record.acts.flatMap((act) =>
    act.kind === 'corrected' && !withdrawn.has(act.id) ? act.corrections : [],
  )
  for (const { itemId, blockId, was, now } of corrections) {
    const minutes = record.minutes.find((each) => each.itemId === itemId)
    if (minutes === undefined) {
      throw new AppError('not-found', 'A correction names an item that is not in these minutes.', { itemId })
    }
    if (now.trim() === was.trim()) {
      throw new AppError(
        'invalid-input',
        'A correction leaves the words as they were. Write what was agreed.',
        {
          itemId,
        },
      )
    }
    if (blockId === null) continue
    const signed = wordsOf(documentOf(itemId, minutes.blocks), blockId)
    const said = [signed, ...earlier.filter((each) => each.blockId === blockId).map((each) => each.now)]
    if (!said.some((words) => words?.trim() === was.trim())) {
      throw new AppError(
        'conflict',
        'The words to be corrected are not those that were signed. Open the minutes again, and choose them once more.',
        { itemId, blockId },
      )
    }
  }
}
