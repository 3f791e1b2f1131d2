import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importedRecord } from '../../../electron/import/importedRecord.ts'
import type { ImportedMeeting } from '../../../electron/import/importedRecord.ts'
import { readMeetingPaper } from '../../../electron/import/readMeetingPaper.ts'
import type { ReadPaper } from '../../../electron/import/readMeetingPaper.ts'
import { sourceLines } from '../../../electron/import/sourceLines.ts'
import { meetingRecordSchema } from '../../../shared/api/record.ts'
import { checkRecord } from '../../../shared/domain/recordIntegrity.ts'
import { bracketed, decimal, lettered, suffixed } from '../../helpers/importedTexts.ts'

const extras = `
8. Declarations of interest
Councillor Moss declared a disclosable pecuniary interest in item 9 as the owner of the field, and left the room.
9. The field
It was proposed by Councillor Fell, seconded by Cllr Beck and RESOLVED unanimously that the gate be hung.
A recorded vote was taken as follows:
For (2): Councillors Fell and Beck
Against (1): Councillor Moss
Abstentions: None
ACTION: Clerk to write to the owner by 3 May
Action\tOwner\tDeadline
Mend the gate\tCouncillor Fell\t3 May 2026
At 7.40pm Councillors Fell and Beck left the meeting and returned at 7.50pm.
The motion was LOST on the Chair's casting vote.
a) A point
RESOLVED (1) note the report; and (2) agree the budget
**PART B**
# Exempt business
Present:\tCouncillor Moss\tCouncillor Fell
The meeting closed at 9.14 pm.
`

const pieces = [lettered, decimal, bracketed, suffixed, extras].flatMap((text) => text.split('\n'))

function imported(text: string): { readonly read: ReadPaper; readonly meeting: ImportedMeeting } {
  let count = 0
  const newId = (): string => `id-${(count += 1)}`
  const read = readMeetingPaper(text)
  return { read, meeting: importedRecord(text, read, { date: '2026-06-01', newId }) }
}

/** Letters and figures, which no reader may lose. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What leads a resolution, heads a list or labels a line stands in the record in another form. */
const formal = new Set(
  'resolved agreed recommended decision that to it was the and committee unanimously agenda item minute action owner deadline present report of by page public'.split(
    ' ',
  ),
)

/** Words of the source that are neither in the record nor in what was read of the head and of those who came. */
function lost(text: string, { read, meeting }: ReturnType<typeof imported>): string[] {
  const { header } = read
  const spans = [
    ...[header.council, header.committee, header.date, header.start, header.end, header.place].filter(
      (found) => found !== null,
    ),
    ...read.attendance,
    ...(read.heads ?? []),
  ]
  const kept = new Set(
    wordsOf(JSON.stringify([meeting.record.items, meeting.record.minutes, meeting.record.facts])),
  )
  // A label is worked out anew, and a line of the page is none of the minutes.
  return sourceLines(text)
    .filter((line) => !spans.some(({ from, to }) => from <= line.from && line.to <= to))
    .flatMap((line) => wordsOf(line.text))
    .filter(
      (word) =>
        !kept.has(word) && !formal.has(word) && !/^\d+$/.test(word) && !/^([a-z]{1,2}|[ivx]+)$/.test(word),
    )
}

const someText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '\f',
          '',
          '',
          '\t\t',
          '| a | b |',
          '**',
          '(((',
          '12',
          '77/21',
          '\u202e)',
          '\u{1F600}',
        ),
      },
    ),
    { maxLength: 60 },
  )
  .map((lines) => lines.join('\n'))

test('whatever the lines of minutes are mixed to, the record holds together, and its fields stand in the text', () => {
  fc.assert(
    fc.property(someText, (text) => {
      const { meeting } = imported(text)
      checkRecord(meeting.record)
      expect(meetingRecordSchema.safeParse(meeting.record).error?.issues ?? []).toEqual([])
      for (const { from, to, confidence } of meeting.fields) {
        expect(0 <= from && from <= to && to <= text.length && confidence > 0 && confidence <= 1).toBe(true)
      }
    }),
    { numRuns: 80, seed: 20260301 },
  )
})

test('no word of a line is lost, however the lines are mixed', () => {
  const mixed = fc
    .shuffledSubarray(
      pieces.filter((line) => !/^-+$/.test(line)),
      { minLength: 20 },
    )
    .map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(mixed, (text) => {
      expect(lost(text, imported(text))).toEqual([])
    }),
    { numRuns: 40, seed: 20260302 },
  )
})

const long: readonly (readonly [string, string])[] = [
  ['one letter', 'a'.repeat(1_000_000)],
  ['small letters, a line each', 'a\n'.repeat(6_000)],
  ['empty lines', '\n'.repeat(1_000_000)],
  ['labels', 'a) \n'.repeat(8_000)],
  ['lettered points', 'a) word\n'.repeat(6_000)],
  ['numbers', '1\n'.repeat(6_000)],
  ['items', Array.from({ length: 5_000 }, (_, index) => `${index + 1}. Title ${index + 1}\n`).join('\n')],
  ['brackets', '('.repeat(500_000)],
  ['resolutions', 'RESOLVED\n'.repeat(6_000)],
  ['votes', 'For: Councillor A\n'.repeat(5_000)],
  ['names', `Present: ${'Councillor A Moss, '.repeat(40_000)}`],
  ['heads', 'Present:\n'.repeat(6_000)],
  ['tabs', 'a\t'.repeat(300_000)],
  ['spaces', ' '.repeat(1_000_000)],
  ['spaces between words', `a${' '.repeat(500_000)}b`],
  ['stars', '*'.repeat(300_000)],
  ['dots', `For ${'.'.repeat(300_000)} 5`],
]

describe('a text without end is read in a few seconds', () => {
  test.each(long)('%s', (_, text) => {
    const began = performance.now()
    const { meeting } = imported(text)
    expect(performance.now() - began).toBeLessThan(3_000)
    checkRecord(meeting.record)
    expect(meetingRecordSchema.safeParse(meeting.record).success).toBe(true)
  })
})

test('every value of the head stands where its field says', () => {
  for (const text of [lettered, decimal, bracketed, suffixed]) {
    const { read, meeting } = imported(text)
    const at = (field: string): string => {
      const found = meeting.fields.find((each) => each.field === field)
      return found === undefined ? '' : text.slice(found.from, found.to).replace(/\s+/g, ' ')
    }
    for (const name of ['council', 'committee'] as const)
      expect(at(`${name}.name`)).toContain(read.header[name]?.value ?? '')
    expect(at('meeting.place')).toContain(read.header.place?.value ?? '')
    meeting.record.items.forEach((item, index) => {
      if (item.title !== 'Before the first item') expect(at(`items.${index}.title`)).toContain(item.title)
    })
    meeting.record.attendance.forEach(({ personId }, index) => {
      const person = meeting.record.people.find((each) => each.id === personId)
      expect(at(`attendance.${index}`)).toContain(person?.name ?? '?')
    })
  }
})
