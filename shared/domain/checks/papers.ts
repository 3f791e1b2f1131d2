import type { Finding } from './findings.ts'
import type { MeetingRecord, RecordPaper } from '../meetingRecord.ts'
import { paperName } from '../paperOrder.ts'

/** Of each officer's file: whether somebody has decided who may read it, and why not everybody may (R2, R20, R21). */
export function paperFindings(record: Pick<MeetingRecord, 'papers'>): Finding[] {
  return record.papers.flatMap((paper) => {
    const name = paperName(paper)
    if (paper.classification === 'unset') {
      return [
        problem(
          paper,
          'R2',
          `“${name}” is neither marked public nor exempt. Choose one: until then no public pack can go out.`,
        ),
      ]
    }
    if (paper.classification !== 'exempt') return []
    const { exemption } = paper
    return [
      ...(exemption === null || exemption.paragraphs.length === 0
        ? [
            problem(
              paper,
              'R20',
              `“${name}” is exempt, but no paragraph of Schedule 12A is named. Name one of 1 to 7.`,
            ),
          ]
        : []),
      ...(exemption === null || exemption.publicInterest.trim() === ''
        ? [
            problem(
              paper,
              'R21',
              `“${name}” is exempt, but it does not say why that outweighs the public interest in disclosing it. Write the sentence.`,
            ),
          ]
        : []),
    ]
  })
}

function problem(paper: RecordPaper, rule: Finding['rule'], why: string): Finding {
  return { rule, level: 'problem', where: paper.itemId, why }
}
