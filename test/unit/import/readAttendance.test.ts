import { describe, expect, test } from 'vitest'
import { listedInterest } from '../../../electron/import/readInterests.ts'
import { readApologies, readAttendance } from '../../../electron/import/readAttendance.ts'
import type { ReadAttendee } from '../../../electron/import/readAttendance.ts'
import { sourceLines } from '../../../electron/import/sourceLines.ts'

function said({ address, name, title, capacity, status, role, reason, substituteFor }: ReadAttendee): string {
  const more = [title, role === 'member' || role === 'substitute' ? '' : role, reason, substituteFor].filter(
    (each) => each !== '',
  )
  return `${capacity} ${status}: ${[`${address} ${name}`.trim(), ...more].join(', ')}`
}

function listed(...lines: readonly string[]): string[] {
  return readAttendance(sourceLines(lines.join('\n'))).attendance.map(said)
}

function away(text: string): string[] {
  return readApologies([{ text, from: 0, to: text.length }]).attendance.map(said)
}

describe('lists of those who came', () => {
  test('say by marks that a line explains who was there', () => {
    expect(
      listed('+ Cllr Ida Ash (Chairman)', '- Cllr Ben Elm + Cllr Una Fir', '', '+ Present', '- Apologies'),
    ).toEqual([
      'member present: Cllr Ida Ash, chair',
      'member apologies: Cllr Ben Elm',
      'member present: Cllr Una Fir',
    ])
  })

  test('have names in columns that stand close together', () => {
    expect(listed('Present:', 'Councillor Ida Ash Councillor Una Fir')).toEqual([
      'member present: Councillor Ida Ash',
      'member present: Councillor Una Fir',
    ])
  })

  test('go on where a bracket or a post is parted, and count no members of the public', () => {
    expect(
      listed(
        'In attendance: Ann Cole (Head of',
        'Planning); Bo Reed–',
        'Democratic Services, and seven members of the public.',
      ),
    ).toEqual([
      'attendee present: Ann Cole, Head of Planning',
      'attendee present: Bo Reed, Democratic Services',
    ])
  })

  test('are of members under the name of a cabinet, and of attendees where members are listed besides', () => {
    expect(listed('Cabinet Members present:', 'Councillor Ida Ash')).toEqual([
      'member present: Councillor Ida Ash',
    ])
    expect(listed('Present: Councillor Una Fir', 'Cabinet Members present: Councillor Ida Ash')).toEqual([
      'member present: Councillor Una Fir',
      'attendee present: Councillor Ida Ash',
    ])
  })
})

describe('apologies', () => {
  test.each([
    [
      'Apologies were received from Councillor Ash, who was abroad.',
      ['member apologies: Councillor Ash, abroad'],
    ],
    [
      'Apologies were received from Councillor Ash for his inability to attend the meeting.',
      ['member apologies: Councillor Ash'],
    ],
    [
      'Apologies were received from Councillor Ash and Councillor Elm, for whom Councillor Fir was present.',
      [
        'member apologies: Councillor Ash',
        'member apologies: Councillor Elm',
        'substitute present: Councillor Fir, Councillor Elm',
      ],
    ],
    [
      'Cllr Ash (work) and Cllr Elm (unwell). Apologies accepted.',
      ['member apologies: Cllr Ash, work', 'member apologies: Cllr Elm, unwell'],
    ],
  ])('%s', (text, expected) => {
    expect(away(text)).toEqual(expected)
  })
})

test.each([
  ['With respect to Minute 6, Councillor Ash declared that he was a neighbour.', ['Councillor Ash'], ['6']],
  ['Councillor Ash asked that it be noted that she was a trustee.', ['Councillor Ash'], []],
  ['Cllr. Ash – item 2020/35 – sister employed there.', ['Cllr Ash'], ['2020/35']],
])('an interest without the word: %s', (text, who, items) => {
  const found = listedInterest(text, [text], [])
  expect([found?.who, found?.items]).toEqual([who, items])
})
