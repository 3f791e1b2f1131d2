import type { z } from 'zod'
import type { importedWhats, importFieldSchema, importNoteSchema } from '../../shared/api/importsContract.ts'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { formatDate } from '../../shared/domain/civilTime.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import { importedRecord } from '../import/importedRecord.ts'
import type { FieldSource, ImportedMeeting } from '../import/importedRecord.ts'
import { readMeetingPaper } from '../import/readMeetingPaper.ts'
import type { SourceRead, SourceText } from '../import/sourceText.ts'

export type ImportField = z.infer<typeof importFieldSchema>
export type ImportNote = z.infer<typeof importNoteSchema>

/** What was read of a file, as it waits for the officer's look. */
export interface ImportDraft {
  readonly what: (typeof importedWhats)[number]
  /** Empty for a meeting record. */
  readonly source: string
  readonly record: MeetingRecord
  readonly fields: readonly ImportField[]
  readonly notes: readonly ImportNote[]
  readonly revision: number
}

export type ReadDraft =
  | { readonly kind: 'draft'; readonly draft: ImportDraft }
  | { readonly kind: 'refused'; readonly sentence: string }

export interface DraftParts {
  readonly fileName: string
  /** Stands where the text gives no day. */
  readonly today: string
  readonly newId: () => string
}

/** What a file's text says, as a draft. Never throws for what stands in it. */
export function draftOf(read: SourceRead, parts: DraftParts): ReadDraft {
  if (read.kind === 'refused') return { kind: 'refused', sentence: read.sentence }
  if (read.text.trim() === '') return { kind: 'refused', sentence: noWords(parts.fileName) }
  if (read.kind === 'record') return recordDraft(read, parts.fileName)
  const paper = readMeetingPaper(read.text)
  const imported = importedRecord(read.text, paper, { date: parts.today, newId: parts.newId })
  const sound = soundRecord(imported.record)
  if (!sound.success) return unsound(parts.fileName, sound.where)
  const sentences = [...read.notes, ...imported.notes]
  return {
    kind: 'draft',
    draft: {
      ...{
        what: paper.kind === 'agenda' ? 'agenda' : 'minutes',
        source: read.text,
        record: sound.record,
        revision: 1,
      },
      fields: placedFields(imported),
      notes: sentences.map((sentence) => ({ sentence: sentence.slice(0, 2_000), seen: false })),
    },
  }
}

function noWords(fileName: string): string {
  return `“${fileName}” holds no words. If it is a scan, have its text recognised first, or ask for the document it was printed from.`
}

/** The lowest of its fields; 1 where there is none. */
export function confidenceOf({ fields }: Pick<ImportDraft, 'fields'>): number {
  return fields.reduce((lowest, { confidence }) => Math.min(lowest, confidence), 1)
}

/** "Harbour Committee, 5 March 2026"; "Harbour Committee, no date" where the text gives none: the day that stands in its place is nobody's. */
export function titleOfDraft(draft: Pick<ImportDraft, 'what' | 'record' | 'fields'>): string {
  const { record } = draft
  const isRead = (place: string): boolean =>
    draft.what === 'record' || draft.fields.some((field) => field.place === place)
  const date = isRead('meeting.date') ? formatDate(record.meeting.date, '3 November 2022') : 'no date'
  return `${isRead('committee.name') ? record.committee.name : 'No committee'}, ${date}`
}

/** A record that Minutebook wrote is as sure as it ever was. */
function recordDraft(read: SourceText, fileName: string): ReadDraft {
  const given = jsonOf(read.text)
  const parsed = soundRecord(given)
  if (!parsed.success) return unsound(fileName, parsed.where)
  const notes = read.notes.map((sentence) => ({ sentence, seen: false }))
  return {
    kind: 'draft',
    draft: { what: 'record', source: '', record: parsed.record, fields: [], notes, revision: 1 },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON is no record, and the schema says so.
    return null
  }
}

type Sound =
  | { readonly success: true; readonly record: MeetingRecord }
  | { readonly success: false; readonly where: string }

function soundRecord(given: unknown): Sound {
  const parsed = meetingRecordSchema.safeParse(given)
  if (!parsed.success) return { success: false, where: parsed.error.issues[0]?.path.join('.') ?? '' }
  // The schema gives `strong: undefined` where the domain leaves it out: JSON knows no difference.
  const record = parsed.data as MeetingRecord
  try {
    checkRecord(record)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { success: false, where: String(error.details['where']) }
  }
  return { success: true, record }
}

function unsound(fileName: string, where: string): ReadDraft {
  const place = where === '' ? '' : ` (${where})`
  return {
    kind: 'refused',
    sentence: `“${fileName}” was read, but what came of it is no meeting that can be kept${place}. Enter this meeting by hand, or save the file in another form and read it again.`,
  }
}

/** Places by the ids of what stands there: they hold while the officer moves, joins and removes. */
function placedFields({ record, fields }: ImportedMeeting): ImportField[] {
  return fields.flatMap((field) => {
    const place = placeOf(record, field)
    const { from, to, confidence } = field
    return place === null ? [] : [{ place, from, to: Math.max(from, to), confidence, seen: false }]
  })
}

function placeOf({ attendance, items, minutes }: MeetingRecord, { field }: FieldSource): string | null {
  const [what = '', index = '', , at = ''] = field.split('.')
  const nth = Number(index)
  const id = (kind: string, found: string | undefined): string | null =>
    found === undefined ? null : `${kind} ${found}`
  switch (what) {
    case 'attendance':
      return id('person', attendance[nth]?.personId)
    case 'items':
      return id('item', items[nth]?.id)
    case 'minutes':
      return id('block', minutes[nth]?.blocks[Number(at)]?.id)
    default:
      return field
  }
}
