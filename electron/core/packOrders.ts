import { agendaNumbers } from '../../shared/domain/agendaOrder.ts'
import type { MeetingRecord, RecordPaper } from '../../shared/domain/meetingRecord.ts'
import { nextEdition } from '../../shared/domain/packEdition.ts'
import { membersPapers, publicPapers } from '../../shared/domain/packPapers.ts'
import type { PaperFacts } from '../../shared/domain/paperFacts.ts'
import type { Publication, PublicationKind } from '../../shared/domain/publication.ts'
import type { Reader } from '../db/database.ts'
import { hashOf } from '../db/hashing.ts'
import type { PackFile, PackOrder, PackPlanOrder } from '../render/pack/packOrder.ts'
import { withName } from './reading/fileReadingNames.ts'
import { previousMinutesFor } from './previousMinutes.ts'
import type { CoreFinding } from './previousMinutes.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import type { FileReading } from './services.ts'

export interface PackWish {
  readonly meetingId: string
  readonly audience: Publication['audience']
  readonly edition: PublicationKind
}

/** An order without its files, and what the book has to say of it beside what the making finds. */
export interface PackStart {
  readonly order: Omit<PackOrder, 'files'>
  readonly findings: readonly CoreFinding[]
}

/** What a pack is made from but its files. Throws `not-found`, and `not-allowed` for a supplement to nothing. */
export function packStart(reader: Reader, { meetingId, audience, edition }: PackWish): PackStart {
  const record = packRecord(readMeetingRecord(reader, meetingId))
  const { houseStyle } = record.council
  const previous = previousMinutesFor(reader, record)
  return {
    order: {
      ...{ record, audience, rightHand: houseStyle.rightHand, subItemPages: houseStyle.subItemPages },
      ...nextEdition(record.publications, audience, edition, houseStyle.rightHand),
      previousMinutes: previous.minutes,
    },
    findings: previous.findings,
  }
}

/** The same order for a plan, and the papers that are still being read: of the others, how many pages each has. */
export function planOrder(
  { order }: PackStart,
  reading: FileReading,
): { readonly order: PackPlanOrder; readonly beingRead: readonly RecordPaper[] } {
  const { papers, meeting } = order.record
  const facts = new Map(papers.map((paper) => [paper.id, reading.facts(meeting.id, paper)]))
  return {
    order: {
      ...order,
      counts: new Map(papers.map((paper) => [paper.id, countOf(paper, facts.get(paper.id) ?? 'reading')])),
    },
    beingRead: papers.filter((paper) => facts.get(paper.id) === 'reading'),
  }
}

/** Its own finding: whoever lets an unreadable file stand has not done so before anybody could know. */
export function beingReadFinding({ id, itemId, fileName, sha256 }: RecordPaper): CoreFinding {
  return {
    ...{ key: `reading ${sha256} ${id}`, kind: 'reading', level: 'advice', sentence: stillReading(fileName) },
    ...{ fileName, paperId: id, itemId, pages: [] },
  }
}

/** The files that the audience may have, and no other: exempt bytes never come near a public pack. */
export async function packFiles(
  { record, audience }: Pick<PackOrder, 'record' | 'audience'>,
  reading: FileReading,
  signal: AbortSignal,
  onFile: (fileName: string, done: number) => void,
): Promise<Map<string, PackFile>> {
  const papers = audience === 'public' ? publicPapers(record) : membersPapers(record)
  const files = new Map<string, PackFile>()
  for (const [index, { id, fileName }] of papers.entries()) {
    signal.throwIfAborted()
    onFile(fileName, index / papers.length)
    const paper = record.papers.find((each) => each.id === id)
    if (paper !== undefined) files.set(id, await reading.pdf(paper, signal))
  }
  return files
}

/**
 * Everything that a pack is made from, as one word. As long as it is the same, a pack that was built is what would be built now: findings
 * may be accepted meanwhile, minutes written, and the pack of the other audience published.
 */
export function packBasis({ order }: PackStart, reading: FileReading): string {
  const { record, audience, previousMinutes, ...wish } = order
  const { council, committee, members, people, meeting, items, papers, reports, publications } = record
  const { state: _state, end: _end, presidedBy: _chair, ...particulars } = meeting
  return hashOf({
    ...{ ...wish, audience, council, committee: committee.name, members, particulars, papers, reports },
    people: people.filter((person) => members.some((seat) => seat.personId === person.id)),
    files: papers.map((paper) => {
      const facts = reading.facts(meeting.id, paper)
      return facts === 'reading' ? facts : facts.pages
    }),
    items: items.map(({ agendaPlace: _place, notes: _notes, pages: _pages, ...item }) => item),
    numbers: agendaNumbers(items),
    publications: publications.filter((each) => each.audience === audience).map(({ id }) => id),
    previousMinutes: previousMinutes === null ? null : minutesOnly(previousMinutes),
  })
}

/** Of the meeting before, what its minutes are composed from. */
function minutesOnly(record: MeetingRecord): Partial<MeetingRecord> {
  const { members, people, meeting, items, attendance, facts, minutes } = record
  return { members, people, meeting, items, attendance, facts, minutes }
}

/** Of the minutes of this meeting nothing goes into its pack, so that what is not yet marked in them keeps nobody from a supplement. */
function packRecord(record: MeetingRecord): MeetingRecord {
  return {
    ...record,
    minutes: record.minutes.map((minutes) => ({
      ...minutes,
      blocks: minutes.blocks.filter((block) => block.classification !== 'unset'),
    })),
  }
}

type Count = number | { readonly unreadable: string }

function countOf({ fileName }: RecordPaper, facts: PaperFacts | 'reading'): Count {
  if (facts === 'reading') return { unreadable: stillReading(fileName) }
  if (facts.state === 'ready' && facts.pages !== null) return facts.pages
  const why = facts.notes[0]?.sentence ?? 'This file cannot be in a pack. Ask for it as PDF.'
  return { unreadable: withName(why, fileName) }
}

function stillReading(fileName: string): string {
  return `“${fileName}” is still being read: its pages are counted in a moment.`
}
