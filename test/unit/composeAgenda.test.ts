import { expect, test } from 'vitest'
import { sampleBook } from '../../electron/core/sample/sampleBook.ts'
import type { AgendaItem } from '../../shared/domain/agenda.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { paperLines } from '../../shared/document/paperText.ts'

const january = defined(sampleBook.meetings[2], 'the third sample meeting')

function linesOf(record: MeetingRecord): string[] {
  return paperLines(composeAgenda(publicView(record)))
}

function withItem(index: number, change: Partial<AgendaItem>): MeetingRecord {
  return {
    ...january,
    items: january.items.map((item, at) => (at === index ? { ...item, ...change } : item)),
  }
}

test('the front sheet has the facts of the meeting, the summons, whom to ask, the business and the notices, in this order', () => {
  expect(linesOf(january).slice(0, 23)).toEqual([
    'Thornmere City Council',
    'Families Scrutiny Committee',
    'Date: Thursday, 14 January 2027',
    'Time: 10.00 am (pre-meeting for all Committee members at 9.30 am)',
    'Place: Mere Room, Guildhall, Market Place, Thornmere, TM1 4QA',
    'Councillors are requested to attend the above meeting to transact the following business',
    'Director of Law and Governance',
    'Senior Governance Officer: Hannah Prior',
    'Direct Dial: 01632 960 471',
    'E-mail: governance@thornmere.example',
    'Agenda',
    'Item',
    'Business',
    '1',
    'Apologies for absence',
    '2',
    'Declarations of interest',
    '3',
    'Minutes',
    'To confirm the minutes of the meeting held on 15 October 2026',
    '4',
    'Improvement plan for family services',
    'Report of the Director of Family Services',
  ])
})

test('sub-items stand under their parent as a), b) and share its pages', () => {
  const lines = linesOf(withItem(4, { pages: { first: 61, last: 112 } }))
  const at = lines.indexOf('5')
  expect(lines.slice(at, at + 7)).toEqual([
    '5',
    'Budget and medium-term financial plan',
    'Report of the Director of Finance',
    'a) Family services',
    'b) Schools and learning',
    '61 - 112',
    '6',
  ])
})

test('pages have a column only when an item has pages, and a single page is one number', () => {
  expect(linesOf(january)).not.toContain('Pages')
  expect(linesOf(withItem(3, { pages: { first: 3, last: 3 } }))).toEqual(
    expect.arrayContaining(['Pages', '3']),
  )
})

test('empty particulars leave no label behind', () => {
  const bare: MeetingRecord = {
    ...january,
    council: {
      ...january.council,
      summons: '',
      signingOfficer: '',
      interestsAdvice: '',
      recordingNotice: '',
      logo: null,
    },
    meeting: {
      ...january.meeting,
      place: '',
      preMeeting: null,
      governanceOfficer: { personId: null, name: '', title: 'Clerk', phone: '', email: '' },
    },
    items: [],
    minutes: [],
  }
  expect(linesOf(bare)).toEqual([
    'Thornmere City Council',
    'Families Scrutiny Committee',
    'Date: Thursday, 14 January 2027',
    'Time: 10.00 am',
  ])
})

test('items added at the meeting were never on the agenda', () => {
  expect(linesOf(withItem(3, { origin: 'meeting' }))).not.toContain('Improvement plan for family services')
})

test('an exempt item keeps its title, says under which paragraphs it is exempt, and not why', () => {
  const lines = linesOf(
    withItem(3, {
      classification: 'exempt',
      exemption: { paragraphs: [3, 1], publicInterest: 'because of the tender' },
    }),
  )
  expect(lines).toContain(
    'Not for publication: exempt under paragraphs 1 and 3 of Part 1 of Schedule 12A to the Local Government Act 1972',
  )
  expect(lines.join('\n')).not.toContain('because of the tender')
})

test('an item that is neither public nor exempt stops the paper with a sentence that names it', () => {
  expect(() => linesOf(withItem(3, { classification: 'unset' }))).toThrow(
    new AppError(
      'not-allowed',
      '“Improvement plan for family services” is neither marked public nor exempt. Open the item, choose one, and make the paper again.',
      { itemId: defined(january.items[3], 'the fourth item').id },
    ),
  )
})
