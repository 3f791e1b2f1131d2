import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import type { Membership, MembershipRole } from '../../../shared/domain/committee.ts'
import { peopleOfFact } from '../../../shared/domain/meetingFact.ts'
import type { ItemMinutes, MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { leadingAddress } from '../../../shared/domain/nameParts.ts'
import { plainText } from '../../../shared/domain/minutes.ts'
import type { Clause, Inline, MinutesBlock, PointLevel } from '../../../shared/domain/minutes.ts'
import type { PersonOnTheDay } from '../../../shared/domain/person.ts'
import type { Attendance } from '../../../shared/domain/presence.ts'
import type { HeadPlace } from './importRows.ts'
import { printedOfBlock, wordsOfBlock } from './importRows.ts'

/** Mends of what was read of a file: each gives the record anew. What is shared between rows stays the same object. */

type NewId = () => string

/** Null for a time that the paper does not give. */
export function withHead(record: MeetingRecord, place: HeadPlace, value: string | null): MeetingRecord {
  const { council, committee, meeting } = record
  switch (place) {
    case 'council.name':
      return { ...record, council: { ...council, name: value ?? council.name } }
    case 'committee.name':
      return { ...record, committee: { ...committee, name: value ?? committee.name } }
    case 'meeting.date':
      return withDate(record, value ?? meeting.date)
    case 'meeting.start':
      return { ...record, meeting: { ...meeting, start: value ?? '00:00' } }
    case 'meeting.end':
      return { ...record, meeting: { ...meeting, end: value } }
    case 'meeting.place':
      return { ...record, meeting: { ...meeting, place: value ?? '' } }
  }
}

/** Those who sat that day sat on this one. */
function withDate(record: MeetingRecord, date: string): MeetingRecord {
  const { date: was } = record.meeting
  const members = record.members.map((seat) => (seat.from === was ? { ...seat, from: date } : seat))
  return { ...record, members, meeting: { ...record.meeting, date } }
}

/** Where somebody stands in the list of those who were there, or were not. */
export const attendanceRoles = [
  ...(['present', 'apologies', 'substituted', 'absent', 'substitute', 'attendee'] as const),
] as const
export type AttendanceRole = (typeof attendanceRoles)[number]

export function roleOf({ capacity, status }: Attendance): AttendanceRole {
  if (capacity === 'attendee') return 'attendee'
  if (capacity === 'substitute') return 'substitute'
  return status === 'not-yet' ? 'present' : status
}

/** Of a member who was not there: what stands beside the name is why. */
export function isAway(role: AttendanceRole): boolean {
  return role === 'apologies' || role === 'absent' || role === 'substituted'
}

export function isSeated(role: AttendanceRole): boolean {
  return role === 'present' || isAway(role)
}

/** The seat of a member that day. */
export const seatOffices = ['member', 'chair', 'vice-chair'] as const

export interface PersonMend {
  /** "Councillor Ida Moss". */
  readonly name: string
  readonly title: string
  readonly role: AttendanceRole
  readonly reason: string
  /** The seat they held; of nobody who held none. */
  readonly office: MembershipRole
}

/** In another list. What stood after a name is a post among officers and a reason among apologies: it goes along, and nothing is lost. */
export function inRole(mend: PersonMend, role: AttendanceRole): PersonMend {
  const both = (...words: readonly string[]): string => words.filter((each) => each.trim() !== '').join(', ')
  const { title, reason } = mend
  if (role === 'attendee') return { ...mend, role, title: both(title, reason), reason: '' }
  if (mend.role === 'attendee' && isAway(role))
    return { ...mend, role, title: '', reason: both(title, reason) }
  return { ...mend, role }
}

/** Somebody who stands on the paper and was not read, until their name is given. */
export function newPersonRow(id: string): {
  readonly attendance: Attendance
  readonly person: PersonOnTheDay
} {
  return {
    attendance: { personId: id, capacity: 'member', status: 'present', reason: null, substituteFor: null },
    person: { id, address: '', name: '', title: '' },
  }
}

/** With somebody whom nobody knows yet, last in the list; the same record where they stand in it. */
function withNewPerson(record: MeetingRecord, id: string): MeetingRecord {
  if (record.people.some((person) => person.id === id)) return record
  const { person, attendance } = newPersonRow(id)
  return {
    ...record,
    people: [...record.people, person],
    attendance: [...record.attendance, attendance],
  }
}

/** Whoever is not in the record yet comes last. */
export function withPerson(
  before: MeetingRecord,
  personId: string,
  mend: PersonMend,
  newId: NewId,
): MeetingRecord {
  const record = withNewPerson(before, personId)
  const { role, title } = mend
  const isMember = isSeated(role)
  const members = isMember
    ? withSeat(record, personId, mend.office, newId)
    : record.members.filter((each) => each.personId !== personId)
  return {
    ...record,
    members,
    people: record.people.map((person) =>
      person.id === personId ? { ...person, ...namesOf(mend.name, person), title } : person,
    ),
    attendance: record.attendance.map((each) =>
      each.personId === personId
        ? {
            ...each,
            // Of a meeting to come nobody has said yet.
            ...(role === roleOf(each) ? {} : standingOf(role)),
            reason: reasonOf(each, mend.reason),
            substituteFor: isMember ? null : each.substituteFor,
          }
        : each,
    ),
  }
}

/** One alone has the chair: who had it before is a member. */
function withSeat(
  { members, meeting }: MeetingRecord,
  personId: string,
  office: MembershipRole,
  newId: NewId,
): readonly Membership[] {
  const isHeldByOne = office === 'chair' || office === 'vice-chair'
  const seats = members.map((each): Membership => {
    if (each.personId === personId) return each.role === office ? each : { ...each, role: office }
    return isHeldByOne && each.role === office ? { ...each, role: 'member' } : each
  })
  if (seats.some((each) => each.personId === personId)) return seats
  const seat: Membership = {
    ...{ id: newId(), personId, role: office, voting: true, group: '' },
    ...{ from: meeting.date, to: null },
  }
  return [...seats, seat]
}

/** Without a name it stays as it was. */
function namesOf(
  words: string,
  was: { readonly address: string; readonly name: string },
): { readonly address: string; readonly name: string } {
  const { address, rest } = leadingAddress(words)
  return rest === '' ? { address: was.address, name: was.name } : { address, name: rest }
}

function standingOf(role: AttendanceRole): Pick<Attendance, 'capacity' | 'status'> {
  if (role === 'attendee' || role === 'substitute') return { capacity: role, status: 'present' }
  return { capacity: 'member', status: role }
}

function reasonOf({ reason }: Attendance, words: string): Attendance['reason'] {
  if (words.trim() === '') return null
  return { category: reason?.category ?? 'other', words }
}

/** Who is none: a line that was taken for a person. What named them keeps its words. */
export function withoutPerson(record: MeetingRecord, personId: string): MeetingRecord {
  const gone = new Set(
    record.facts.filter((fact) => peopleOfFact(fact).includes(personId)).map((fact) => fact.id),
  )
  const mine = (id: string | null): boolean => id === personId
  const plain = (content: readonly Inline[]): readonly Inline[] =>
    content.some((inline) => inline.kind === 'person' && mine(inline.personId))
      ? [{ kind: 'text', text: plainText(content) }]
      : content
  const without = (block: MinutesBlock): MinutesBlock => {
    if (block.kind === 'resolution') {
      return { ...block, clauses: block.clauses.map((each) => ({ ...each, content: plain(each.content) })) }
    }
    const content = plain(block.content)
    if (block.kind === 'event' && block.factId !== null && gone.has(block.factId)) {
      return { ...block, content, factId: null }
    }
    return content === block.content ? block : { ...block, content }
  }
  const { meeting } = record
  return {
    ...record,
    people: record.people.filter(({ id }) => !mine(id)),
    members: record.members.filter((seat) => !mine(seat.personId)),
    attendance: record.attendance
      .filter((each) => !mine(each.personId))
      .map((each) => (mine(each.substituteFor) ? { ...each, substituteFor: null } : each)),
    facts: record.facts.filter(({ id }) => !gone.has(id)),
    minutes: record.minutes.map((each) => ({ ...each, blocks: each.blocks.map(without) })),
    meeting: mine(meeting.presidedBy) ? { ...meeting, presidedBy: null } : meeting,
  }
}

/** An item that stands on the paper and was not read, after another, or first for null. */
export function withNewItem(
  record: MeetingRecord,
  { id, after }: { readonly id: string; readonly after: string | null },
  words: { readonly number: string; readonly title: string },
): MeetingRecord {
  // After its sub-items, which stand under the item before.
  const at = record.items.findIndex((item) => item.id === after)
  const next = record.items.findIndex((item, index) => index > at && item.parentId === null)
  const place = next === -1 ? record.items.length : next
  const before = record.items[place - 1]?.id
  const minutesAt = record.minutes.findIndex((each) => each.itemId === before) + 1
  const own: ItemMinutes = { itemId: id, number: words.number, frozen: words.number !== '', blocks: [] }
  return {
    ...record,
    items: record.items.toSpliced(place, 0, { ...newItem(id), title: words.title }),
    minutes: record.minutes.toSpliced(minutesAt, 0, own),
  }
}

export function newItem(id: string): AgendaItem {
  return {
    ...{ id, parentId: null, origin: 'agenda', agendaPlace: null, kind: 'other', title: '', summary: '' },
    ...{ reportAuthor: '', purpose: null, recommendations: [], pages: null, notes: '' },
    ...{ classification: 'unset', exemption: null, publicSummary: '' },
  }
}

/** A printed number stands as it is; without one the item has none. */
export function withItem(
  record: MeetingRecord,
  itemId: string,
  { number, title }: { readonly number: string; readonly title: string },
): MeetingRecord {
  return {
    ...record,
    items: record.items.map((item) => (item.id === itemId ? { ...item, title } : item)),
    minutes: record.minutes.map((each) =>
      each.itemId === itemId ? { ...each, number, frozen: number !== '' } : each,
    ),
  }
}

/** A heading that was none: its words, and all that stands under it, go to the item before. */
export function joinItem(record: MeetingRecord, itemId: string, newId: NewId): MeetingRecord {
  const at = record.items.findIndex(({ id }) => id === itemId)
  const [item, before] = [record.items[at], record.items[at - 1]]
  const minutes = record.minutes.find((each) => each.itemId === itemId)
  if (item === undefined || before === undefined) return record
  const words = `${minutes?.number ?? ''} ${item.title}`.trim()
  const moved = [proseOf(newId(), words), ...(minutes?.blocks ?? [])]
  return {
    ...record,
    items: record.items.filter(({ id }) => id !== itemId),
    facts: record.facts.map((fact) => (fact.itemId === itemId ? { ...fact, itemId: before.id } : fact)),
    minutes: record.minutes
      .filter((each) => each.itemId !== itemId)
      .map((each) => (each.itemId === before.id ? { ...each, blocks: [...each.blocks, ...moved] } : each)),
  }
}

/** A line that is a heading: an item of its own, with all that stands under it. */
export function itemFromBlock(
  record: MeetingRecord,
  { itemId, blockId }: BlockPlace,
  newId: NewId,
): MeetingRecord {
  const at = record.items.findIndex(({ id }) => id === itemId)
  const [item, minutes] = [record.items[at], record.minutes.find((each) => each.itemId === itemId)]
  const index = minutes?.blocks.findIndex(({ id }) => id === blockId) ?? -1
  const block = minutes?.blocks[index]
  if (item === undefined || minutes === undefined || block === undefined) return record
  const words = wordsOfBlock(block).replaceAll('\n', ' ')
  const { number, title } = numberedTitle(words)
  const id = newId()
  const made: AgendaItem = {
    ...{ ...item, id, kind: 'other', title, summary: '', reportAuthor: '', parentId: null },
  }
  const own: ItemMinutes = {
    ...{ itemId: id, number, frozen: number !== '', blocks: minutes.blocks.slice(index + 1) },
  }
  const kept = { ...minutes, blocks: minutes.blocks.slice(0, index) }
  return {
    ...record,
    items: record.items.toSpliced(at + 1, 0, made),
    minutes: record.minutes.flatMap((each) => (each.itemId === itemId ? [kept, own] : [each])),
  }
}

/** "34 Dredging of the harbour", "2.1. Finance", "(27) Fares": what was printed before the words. */
function numberedTitle(words: string): { readonly number: string; readonly title: string } {
  const found = /^(\(?\d[\w./-]*\)?)[.:]?\s+(.*)$/.exec(words)
  const title = (found?.[2] ?? words).slice(0, 500)
  return { number: found?.[1]?.replace(/\.$/, '') ?? '', title }
}

export interface BlockPlace {
  readonly itemId: string
  readonly blockId: string
}

/** What a block can be made; a point of a lower level is one under it. */
export const blockKinds = ['prose', 'point', 'point-1', 'point-2', 'resolution', 'event'] as const
export type BlockKind = (typeof blockKinds)[number]

export function blockKindOf(block: MinutesBlock): BlockKind {
  if (block.kind === 'point') return block.level === 0 ? 'point' : `point-${block.level}`
  return block.kind === 'note' ? 'prose' : block.kind
}

export function withBlockKind(
  record: MeetingRecord,
  place: BlockPlace,
  kind: BlockKind,
  newId: NewId,
): MeetingRecord {
  return withBlocks(record, place, (block) => [asKind(block, kind, newId)])
}

function asKind(block: MinutesBlock, kind: BlockKind, newId: NewId): MinutesBlock {
  const { id, classification } = block
  const base = { id, classification }
  if (kind === blockKindOf(block)) return block
  if (kind === 'resolution') {
    const lines = printedOfBlock(block).split('\n')
    // Nothing opens it but its own words: no more is printed than the file prints.
    return { ...base, kind, lead: '', clauses: lines.map((line) => clauseOf(newId(), line)) }
  }
  if (block.kind === 'point' && kind.startsWith('point')) return { ...block, level: levelOf(kind) }
  // What stood before the words as a label, or opened a resolution, is words now.
  const content: readonly Inline[] =
    block.kind === 'resolution' || block.kind === 'point'
      ? [{ kind: 'text', text: oneLine(printedOfBlock(block)) }]
      : block.content
  if (kind === 'prose') return { ...base, kind, content }
  if (kind === 'event') return { ...base, kind, event: 'adjourned', factId: null, edited: true, content }
  return { ...base, kind: 'point', level: levelOf(kind), ...labelled(content) }
}

function levelOf(kind: BlockKind): PointLevel {
  return kind === 'point' ? 0 : (Number(kind.at(-1)) as PointLevel)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A label that words begin with, "(a)" or a bullet, stands before them. */
function labelled(
  content: readonly Inline[],
): Pick<Extract<MinutesBlock, { kind: 'point' }>, 'label' | 'content'> {
  const [first, ...rest] = content
  const mark = /^(\(?(?:[a-z]{1,4}|\d{1,3}(?:\.\d{1,3})*)[.)]|[•·▪○–-])\s+(?=\S)/i.exec(first?.text ?? '')
  if (first === undefined || mark === null) return { content }
  return { label: mark[1] ?? '', content: [{ ...first, text: first.text.slice(mark[0].length) }, ...rest] }
}

/** A clause that begins with a label keeps it; one without is printed without. */
function clauseOf(id: string, words: string): Clause {
  const { label = '', content } = labelled([{ kind: 'text', text: words }])
  return { id, level: 0, label, content }
}

function proseOf(id: string, text: string): MinutesBlock {
  return { id, classification: 'unset', kind: 'prose', content: [{ kind: 'text', text }] }
}

/** Other words. Each line is a block of its own of the same kind; in a resolution, a clause. */
export function withBlockWords(
  record: MeetingRecord,
  place: BlockPlace,
  words: string,
  newId: NewId,
): MeetingRecord {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return withBlocks(record, place, (block): MinutesBlock[] => {
    if (lines.join('\n') === wordsOfBlock(block)) return [block]
    if (block.kind === 'resolution') {
      if (lines.length === 0) return []
      const clauses = lines.map((line, index) => {
        const was = block.clauses[index]
        return was === undefined
          ? clauseOf(newId(), line)
          : { ...was, content: [{ kind: 'text', text: line } as const] }
      })
      return [{ ...block, clauses }]
    }
    return lines.map((text, index) => {
      const content = [{ kind: 'text', text } as const]
      if (index === 0) return { ...block, content }
      // What happened happened once: what is said after it is a sentence.
      if (block.kind === 'event') return proseOf(newId(), text)
      if (block.kind !== 'point') return { ...block, id: newId(), content }
      const { id: _id, label: _label, ...point } = block
      return { ...point, id: newId(), ...labelled(content) }
    })
  })
}

/** With the block before it: its words follow on, and of a resolution its clauses. */
export function joinBlock(record: MeetingRecord, place: BlockPlace, newId: NewId): MeetingRecord {
  return {
    ...record,
    minutes: record.minutes.map((minutes) => {
      const at = minutes.blocks.findIndex(({ id }) => id === place.blockId)
      const [before, block] = [minutes.blocks[at - 1], minutes.blocks[at]]
      if (minutes.itemId !== place.itemId || before === undefined || block === undefined) return minutes
      return { ...minutes, blocks: minutes.blocks.toSpliced(at - 1, 2, joined(before, block, newId)) }
    }),
  }
}

function joined(before: MinutesBlock, block: MinutesBlock, newId: NewId): MinutesBlock {
  if (before.kind === 'resolution') {
    const more = block.kind === 'resolution' ? block.clauses : [clauseOf(newId(), printedOfBlock(block))]
    return { ...before, clauses: [...before.clauses, ...more] }
  }
  const text = `${plainText(before.content)} ${oneLine(printedOfBlock(block))}`
  return { ...before, content: [{ kind: 'text', text }] }
}

/** What stands on the paper and is no minute: a running head, the number of a page. */
export function withoutBlock(record: MeetingRecord, place: BlockPlace): MeetingRecord {
  return withBlocks(record, place, () => [])
}

function withBlocks(
  record: MeetingRecord,
  { itemId, blockId }: BlockPlace,
  change: (block: MinutesBlock) => readonly MinutesBlock[],
): MeetingRecord {
  return {
    ...record,
    minutes: record.minutes.map((minutes) =>
      minutes.itemId === itemId
        ? {
            ...minutes,
            blocks: minutes.blocks.flatMap((block) => (block.id === blockId ? change(block) : [block])),
          }
        : minutes,
    ),
  }
}
