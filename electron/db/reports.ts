import type { CoverReport } from '../../shared/domain/report.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'

/** In the order they were made. */
export function readReports(reader: Reader, meetingId: string): CoverReport[] {
  return reader
    .all(
      reader.sql.selectFrom('report').select('value').where('meeting_id', '=', meetingId).orderBy('position'),
    )
    .map((row) => fromJson<CoverReport>(row.value))
}

/** Adds a report, or puts it in the place of the one with its id. */
export function writeReport(tx: Tx, meetingId: string, report: CoverReport): void {
  const { last } = tx.first(
    tx.sql
      .selectFrom('report')
      .select((each) => each.fn.max('position').as('last'))
      .where('meeting_id', '=', meetingId),
  ) ?? { last: null }
  const value = { item_id: report.itemId, value: JSON.stringify(report) }
  tx.run(
    tx.sql
      .insertInto('report')
      .values({ meeting_id: meetingId, id: report.id, position: (last ?? -1) + 1, ...value })
      .onConflict((conflict) => conflict.columns(['meeting_id', 'id']).doUpdateSet(value)),
  )
}

export function deleteReport(tx: Tx, meetingId: string, reportId: string): void {
  tx.run(tx.sql.deleteFrom('report').where('meeting_id', '=', meetingId).where('id', '=', reportId))
}
