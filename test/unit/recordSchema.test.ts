import { describe, expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import {
  aFact,
  aMeeting,
  anItem,
  aRecord,
  minutesOf,
  note,
  point,
  prose,
  resolution,
} from '../helpers/recordBuilder.ts'

type Writable<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Element)[]
    ? Writable<Element>[]
    : { -readonly [Key in keyof T]: Writable<T[Key]> }

/** The first complaint: where, and what. */
function complaint(record: unknown): string {
  const result = meetingRecordSchema.safeParse(record)
  const issue = result.success ? undefined : result.error.issues[0]
  return issue === undefined ? 'none' : `${issue.path.join('.')}: ${issue.message}`
}

const titled = (title: string): MeetingRecord => aRecord({ items: [anItem('a', { title })] })

describe('the schema of a meeting record', () => {
  it('describes the type the rules speak of, no more and no less', () => {
    type Parsed = Writable<z.infer<typeof meetingRecordSchema>>
    expectTypeOf<Parsed>().toExtend<Writable<MeetingRecord>>()
    expectTypeOf<Writable<MeetingRecord>>().toExtend<Parsed>()
    expectTypeOf<keyof Parsed>().toEqualTypeOf<keyof MeetingRecord>()
    expectTypeOf<keyof Parsed['items'][number]>().toEqualTypeOf<keyof MeetingRecord['items'][number]>()
    expectTypeOf<keyof Parsed['council']>().toEqualTypeOf<keyof MeetingRecord['council']>()
    expectTypeOf<keyof Parsed['meeting']>().toEqualTypeOf<keyof MeetingRecord['meeting']>()
  })

  it('gives back a record as it came, through JSON', () => {
    const record = aRecord({
      items: [
        anItem('a', { classification: 'exempt', exemption: { paragraphs: [1, 7], publicInterest: 'x' } }),
      ],
      facts: [aFact('f')],
      minutes: [minutesOf('a', [prose('One'), point('Two', 2), note('Three'), resolution(['four', 'five'])])],
    })
    expect(meetingRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record)
  })

  it('reads a record from before items kept their place on the agenda', () => {
    const { agendaPlace: _, ...older } = anItem('a')
    expect(meetingRecordSchema.parse({ ...aRecord(), items: [older] }).items).toEqual([anItem('a')])
  })

  it.each([
    ['another version', { ...aRecord(), version: 2 }, 'version'],
    ['another format', { ...aRecord(), format: 'minutes' }, 'format'],
    ['an unknown field', { ...aRecord(), extra: 1 }, 'Unrecognized key: "extra"'],
    ['an unknown field of an item', { ...aRecord(), items: [{ ...anItem('a'), extra: 1 }] }, 'items.0'],
    ['a missing field', { ...aRecord(), facts: undefined }, 'facts'],
    [
      'a date that does not exist',
      aRecord({ meeting: aMeeting({ date: '2026-02-30' }) }),
      'meeting.date: Give a date that exists, as YYYY-MM-DD.',
    ],
    [
      'a time that does not exist',
      aRecord({ meeting: aMeeting({ start: '24:00' }) }),
      'meeting.start: Give a time as HH:MM, from 00:00 to 23:59.',
    ],
    [
      'a paragraph of the old Schedule 12A',
      aRecord({
        items: [
          anItem('a', { classification: 'exempt', exemption: { paragraphs: [9], publicInterest: 'x' } }),
        ],
      }),
      'items.0.exemption.paragraphs.0: Schedule 12A has paragraphs 1 to 7 in England.',
    ],
    [
      'a pattern without the number',
      aRecord({
        committee: { ...aRecord().committee, numbering: { runs: 'meeting', start: 1, pattern: 'PF' } },
      }),
      'committee.numbering.pattern: The pattern needs {n} where the number goes.',
    ],
    ['an empty title', titled('  '), 'items.0.title: This cannot be empty.'],
    ['two lines in one', titled('Budget\nreport'), 'items.0.title: One line only.'],
  ])('refuses %s', (_, record, expected) => {
    expect(complaint(record)).toContain(expected)
  })

  it.each([
    ['a right-to-left override', 'Budget \u202e0001'],
    ['an isolate', 'Budget \u2066x\u2069'],
    ['a control character', 'Budget\u0007'],
    ['half of a character', 'Budget \ud83d'],
    ['the other half', '\ude00 Budget'],
  ])('refuses %s in any text', (_, text) => {
    const message = 'This text holds hidden control or direction marks. Paste it as plain text.'
    expect(complaint(titled(text))).toBe(`items.0.title: ${message}`)
    const minutes = [minutesOf('first', [prose(text)])]
    expect(complaint(aRecord({ minutes }))).toContain('minutes.0.blocks.0')
  })

  it.each(['Café Zürich – “quoted”', '😀', 'Cymraeg ŵ', 'שלום'])('accepts “%s”', (text) => {
    expect(complaint(titled(text))).toBe('none')
  })
})
