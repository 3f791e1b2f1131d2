import canonicalize from 'canonicalize'
import { composeAgenda } from '../../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../../shared/document/compose/minutes.ts'
import type { Block, PaperDocument } from '../../../shared/document/model.ts'
import { itemPages, minutesOfItem } from '../../../shared/document/web/meetingSite.ts'
import type { MeetingSite, SiteFile } from '../../../shared/document/web/meetingSite.ts'
import type { WrittenFile } from '../../../shared/domain/openData/oparl.ts'
import { publicRecord } from '../../../shared/domain/openData/publicRecord.ts'
import { membersView, publicView } from '../../../shared/domain/paperView.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import { isAsImported } from '../../../shared/domain/meeting.ts'
import { isDraft, mainPaperOf, publishedWhat } from '../../../shared/domain/publishing.ts'
import { readingOf } from '../../../shared/domain/registers/reading.ts'
import type { Reading } from '../../../shared/domain/registers/reading.ts'
import { calendarEntry, csvFiles, jsonFile, openDataFiles, recordFiles, textFile } from './dataFiles.ts'
import { mailDraft, publishMessage } from './message.ts'
import { paperFiles } from './paperFiles.ts'
import type { PaperFiles } from './paperFiles.ts'
import type {
  PublishedFile,
  PublishedSet,
  PublishFinding,
  PublishMaking,
  PublishOrder,
} from './publishOrder.ts'
import { crestOf, sha256Of, siteFiles, votesByItem } from './siteFiles.ts'

export const manifestPath = 'manifest.json'

/** Members may read it and the public may not: it lies apart, under a name that says so. */
const membersFolder = 'for members - not for publication'

const noPapers: PaperFiles = { files: [], listed: [], findings: [] }

/**
 * Everything that is ticked, in memory. The same order and files give the same bytes, in whatever process and time zone. Throws
 * `not-allowed` while something is neither public nor exempt, and for a paper that says what the public may not read. `viewOf` is
 * `publicView` but where a leak is made on purpose.
 */
export async function publishedSet(
  order: PublishOrder,
  making: PublishMaking,
  viewOf: (record: PublishOrder['record']) => PaperView = publicView,
): Promise<PublishedSet> {
  const { record } = order
  const ticks = new Set(order.ticks)
  const view = viewOf(record)
  const reading = readingOf(record, view)
  const open = publicRecord(reading)
  const recordHash = sha256Of(canonicalize(open) ?? '')
  const findings: PublishFinding[] = []
  const main = await mainFiles(order, view, making, findings)
  const papers = ticks.has('web') ? await paperFiles(record, view, making) : noPapers
  findings.push(...papers.findings)
  const data = [
    ...(ticks.has('json') ? recordFiles(open) : []),
    ...(ticks.has('open-data') ? openDataFiles(reading, writtenFiles(main.written, papers), order) : []),
    ...(ticks.has('csv') ? csvFiles(reading, record, order.asOf) : []),
    ...(ticks.has('ics') ? [calendarEntry(reading, order)] : []),
  ]
  const site = siteOf(order, reading, main, papers, data)
  const message = messageOf(order, site)
  const pages = ticks.has('web') ? siteFiles(site) : []
  const mail = ticks.has('eml') ? await mailFiles(order, view, main.attached, message, recordHash) : []
  const files = [
    ...pages,
    ...main.written,
    ...papers.files.map(({ path, bytes, what }) => ({ path, bytes, what })),
    ...data,
    ...mail,
    ...(await membersFiles(order, making, findings)),
  ]
  return {
    files: [...files, manifest(order, files, recordHash)],
    findings,
    draft: isDraft(record.meeting),
    recordHash,
    message,
  }
}

interface MainFiles {
  readonly written: readonly PublishedFile[]
  /** The PDF that goes with an e-mail, whether it is written beside it or not. */
  readonly attached: readonly PublishedFile[]
  /** Whether the PDF could print every word of it. */
  readonly accessible: boolean
}

async function mainFiles(
  { record, ticks, version }: PublishOrder,
  view: PaperView,
  making: PublishMaking,
  findings: PublishFinding[],
): Promise<MainFiles> {
  const name = mainPaperOf(record.meeting)
  const what = publishedWhat(record.meeting)
  const document = withVersion(name === 'minutes' ? composeMinutes(view) : composeAgenda(view), version)
  const written: PublishedFile[] = []
  const attached: PublishedFile[] = []
  let accessible = true
  if (ticks.includes('pdf') || ticks.includes('eml')) {
    const { bytes, notes } = await making.render(document, 'pdf')
    accessible = notes.length === 0
    findings.push(...notes.map((sentence) => ({ level: 'advice' as const, sentence })))
    const file = { path: `${name}.pdf`, bytes, what: `${what} as a tagged PDF` }
    attached.push(file)
    if (ticks.includes('pdf')) written.push(file)
  }
  if (ticks.includes('docx')) {
    const { bytes } = await making.render(document, 'docx')
    written.push({ path: `${name}.docx`, bytes, what: `${what} as a Word document` })
  }
  return { written, attached, accessible }
}

/** The version stands at the foot of every page. */
function withVersion(document: PaperDocument, version: number): PaperDocument {
  return { ...document, footer: `${document.footer}, version ${version}` }
}

async function membersFiles(
  { record, ticks, version }: PublishOrder,
  making: PublishMaking,
  findings: PublishFinding[],
): Promise<PublishedFile[]> {
  if (!ticks.includes('members-pdf')) return []
  const view = membersView(record)
  const name = mainPaperOf(record.meeting)
  const document = name === 'minutes' ? composeMinutes(view) : composeAgenda(view)
  const { bytes } = await making.render(withVersion(document, version), 'pdf')
  findings.push({
    level: 'advice',
    sentence: `The members’ PDF lies in a folder of its own, “${membersFolder}”: do not put that folder on a website.`,
  })
  const what = `${publishedWhat(record.meeting)} for members: not for publication`
  return [{ path: `${membersFolder}/${name} for members.pdf`, bytes, what }]
}

function writtenFiles(main: readonly PublishedFile[], papers: PaperFiles): WrittenFile[] {
  return [
    ...main.map(({ path, bytes, what }) => ({
      ...{ path, name: what, mimeType: mimeTypeOf(path), bytes: bytes.length, paperId: null },
    })),
    ...papers.files.map(({ path, bytes, paperId, title }) => ({
      ...{ path, name: title, mimeType: mimeTypeOf(path), bytes: bytes.length, paperId },
    })),
  ]
}

function mimeTypeOf(path: string): string {
  return path.endsWith('.pdf')
    ? 'application/pdf'
    : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
}

const formats: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  json: 'JSON',
  csv: 'CSV',
  ics: 'calendar file',
}

function siteOf(
  { version, asOf, record }: PublishOrder,
  reading: Reading,
  main: MainFiles,
  papers: PaperFiles,
  data: readonly PublishedFile[],
): MeetingSite {
  const file = ({ path, bytes, what }: PublishedFile, accessible: boolean): SiteFile => ({
    path,
    title: what.replace(/ as a tagged PDF$/, '').replace(/ as a Word document$/, ''),
    format: formats[path.replace(/^.*\./, '')] ?? '',
    bytes: bytes.length,
    accessible,
  })
  return {
    view: reading.view,
    votes: votesByItem(reading),
    minutes: mainPaperOf(record.meeting) === 'minutes' ? composeMinutes(reading.view).blocks : null,
    papers: papers.listed,
    main: main.written.map((each) => file(each, main.accessible)),
    data: data.filter(({ path }) => !path.endsWith('schema.json')).map((each) => file(each, true)),
    ...{ version, asOf, crest: crestOf(reading) },
  }
}

const tickWords = {
  pdf: 'PDF',
  docx: 'Word',
  web: 'web pages',
  json: 'the record as data',
  'open-data': 'open data',
  csv: 'tables (CSV)',
  ics: 'calendar entry',
} as const

function messageOf({ ticks, version }: PublishOrder, site: MeetingSite) {
  const decisions = itemPages(site.view).flatMap(({ item }) => {
    const resolutions = minutesOfItem(site, item.id).filter((block: Block) => block.kind === 'resolution')
    return resolutions.length === 0 ? [] : [{ title: item.title, resolutions }]
  })
  const published = ticks.flatMap((tick) =>
    tick === 'eml' || tick === 'members-pdf' ? [] : [tickWords[tick]],
  )
  return publishMessage({ view: site.view, version, decisions, published })
}

async function mailFiles(
  { asOf, version }: PublishOrder,
  view: PaperView,
  attachments: readonly PublishedFile[],
  message: PublishedSet['message'],
  recordHash: string,
): Promise<PublishedFile[]> {
  const hash = sha256Of(`${recordHash} ${version} ${message.text}`)
  const bytes = await mailDraft({ message, attachments, date: asOf, hash, view })
  return [
    { path: 'message.eml', bytes, what: 'E-mail draft with the PDF' },
    textFile('message.txt', message.text, 'The words of the e-mail'),
  ]
}

/** What the folder holds, each file with its hash: the index of the folder. */
function manifest(
  { record, version, asOf, ticks }: PublishOrder,
  files: readonly PublishedFile[],
  recordHash: string,
): PublishedFile {
  const { meeting, committee, council } = record
  const value = {
    format: 'minutebook-publication',
    version,
    asOf,
    ticks,
    meeting: {
      ...{ id: meeting.id, council: council.name, committee: committee.name, date: meeting.date },
      ...{ start: meeting.start, state: isAsImported(meeting) ? 'imported' : meeting.state },
    },
    draft: isDraft(meeting),
    recordHash,
    files: files.map(({ path, bytes, what }) => ({
      path,
      bytes: bytes.length,
      sha256: sha256Of(bytes),
      what,
    })),
  }
  return jsonFile(manifestPath, value, 'What is in this folder')
}
