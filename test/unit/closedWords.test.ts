import { describe, expect, test } from 'vitest'
import { bare, closedWords } from '../../electron/render/pack/leaks/closedWords.ts'
import type { ClosedWords } from '../../electron/render/pack/leaks/closedWords.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import {
  anItem,
  aPaper,
  aRecord,
  aReport,
  aSection,
  minutesOf,
  note,
  point,
  prose,
  resolution,
} from '../helpers/recordBuilder.ts'

const exempt = { classification: 'exempt' } as const
const exemption = (publicInterest: string) => ({ paragraphs: [3], publicInterest })

function found(given: Partial<MeetingRecord>): readonly ClosedWords[] {
  const record = aRecord(given)
  return closedWords(record, publicView(record))
}

const said = (given: Partial<MeetingRecord>): string[] => found(given).map((each) => each.said)

test('words are compared by their letters and figures alone', () => {
  expect(bare('“O\ufb03cials’ fïndings” (2026/27)\u00ad')).toBe('officialsfindings202627')
})

describe('words that tell a leak', () => {
  test('are those of closed papers, reports, minutes, notes and reasons', () => {
    const words = found({
      items: [
        anItem('first', { notes: 'Ring Pemberton about the valuation' }),
        anItem('shut', {
          ...exempt,
          exemption: exemption('Publishing would weaken bargaining over Foxglove wharf'),
          recommendations: ['Sell Foxglove wharf to the second bidder for nine million pounds'],
        }),
      ],
      papers: [
        aPaper('a', {
          ...exempt,
          title: 'Valuation of Foxglove wharf',
          description: 'Floor plan of Foxglove warehouse',
          exemption: exemption('Bidders Larkspur and Teasel would learn each other’s offers'),
        }),
      ],
      reports: [
        aReport('r', {
          ...exempt,
          title: 'Dismissal of a harbour pilot',
          sections: [aSection('background', ['The pilot Ossian Tarn ran the ferry aground twice in March.'])],
        }),
      ],
      minutes: [
        minutesOf('first', [
          prose('Teasel Brothers offered four million pounds for the slipway.', exempt),
          note('Teasel telephoned during adjournment'),
        ]),
        minutesOf('shut', [resolution(['accept the offer of Larkspur Holdings of Grimthorpe'])]),
      ],
      accepted: [
        { key: 'k', reason: 'Larkspur gave consent by telephone', at: '2026-10-01T09:00:00Z', by: 'x' },
      ],
    }).map(({ said, reach, what }) => [reach, what.replace(' that is not for publication', ''), said])
    expect(words).toEqual([
      ['composed', 'the title of a paper', 'Valuation of Foxglove wharf'],
      ['composed', 'the description of a paper', 'Floor plan of Foxglove warehouse'],
      [
        'composed',
        'the public interest of a paper',
        'Bidders Larkspur and Teasel would learn each other’s offers',
      ],
      ['composed', 'the title of a report', 'Dismissal of a harbour pilot'],
      [
        'everywhere',
        'a paragraph of a report',
        'The pilot Ossian Tarn ran the ferry aground twice in March.',
      ],
      ['composed', 'the notes of “Item first”', 'Ring Pemberton about the valuation'],
      [
        'composed',
        'the public interest of “Item shut”',
        'Publishing would weaken bargaining over Foxglove wharf',
      ],
      [
        'everywhere',
        'a recommendation of “Item shut”',
        'Sell Foxglove wharf to the second bidder for nine million pounds',
      ],
      [
        'everywhere',
        'the minutes of “Item first”',
        'Teasel Brothers offered four million pounds for the slipway.',
      ],
      ['everywhere', 'the minutes of “Item shut”', 'accept the offer of Larkspur Holdings of Grimthorpe'],
      ['composed', 'the reason why a finding was accepted', 'Larkspur gave consent by telephone'],
    ])
  })

  test('are the numbers of cases, however short what stands around them', () => {
    expect(said({ minutes: [minutesOf('first', [point('See HRX20260417.', 0, exempt)])] })).toEqual([
      'See HRX20260417.',
    ])
  })
})

describe('no leak is told by', () => {
  const closed = (text: string, open = ''): string[] =>
    said({ minutes: [minutesOf('first', [prose(text, exempt), prose(open)])] })

  test.each([
    ['a sentence of office', 'The Committee noted the report and thanked the officers for their work.'],
    [
      'the usual sentence on the public interest',
      'The public interest in maintaining the exemption outweighs the public interest in disclosing the information.',
    ],
    ['a resolution like any other', 'To approve the recommendations as set out in the report'],
    ['a few words', 'Foxglove wharf is sold.'],
    ['one odd word', 'The Committee asked that the Foxglove report be brought to the next meeting.'],
    ['times and dates', 'The meeting was adjourned at 10.45 am and went on from 11.02 am.'],
  ])('%s', (_, sentence) => {
    expect(closed(sentence)).toEqual([])
  })

  test('words that the public minutes say as well', () => {
    const sentence = 'Teasel Brothers offered four million pounds for the slipway.'
    expect(closed(sentence)).toEqual([sentence])
    expect(closed(sentence, `It is known that ${sentence}`)).toEqual([])
  })

  test('a title that is its item’s, or is made of the words of the agenda', () => {
    const items = [
      anItem('first', { title: 'Sale of Foxglove wharf', summary: 'Offers by Larkspur and Teasel' }),
    ]
    const papers = ['Sale of Foxglove wharf', 'Foxglove wharf: Larkspur, Teasel', 'Appendix 2', 'Report'].map(
      (title, index) => aPaper(`p${index}`, { ...exempt, title }),
    )
    expect(said({ items, papers })).toEqual([])
  })

  test('anything, where nothing is closed', () => {
    expect(
      said({ papers: [aPaper('p', { title: 'Larkspur and Teasel' })], reports: [aReport('r')] }),
    ).toEqual([])
  })
})
