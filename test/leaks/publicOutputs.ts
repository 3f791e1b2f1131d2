import { createHash } from 'node:crypto'
import { registerCsv } from '../../electron/core/registerCsv.ts'
import { packFileName, paperFileName, reportFileName } from '../../electron/core/paperFileName.ts'
import type { BuiltPack, PackOrder } from '../../electron/render/pack/packOrder.ts'
import { publishedSet } from '../../electron/render/publish/publishedSet.ts'
import type { PublishMaking } from '../../electron/render/publish/publishOrder.ts'
import type { Renderer } from '../../electron/render/renderer.ts'
import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { composeActions } from '../../shared/document/compose/registers/actions.ts'
import { composeDecisions } from '../../shared/document/compose/registers/decisions.ts'
import { composeRegister } from '../../shared/document/compose/registers/registerPaper.ts'
import { composeReport } from '../../shared/document/compose/report.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { nextEdition } from '../../shared/domain/packEdition.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import type { PaperView } from '../../shared/domain/paperView.ts'
import { publishTicks } from '../../shared/domain/publishing.ts'
import { actionRows } from '../../shared/domain/registers/actions.ts'
import { readingOf } from '../../shared/domain/registers/reading.ts'
import { registerFrom, registerKinds } from '../../shared/domain/registers/register.ts'
import type { Publication, PublicationKind } from '../../shared/domain/publication.ts'
import { isForMembers, isPublicAtFirst } from './leakyMeeting.ts'
import type { LeakyMeeting } from './leakyMeeting.ts'
import { publicSearch } from './publicSearch.ts'

/** Something that the public gets. */
export interface PublicOutput {
  readonly name: string
  /** Whether it may hold the canaries of a place: of what was closed only later, or of what members may read. */
  readonly allowed?: (place: string) => boolean
  readonly bytes: Uint8Array
}

/** A leak made on purpose, to see that it is found. */
export type Plant = (output: PublicOutput) => PublicOutput | Promise<PublicOutput>

export interface Making {
  readonly renderer: Pick<Renderer, 'render' | 'pack' | 'planPack' | 'copy'>
  /** What the composers get as the public's view: `publicView` but where a leak is made on purpose. */
  readonly viewOf?: (record: MeetingRecord) => PaperView
}

const formats = ['pdf', 'docx', 'html'] as const

/** The minutes and the pack of members: they read what is exempt, and nothing that is the officer's or that a file hides. */
export async function* membersOutputs(
  { record, files }: LeakyMeeting,
  previousMinutes: MeetingRecord | null,
  { renderer }: Making,
): AsyncGenerator<PublicOutput> {
  const document = composeMinutes(membersView(record))
  for (const format of formats) {
    const { bytes } = await renderer.render(document, format)
    yield { name: paperFileName(record, 'minutes', 'members', format), bytes, allowed: isForMembers }
  }
  const { publications } = record
  const { outputs } = await publishedPack(
    'agenda',
    { ...record, publications: publications.filter((each) => each.audience === 'public') },
    files,
    previousMinutes,
    renderer,
    'members',
  )
  for (const each of outputs) yield { ...each, allowed: isForMembers }
}

/** Every public output of a meeting: its papers in every form, its packs, and what is told of them in data. */
export async function* publicOutputs(
  meeting: LeakyMeeting,
  previousMinutes: MeetingRecord | null,
  { renderer, viewOf = publicView }: Making,
): AsyncGenerator<PublicOutput> {
  const { record } = meeting
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
  yield* registers(record, view, renderer)
  yield* packs(meeting, previousMinutes, renderer)
  yield* publishedFiles(meeting, { renderer, viewOf })
  yield data('what a search tells the public', publicSearch(record))
}

/** The day on which decisions are published, and what is overdue. */
const day = '2026-11-02'

/** What is drawn from the meeting: the notice of its decisions, its actions, and every register as a paper, as CSV and as data. */
async function* registers(
  record: MeetingRecord,
  view: PaperView,
  renderer: Making['renderer'],
): AsyncGenerator<PublicOutput> {
  const reading = readingOf(record, view)
  const decisions = composeDecisions(reading, day)
  for (const format of ['pdf', 'html'] as const) {
    const { bytes } = await renderer.render(decisions, format)
    yield { name: paperFileName(record, 'decisions', 'public', format), bytes }
  }
  const actions = composeActions(view, actionRows([reading], day))
  const { bytes } = await renderer.render(actions, 'html')
  yield { name: paperFileName(record, 'actions', 'public', 'html'), bytes }
  const order = { council: record.council, committee: null, from: null, to: null, text: '' }
  for (const kind of registerKinds) {
    const register = registerFrom([record], [reading], { kind, text: '', today: day })
    const paper = await renderer.render(composeRegister(register, { ...order, audience: 'public' }), 'html')
    yield { name: `${kind} register.html`, bytes: paper.bytes }
    const csv = registerCsv(register, 'entries', 'public')
    yield { name: `${kind} register.csv`, bytes: new TextEncoder().encode(csv) }
    yield data(`${kind} register told`, register)
  }
}

/** The folder that is written for the public: every file of it, its name, and what an e-mail says. */
async function* publishedFiles(
  { record, files }: LeakyMeeting,
  { renderer, viewOf = publicView }: Making,
): AsyncGenerator<PublicOutput> {
  const asOf = `${day}T09:30:00.000Z`
  // As Word it is the paper that was made above, with its version.
  const ticks = publishTicks.filter((tick) => tick !== 'members-pdf' && tick !== 'docx')
  const order = { record, ticks, version: 1, asOf, calendar: { sequence: 1, changedAt: asOf } }
  const making: PublishMaking = {
    render: (document, format) => renderer.render(document, format),
    copy: (wanted) => renderer.copy(wanted),
    file: (paperId) => Promise.resolve(files.get(paperId)),
  }
  const set = await publishedSet(order, making, viewOf)
  // The schemas are the same of every meeting.
  const own = set.files.filter(({ path }) => !path.endsWith('schema.json'))
  for (const { path, bytes } of own) yield { name: `published ${path}`, bytes }
  yield data('published message', set.message)
}

/** The first pack, the same agenda again after something changed, and a supplement to it. */
async function* packs(
  { before, record, after, files }: LeakyMeeting,
  previousMinutes: MeetingRecord | null,
  renderer: Making['renderer'],
): AsyncGenerator<PublicOutput> {
  const { publications } = record
  const first = await publishedPack('agenda', { ...before, publications }, files, previousMinutes, renderer)
  for (const each of first.outputs) yield { ...each, allowed: isPublicAtFirst }
  const told = [...publications, first.publication]
  const second = await publishedPack(
    'agenda',
    { ...record, publications: told },
    files,
    previousMinutes,
    renderer,
  )
  yield* second.outputs
  const toldTwice = [...told, second.publication]
  const third = { ...after, publications: toldTwice }
  yield* (await publishedPack('supplement', third, files, previousMinutes, renderer)).outputs
}

/** A pack with what is told of it and of its plan in data; the findings are the officer's. */
async function publishedPack(
  edition: PublicationKind,
  record: MeetingRecord,
  files: LeakyMeeting['files'],
  previousMinutes: MeetingRecord | null,
  renderer: Making['renderer'],
  audience: PackOrder['audience'] = 'public',
): Promise<{ readonly outputs: readonly PublicOutput[]; readonly publication: Publication }> {
  const order: PackOrder = {
    record,
    audience,
    rightHand: record.council.houseStyle.rightHand,
    subItemPages: record.council.houseStyle.subItemPages,
    ...nextEdition(record.publications, audience, edition, record.council.houseStyle.rightHand),
    files,
    previousMinutes,
  }
  const pack = await renderer.pack(order)
  const { bytes, findings, ...told } = pack
  const pages = pack.documents.map(({ paperId, first, last }) => [paperId, last - first + 1] as const)
  const { files: _, ...planOrder } = order
  const { findings: __, ...planned } = await renderer.planPack({ ...planOrder, counts: new Map(pages) })
  const name = packFileName(record, order)
  const outputs = [{ name, bytes }, data(`${name} told`, told), data(`${name} planned`, planned)]
  return { outputs, publication: publicationOf(order, name, pack) }
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
