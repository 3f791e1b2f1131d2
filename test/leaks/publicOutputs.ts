import { createHash } from 'node:crypto'
import { packFileName, paperFileName, reportFileName } from '../../electron/core/paperFileName.ts'
import type { BuiltPack, PackOrder } from '../../electron/render/pack/packOrder.ts'
import type { Renderer } from '../../electron/render/renderer.ts'
import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { composeReport } from '../../shared/document/compose/report.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { nextEdition } from '../../shared/domain/packEdition.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import type { PaperView } from '../../shared/domain/paperView.ts'
import type { Publication } from '../../shared/domain/publication.ts'
import type { LeakyMeeting } from './leakyMeeting.ts'

/** Something that the public gets. */
export interface PublicOutput {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A leak made on purpose, to see that it is found. */
export type Plant = (output: PublicOutput) => PublicOutput | Promise<PublicOutput>

export interface Making {
  readonly renderer: Pick<Renderer, 'render' | 'pack' | 'planPack'>
  /** What the composers get as the public's view: `publicView` but where a leak is made on purpose. */
  readonly viewOf?: (record: MeetingRecord) => PaperView
}

const formats = ['pdf', 'docx', 'html'] as const

/** Every public output of a meeting: its papers in every form, its packs, and what is told of them in data. */
export async function* publicOutputs(
  { record, files }: LeakyMeeting,
  previousMinutes: MeetingRecord | null,
  { renderer, viewOf = publicView }: Making,
): AsyncGenerator<PublicOutput> {
  const view = viewOf(record)
  for (const paper of ['agenda', 'minutes'] as const) {
    const document = paper === 'agenda' ? composeAgenda(view) : composeMinutes(view)
    for (const format of formats) {
      const { bytes } = await renderer.render(document, format)
      yield { name: paperFileName(record, paper, 'public', format), bytes }
    }
  }
  for (const report of view.reports) {
    const document = composeReport(view, report, false)
    for (const format of formats) {
      const { bytes } = await renderer.render(document, format)
      yield { name: reportFileName(record, report.title, 'public', format), bytes }
    }
  }
  yield* packs(record, files, previousMinutes, renderer)
}

/** The first pack, the same agenda again after something changed, and a supplement to it. */
async function* packs(
  now: MeetingRecord,
  files: LeakyMeeting['files'],
  previousMinutes: MeetingRecord | null,
  renderer: Making['renderer'],
): AsyncGenerator<PublicOutput> {
  let record: MeetingRecord = before(now)
  for (const edition of ['agenda', 'agenda', 'supplement'] as const) {
    const order: PackOrder = {
      record,
      audience: 'public',
      rightHand: record.council.houseStyle.rightHand,
      subItemPages: record.council.houseStyle.subItemPages,
      ...nextEdition(record.publications, 'public', edition),
      files,
      previousMinutes,
    }
    const pack = await renderer.pack(order)
    const name = packFileName(record, order)
    const { bytes, findings, ...told } = pack
    yield { name, bytes }
    const counts = new Map(
      pack.documents.map(({ paperId, first, last }) => [paperId, last - first + 1] as const),
    )
    const { findings: planFindings, ...planned } = await renderer.planPack({ ...order, counts })
    yield data(`${name}.json`, told)
    yield data(`${name} plan.json`, planned)
    const of = edition === 'agenda' && order.number === 1 ? now : record
    record = { ...of, publications: [...record.publications, publicationOf(order, name, pack)] }
  }
}

/** As it stood when the pack first went out: without the last paper, and with the first in another place. */
function before(record: MeetingRecord): MeetingRecord {
  const [first, ...others] = record.papers.slice(0, -1)
  if (first === undefined) return record
  return { ...record, papers: [...others, first] }
}

function data(name: string, value: unknown): PublicOutput {
  return { name, bytes: new TextEncoder().encode(JSON.stringify(value)) }
}

function publicationOf(order: PackOrder, fileName: string, pack: BuiltPack): Publication {
  return {
    id: `public-${order.edition}-${order.number}`,
    kind: order.edition,
    audience: 'public',
    number: order.number,
    at: '2026-10-06T09:00:00Z',
    fileName,
    sha256: createHash('sha256').update(pack.bytes).digest('hex'),
    pages: { first: pack.firstPage, last: pack.firstPage + pack.pages - 1 },
    items: pack.items,
    papers: pack.papers,
  }
}
