import { publicView } from '../../../shared/domain/paperView.ts'
import { assemblePack } from '../pack/assemble/assemblePack.ts'
import { refuseLeaks } from '../pack/leaks/leakScan.ts'
import type { PackPlan } from '../pack/packPlan.ts'
import { takeInPaper } from '../pack/paperIntake.ts'
import type { PaperCopy, PaperCopyOrder } from './publishOrder.ts'

/**
 * A public paper as it goes out by itself: its pages and tags as in the pack, and nothing of what a file carries beside them, such as
 * comments, hidden layers, attached files, or who wrote it. Throws `not-allowed` when it says what the public may not read.
 */
export async function paperCopy({ record, paper, file, title }: PaperCopyOrder): Promise<PaperCopy> {
  const taken = await takeInPaper(paper, file)
  if (!('donor' in taken)) return { bytes: null, why: taken.sentence }
  const pages = taken.donor.pages.length
  const plan: PackPlan = {
    title,
    author: record.council.name,
    language: 'en-GB',
    firstPage: 1,
    parts: [
      {
        ...{ id: paper.id, fileName: paper.fileName, bytes: taken.bytes, donor: taken.donor },
        section: { id: 'paper', title },
        ...{ title: null, keepsBookmarks: true, first: 1, pages, authored: false, head: '' },
      },
    ],
    blanks: [],
    links: new Map(),
    mayClaim: true,
  }
  const made = await assemblePack(plan)
  refuseLeaks(made.read, { record, view: publicView(record), previousMinutes: null }, plan)
  return {
    bytes: made.bytes,
    accessible: made.accessible,
    notes: made.findings.map(({ sentence }) => sentence),
  }
}
