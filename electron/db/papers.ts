import { classifications } from '../../shared/domain/access.ts'
import type { RecordPaper } from '../../shared/domain/meetingRecord.ts'
import type { Reader, Tx } from './database.ts'
import { oneOf } from './rowValues.ts'

export function readPapers(reader: Reader, meetingId: string): RecordPaper[] {
  return reader
    .all(reader.sql.selectFrom('paper').selectAll().where('meeting_id', '=', meetingId).orderBy('position'))
    .map((row) => ({
      id: row.id,
      itemId: row.item_id,
      fileName: row.file_name,
      sha256: row.sha256,
      classification: oneOf(classifications, row.classification, 'paper.classification'),
    }))
}

export function writePapers(tx: Tx, meetingId: string, papers: readonly RecordPaper[]): void {
  tx.run(tx.sql.deleteFrom('paper').where('meeting_id', '=', meetingId))
  papers.forEach((paper, position) => {
    tx.run(
      tx.sql.insertInto('paper').values({
        meeting_id: meetingId,
        id: paper.id,
        position,
        item_id: paper.itemId,
        file_name: paper.fileName,
        sha256: paper.sha256,
        classification: paper.classification,
      }),
    )
  })
}
