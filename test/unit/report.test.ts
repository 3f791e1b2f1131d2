import { describe, expect, test } from 'vitest'
import { defaultReportHeadings, newReport, numberedSections } from '../../shared/domain/report.ts'
import type { ReportSection } from '../../shared/domain/report.ts'
import { aSection } from '../helpers/recordBuilder.ts'

const nothing = { open: [], closed: [] }

/** "1 Purpose", "1.1 To report …", in the order they are printed. */
function printed(
  sections: readonly ReportSection[],
  attached = nothing as Parameters<typeof numberedSections>[1],
) {
  return numberedSections(sections, attached).flatMap(({ number, heading, paragraphs }) =>
    number === null
      ? []
      : [`${number} ${heading}`, ...paragraphs.map(({ label, words }) => `${label} ${words}`)],
  )
}

describe('The paragraphs of a report', () => {
  test('are numbered under their heading', () => {
    expect(
      printed([aSection('purpose', ['One thing.']), aSection('background', ['First.', 'Second.'])]),
    ).toEqual(['1 Purpose', '1.1 One thing.', '2 Background information', '2.1 First.', '2.2 Second.'])
  })

  test('leave out what is empty, heading and all, and leave no gap in the numbers', () => {
    expect(
      printed([
        aSection('purpose', ['One thing.', '  ', '', 'Another.']),
        aSection('background', ['', '\t']),
        aSection('wards', ['All']),
      ]),
    ).toEqual(['1 Purpose', '1.1 One thing.', '1.2 Another.', '2 Wards affected', '2.1 All'])
  })

  test('have sub-paragraphs a) to z), then aa), which begin again under the next paragraph', () => {
    const many = Array.from({ length: 27 }, (_, n) => `\tthing ${n + 1};`)
    const lines = printed([aSection('background', ['There are:', ...many, 'And:', '\tone more.'])])
    expect(lines.slice(1, 4)).toEqual(['1.1 There are:', 'a) thing 1;', 'b) thing 2;'])
    expect(lines.slice(27)).toEqual(['z) thing 26;', 'aa) thing 27;', '1.2 And:', 'a) one more.'])
  })

  test('are no sub-paragraphs where nothing stands above them', () => {
    expect(printed([aSection('purpose', ['\tnote the report'])])).toEqual([
      '1 Purpose',
      '1.1 note the report',
    ])
  })

  test('in the list of attached information follow the papers that everybody may read, and come before the others', () => {
    const attached = { open: ['The plan'], closed: ['The tender (exempt)'] }
    expect(printed([aSection('attached', ['A map at the meeting'])], attached)).toEqual([
      '1 List of attached information',
      ...['1.1 The plan', '1.2 A map at the meeting', '1.3 The tender (exempt)'],
    ])
    expect(printed([aSection('purpose', []), aSection('attached', [])], attached)).toHaveLength(3)
  })

  test('keep their places, so that a screen can number what it shows', () => {
    const [section] = numberedSections([aSection('purpose', ['', 'One.', 'Two.'])], nothing)
    expect(section?.paragraphs.map(({ index }) => index)).toEqual([1, 2])
  })
})

test('A new report has the headings of the council and says nothing', () => {
  const report = newReport({ id: 'r', itemId: 'first' }, defaultReportHeadings)
  expect(report.classification).toBe('unset')
  expect(report.sections.map(({ heading }) => heading)).toEqual([
    'Purpose',
    'Action required',
    'Background information',
    'List of attached information',
    'Background papers',
    'Published documents',
    'Wards affected',
    'Contact',
  ])
  expect(printed(report.sections)).toEqual([])
})
