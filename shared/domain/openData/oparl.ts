import { agendaNumbers } from '../agendaOrder.ts'
import type { MembershipRole } from '../committee.ts'
import { plainText } from '../minutes.ts'
import type { PaperItem } from '../paperView.ts'
import { mainPaperOf, plainDate } from '../publishing.ts'
import type { Reading } from '../registers/reading.ts'
import { londonInstant } from './londonInstant.ts'
import { councilId } from './popolo.ts'

/** Meetings, agenda items and papers in the terms of OParl 1.1 (https://oparl.org/spezifikation/). */
export interface OParl {
  readonly body: OParlBody
  readonly organization: readonly OParlOrganization[]
  readonly person: readonly OParlPerson[]
  readonly membership: readonly OParlMembership[]
  readonly meeting: OParlMeeting
  readonly agendaItem: readonly OParlAgendaItem[]
  readonly paper: readonly OParlPaper[]
  readonly file: readonly OParlFile[]
}

interface OParlObject<Type extends string> {
  /** A name for ever, not an address: `urn:minutebook:…`. */
  readonly id: string
  readonly type: `https://schema.oparl.org/1.1/${Type}`
}

export interface OParlBody extends OParlObject<'Body'> {
  readonly name: string
}

export interface OParlOrganization extends OParlObject<'Organization'> {
  readonly body: string
  readonly name: string
  readonly organizationType: 'committee'
}

export interface OParlPerson extends OParlObject<'Person'> {
  readonly body: string
  readonly name: string
  readonly formOfAddress?: string
}

export interface OParlMembership extends OParlObject<'Membership'> {
  readonly person: string
  readonly organization: string
  readonly role: MembershipRole
  readonly votingRight: boolean
  readonly startDate: string
  readonly endDate?: string
}

export interface OParlMeeting extends OParlObject<'Meeting'> {
  readonly name: string
  readonly meetingState: 'scheduled' | 'held' | 'confirmed'
  readonly cancelled: boolean
  readonly start: string
  readonly end?: string
  readonly location?: { readonly description: string }
  readonly organization: readonly string[]
  readonly participant: readonly string[]
  readonly invitation?: string
  readonly resultsProtocol?: string
  readonly agendaItem: readonly string[]
  readonly modified: string
}

export interface OParlAgendaItem extends OParlObject<'AgendaItem'> {
  readonly meeting: string
  readonly number: string
  readonly order: number
  readonly name: string
  /** False where the public may not read it, or a part of it. */
  readonly public: boolean
  readonly resolutionText?: string
  readonly auxiliaryFile: readonly string[]
}

export interface OParlPaper extends OParlObject<'Paper'> {
  readonly body: string
  readonly name: string
  readonly paperType: 'report' | 'appendix'
  readonly mainFile?: string
  readonly consultation: readonly { readonly agendaItem: string; readonly meeting: string }[]
}

export interface OParlFile extends OParlObject<'File'> {
  readonly name: string
  readonly fileName: string
  readonly mimeType: string
  readonly size: number
  /** Where it lies beside this file. */
  readonly accessUrl: string
}

/** A file that is written into the same folder. */
export interface WrittenFile {
  readonly path: string
  readonly name: string
  readonly mimeType: string
  readonly bytes: number
  /** Of a paper or report of the record; null for the agenda or minutes. */
  readonly paperId: string | null
}

const urn = (kind: string, id: string): string => `urn:minutebook:${kind}:${encodeURIComponent(id)}`
const type = <Type extends string>(name: Type): `https://schema.oparl.org/1.1/${Type}` =>
  `https://schema.oparl.org/1.1/${name}`

/** Of one meeting, for the public, with the files that are written beside it. `asOf` is an ISO instant. */
export function oparlOf(reading: Reading, files: readonly WrittenFile[], asOf: string): OParl {
  const { record, view } = reading
  const body = urn('body', councilId)
  const committee = urn('organization', record.committee.id)
  const meeting = urn('meeting', view.meeting.id)
  const fileOf = (file: WrittenFile): string => urn('file', file.path)
  const filesOf = (paperId: string): string[] => files.filter((file) => file.paperId === paperId).map(fileOf)
  const documents = [
    ...view.reports.map((report) => ({ ...report, paperType: 'report' as const })),
    ...view.papers.map((paper) => ({
      ...paper,
      title: paper.title.trim() === '' ? paper.fileName : paper.title,
      paperType: 'appendix' as const,
    })),
  ]
  const numbers = numbersOf(reading)
  const filesOfItem = (itemId: string): string[] =>
    documents.filter((document) => document.itemId === itemId).flatMap(({ id }) => filesOf(id))
  return {
    body: { id: body, type: type('Body'), name: view.council.name },
    organization: [
      {
        ...{ id: committee, type: type('Organization'), body, name: view.committee },
        organizationType: 'committee',
      },
    ],
    person: view.people.map((person) => ({
      ...{ id: urn('person', person.id), type: type('Person'), body, name: person.name },
      ...(person.address === '' ? {} : { formOfAddress: person.address }),
    })),
    membership: view.members.map((seat) => ({
      ...{ id: urn('membership', seat.id), type: type('Membership'), person: urn('person', seat.personId) },
      ...{ organization: committee, role: seat.role, votingRight: seat.voting, startDate: seat.from },
      ...(seat.to === null ? {} : { endDate: seat.to }),
    })),
    meeting: meetingOf(reading, files.filter((file) => file.paperId === null).map(fileOf), asOf),
    agendaItem: view.items.map((item, index) => ({
      ...{ id: urn('agenda-item', item.id), type: type('AgendaItem'), meeting },
      ...{ number: numbers[item.id] ?? item.minuteNumber ?? '', order: index + 1, name: item.title },
      public: isOpen(item),
      ...resolutionOf(item),
      auxiliaryFile: filesOfItem(item.id),
    })),
    paper: documents.map(({ id, itemId, title, paperType }) => {
      const [mainFile] = filesOf(id)
      return {
        ...{ id: urn('paper', id), type: type('Paper'), body, name: title, paperType },
        ...(mainFile === undefined ? {} : { mainFile }),
        consultation: itemId === null ? [] : [{ agendaItem: urn('agenda-item', itemId), meeting }],
      }
    }),
    file: files.map((file) => ({
      ...{ id: fileOf(file), type: type('File'), name: file.name },
      ...{ fileName: file.path.replace(/^.*\//, ''), mimeType: file.mimeType, size: file.bytes },
      accessUrl: file.path,
    })),
  }
}

function meetingOf({ record, view }: Reading, papers: readonly string[], asOf: string): OParlMeeting {
  const { meeting } = view
  const place = meeting.place.trim()
  const [paper] = papers
  const isHeld = mainPaperOf(meeting) === 'minutes'
  return {
    ...{ id: urn('meeting', meeting.id), type: type('Meeting') },
    name: `${view.committee}, ${plainDate(meeting.date)}`,
    meetingState: meeting.state === 'confirmed' ? 'confirmed' : isHeld ? 'held' : 'scheduled',
    cancelled: false,
    start: londonInstant(meeting.date, meeting.start),
    ...(meeting.end === null ? {} : { end: londonInstant(meeting.date, meeting.end) }),
    ...(place === '' ? {} : { location: { description: place } }),
    organization: [urn('organization', record.committee.id)],
    participant: view.attendance
      .filter(({ status }) => status === 'present')
      .map(({ personId }) => urn('person', personId)),
    ...(paper === undefined ? {} : isHeld ? { resultsProtocol: paper } : { invitation: paper }),
    agendaItem: view.items.map((item) => urn('agenda-item', item.id)),
    modified: asOf,
  }
}

function isOpen(item: PaperItem): boolean {
  return !item.confidential && item.exemptParagraphs.length === 0
}

function resolutionOf(item: PaperItem): { readonly resolutionText?: string } {
  const clauses = item.blocks
    .flatMap((block) => (block.kind === 'resolution' ? block.clauses : []))
    .map((clause) => plainText(clause.content).trim())
    .filter((words) => words !== '')
  return clauses.length === 0 ? {} : { resolutionText: clauses.join('\n') }
}

/** "4" and, of its sub-items, "4a)". */
function numbersOf({ record }: Reading): Readonly<Record<string, string>> {
  const numbers = agendaNumbers(record.items)
  return Object.fromEntries(
    record.items.map(({ id, parentId }) => [
      id,
      `${parentId === null ? '' : (numbers[parentId] ?? '')}${numbers[id] ?? ''}`,
    ]),
  )
}
