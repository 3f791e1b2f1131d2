import type { Review } from '../../shared/domain/review.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'

/** The earliest first. */
export function readReviews(reader: Reader, meetingId: string): Review[] {
  return reader
    .all(
      reader.sql.selectFrom('review').select('value').where('meeting_id', '=', meetingId).orderBy('position'),
    )
    .map((row) => fromJson<Review>(row.value))
}

/** Adds a review, or puts it in the place of the one with its id. */
export function writeReview(tx: Tx, meetingId: string, review: Review): void {
  const all = readReviews(tx, meetingId)
  const known = all.findIndex((each) => each.id === review.id)
  const value = { value: JSON.stringify(review) }
  const position = known < 0 ? all.length : known
  tx.run(
    tx.sql
      .insertInto('review')
      .values({ meeting_id: meetingId, id: review.id, position, ...value })
      .onConflict((conflict) => conflict.columns(['meeting_id', 'id']).doUpdateSet(value)),
  )
}
