import type { z } from 'zod'
import type {
  importDraftSchema,
  importFieldSchema,
  importListedSchema,
  importNoteSchema,
} from '../../../shared/api/importsContract.ts'
import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import type { ItemMinutes, MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import { plainText } from '../../../shared/domain/minutes.ts'
import type { PersonOnTheDay } from '../../../shared/domain/person.ts'
import type { Attendance } from '../../../shared/domain/presence.ts'

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
    }
  | {
      readonly kind: 'item'
      readonly place: string
      readonly item: AgendaItem
      readonly minutes: ItemMinutes | undefined
      readonly isFirst: boolean
    }
  | {
      readonly kind: 'block'
      readonly place: string
      readonly itemId: string
      readonly block: MinutesBlock
      readonly isFirst: boolean
    }

export function rowsOf({ record, notes }: Reading): ImportRow[] {
  const people = new Map(record.people.map((person) => [person.id, person]))
  const minutes = new Map(record.minutes.map((each) => [each.itemId, each]))
  return [
    ...notes.map((note, index): ImportRow => ({ kind: 'note', place: `note ${index}`, index, note })),
    ...headPlaces.map((place): ImportRow => ({ kind: 'head', place, record })),
    ...record.attendance.flatMap((attendance): ImportRow[] => {
      const person = people.get(attendance.personId)
      return person === undefined
        ? []
        : [{ kind: 'person', place: `person ${person.id}`, attendance, person }]
    }),
    ...record.items.flatMap((item, index): ImportRow[] => {
      const own = minutes.get(item.id)
      const { id: itemId } = item
      const blocks = (own?.blocks ?? []).map((block, at): ImportRow => ({
        ...{ kind: 'block', place: `block ${block.id}`, itemId, block, isFirst: at === 0 },
      }))
      return [{ kind: 'item', place: `item ${itemId}`, item, minutes: own, isFirst: index === 0 }, ...blocks]
    }),
  ]
}

/** Below this the officer is asked to look. */
export const sureEnough = 0.8

/** Places that no paper leaves out: where nothing was read, somebody has to say it. */
const needed: ReadonlySet<string> = new Set(['committee.name', 'meeting.date'])

/** Whether a row waits for the officer's look. */
export function wantsLook(row: ImportRow, field: ImportField | undefined): boolean {
  if (row.kind === 'note') return !row.note.seen
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
