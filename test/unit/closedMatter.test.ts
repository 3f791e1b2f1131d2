import { describe, expect, it } from 'vitest'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { exclusionWords } from '../../shared/domain/exclusion.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { aMeeting, anItem, aRecord, minutesOf, point, prose, resolution } from '../helpers/recordBuilder.ts'

const exempt = { classification: 'exempt' } as const
const exemption = { paragraphs: [3], publicInterest: 'Not told.' }
const act = 'the Local Government Act 1972'
const draft = 'Draft minutes: subject to confirmation'

/** A lease heard in private, and an open item of which the last words are exempt by the resolution that it holds. */
function aPrivateMeeting(given: Partial<MeetingRecord> = {}): MeetingRecord {
  const items = [
    anItem('lease', { title: 'Lease', ...exempt, exemption }),
    anItem('terms', { title: 'Terms', parentId: 'lease' }),
    anItem('depot', { title: 'Depot' }),
  ]
  return aRecord({
    items,
    minutes: [
      minutesOf('lease', [point('The offer.'), point('The answer.')]),
      minutesOf('terms', [prose('Ten years.')], { number: '2' }),
      minutesOf(
        'depot',
        [
          point('Open.'),
          resolution([exclusionWords(items, ['depot'], [5])]),
          point('Closed.', 0, exempt),
          prose('Advice was given.', exempt),
          point('Open again.'),
        ],
        { number: '3' },
      ),
    ],
    ...given,
  })
}

function from(document: PaperDocument, heading: string): string[] {
  const lines = paperLines(document)
  return lines.slice(lines.indexOf(heading))
}

describe('a members’ copy with exempt matter', () => {
  const members = composeMinutes(membersView(aPrivateMeeting()))

  it('says at the head of every page that it is not for publication, beside that it is a draft', () => {
    const caveat = 'NOT FOR PUBLICATION: contains exempt information (paragraphs 3 and 5 of Schedule 12A)'
    expect(members.caveat).toBe(`${caveat}\n${draft}`)
    const confirmed = composeMinutes(
      membersView(aPrivateMeeting({ meeting: aMeeting({ state: 'confirmed' }) })),
    )
    expect(confirmed.caveat).toBe(caveat)
  })

  it('is called one in its title', () => {
    expect(members.title).toBe('Minutes: Environment Committee, 14 October 2026 (members’ copy)')
  })

  it('marks the beginning and the end of each passage, and keeps the labels of the points', () => {
    expect(from(members, '1 Lease').filter((line) => !line.startsWith('Resolved'))).toEqual([
      '1 Lease',
      `Exempt: not for publication (paragraph 3 of Part 1 of Schedule 12A to ${act})`,
      'a) The offer.',
      'b) The answer.',
      'End of exempt matter',
      '2 Terms',
      `Exempt: not for publication (paragraph 3 of Part 1 of Schedule 12A to ${act})`,
      'Ten years.',
      'End of exempt matter',
      '3 Depot',
      'a) Open.',
      `Exempt: not for publication (paragraph 5 of Part 1 of Schedule 12A to ${act})`,
      'b) Closed.',
      'Advice was given.',
      'End of exempt matter',
      'c) Open again.',
    ])
  })

  it('never leaves the beginning of a passage alone at the foot of a page', () => {
    const beginnings = members.blocks.filter(
      (block) => block.kind === 'notice' && block.runs[0]?.text.startsWith('Exempt') === true,
    )
    expect(beginnings.map((block) => block.kind === 'notice' && block.keepWithNext)).toEqual([
      true,
      true,
      true,
    ])
  })

  it('says so without a paragraph where none is known', () => {
    const record = aRecord({ minutes: [minutesOf('first', [prose('Closed.', exempt)])] })
    const document = composeMinutes(membersView(record))
    expect(document.caveat).toBe(`NOT FOR PUBLICATION: contains exempt information (Schedule 12A)\n${draft}`)
    expect(from(document, '1 Item first')[1]).toBe(`Exempt: not for publication (Schedule 12A to ${act})`)
  })

  it('tells confidential from exempt matter', () => {
    const record = aRecord({
      minutes: [
        minutesOf('first', [
          prose('A.', { classification: 'confidential' }),
          prose('B.', exempt),
          prose('C.'),
        ]),
      ],
    })
    const document = composeMinutes(membersView(record))
    expect(document.caveat).toBe(
      `NOT FOR PUBLICATION: contains confidential information (section 100A(2)) and exempt information (Schedule 12A)\n${draft}`,
    )
    expect(from(document, '1 Item first')).toEqual([
      '1 Item first',
      `Confidential: not for publication (section 100A(2) of ${act})`,
      'A.',
      'End of confidential matter',
      `Exempt: not for publication (Schedule 12A to ${act})`,
      'B.',
      'End of exempt matter',
      'C.',
    ])
  })
})

it('a members’ copy without exempt matter has the draft caveat alone', () => {
  const record = aRecord({ minutes: [minutesOf('first', [prose('Open.')])] })
  expect(composeMinutes(membersView(record)).caveat).toBe(draft)
})

it('the public copy of the same meeting has no such mark', () => {
  const document = composeMinutes(publicView(aPrivateMeeting()))
  expect(document.caveat).toBe(draft)
  expect(document.title).toBe('Minutes: Environment Committee, 14 October 2026')
  expect(JSON.stringify(document.blocks)).not.toMatch(/Exempt: not|End of exempt|The offer|Advice was/)
})
