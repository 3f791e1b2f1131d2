import { describe, expect, test } from 'vitest'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { plainText } from '../../shared/domain/minutes.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import { publishedMinutes, undecidedSentence } from '../../shared/domain/publishedMinutes.ts'
import {
  aFact,
  anItem,
  aPaper,
  aRecord,
  minutesOf,
  note,
  prose,
  resolution,
} from '../helpers/recordBuilder.ts'

const asPublished = (record: MeetingRecord): MeetingRecord => publishedMinutes(record).record

type Part = readonly [title: string, ...blocks: readonly MinutesBlock[]]

const unset = { classification: 'unset' } as const
const said = (text: string): MinutesBlock => prose(text, unset)
const event = (kind: 'excluded' | 'readmitted', factId: string | null = null): MinutesBlock => ({
  ...{ id: `${kind} ${factId ?? ''}`, kind: 'event', event: kind, factId, edited: false },
  content: [{ kind: 'text', text: `The public were ${kind}.` }],
  classification: 'unset',
})

/** Items by their titles, nothing in them decided. */
function undecidedMinutes(parts: readonly Part[], given: Partial<MeetingRecord> = {}): MeetingRecord {
  return aRecord({
    items: parts.map(([title]) => anItem(title, { title, ...unset })),
    minutes: parts.map(([title, ...blocks], at) => minutesOf(title, blocks, { number: String(at + 1) })),
    ...given,
  })
}

/** The words that everybody may have, and the titles and words that nobody has decided on. */
function standing(record: MeetingRecord): { open: string[]; undecided: string[] } {
  const told = record.items.flatMap((item) => {
    const own = record.minutes.find(({ itemId }) => itemId === item.id)
    return [
      { words: item.title, classification: item.classification },
      ...(own?.blocks ?? []).map((block) => ({
        words: plainText(block.kind === 'resolution' ? (block.clauses[0]?.content ?? []) : block.content),
        classification: block.classification,
      })),
    ]
  })
  const of = (asked: string): string[] =>
    told.filter(({ classification }) => classification === asked).map(({ words }) => words)
  return { open: of('public'), undecided: of('unset') }
}

describe('minutes that were published', () => {
  test('are public throughout where nobody was put out, and go to the public whole', () => {
    const record = undecidedMinutes([
      ['Apologies', said('None.')],
      ['Private hire licences', said('Three were granted.')],
      ['Taxi fares', resolution(['raise the fares'], unset)],
    ])
    const { record: after, undecided } = publishedMinutes(record)
    expect(standing(after).undecided).toEqual([])
    expect(undecided).toEqual([])
    expect(publicView(after).items.length).toBe(3)
  })

  test('keep what stands after the line that the public left, until they came back', () => {
    const record = undecidedMinutes([
      ['Fares', said('Open.'), event('excluded'), said('CHILD K')],
      ['Lease', said('Closed.')],
      ['Kiosk', said('Closed too.'), event('readmitted'), said('Of a closed item.')],
      ['Roads', said('Open again.')],
    ])
    const { record: after, undecided } = publishedMinutes(record)
    expect(standing(after)).toEqual({
      open: ['Fares', 'Open.', 'The public were excluded.', 'Roads', 'Open again.'],
      undecided: [
        ...['CHILD K', 'Lease', 'Closed.'],
        ...['Kiosk', 'Closed too.', 'The public were readmitted.', 'Of a closed item.'],
      ],
    })
    expect(undecided.map(({ title, extent }) => [title, extent])).toEqual([
      ['Fares', 'part'],
      ['Lease', 'whole'],
      ['Kiosk', 'whole'],
    ])
    expect(() => publicView(after)).toThrow('neither marked public nor exempt')
  })

  test.each([
    'that the press and public be excluded from the meeting',
    'exclude the public during the next item',
    'pass a resolution under section 100A(4) of the Local Government Act 1972',
    'move into private session',
  ])('keep what stands after “%s”, though no line says that anybody left', (words) => {
    const after = asPublished(
      undecidedMinutes([
        ['Urgent business', resolution([words], unset), said('After it.')],
        ['Lease', said('Terms.')],
      ]),
    )
    expect(standing(after)).toEqual({
      open: ['Urgent business', words],
      undecided: ['After it.', 'Lease', 'Terms.'],
    })
  })

  test('keep what stands after the item on excluding the public, whatever it says', () => {
    const after = asPublished(
      undecidedMinutes([
        ['Exclusion of the public', said('Agreed.')],
        ['Lease', said('Terms.')],
      ]),
    )
    expect(standing(after)).toEqual({
      open: ['Exclusion of the public', 'Agreed.'],
      undecided: ['Lease', 'Terms.'],
    })
  })

  test.each([
    ...['Lease (exempt)', 'Confidential: staff', 'Lease - Part 2', 'Lease (Part II)', 'Lease Part B'],
    ...['Lease: not for publication', 'Lease (in private)'],
  ])('keep the item “%s” and what stands under it', (title) => {
    const record = undecidedMinutes([
      [title, said('Terms.')],
      ['Its annex', said('More.')],
      ['Roads', said('Open.')],
    ])
    const items = record.items.map((item) => (item.id === 'Its annex' ? { ...item, parentId: title } : item))
    expect(standing(asPublished({ ...record, items }))).toEqual({
      open: ['Roads', 'Open.'],
      undecided: [title, 'Terms.', 'Its annex', 'More.'],
    })
  })

  test.each(['Part II', 'PART B - EXEMPT ITEMS', 'Confidential items'])(
    'keep everything after the heading “%s”, as an item or as a line',
    (heading) => {
      const parts: readonly Part[] = [[heading], ['Lease', said('Terms.')]]
      expect(standing(asPublished(undecidedMinutes(parts))).open).toEqual([])
      const asLine = undecidedMinutes([
        ['Roads', said('Open.'), said(heading)],
        ['Lease', said('Terms.')],
      ])
      expect(standing(asPublished(asLine)).undecided).toEqual(['Lease', 'Terms.'])
    },
  )

  test('keep the item in which the public left by a fact that has no line', () => {
    const record = undecidedMinutes(
      [
        ['Roads', said('Open.')],
        ['Lease', said('Terms.')],
        ['Kiosk', said('More.')],
      ],
      {
        facts: [aFact('out', { kind: 'excluded', itemId: 'Lease' })],
      },
    )
    expect(standing(asPublished(record))).toEqual({
      open: ['Roads', 'Open.'],
      undecided: ['Lease', 'Terms.', 'Kiosk', 'More.'],
    })
  })

  test('leave what was decided, and papers, as they are', () => {
    const record = aRecord({
      items: [anItem('Roads', { ...unset }), anItem('Lease', { classification: 'exempt' })],
      minutes: [
        minutesOf('Roads', [prose('A name', { classification: 'confidential' }), note('Ask him', unset)]),
        minutesOf('Lease', [said('Terms.')]),
      ],
      papers: [aPaper('plan', { ...unset })],
    })
    const { record: after, undecided } = publishedMinutes(record)
    expect(after.papers).toEqual(record.papers)
    expect(after.items.map(({ classification }) => classification)).toEqual(['public', 'exempt'])
    expect(after.minutes[0]?.blocks.map(({ classification }) => classification)).toEqual([
      'confidential',
      'unset',
    ])
    expect(undecided).toEqual([])
  })

  test('tell in a sentence what they leave', () => {
    const of = (...titles: string[]): string =>
      undecidedSentence(titles.map((title) => ({ itemId: title, title, extent: 'whole' })))
    expect(of()).toBe('')
    expect(of('A')).toBe('Left undecided, because it may not have been public: “A”.')
    expect(of('A', 'B', 'C', 'D', 'E')).toMatch('“A”, “B”, “C” and 2 more.')
    expect(undecidedSentence([{ itemId: 'a', title: 'A', extent: 'part' }])).toMatch('a part of “A”.')
  })
})
