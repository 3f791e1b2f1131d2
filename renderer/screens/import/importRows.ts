import type { z } from 'zod'
import type {
  importDraftSchema,
  importFieldSchema,
  importListedSchema,
  importNoteSchema,
} from '../../../shared/api/importsContract.ts'
import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import type { MembershipRole } from '../../../shared/domain/committee.ts'
import type { ItemMinutes, MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import { plainText } from '../../../shared/domain/minutes.ts'
import type { TimeFormat } from '../../../shared/domain/houseStyle.ts'
import type { PersonOnTheDay } from '../../../shared/domain/person.ts'
import type { Attendance } from '../../../shared/domain/presence.ts'
import { isHarmless } from './importNotes.ts'

export type ImportData = z.infer<typeof importDraftSchema>
export type ImportField = z.infer<typeof importFieldSchema>
export type ImportNote = z.infer<typeof importNoteSchema>
export type ImportListed = z.infer<typeof importListedSchema>

/** What the officer mends: the record, where each value was read, and what the reader has to say. */
export interface Reading {
  readonly record: MeetingRecord
  readonly fields: readonly ImportField[]
  readonly notes: readonly ImportNote[]
}

export const headPlaces = [
  ...(['council.name', 'committee.name', 'meeting.date', 'meeting.start', 'meeting.end'] as const),
  'meeting.place',
] as const
export type HeadPlace = (typeof headPlaces)[number]

/** One value of the record as a row of the screen, in the order of the paper. */
export type ImportRow =
  | { readonly kind: 'note'; readonly place: string; readonly index: number; readonly note: ImportNote }
  | { readonly kind: 'head'; readonly place: HeadPlace; readonly record: MeetingRecord }
  | {
      readonly kind: 'person'
      readonly place: string
      readonly attendance: Attendance
      readonly person: PersonOnTheDay
      /** The seat they held; null for who held none. */
      readonly office: MembershipRole | null
      /** Took the chair without being the chair. */
      readonly presided: boolean
    }
  | {
      readonly kind: 'item'
      readonly place: string
      readonly item: AgendaItem
      readonly minutes: ItemMinutes | undefined
      /** The number of the item before; empty for none. */
      readonly numberBefore: string
      /** Of one that is being added: after which item it comes; null for the first. */
      readonly after: string | null
      readonly isFirst: boolean
    }
  | {
      readonly kind: 'block'
      readonly place: string
      readonly itemId: string
      readonly block: MinutesBlock
      readonly isFirst: boolean
    }

/** `times`: as the council writes them; those of the record where the book has none yet. */
export function rowsOf({ record: read, notes }: Reading, times?: TimeFormat): ImportRow[] {
  const record = times === undefined ? read : withTimes(read, times)
  const told = notes.map((note, index): ImportRow => ({ kind: 'note', place: `note ${index}`, index, note }))
  const isOfNoWeight = (row: ImportRow): boolean => row.kind === 'note' && isHarmless(row.note.sentence)
  const people = new Map(record.people.map((person) => [person.id, person]))
  const minutes = new Map(record.minutes.map((each) => [each.itemId, each]))
  const offices = new Map(record.members.map((seat) => [seat.personId, seat.role]))
  const { presidedBy } = record.meeting
  return [
    ...told.filter((row) => !isOfNoWeight(row)),
    ...headPlaces.map((place): ImportRow => ({ kind: 'head', place, record })),
    ...record.attendance.flatMap((attendance): ImportRow[] => {
      const person = people.get(attendance.personId)
      return person === undefined
        ? []
        : [
            {
              ...{ kind: 'person', place: `person ${person.id}`, attendance, person },
              ...{ office: offices.get(person.id) ?? null, presided: presidedBy === person.id },
            },
          ]
    }),
    ...record.items.flatMap((item, index): ImportRow[] => {
      const own = minutes.get(item.id)
      const { id: itemId } = item
      const blocks = (own?.blocks ?? []).map((block, at): ImportRow => ({
        ...{ kind: 'block', place: `block ${block.id}`, itemId, block, isFirst: at === 0 },
      }))
      const numberBefore = minutes.get(record.items[index - 1]?.id ?? '')?.number ?? ''
      const isFirst = index === 0
      return [
        { kind: 'item', place: `item ${itemId}`, item, minutes: own, numberBefore, after: null, isFirst },
        ...blocks,
      ]
    }),
    ...told.filter(isOfNoWeight),
  ]
}

function withTimes(record: MeetingRecord, times: TimeFormat): MeetingRecord {
  const { council } = record
  return { ...record, council: { ...council, houseStyle: { ...council.houseStyle, times } } }
}

/** Below this the officer is asked to look. */
export const sureEnough = 0.8

/** Places that no paper leaves out: where nothing was read, somebody has to say it. */
const needed: ReadonlySet<string> = new Set(['committee.name', 'meeting.date'])

/** Whether a row waits for the officer's look. */
export function wantsLook(row: ImportRow, field: ImportField | undefined): boolean {
  if (row.kind === 'note') return !row.note.seen && !isHarmless(row.note.sentence)
  if (field === undefined) return needed.has(row.place)
  return !field.seen && field.confidence < sureEnough
}

export function fieldsByPlace({ fields }: Pick<Reading, 'fields'>): ReadonlyMap<string, ImportField> {
  return new Map(fields.map((field) => [field.place, field]))
}

/** The field that a place in the source belongs to: the shortest that holds it, else the last that begins before it. */
export function fieldAt(fields: readonly ImportField[], offset: number): ImportField | undefined {
  const length = ({ from, to }: ImportField): number => to - from
  const holding = fields.filter(({ from, to }) => from <= offset && offset <= to)
  const [shortest] = holding.toSorted((a, b) => length(a) - length(b))
  if (shortest !== undefined) return shortest
  return fields.filter(({ from }) => from <= offset).toSorted((a, b) => b.from - a.from)[0]
}

/** The words of a block; of a resolution its clauses, one to a line. */
export function wordsOfBlock(block: MinutesBlock): string {
  return block.kind === 'resolution'
    ? block.clauses.map(({ content }) => plainText(content)).join('\n')
    : plainText(block.content)
}

/** A block as the file prints it, a line each: its labels, and what opens a resolution, stand before its words. */
export function printedOfBlock(block: MinutesBlock): string {
  if (block.kind === 'point') return `${block.label ?? ''} ${plainText(block.content)}`.trim()
  if (block.kind !== 'resolution') return plainText(block.content)
  const lead = (block.lead ?? '').trim()
  const lines = block.clauses.map(
    ({ level, label = '', content }) =>
      `${level === 0 ? '' : '\u2003'}${`${label} ${plainText(content)}`.trim()}`,
  )
  const [only = ''] = lines
  if (lines.length === 1 && (block.clauses[0]?.label ?? '') === '') return `${lead} ${only}`.trim()
  return (lead === '' ? lines : [lead, ...lines]).join('\n')
}
