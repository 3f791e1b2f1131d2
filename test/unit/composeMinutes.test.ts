import { describe, expect, test } from 'vitest'
import { sampleBook } from '../../electron/core/sample/sampleBook.ts'
import type { HouseStyle } from '../../shared/domain/houseStyle.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { defined } from '../../shared/domain/assert.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import {
  aFact,
  anAttendance,
  anItem,
  aPersonOnTheDay,
  aRecord,
  minutesOf,
  point as aPoint,
} from '../helpers/recordBuilder.ts'

const october = defined(sampleBook.meetings[1], 'the second sample meeting')

function linesOf(record: MeetingRecord): string[] {
  return paperLines(composeMinutes(publicView(record)))
}

function styled(style: Partial<HouseStyle>): MeetingRecord {
  return {
    ...october,
    council: { ...october.council, houseStyle: { ...october.council.houseStyle, ...style } },
  }
}

/** The sample meeting with one item, of these blocks. */
function withBlocks(blocks: readonly MinutesBlock[], kind: 'report' | 'apologies' = 'report'): MeetingRecord {
  const item = { ...defined(october.items[5], 'the inspection item'), kind, title: 'Only item' }
  return { ...october, items: [item], minutes: [{ itemId: item.id, number: '18', frozen: false, blocks }] }
}

/** What is printed below the heading of the only item. */
function itemLines(record: MeetingRecord): string[] {
  const lines = linesOf(record)
  return lines.slice(lines.indexOf('18 Only item') + 1)
}

const text = (words: string) => [{ kind: 'text' as const, text: words }]
const prose = (id: string, words: string): MinutesBlock => ({
  kind: 'prose',
  id,
  classification: 'public',
  content: text(words),
})
const point = (id: string, words: string, level: 0 | 1 = 0): MinutesBlock => ({
  kind: 'point',
  id,
  classification: 'public',
  level,
  content: text(words),
})

describe('the minutes of the sample meeting', () => {
  test('begin with council, body, when and where, and who was there', () => {
    expect(linesOf(october).slice(0, 19)).toEqual([
      'Thornmere City Council',
      'Families Scrutiny Committee',
      'Minutes of the meeting held at Mere Room, Guildhall, Market Place, Thornmere, TM1 4QA on 15 October 2026 from 10.00 am – 12.20 pm',
      'Membership',
      'Present',
      'Councillor Helen Bennett (Vice Chair)',
      'Councillor Parvez Chowdhury',
      'Councillor Nirmal Dhillon',
      'Councillor Clare Ellery',
      'Councillor Anthony Farrow',
      'Councillor Jean Gillespie',
      'Absent',
      'Councillor Ruth Ashworth',
      'Councillor David Hartley',
      'Colleagues, partners and others in attendance:',
      'Councillor Imogen Sayle – Cabinet Member for Children and Families',
      'Moira Lang – Director of Family Services',
      'Tobias Reeve – Head of Early Help',
      'Folasade Bright – Performance and Insight Manager',
    ])
  })

  test('letter the points through sub-heading and adjournment, past z', () => {
    const labels = linesOf(october).flatMap((line) => /^([a-z]{1,2}\)|[ivx]+\.) /.exec(line)?.[1] ?? [])
    expect(labels.slice(0, 29)).toEqual([
      ...['a)', 'b)', 'c)', 'i.', 'ii.', 'iii.', 'iv.', 'v.'],
      ...[...'defghijklmnopqrstuvwx'].map((letter) => `${letter})`),
    ])
  })

  test('print the clauses of a resolution as (1) and a., and a single one as a sentence', () => {
    const lines = linesOf(october)
    expect(lines.slice(lines.indexOf('Resolved to:'))).toEqual([
      'Resolved to:',
      '(1) consider the following items at the meeting in January 2027:',
      'a. Improvement plan for family services',
      'b. Budget and medium-term financial plan',
      '(2) consider the following items at the meeting in March 2027:',
      'a. School places in the north of the city',
      'b. Children’s centres',
    ])
    expect(lines).toContain(
      'Resolved to review the improvement plan in January and agree then how its delivery will be followed.',
    )
  })
})

describe('the list of those present', () => {
  test('says when somebody came late or left for good, in the times of the house', () => {
    const record = aRecord({
      people: [...aRecord().people, aPersonOnTheDay('lee', { address: '', title: 'Head of Parks' })],
      attendance: [...aRecord().attendance, anAttendance('lee', 'present', { capacity: 'attendee' })],
      facts: [
        aFact('a', { kind: 'arrived', at: '10:20', personId: 'tom-fell' }),
        aFact('b', { kind: 'left', at: '11:40', personId: 'ida-moss' }),
        aFact('c', { kind: 'arrived', at: '10:30', personId: 'lee' }),
        aFact('d', { kind: 'left', at: '13:00', personId: 'lee' }),
      ],
    })
    const lines = linesOf(record)
    expect(lines.slice(lines.indexOf('Present') + 1)).toEqual([
      'Councillor Ida Moss (Chair, until 11.40 am)',
      'Councillor Tom Fell (from 10.20 am)',
      'Councillor Una Beck',
      'Colleagues, partners and others in attendance:',
      'Lee – Head of Parks (from 10.30 am until 1.00 pm)',
      'Item first',
    ])
  })
})

describe('of an apology', () => {
  test.each([
    ['none', 'Councillor Ruth Ashworth'],
    ['category', 'Councillor Ruth Ashworth – unwell'],
    ['full', 'Councillor Ruth Ashworth – a planned operation'],
  ] as const)('with reasons printed as "%s", the line is "%s"', (apologyReasons, line) => {
    const lines = linesOf(styled({ apologyReasons }))
    expect(lines[lines.indexOf('15 Apologies for absence') + 1]).toBe(line)
  })

  test('the name of a member who is represented stands with the substitute, whatever the reason', () => {
    const record = aRecord({
      items: [anItem('first', { kind: 'apologies', title: 'Apologies' })],
      minutes: [minutesOf('first', [])],
      people: [...aRecord().people, aPersonOnTheDay('sal-voss')],
      attendance: [
        anAttendance('ida-moss', 'substituted'),
        anAttendance('sal-voss', 'present', { capacity: 'substitute', substituteFor: 'ida-moss' }),
        anAttendance('tom-fell', 'apologies'),
        anAttendance('una-beck'),
      ],
    })
    const lines = linesOf(record)
    expect(lines.slice(lines.indexOf('1 Apologies') + 1)).toEqual([
      'Councillor Ida Moss (substitute: Councillor Sal Voss)',
      'Councillor Tom Fell',
    ])
  })

  test('the list of those absent says so once another of them sent none', () => {
    const absent = (una: 'apologies' | 'absent'): string[] => {
      const lines = linesOf(
        aRecord({
          attendance: [
            anAttendance('ida-moss', 'substituted'),
            anAttendance('tom-fell', 'apologies'),
            anAttendance('una-beck', una),
          ],
        }),
      )
      return lines.slice(lines.indexOf('Absent') + 1, lines.indexOf('Absent') + 4)
    }
    expect(absent('apologies')).toEqual(['Councillor Ida Moss', 'Councillor Tom Fell', 'Councillor Una Beck'])
    expect(absent('absent')).toEqual([
      'Councillor Ida Moss (apologies)',
      'Councillor Tom Fell (apologies)',
      'Councillor Una Beck',
    ])
  })

  test('there is "None" only once every member is accounted for', () => {
    const everybody = withBlocks([], 'apologies')
    const present = everybody.attendance.map((attendance) => ({
      ...attendance,
      status: 'present' as const,
      reason: null,
    }))
    expect(itemLines({ ...everybody, attendance: present })).toEqual(['None'])
    const unknown = present.map((attendance, index) =>
      index === 0 ? { ...attendance, status: 'not-yet' as const } : attendance,
    )
    expect(itemLines({ ...everybody, attendance: unknown })).toEqual([])
  })
})

describe('house style', () => {
  test('changes the marks and never the words', () => {
    const record = withBlocks([
      point('1', 'One.'),
      point('2', 'Two:'),
      point('3', 'Three.', 1),
      prose('4', 'Four.'),
      point('5', 'Five.'),
    ])
    const marked = (style: Partial<HouseStyle>): string[] =>
      itemLines({ ...styled(style), items: record.items, minutes: record.minutes })
    expect(marked({ points: 'letters', subPoints: '(i)' })).toEqual([
      'a) One.',
      'b) Two:',
      '(i) Three.',
      'Four.',
      'c) Five.',
    ])
    expect(marked({ points: 'numbers', subPoints: 'i.' })).toEqual([
      '1. One.',
      '2. Two:',
      'i. Three.',
      'Four.',
      '3. Five.',
    ])
    expect(marked({ points: 'bullets' })).toEqual(['• One.', '• Two:', '– Three.', 'Four.', '• Five.'])
    expect(marked({ points: 'none' })).toEqual(['One.', 'Two:', 'Three.', 'Four.', 'Five.'])
  })

  test('keeps the mark a resolution wording ends with', () => {
    const clauses = ['note the report.', 'ask for another.'].map((words, index) => ({
      id: `c${index}`,
      level: 0 as const,
      content: text(words),
    }))
    const record = withBlocks([{ kind: 'resolution', id: 'r', classification: 'public', clauses }])
    const lead = (resolution: HouseStyle['resolution']): string | undefined =>
      itemLines({ ...styled({ resolution }), items: record.items, minutes: record.minutes })[0]
    expect([lead('Resolved that'), lead('RESOLVED –'), lead('RESOLVED:')]).toEqual([
      'Resolved that:',
      'RESOLVED –',
      'RESOLVED:',
    ])
  })
})

describe('what nobody entered', () => {
  test('leaves no mark: an unknown member, an end time, empty paragraphs and a last point without words', () => {
    const bare = withBlocks([prose('1', ''), point('2', 'One.'), prose('3', '  '), point('4', '')])
    const lines = linesOf({
      ...bare,
      meeting: { ...bare.meeting, end: null },
      attendance: bare.attendance.map((attendance) => ({ ...attendance, status: 'not-yet' as const })),
    })
    expect(lines.slice(2, 4)).toEqual([
      'Minutes of the meeting held at Mere Room, Guildhall, Market Place, Thornmere, TM1 4QA on 15 October 2026 at 10.00 am',
      'Colleagues, partners and others in attendance:',
    ])
    expect(itemLines(bare)).toEqual(['a) One.'])
  })

  test('an officer’s note is on no paper', () => {
    const note: MinutesBlock = {
      kind: 'note',
      id: 'n',
      classification: 'public',
      content: text('Check the figure.'),
    }
    const record = withBlocks([prose('1', 'One.'), note])
    expect(itemLines(record)).toEqual(['One.'])
    expect(paperLines(composeMinutes(membersView(record)))).not.toContain('Check the figure.')
  })
})

test('draft minutes say so on every page, confirmed ones do not', () => {
  const caveat = (state: 'draft-minutes' | 'confirmed'): string =>
    composeMinutes(publicView({ ...october, meeting: { ...october.meeting, state } })).caveat
  expect([caveat('draft-minutes'), caveat('confirmed')]).toEqual([
    'Draft minutes: subject to confirmation',
    '',
  ])
})

describe('an item that the public may not read', () => {
  const exemption = { paragraphs: [3], publicInterest: 'Not told.' }
  const reason =
    'for publication: exempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972'

  function printed(classification: 'public' | 'exempt', blocks: readonly MinutesBlock[]): string[] {
    const record = aRecord({
      items: [anItem('land', { title: 'Land', classification, exemption })],
      minutes: [minutesOf('land', blocks)],
    })
    const lines = linesOf(record)
    return lines.slice(lines.indexOf('1 Land') + 1)
  }

  test('says why, once, when it is withheld whole', () => {
    expect(printed('exempt', [aPoint('The offer.'), aPoint('The answer.')])).toEqual([`Not ${reason}`])
  })

  describe('with a summary for the public', () => {
    const publicSummary =
      'The Committee considered an offer for a site.\n\nIt agreed how officers will answer.'
    const printedFor = (
      view: typeof publicView,
      classification: 'public' | 'exempt' | 'confidential',
      closed: 'public' | 'exempt' = 'exempt',
    ): string[] => {
      const record = aRecord({
        items: [anItem('land', { title: 'Land', classification, exemption, publicSummary })],
        minutes: [minutesOf('land', [aPoint('Open.'), aPoint('The offer.', 0, { classification: closed })])],
      })
      const lines = paperLines(composeMinutes(view(record)))
      return lines.slice(lines.indexOf('1 Land') + 1)
    }
    const summary = [
      'Summary of exempt proceedings',
      'The Committee considered an offer for a site.',
      'It agreed how officers will answer.',
    ]

    test('prints it in place of what is withheld', () => {
      expect(printedFor(publicView, 'exempt')).toEqual([`Not ${reason}`, ...summary])
      expect(printedFor(publicView, 'public')).toEqual([
        `Part of this item is not ${reason}`,
        ...summary,
        'a) Open.',
        'Part of this minute is not for publication.',
      ])
    })

    test('prints both for members', () => {
      expect(printedFor(membersView, 'exempt').join('\n')).toMatch(
        /Summary of exempt proceedings\n.*offer for a site\.\n.*answer\.\nExempt: not for publication.*\na\) Open\.\nb\) The offer\.\nEnd of exempt matter/,
      )
    })

    test('names what is confidential so, and prints none where everything can be read', () => {
      expect(printedFor(publicView, 'confidential')).toContain('Summary of confidential proceedings')
      expect(printedFor(publicView, 'public', 'public').slice(-2)).toEqual(['a) Open.', 'b) The offer.'])
      expect(printedFor(publicView, 'public', 'public').join()).not.toContain('Summary')
    })
  })

  test('says that a part is withheld, and where, when the rest can be read', () => {
    expect(printed('public', [aPoint('Open.'), aPoint('Closed.', 0, { classification: 'exempt' })])).toEqual([
      `Part of this item is not ${reason}`,
      'a) Open.',
      'Part of this minute is not for publication.',
    ])
  })
})
