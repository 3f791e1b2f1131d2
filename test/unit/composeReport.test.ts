import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeReport } from '../../shared/document/compose/report.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { reportParts } from '../../shared/domain/report.ts'
import { aMeeting, anItem, aPaper, aRecord, aReport, aSection } from '../helpers/recordBuilder.ts'

const exemption = { paragraphs: [3, 1], publicInterest: 'The tender is still out.' }

function withReport(
  given: Parameters<typeof aReport>[1] = {},
  record: Partial<MeetingRecord> = {},
): MeetingRecord {
  return aRecord({
    meeting: aMeeting({ date: '2026-10-14' }),
    items: [anItem('first', { title: 'The mill race', reportAuthor: 'Head of Rivers' })],
    reports: [aReport('r', given)],
    ...record,
  })
}

function paper(
  record: MeetingRecord,
  audience: 'public' | 'members' = 'public',
  pack = false,
): PaperDocument {
  const view = audience === 'public' ? publicView(record) : membersView(record)
  return composeReport(view, defined(view.reports[0], 'the audience may have the report'), pack)
}

describe('A cover report', () => {
  test('says whose it is, when it is considered, and what stands in it, numbered', () => {
    const sections = [
      aSection('purpose', ['To report on the mill race.']),
      aSection('action-required', ['The Committee is asked to:', '\tnote the report; and', '\tvisit it.']),
      aSection('background-papers', ['None']),
      aSection('contact', ['Ada Fenn\n01632 960200']),
    ]
    expect(paperLines(paper(withReport({ sections })))).toEqual([
      'Brackenford District Council',
      'Environment Committee',
      'Wednesday, 14 October 2026',
      'The mill race',
      'Report of the Head of Rivers',
      '1 Purpose',
      '1.1 To report on the mill race.',
      '2 Action required',
      '2.1 The Committee is asked to:',
      'a) note the report; and',
      'b) visit it.',
      '3 Background papers',
      '3.1 None',
      '4 Contact',
      '4.1 Ada Fenn\n01632 960200',
    ])
  })

  test('goes by its own title where it has one', () => {
    const lines = paperLines(paper(withReport({ title: 'The race, one year on' })))
    expect(lines).toContain('The race, one year on')
    expect(lines).not.toContain('The mill race')
    expect(paperLines(paper(withReport({ title: ' ' })))).toContain('The mill race')
  })

  test('lists the other papers of its item, and no others', () => {
    const papers = [
      aPaper('map', { title: 'Map of the race' }),
      aPaper('survey', { fileName: 'Survey of 2025.docx' }),
      aPaper('other', { itemId: 'second', title: 'Of another item' }),
    ]
    const items = [anItem('first', { title: 'The mill race' }), anItem('second')]
    const lines = paperLines(paper(withReport({ sections: [aSection('attached', [])] }, { papers, items })))
    expect(lines.slice(-3)).toEqual([
      '1 List of attached information',
      '1.1 Map of the race',
      '1.2 Survey of 2025',
    ])
  })

  test('names a closed paper to members, last and marked, and to the public not at all', () => {
    const papers = [
      aPaper('tender', { title: 'The tender', classification: 'exempt', exemption }),
      aPaper('map', { title: 'Map of the race' }),
    ]
    const record = withReport({ sections: [aSection('attached', ['Photographs'])] }, { papers })
    const own = ['1.1 Map of the race', '1.2 Photographs']
    expect(paperLines(paper(record)).slice(-2)).toEqual(own)
    expect(paperLines(paper(record, 'members')).slice(-3)).toEqual([
      ...own,
      '1.3 The tender (exempt: not for publication)',
    ])
  })

  test('that is exempt says on every page that it is not for publication and why, and never the argument (R6, R21)', () => {
    const record = withReport({ classification: 'exempt', exemption })
    expect(publicView(record).reports).toEqual([])
    const document = paper(record, 'members')
    expect(document.caveat).toBe(
      'NOT FOR PUBLICATION: contains exempt information (paragraphs 1 and 3 of Schedule 12A)',
    )
    expect(paperLines(document)).toContain(
      'Not for publication: exempt under paragraphs 1 and 3 of Part 1 of Schedule 12A to the Local Government Act 1972',
    )
    expect(JSON.stringify(document)).not.toContain('tender')
  })

  test('of confidential matter says so', () => {
    const document = paper(withReport({ classification: 'confidential' }), 'members')
    expect(document.caveat).toBe('NOT FOR PUBLICATION: contains confidential information (section 100A(2))')
  })

  test('under an exempt item is as exempt as the item, whatever it says of itself', () => {
    const items = [anItem('first', { classification: 'exempt', exemption })]
    expect(publicView(withReport({}, { items })).reports).toEqual([])
    expect(paper(withReport({}, { items }), 'members').caveat).toContain('paragraphs 1 and 3')
  })

  test('numbers its own pages unless it stands in a pack', () => {
    expect(paper(withReport()).pageNumbers).toBe(true)
    expect(paper(withReport(), 'public', true).pageNumbers).toBe(false)
  })

  test('prints nothing that nobody entered: every line of its sections is a heading of a section that says something, or words of it', () => {
    const text = fc.oneof(
      fc.constantFrom('', ' ', '\t', '\t ', '\n'),
      fc.tuple(fc.constantFrom('', '\t'), fc.string({ minLength: 1 })).map(([tab, word]) => tab + word),
    )
    const section = fc.record({
      part: fc.constantFrom(...reportParts),
      heading: fc.string({ minLength: 1 }).filter((heading) => heading.trim() !== ''),
      paragraphs: fc.array(text, { maxLength: 6 }),
    })
    fc.assert(
      fc.property(fc.array(section, { maxLength: 9 }), (sections) => {
        const { blocks } = paper(withReport({ sections }))
        const printed = blocks.slice(
          blocks.findIndex((block) => block.kind === 'heading' && block.level === 3),
        )
        const said = sections
          .map(({ heading, paragraphs }) => ({
            heading,
            words: paragraphs.map((each) => each.trim()).filter((words) => words !== ''),
          }))
          .filter(({ words }) => words.length > 0)
        if (said.length === 0) return blocks.every((block) => block.kind !== 'point')
        const expected = said.flatMap(({ heading, words }, index) => [
          `${index + 1} ${heading}`,
          ...words.map((each) => `. ${each}`),
        ])
        expect(
          printed.map((block) => {
            if (block.kind === 'heading') return `${block.number ?? ''} ${block.text}`
            return block.kind === 'point' ? `. ${block.runs.map((run) => run.text).join('')}` : block.kind
          }),
        ).toEqual(expected)
        return true
      }),
      { numRuns: 100 },
    )
  })

  test('of the public holds no word of what is closed, wherever it stands', () => {
    const canary = 'CANARY'
    const closed = fc.constantFrom('exempt' as const, 'confidential' as const)
    const open = fc.constant('public' as const)
    const any = fc.oneof(closed, open)
    const because = { paragraphs: [3], publicInterest: canary }
    const marked = (classification: 'public' | 'exempt' | 'confidential') => ({
      classification,
      exemption: classification === 'exempt' ? because : null,
    })
    const words = (classification: string): string => (classification === 'public' ? 'open' : canary)
    fc.assert(
      fc.property(
        any,
        fc.array(any, { maxLength: 4 }),
        fc.array(any, { maxLength: 3 }),
        (of, papers, others) => {
          const record = withReport(
            { ...marked('public') },
            {
              items: [anItem('first', { ...marked(of), summary: 'told to all', notes: canary })],
              papers: papers.map((each, n) =>
                aPaper(`p${n}`, {
                  ...marked(each),
                  ...{ title: words(each), fileName: `${words(each)}${n}.pdf`, description: words(each) },
                }),
              ),
              reports: [
                aReport('r', { sections: [aSection('purpose', [words(of)])] }),
                ...others.map((each, n) =>
                  aReport(`o${n}`, {
                    ...marked(each),
                    title: words(each),
                    sections: [aSection('background', [words(each)])],
                  }),
                ),
              ],
            },
          )
          const view = publicView(record)
          const made = view.reports.map((report) => composeReport(view, report, true))
          expect(JSON.stringify(made)).not.toContain(canary)
          expect(made).toHaveLength(
            of === 'public' ? 1 + others.filter((each) => each === 'public').length : 0,
          )
        },
      ),
      { numRuns: 100 },
    )
  })
})
