import { composeReport } from '../../../shared/document/compose/report.ts'
import type { SitePaper } from '../../../shared/document/web/meetingSite.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import type { PublishedFile, PublishFinding, PublishMaking } from './publishOrder.ts'

/** The public papers of a meeting as files, and as the pages name them. */
export interface PaperFiles {
  readonly files: readonly (PublishedFile & { readonly paperId: string; readonly title: string })[]
  readonly listed: readonly SitePaper[]
  readonly findings: readonly PublishFinding[]
}

/** Cover reports first, then the files of each item, in the order of the record. Throws `not-allowed` for a file that leaks. */
export async function paperFiles(
  record: MeetingRecord,
  view: PaperView,
  making: PublishMaking,
): Promise<PaperFiles> {
  const files: (PublishedFile & { readonly paperId: string; readonly title: string })[] = []
  const listed: SitePaper[] = []
  const findings: PublishFinding[] = []
  const named = uniqueNames()
  const add = (
    paperId: string,
    itemId: string | null,
    title: string,
    bytes: Uint8Array,
    accessible: boolean,
  ): void => {
    const path = `papers/${named(title)}.pdf`
    files.push({ paperId, title, path, bytes, what: `Paper: ${title}` })
    listed.push({ itemId, title, file: { path, title, format: 'PDF', bytes: bytes.length, accessible } })
  }
  for (const report of view.reports) {
    const { bytes, notes } = await making.render(composeReport(view, report, false), 'pdf')
    findings.push(...notes.map((sentence) => ({ level: 'advice' as const, sentence })))
    add(report.id, report.itemId, `Report: ${report.title}`, bytes, notes.length === 0)
  }
  for (const paper of view.papers) {
    const title = paper.title.trim() === '' ? paper.fileName.replace(/\.[^.]+$/, '') : paper.title.trim()
    const copy = await making.copy({ record, paper, title, file: await making.file(paper.id) })
    if (copy.bytes === null) {
      findings.push({ level: 'problem', sentence: copy.why })
      listed.push({ itemId: paper.itemId, title, file: null })
      continue
    }
    if (!copy.accessible) {
      const sentence = `“${title}” is not accessible to everybody: its pages have no structure, or not enough. The accessibility statement names it.`
      findings.push({ level: 'advice', sentence })
    }
    add(paper.id, paper.itemId, title, copy.bytes, copy.accessible)
  }
  return { files, listed, findings }
}

/** Names that every system and every web server takes, each once: "market-pitches", "market-pitches-2". */
function uniqueNames(): (title: string) => string {
  const taken = new Set<string>()
  return (title) => {
    const plain =
      title
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 60)
        .replace(/^-+|-+$/g, '') || 'paper'
    let name = plain
    for (let count = 2; taken.has(name); count += 1) name = `${plain}-${count}`
    taken.add(name)
    return name
  }
}
