import type { Classification } from './access.ts'
import { strictest } from './access.ts'
import type { MembershipRole } from './committee.ts'
import type { MeetingRecord } from './meetingRecord.ts'
import type { EventKind } from './meetingFact.ts'
import type { Clause, MinutesBlock } from './minutes.ts'
import { hasWords, plainText } from './minutes.ts'
import { addressedName } from './person.ts'
import { apologyWords } from './presence.ts'
import type { AttendanceStatus } from './presence.ts'
import { everInTheRoom, presenceNotes, roomOf } from './presenceTimeline.ts'

/**
 * The words of minutes as they are signed, in one form that always hashes the same: what the members' copy prints, without the labels,
 * which are computed (what was printed elsewhere before, and is kept as it was, is in it), and without ids, notes and house style. What is closed to the public is in it, and says that it is.
 */
export interface CanonicalMinutes {
  readonly format: 'minutebook-minutes'
  readonly version: 1
  readonly heading: CanonicalHeading
  readonly items: readonly CanonicalItem[]
}

/** What stands above the first item. */
export interface CanonicalHeading {
  readonly council: string
  readonly committee: string
  /** YYYY-MM-DD, HH:MM */
  readonly date: string
  readonly start: string
  readonly end: string | null
  readonly place: string
  readonly presided: string | null
  readonly attendance: readonly CanonicalAttendance[]
}

export interface CanonicalAttendance {
  readonly name: string
  readonly title: string
  readonly office: MembershipRole | null
  readonly capacity: 'member' | 'substitute' | 'attendee'
  readonly status: AttendanceStatus
  /** What is printed of an apology's reason; empty for nothing. */
  readonly reason: string
  readonly standsInFor: string | null
  readonly from: string | null
  readonly until: string | null
}

export interface CanonicalItem {
  readonly number: string
  readonly title: string
  readonly isSubItem: boolean
  readonly classification: Classification
  readonly blocks: readonly CanonicalBlock[]
}

export type CanonicalBlock = { readonly classification: Classification } & (
  | { readonly kind: 'prose'; readonly words: string }
  | { readonly kind: 'point'; readonly level: number; readonly label?: string; readonly words: string }
  | { readonly kind: 'event'; readonly event: EventKind; readonly words: string }
  | {
      readonly kind: 'resolution'
      readonly lead?: string
      readonly clauses: readonly CanonicalClause[]
    }
)

interface CanonicalClause {
  readonly level: number
  readonly label?: string
  readonly words: string
}

export function canonicalMinutes(record: MeetingRecord): CanonicalMinutes {
  return {
    format: 'minutebook-minutes',
    version: 1,
    heading: canonicalHeading(record),
    items: record.items.map((item) => canonicalItem(record, item.id)),
  }
}

export function canonicalHeading(record: MeetingRecord): CanonicalHeading {
  const { date, start, end, place, presidedBy } = record.meeting
  return {
    council: record.council.name,
    committee: record.committee.name,
    ...{ date, start, end, place: place.trim() },
    presided: nameOf(record, presidedBy),
    attendance: canonicalAttendance(record),
  }
}

/** Of one item of the record. Throws for an item that is not in it. */
export function canonicalItem(record: MeetingRecord, itemId: string): CanonicalItem {
  const item = record.items.find((each) => each.id === itemId)
  if (item === undefined) throw new Error(`The record has no item ${itemId}.`)
  const minutes = record.minutes.find((each) => each.itemId === itemId)
  const parent = record.items.find((each) => each.id === item.parentId)
  const around = [item.classification, ...(parent === undefined ? [] : [parent.classification])]
  return {
    number: minutes?.number ?? '',
    title: item.title,
    isSubItem: item.parentId !== null,
    classification: strictest(around),
    blocks: printedBlocks(minutes?.blocks ?? []).map((block) => canonicalBlock(block, around)),
  }
}

type Printed = Exclude<MinutesBlock, { readonly kind: 'note' }>

/** As the paper prints them: empty lines are nothing, but for an empty point in the middle, which takes a letter. */
function printedBlocks(blocks: readonly MinutesBlock[]): Printed[] {
  const said = blocks.filter(
    (block): block is Printed => block.kind !== 'note' && (hasWords(block) || block.kind === 'point'),
  )
  return said.slice(0, said.findLastIndex(hasWords) + 1)
}

function canonicalBlock(block: Printed, around: readonly Classification[]): CanonicalBlock {
  const classification = strictest([...around, block.classification])
  switch (block.kind) {
    case 'prose':
      return { classification, kind: 'prose', words: plainText(block.content) }
    case 'point':
      return {
        ...{ classification, kind: 'point', level: block.level },
        ...keptOf(block),
        words: plainText(block.content),
      }
    case 'event':
      return { classification, kind: 'event', event: block.event, words: plainText(block.content) }
    case 'resolution':
      return {
        ...{ classification, kind: 'resolution' },
        ...(block.lead === undefined ? {} : { lead: block.lead }),
        clauses: canonicalClauses(block.clauses),
      }
  }
}

function canonicalClauses(clauses: readonly Clause[]): CanonicalClause[] {
  return clauses
    .map((clause) => ({
      ...{ level: clause.level, words: plainText(clause.content) },
      ...keptOf(clause),
    }))
    .filter(({ words }) => words.trim() !== '')
}

/** Nothing where the label is computed: then the hash is what it was before labels could be kept. */
function keptOf({ label }: { readonly label?: string }): { readonly label?: string } {
  return label === undefined ? {} : { label }
}

function canonicalAttendance(record: MeetingRecord): CanonicalAttendance[] {
  const room = roomOf(record)
  const came = everInTheRoom(room)
  const notes = presenceNotes(room)
  const { apologyReasons } = record.council.houseStyle
  return record.attendance.map(({ personId, capacity, status, reason, substituteFor }) => {
    const isThere = came.has(personId)
    const { from, until } = notes.get(personId) ?? { from: null, until: null }
    return {
      name: nameOf(record, personId) ?? '',
      title: record.people.find((person) => person.id === personId)?.title ?? '',
      office: record.members.find((seat) => seat.personId === personId)?.role ?? null,
      capacity,
      status: isThere ? 'present' : status,
      reason: isThere || reason === null ? '' : apologyWords(reason, apologyReasons),
      standsInFor: nameOf(record, substituteFor),
      ...{ from, until },
    }
  })
}

function nameOf({ people }: MeetingRecord, personId: string | null): string | null {
  const person = people.find((each) => each.id === personId)
  return person === undefined ? null : addressedName(person)
}
