import type { MinutesAct } from '../../shared/domain/minutesActs.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'

/** The earliest first. */
export function readMinutesActs(reader: Reader, meetingId: string): MinutesAct[] {
  return reader
    .all(
      reader.sql
        .selectFrom('minutes_act')
        .select('value')
        .where('meeting_id', '=', meetingId)
        .orderBy('position'),
    )
    .map((row) => fromJson<MinutesAct>(row.value))
}

export function addMinutesAct(tx: Tx, meetingId: string, act: MinutesAct): void {
  const position = readMinutesActs(tx, meetingId).length
  tx.run(
    tx.sql
      .insertInto('minutes_act')
      .values({ meeting_id: meetingId, id: act.id, position, value: JSON.stringify(act) }),
  )
}
