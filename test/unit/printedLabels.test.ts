import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textHashOf } from '../../electron/core/signing/signedText.ts'
import { renderHtml } from '../../electron/render/html.ts'
import { minutesBlockSchema } from '../../shared/api/record.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { reviewItems } from '../../shared/document/compose/reviewItems.ts'
import { clauseLabels, labelsOf } from '../../shared/document/numbering.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { labelBreaks } from '../../shared/domain/checks/labelBreaks.ts'
import { wordingFindings } from '../../shared/domain/checks/wording.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { membersView } from '../../shared/domain/paperView.ts'
import { clauseMarks } from '../../shared/domain/registers/resolutions.ts'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import { fromBlocks, toBlocks } from '../../shared/minutesText/blocks.ts'
import { anItem, aRecord, minutesOf, point, prose, resolution } from '../helpers/recordBuilder.ts'

const letters = { points: 'letters', subPoints: 'i.' } as const

function labelled(text: string, label: string, level: 0 | 1 | 2 = 0): MinutesBlock {
  return { ...point(text, level), label } as MinutesBlock
}

function resolved(lead: string, clauses: readonly (readonly [label: string, text: string])[]): MinutesBlock {
  return {
    ...{ id: `resolution ${lead}`, classification: 'public', kind: 'resolution', lead },
    clauses: clauses.map(([label, text]) => ({
      ...{ id: `clause ${text}`, level: 0, label },
      content: [{ kind: 'text', text }],
    })),
  }
}

function meeting(blocks: readonly MinutesBlock[]): MeetingRecord {
  return aRecord({ items: [anItem('first')], minutes: [minutesOf('first', blocks)] })
}

const old = meeting([
  prose('The roof:'),
  labelled('leaks', '(a)'),
  labelled('sags', '(b)'),
  prose('The boiler:'),
  labelled('is old', '(a)'),
  labelled('is loud', '•', 1),
  resolved('Resolved to:', [['(1)', 'That the report be noted']]),
  resolved('RESOLVED unanimously that', [['', 'the lease be signed.']]),
])

describe('a label of its own', () => {
  test('is given as it is, and counts as the one that it stands for', () => {
    const labels = labelsOf(
      [
        { kind: 'point', level: 0, label: '(a)' },
        { kind: 'point', level: 1, label: '•' },
        { kind: 'point', level: 0 },
        { kind: 'point', level: 1, label: 'iv.' },
        { kind: 'point', level: 0, label: '' },
      ],
      letters,
    )
    expect(labels).toEqual([
      { text: '(a)', say: 'Point a' },
      { text: '•', say: 'Bullet' },
      { text: 'b)', say: 'Point b' },
      { text: 'iv.', say: 'Sub-point iv' },
      { text: '', say: '' },
    ])
  })

  test.for([
    ['(bb)', 'Point b b'],
    ['12.3.', 'Point 12.3'],
    ['C.', 'Point C'],
  ] as const)('is said without its brackets: %s', ([label, say]) => {
    expect(labelsOf([{ kind: 'point', level: 0, label }], letters)).toEqual([{ text: label, say }])
  })

  test('stands before a clause that is alone, and beside clauses that are counted', () => {
    expect(clauseLabels([{ level: 0, label: '(1)' }])).toEqual([{ text: '(1)', say: 'Clause 1' }])
    expect(clauseLabels([{ level: 0, label: 'a)' }, { level: 0 }]).map(({ text }) => text)).toEqual([
      'a)',
      '(2)',
    ])
    expect(clauseMarks([{ level: 0, label: '2.' }, { level: 1, label: '(c)' }, { level: 1 }])).toEqual([
      '(2)',
      '(2)c',
      '(2)b',
    ])
  })

  test('is on every paper as it was printed, with what opened the resolution', () => {
    const paper = composeMinutes(membersView(old))
    expect(paperLines(paper).slice(-9)).toEqual([
      ...['The roof:', '(a) leaks', '(b) sags', 'The boiler:', '(a) is old', '• is loud'],
      ...['Resolved to:', '(1) That the report be noted', 'RESOLVED unanimously that the lease be signed.'],
    ])
    const html = renderHtml(paper)
    expect(html).toContain('<span class="label">(a) </span>is old')
    expect(html).toContain('<p class="lead"><strong>Resolved to:</strong></p>')
    expect(html).toContain('<span class="label">(1) </span>That the report')
  })

  test('is what the chair reads', () => {
    const points = reviewItems(old).find(({ id }) => id === 'first')?.points ?? []
    expect(points.map(({ lead, label }) => `${lead}|${label}`)).toEqual([
      ...['|', '|(a)', '|(b)', '|', '|(a)', '|•'],
      ...['Resolved to:|(1)', 'RESOLVED unanimously that|'],
    ])
  })
})

describe('the text of an item', () => {
  const label = fc.option(fc.string({ maxLength: 20 }), { nil: undefined })
  const text = fc.string({ minLength: 1, maxLength: 8 })
  const blocks = fc.array(
    fc.oneof(
      fc.tuple(label, text).map(([own, words]) => {
        const made = point(words)
        return own === undefined ? made : ({ ...made, label: own } as MinutesBlock)
      }),
      fc
        .tuple(label, fc.array(fc.tuple(label, text), { minLength: 1, maxLength: 3 }))
        .map(([lead, clauses]): MinutesBlock => ({
          ...{ id: 'r', classification: 'public', kind: 'resolution' },
          ...(lead === undefined ? {} : { lead }),
          clauses: clauses.map(([own, words]) => ({
            ...{ id: 'c', level: 0, content: [{ kind: 'text', text: words }] },
            ...(own === undefined ? {} : { label: own }),
          })),
        })),
    ),
    { minLength: 1, maxLength: 6 },
  )

  test('comes back from the document as it went in, through its JSON, and is a record', () => {
    fc.assert(
      fc.property(blocks, (written) => {
        const doc = docFromJson(JSON.parse(JSON.stringify(fromBlocks(written, 'empty').toJSON())))
        expect(toBlocks(doc)).toEqual(written)
        for (const block of written) expect(minutesBlockSchema.parse(block)).toEqual(block)
      }),
      { numRuns: 60 },
    )
  })

  test('of before labels were kept reads as one whose labels are computed', () => {
    const json = { type: 'point', attrs: { id: 'p', classification: 'public', level: 0 } }
    expect(toBlocks(docFromJson({ type: 'doc', content: [json] }))).toEqual([
      { id: 'p', classification: 'public', kind: 'point', level: 0, content: [] },
    ])
  })

  test('takes no label and no opening words that are too long', () => {
    const long = labelled('leaks', '('.repeat(21))
    expect(() => fromBlocks([long], 'empty')).toThrow(RangeError)
    expect(minutesBlockSchema.safeParse(long).success).toBe(false)
    expect(minutesBlockSchema.safeParse(resolved('x'.repeat(201), [['', 'y']])).success).toBe(false)
  })
})

describe('the hash that is signed', () => {
  const plain = [
    ...[prose('The hall is open.'), point('It is warm.'), point('It is dry.', 1)],
    resolution(['thank the volunteers', 'note the report']),
  ]

  test('is what it was before labels were kept, where there are none', () => {
    expect(textHashOf(meeting(plain))).toBe(
      '5153c137717868f0aa17120240e8c3ee36f46b6311de2c14bf33ef45783f79da',
    )
  })

  test.for([
    ['label', plain.map((block) => (block.kind === 'point' ? { ...block, label: '•' } : block))],
    ['lead', plain.map((block) => (block.kind === 'resolution' ? { ...block, lead: 'AGREED' } : block))],
    [
      'label of a clause',
      plain.map((block) =>
        block.kind === 'resolution'
          ? { ...block, clauses: block.clauses.map((clause) => ({ ...clause, label: 'i)' })) }
          : block,
      ),
    ],
  ] as const)('is another with a %s as printed', ([, blocks]) => {
    expect(textHashOf(meeting(blocks))).not.toBe(textHashOf(meeting(plain)))
  })
})

describe('the checks', () => {
  test.for([
    [['(a)', '(b)', '(a)', '(b)', '(c)'], []],
    [['h)', 'i)', 'j)'], []],
    [['i)', 'ii)', 'iv)'], ['the number after ii) is iv)']],
    [['a)', 'b)', 'c)', 'e)'], ['the letter after c) is e)']],
    [['z)', 'aa)', 'bb)'], []],
    [['15.1', '15.2', '15.4', '16.1'], ['the number after 15.2 is 15.4']],
    [['c)', 'c)'], ['the letter after c) is c)']],
    [['•', '•', '–'], []],
  ] as const)('tell where printed labels break off: %s', ([labels, breaks]) => {
    expect(labelBreaks(labels.map((label, at) => labelled(`point ${at}`, label)))).toEqual(breaks)
  })

  test('tell of clauses, of those below others from one to the next, and of computed labels nothing', () => {
    expect(
      labelBreaks([
        resolved('AGREED', [
          ['(1)', 'one'],
          ['(3)', 'three'],
        ]),
        labelled('outer', '1.'),
        labelled('inner', 'a)', 1),
        labelled('inner', 'b)', 1),
        labelled('outer', '2.'),
        labelled('inner', 'a)', 1),
        point('computed'),
      ]),
    ).toEqual(['the number after (1) is (3)'])
  })

  test('ask no verb of a resolution that opens in its own words', () => {
    expect(wordingFindings(meeting([resolution(['the report'])]))).toHaveLength(1)
    expect(wordingFindings(meeting([resolved('AGREED', [['', 'the report']])]))).toEqual([])
  })
})
