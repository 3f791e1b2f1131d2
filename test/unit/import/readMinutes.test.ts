import { describe, expect, test } from 'vitest'
import { importedRecord } from '../../../electron/import/importedRecord.ts'
import type { ReadBlock } from '../../../electron/import/readBlocks.ts'
import { readMinutes } from '../../../electron/import/readMinutes.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { checkRecord } from '../../../shared/domain/recordIntegrity.ts'
import { bracketed, decimal, lettered, suffixed } from '../../helpers/importedTexts.ts'

function countingIds(): () => string {
  let count = 0
  return () => `id-${(count += 1)}`
}

function shown(block: ReadBlock): string {
  switch (block.kind) {
    case 'point':
      return `${block.level} ${block.label} ${block.text}`
    case 'event':
      return `! ${block.event} ${block.at ?? ''} ${block.who}`.trim()
    case 'resolution':
      return [block.lead, ...block.clauses.map(({ level, label, text }) => `${level} ${label} ${text}`)].join(
        ' | ',
      )
    case 'vote':
      return `vote ${block.vote.for}-${block.vote.against}-${block.vote.abstain}`
    case 'prose':
      return block.text
  }
}

const itemOf = (text: string, number: string): string[] =>
  defined(
    readMinutes(text).items.find((item) => item.number === number),
    `an item ${number}`,
  ).blocks.map(shown)

describe('minutes with lettered points', () => {
  test('say when, where and who', () => {
    const { header, attendance } = readMinutes(lettered)
    expect(header).toMatchObject({
      council: { value: 'Brackenford City Council' },
      committee: { value: 'Harbour and Leisure Scrutiny Committee' },
      date: { value: '2026-03-05' },
      start: { value: '14:00' },
      end: { value: '15:45' },
      place: { value: 'Guildhall, Quay Street, Brackenford' },
    })
    expect(
      attendance.map(({ capacity, status, role, name, title }) => [capacity, status, role, name, title]),
    ).toEqual([
      ['member', 'present', 'chair', 'Ida Moss', ''],
      ['member', 'present', 'member', 'Tom Fell', ''],
      ['member', 'absent', 'member', 'Una Beck', ''],
      ['attendee', 'present', 'member', 'Pia Lund', 'Harbour Master'],
      ['attendee', 'present', 'member', 'Olu Adeyemi', 'Governance Officer'],
    ])
  })

  test('keep every block, its level and label, over page breaks and an adjournment', () => {
    expect(readMinutes(lettered).items.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '31 Apologies for absence',
      '32 Declarations of interests',
      '33 Minutes',
      '34 Dredging of the inner harbour',
      '35 Work programme',
    ])
    expect(itemOf(lettered, '34')).toEqual([
      'The Harbour Master presented the survey, highlighting the following:',
      '0 a) The channel has lost forty centimetres since the last survey, and the larger boats wait for the tide.',
      '0 b) Three things would have to be done:',
      '1 i. a licence for the spoil',
      '1 ii. a notice to mariners',
      '! adjourned 14:40',
      '! resumed 14:50',
      '0 c) The cost falls in the next year.',
      'Resolved to | 0 (1) recommend that: | 1 a. the licence is applied for in April; and | 1 b. the notice is published | 0 (2) review the survey in a year.',
    ])
    expect(itemOf(lettered, '35')).toEqual(['Resolved to | 0  note the work programme.'])
  })
})

test('minutes in decimal paragraphs give movers, movements and counts', () => {
  const { header, attendance, items } = readMinutes(decimal)
  expect([header.council?.value, header.committee?.value, header.date?.value, header.start?.value]).toEqual([
    'MARLOW VALE DISTRICT COUNCIL',
    'PLANNING COMMITTEE',
    '2026-04-14',
    '19:00',
  ])
  expect(attendance.map(({ status, capacity, name }) => `${capacity} ${status} ${name}`)).toEqual([
    'member present A Rowan',
    'member present B Sedge',
    'member present C Teasel',
    'member present D Yarrow',
    'member apologies E Vetch',
    'attendee present Ros Kemp',
  ])
  expect(items.map(({ number, title }) => `${number} ${title}`)).toEqual([
    '1 APOLOGIES FOR ABSENCE',
    '2 APPLICATION 26/0147 – LAND AT MILL LANE',
    '3 DATE OF NEXT MEETING',
  ])
  const blocks = defined(items[1], 'a second item').blocks
  expect(blocks.map((block) => block.kind)).toEqual(['point', 'event', 'resolution', 'vote'])
  expect(blocks[1]).toMatchObject({ event: 'left', at: '19:25', who: 'Councillor D Yarrow' })
  expect(blocks[2]).toMatchObject({ mover: 'Councillor B Sedge', seconder: 'Councillor C Teasel' })
  expect(blocks[3]).toMatchObject({ vote: { for: 2, against: 1, abstain: 0, carried: true } })
})

test('a number alone on its line belongs to the title below it', () => {
  expect(readMinutes(bracketed).items.map(({ number, title }) => `${number} ${title}`)).toEqual([
    '(26) MINUTES',
    '(27) TAXI FARES',
    '(28) EXCLUSION OF THE PUBLIC',
  ])
  expect(itemOf(bracketed, '(27)')).toEqual([
    'The Committee considered the fares. AGREED notes were circulated.',
    'AGREED that | 0  the fares be raised by ten pence from July.',
  ])
  expect(itemOf(bracketed, '(28)')).toEqual([
    'RESOLVED | 0 1. That the public be excluded. | 0 2. That the reason be minuted.',
  ])
})

test('numbers with a year behind them, and bullets', () => {
  expect(readMinutes(suffixed).items.map(({ number, title }) => `${number} ${title}`)).toEqual([
    '76/26 Apologies',
    '77/26 Play areas',
    '78/26 Any other business',
  ])
  expect(itemOf(suffixed, '77/26')).toEqual([
    'Members heard:',
    '0  that the swings at Low Green were mended',
    '0  that the slide was not',
  ])
})

test.each([
  ['lettered', lettered],
  ['decimal', decimal],
  ['bracketed', bracketed],
  ['suffixed', suffixed],
  ['empty', ''],
  ['no minutes at all', 'Dear Sir,\n\nThank you for your letter of 3 May.\n\nYours'],
])('a record made of them holds together, and every word stands in it: %s', (_, text) => {
  const { record, fields } = importedRecord(text, readMinutes(text), {
    date: '2026-06-01',
    newId: countingIds(),
  })
  checkRecord(record)
  for (const { from, to } of fields) expect(from).toBeLessThanOrEqual(to)
  expect(fields.every(({ to }) => to <= text.length)).toBe(true)
})

test('the reasons of apologies come from the item that gives them', () => {
  const { record } = importedRecord(lettered, readMinutes(lettered), {
    date: '2026-06-01',
    newId: countingIds(),
  })
  const una = record.people.find((person) => person.name === 'Una Beck')
  expect(record.attendance.find((each) => each.personId === una?.id)).toMatchObject({
    status: 'apologies',
    reason: { category: 'unwell', words: 'unwell' },
  })
  expect(record.facts).toMatchObject([
    { kind: 'adjourned', at: '14:40' },
    { kind: 'resumed', at: '14:50' },
  ])
  expect(record.committee.numbering).toMatchObject({ start: 31, pattern: '{n}' })
})
