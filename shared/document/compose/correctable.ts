import { classificationOfCorrection } from '../../domain/agreedOnPaper.ts'
import { reviewItems } from './reviewItems.ts'
import type { ToldCorrection } from '../../domain/confirmationSentence.ts'
import type { MeetingRecord } from '../../domain/meetingRecord.ts'
import type { AgreedCorrection } from '../../domain/minutesActs.ts'

/** A point of the minutes that a later meeting may correct. */
export interface CorrectablePoint {
  readonly itemId: string
  readonly blockId: string
  /** "20 f)": as an officer types it. */
  readonly place: string
  readonly words: string
}

/** Every line of the minutes with words of its own; the lists of names are corrected where attendance is marked. */
export function correctablePoints(record: MeetingRecord): readonly CorrectablePoint[] {
  const ids = new Set(
    record.minutes.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'resolution' ? block.clauses.map((clause) => clause.id) : block.id,
      ),
    ),
  )
  return reviewItems(record).flatMap(({ id: itemId, number, title, points }) =>
    points
      .filter((point) => ids.has(point.id))
      .map(({ id: blockId, label, text }) => ({
        ...{ itemId, blockId, words: text },
        place: `${number === '' ? title : number} ${label}`.trim(),
      })),
  )
}

/** A correction as a sentence of the later meeting's minutes tells it. */
export function toldCorrection(record: MeetingRecord, correction: AgreedCorrection): ToldCorrection {
  const point = correctablePoints(record).find(({ blockId }) => blockId === correction.blockId)
  const item = record.items.find(({ id }) => id === correction.itemId)
  const place = point === undefined ? `“${item?.title ?? ''}”` : `minute ${point.place.replace(' ', ', ')}`
  const { was, now } = correction
  return { place, was, now, classification: classificationOfCorrection(record, correction) }
}
