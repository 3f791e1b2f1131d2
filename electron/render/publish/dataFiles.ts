import { meetingRecordJsonSchema, openDataJsonSchema } from '../../../shared/api/recordJsonSchema.ts'
import { writeCsv } from '../../../shared/document/csv.ts'
import { calendarFile } from '../../../shared/document/ics.ts'
import { dayOf } from '../../../shared/domain/civilTime.ts'
import { defined } from '../../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { oparlOf } from '../../../shared/domain/openData/oparl.ts'
import type { WrittenFile } from '../../../shared/domain/openData/oparl.ts'
import { popoloOf } from '../../../shared/domain/openData/popolo.ts'
import { draftCaveat, importedNote, publishedWhat } from '../../../shared/domain/publishing.ts'
import type { Reading } from '../../../shared/domain/registers/reading.ts'
import { registerFrom } from '../../../shared/domain/registers/register.ts'
import type { RegisterKind } from '../../../shared/domain/registers/register.ts'
import { registerTables } from '../../../shared/domain/registers/registerTable.ts'
import type { PublishedFile, PublishOrder } from './publishOrder.ts'

export function textFile(path: string, text: string, what: string): PublishedFile {
  return { path, bytes: new TextEncoder().encode(text), what }
}

export function jsonFile(path: string, value: unknown, what: string): PublishedFile {
  return textFile(path, `${JSON.stringify(value, null, 2)}\n`, what)
}

/** The record as the public may have it, and its schema. */
export function recordFiles(record: MeetingRecord): PublishedFile[] {
  return [
    jsonFile('record.json', record, 'The meeting as data: a Minutebook record'),
    jsonFile('schema.json', meetingRecordJsonSchema(), 'JSON Schema of the record'),
  ]
}

/** Popolo and OParl in one file, and its schema. `files` are those of the folder that a person reads. */
export function openDataFiles(
  reading: Reading,
  files: readonly WrittenFile[],
  { version, asOf }: Pick<PublishOrder, 'version' | 'asOf'>,
): PublishedFile[] {
  const data = {
    format: 'minutebook-open-data',
    version: 1,
    caveat: draftCaveat(reading.view.meeting) || importedNote(reading.view.meeting),
    edition: version,
    asOf,
    popolo: popoloOf(reading),
    oparl: oparlOf(reading, files, asOf),
  }
  return [
    jsonFile('open-data.json', data, 'Open data in the terms of Popolo and OParl'),
    jsonFile('open-data.schema.json', openDataJsonSchema(), 'JSON Schema of the open data'),
  ]
}

const tables: readonly (readonly [path: string, kind: RegisterKind, table: number, what: string])[] = [
  ['attendance.csv', 'attendance', 2, 'Attendance as a table'],
  ['votes.csv', 'votes', 0, 'Recorded votes as a table'],
  ['decisions.csv', 'resolutions', 0, 'Decisions as a table'],
  ['actions.csv', 'actions', 0, 'Actions as a table'],
]

export function csvFiles(reading: Reading, record: MeetingRecord, asOf: string): PublishedFile[] {
  const state = draftCaveat(record.meeting) || importedNote(record.meeting)
  return tables.map(([path, kind, index, what]) => {
    // What is overdue is so on the day of the record, whenever the file is made.
    const register = registerFrom([record], [reading], { kind, text: '', today: dayOf(asOf) })
    const table = defined(registerTables(register, (date) => date)[index], 'every register has its tables')
    const text = writeCsv([
      [...table.columns.map(({ heading }) => heading), 'Status'],
      ...table.rows.map(({ cells }) => [...cells, state === '' ? publishedWhat(record.meeting) : state]),
    ])
    return textFile(path, text, what)
  })
}

/** The meeting as an entry of a calendar: known again by every calendar that has it from here. */
export function calendarEntry(
  { view }: Reading,
  { calendar, version }: Pick<PublishOrder, 'calendar' | 'version'>,
): PublishedFile {
  const { meeting, committee, council } = view
  const text = calendarFile(committee, [
    {
      uid: `${meeting.id}@minutebook`,
      ...calendar,
      ...{ date: meeting.date, start: meeting.start, end: meeting.end },
      ...{ summary: committee, location: meeting.place },
      description: `${council.name}\n${publishedWhat(meeting)}, version ${version}.`,
    },
  ])
  return textFile('meeting.ics', text, 'The meeting for a calendar')
}
