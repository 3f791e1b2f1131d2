import { classifications } from '../../shared/domain/access.ts'
import type { Exemption } from '../../shared/domain/access.ts'
import type { RecordPaper } from '../../shared/domain/meetingRecord.ts'
import type { LoggedPaper } from './changeKinds.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson, oneOf } from './rowValues.ts'

export function readPapers(reader: Reader, meetingId: string): RecordPaper[] {
  return reader
    .all(reader.sql.selectFrom('paper').selectAll().where('meeting_id', '=', meetingId).orderBy('position'))
    .map((row) => ({
      id: row.id,
      itemId: row.item_id,
      title: row.title,
      fileName: row.file_name,
      sha256: row.sha256,
      classification: oneOf(classifications, row.classification, 'paper.classification'),
      exemption: row.exemption === null ? null : fromJson<Exemption>(row.exemption),
      description: row.description,
    }))
}

export function writePapers(tx: Tx, meetingId: string, papers: readonly LoggedPaper[]): void {
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
        title: paper.title ?? '',
        exemption: kept(paper.exemption),
        description: paper.description ?? '',
      }),
    )
  })
}

/** What old entries of the log lack is none. */
function kept(exemption: LoggedPaper['exemption']): string | null {
  return exemption === undefined || exemption === null ? null : JSON.stringify(exemption)
}
