import { describe, expect, test } from 'vitest'
import { readMinutes } from '../../../electron/import/readMinutes.ts'

/** What the heading of minutes says, in words. */
function headed(...lines: readonly string[]): Readonly<Record<string, string | undefined>> {
  const { header, items } = readMinutes(
    [
      ...lines,
      '',
      'Present: Councillors Ash and Elm',
      '',
      '1. Hedges',
      '',
      'They were noted.',
      '',
      '2. Ponds',
      '',
      'Noted.',
    ].join('\n'),
  )
  const { council, committee, date, start, end, place } = header
  const before = items.find((item) => item.number === '')
  return {
    council: council?.value,
    committee: committee?.value,
    date: date?.value,
    start: start?.value,
    end: end?.value,
    place: place?.value,
    ...(before === undefined
      ? {}
      : { left: before.blocks.map((each) => ('text' in each ? each.text : '')).join(' / ') }),
  }
}

const ferrow = { council: 'Ferrow Town Council', committee: 'Allotments Committee', date: '2021-05-04' }

describe('the heading of minutes', () => {
  test.each([
    [
      'a place after the hours, with no word before it',
      [
        'Ferrow Town Council',
        'Allotments Committee',
        'Meeting held on Tuesday 4 May 2021, 9.30 am – 11.05 am, Room 2, Wick House',
      ],
      { ...ferrow, start: '09:30', end: '11:05', place: 'Room 2, Wick House' },
    ],
    [
      'a place on the line of the day',
      ['Ferrow Town Council', 'Allotments Committee', 'Tuesday 4 May 2021, 10.00am, held via Zoom'],
      { ...ferrow, start: '10:00', end: undefined, place: 'via Zoom' },
    ],
    [
      'a place below a day in capitals',
      [
        'FERROW TOWN COUNCIL',
        '',
        'MINUTES OF THE ALLOTMENTS COMMITTEE',
        '',
        'TUESDAY 4TH MAY 2021 AT 6.00 PM',
        'AT ROOM 2, WICK HOUSE',
      ],
      {
        council: 'FERROW TOWN COUNCIL',
        committee: 'ALLOTMENTS COMMITTEE',
        date: '2021-05-04',
        start: '18:00',
        end: undefined,
        place: 'ROOM 2, WICK HOUSE',
      },
    ],
    [
      'a place that a narrow column parts',
      [
        'Ferrow Town Council',
        '',
        'Minutes of the Allotments Committee',
        'held on 4 May 2021 at 7.15pm in the Mayor’s',
        'Study, Wick House',
      ],
      { ...ferrow, start: '19:15', end: undefined, place: 'Mayor’s Study, Wick House' },
    ],
    [
      'an address below the day that has no word of addresses',
      [
        'Ferrow Town Council',
        'Allotments Committee',
        'Minutes of the meeting on Tuesday 4 May 2021 at 7 pm',
        'The Engine Shed, Wharfside',
      ],
      { ...ferrow, start: '19:00', end: undefined, place: 'The Engine Shed, Wharfside' },
    ],
    [
      'hours as a label, and a place',
      [
        'Ferrow Town Council',
        'Allotments Committee',
        'Date: 4 May 2021',
        'Start/End Time: 6.30 - 8.07 pm',
        'Place: Wick House',
      ],
      { ...ferrow, start: '18:30', end: '20:07', place: 'Wick House' },
    ],
    [
      'a sentence that says sub-committee where a line names it',
      [
        'Ferrow Town Council',
        '',
        'ALLOTMENTS SUB-COMMITTEE',
        '',
        'Minutes of a meeting of the Sub-Committee held at Wick House on 4 May 2021',
      ],
      {
        ...ferrow,
        committee: 'ALLOTMENTS SUB-COMMITTEE',
        start: undefined,
        end: undefined,
        place: 'Wick House',
      },
    ],
    [
      'the councils of a joint committee',
      ['Ferrow and Wick Councils', 'Joint Waste Committee', '4 May 2021'],
      {
        council: 'Ferrow and Wick Councils',
        committee: 'Joint Waste Committee',
        date: '2021-05-04',
        start: undefined,
        end: undefined,
        place: undefined,
      },
    ],
    [
      'a summons',
      [
        'Ferrow Town Council',
        '',
        'You are hereby summoned to attend a meeting of the Town Council to be held on',
        '4 May 2021 at 7 pm in Wick House.',
      ],
      {
        council: 'Ferrow Town Council',
        committee: 'Town Council',
        date: '2021-05-04',
        start: '19:00',
        end: undefined,
        place: 'Wick House',
      },
    ],
  ])('is read with %s', (_, lines, expected) => {
    expect(headed(...lines)).toEqual(expected)
  })

  test('says when it began and ended by its last line alone', () => {
    const { header } = readMinutes(
      'Ferrow Town Council\nAllotments Committee\n4 May 2021\n\n1. Hedges\n\nNoted.\n\n2. Ponds\n\nNoted.\n\nDuration of meeting: 6.30 - 9.28 pm',
    )
    expect([header.start?.value, header.end?.value]).toEqual(['18:30', '21:28'])
  })
})
