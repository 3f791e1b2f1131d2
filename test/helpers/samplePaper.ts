import { lowerRoman, repeatedLetter } from '../../shared/document/numbering.ts'
import type { Block, PaperDocument, Run } from '../../shared/document/model.ts'

/** A shield of 48 by 48 pixels, base64 PNG. */
export const crestPng =
  'iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAMAAABg3Am1AAAADFBMVEX///8fOFTJoifi6PCK3pG6AAAABHRSTlMA////sy1AiAAAAJNJREFUeNrt00EOgCAMRFEd739nDRtLO1NKNKyYnea/xBg4jiU7i/sCrsI22GANAKYA2uoAYEICmFUAIAQHCMsBoAUDtgoiAp+45wDiR/RvHOC/0r7tAe87YcAjeG6J7V/ATmkG+LmWQF+FAJrILo/vC3fOgaHw/TwYiNjngvXzIBG810L1giQ5FXkfyDDvSSn/fTcc/A/DFiMBCAAAAABJRU5ErkJggg=='

/** Characters that are markup somewhere: Typst, HTML, XML, Word fields, Markdown. Every renderer must print them as they stand. */
export const hostileText =
  '#import "/main.typ": x; $x^2$ \\u{41} \\ *bold* _under_ `code` <label> @cite [link](x) // not a comment /* nor this */ ' +
  '= not a heading - not a list + 1. ~ -- --- ... "double" \'single\' “curly” ‘quotes’ &amp; &lt;b&gt; <script>alert(1)</script> ' +
  '{SEQ x} %s ${name} £5 €7 50% ½ é ñ ŵ Ŷ ø ß Ł ї'

/** 120 letters without a place to break. */
export const longWord = `Llan${'fairpwllgwyngyll'.repeat(7)}goch`

function plain(text: string): readonly Run[] {
  return [{ text }]
}

/** The nth lettered point (from 1) of a list. */
export function letteredPoint(list: string, n: number, runs: readonly Run[]): Block {
  const letters = repeatedLetter(n)
  return {
    kind: 'point',
    list,
    markers: 'letters',
    level: 0,
    label: `${letters})`,
    say: `Point ${[...letters].join(' ')}`,
    runs,
  }
}

function romanPoint(list: string, n: number, runs: readonly Run[]): Block {
  return {
    kind: 'point',
    list,
    markers: 'letters',
    level: 1,
    label: `(${lowerRoman(n)})`,
    say: `Sub-point ${n}`,
    runs,
  }
}

function partPoint(list: string, n: number, runs: readonly Run[]): Block {
  return { kind: 'point', list, markers: 'letters', level: 2, label: `(${n})`, say: `Part ${n}`, runs }
}

function bulletPoint(list: string, level: 0 | 1, text: string): Block {
  return {
    kind: 'point',
    list,
    markers: 'bullets',
    level,
    label: level === 0 ? '•' : '–',
    say: 'Bullet',
    runs: plain(text),
  }
}

function numberedPoint(list: string, n: number, text: string): Block {
  return {
    kind: 'point',
    list,
    markers: 'numbers',
    level: 0,
    label: `${n}.`,
    say: `Point ${n}`,
    runs: plain(text),
  }
}

const front: readonly Block[] = [
  {
    kind: 'figure',
    mediaType: 'image/png',
    data: crestPng,
    alt: 'Arms of Wexcombe Borough Council',
    heightMm: 18,
  },
  {
    kind: 'heading',
    id: 'top',
    level: 1,
    number: null,
    text: 'Minutes of the Parks and Open Spaces Committee',
  },
  {
    kind: 'facts',
    facts: [
      { term: 'Date:', runs: plain('Thursday 12 November 2026') },
      { term: 'Time:', runs: plain('10.00 am to 12.40 pm') },
      {
        term: 'Place:',
        runs: plain(
          'The Assembly Room, Corn Exchange, Market Hill, Wexcombe, with public seats in the gallery',
        ),
      },
      {
        term: 'Contact:',
        runs: [
          { text: 'Imogen Tarrant, ' },
          { text: 'committees@wexcombe.example', href: 'mailto:committees@wexcombe.example' },
        ],
      },
    ],
  },
  { kind: 'heading', id: 'attendance', level: 2, number: null, text: 'Membership' },
  {
    kind: 'paragraph',
    runs: [{ text: 'Present', strong: true }],
    keepWithNext: true,
  },
  {
    kind: 'lines',
    lines: [
      plain('Councillor Rosalind Ockenden (Chair)'),
      plain('Councillor Tobias Fennimore (Vice-Chair)'),
      [{ text: 'Councillor Winifred Askham ' }, { text: '(from minute 16)', emphasis: true }],
      plain('Councillor Desmond Quarrie'),
    ],
  },
  {
    kind: 'table',
    summary: 'Business of the meeting, with the pages of each paper',
    columns: [
      { heading: 'Item', share: 1, align: 'start' },
      { heading: 'Business', share: 8, align: 'start' },
      { heading: 'Pages', share: 2, align: 'end' },
    ],
    rows: [
      {
        cells: [
          [{ label: null, runs: plain('1') }],
          [{ label: null, runs: [{ text: 'Apologies for absence', strong: true }] }],
          [],
        ],
      },
      {
        cells: [
          [{ label: null, runs: plain('4') }],
          [
            { label: null, runs: [{ text: 'Reports of the Director of Place', strong: true }] },
            { label: null, runs: plain('To consider two reports'), small: true },
            { label: 'a)', runs: plain('Play areas: the condition survey') },
            { label: 'b)', runs: [{ text: 'Allotments: ' }, { text: 'waiting lists', emphasis: true }] },
          ],
          [{ label: null, runs: plain('11 - 60') }],
        ],
      },
    ],
  },
  {
    kind: 'notice',
    runs: [
      { text: 'Item 6 is not printed here. ', strong: true },
      { text: 'It holds exempt information under paragraph 3 of Part 1 of Schedule 12A.' },
    ],
  },
]

/** Points a) to hh) of one list, with prose, an event, a sub-heading and sub-points between them. */
function letteredItem(): readonly Block[] {
  const list = 'item-15'
  const blocks: Block[] = [
    { kind: 'heading', id: 'minute-15', level: 2, number: '15', text: 'Play areas: the condition survey' },
    {
      kind: 'paragraph',
      runs: plain('The Head of Green Spaces presented the report, and the Committee made these points:'),
      keepWithNext: true,
    },
  ]
  for (let n = 1; n <= 34; n += 1) {
    blocks.push(letteredPoint(list, n, plain(sentences(n))))
    if (n === 3) {
      blocks.push(
        romanPoint(list, 1, plain('the swings at Mill Lane had been repaired in the spring;')),
        romanPoint(
          list,
          2,
          plain('the surface at Orchard Way was older than the survey said, and needed two things:'),
        ),
        partPoint(list, 1, plain('a test of how far it still gives;')),
        partPoint(list, 2, plain('a price for laying it again;')),
        romanPoint(list, 3, [
          { text: 'the slide had been ' },
          { text: 'closed', strong: true },
          { text: '.' },
        ]),
      )
    }
    if (n === 12) {
      blocks.push({ kind: 'paragraph', runs: plain('Members asked about money, and were told:') })
    }
    if (n === 20) {
      blocks.push({
        kind: 'event',
        runs: plain('The meeting adjourned at 11.05 am and resumed at 11.15 am.'),
      })
    }
    if (n === 27) {
      blocks.push({
        kind: 'heading',
        id: 'minute-15-money',
        level: 3,
        number: null,
        text: 'Costs and timetable',
      })
    }
  }
  return blocks
}

const phrases: readonly string[] = [
  'fourteen of the thirty-one play areas were in good order, and the rest were graded by how soon work would be needed',
  'the survey had been made on foot in May and June by two officers, one of them new to the borough',
  'residents near the Long Meadow had written in support of keeping the climbing frame where it stood',
  'a second quotation would be asked for, since the first did not say whether the old surface would be taken away',
  'the ward councillors would be told before any equipment was closed, and a notice would go up on the gate',
  'the budget for the year was £184,250, of which £61,900 had been spent by the end of September',
  'benches with arms and backs were easier for older visitors, and cost no more than the plain kind',
]

function sentences(n: number): string {
  const phrase = (offset: number): string => phrases[(n + offset) % phrases.length] ?? ''
  return n % 3 === 0
    ? `${phrase(0)}; ${phrase(3)};`
    : n % 3 === 1
      ? `${phrase(0)};`
      : `${phrase(0)}, while ${phrase(2)}, and ${phrase(5)};`
}

const rest: readonly Block[] = [
  {
    kind: 'resolution',
    list: 'item-15-resolution',
    lead: 'Resolved to',
    clauses: [
      {
        level: 0,
        label: '(1)',
        say: 'Clause 1',
        runs: plain('note the condition survey and thank the officers who made it;'),
      },
      { level: 0, label: '(2)', say: 'Clause 2', runs: plain('ask the Director of Place to:') },
      {
        level: 1,
        label: 'a.',
        say: 'Clause a',
        runs: plain('obtain a second quotation for the surface at Orchard Way;'),
      },
      {
        level: 1,
        label: 'b.',
        say: 'Clause b',
        runs: plain('report on benches at the meeting in January 2027;'),
      },
      {
        level: 0,
        label: '(3)',
        say: 'Clause 3',
        runs: plain('publish the grades of all play areas on the Council’s website.'),
      },
    ],
  },
  { kind: 'heading', id: 'minute-16', level: 2, number: '16', text: 'Allotments: waiting lists' },
  { kind: 'event', runs: plain('Councillor Winifred Askham arrived at 11.20 am.') },
  letteredPoint('item-16', 1, plain('the list at Sandpit Road had been closed since 2024;')),
  letteredPoint('item-16', 2, [
    { text: 'the form is at ' },
    { text: 'www.wexcombe.example/allotments', href: 'https://www.wexcombe.example/allotments' },
    { text: ', and ' },
    { text: 'may be sent by post', emphasis: true },
    { text: ' or ' },
    { text: 'handed in', strong: true, emphasis: true },
    { text: '.' },
  ]),
  {
    kind: 'resolution',
    list: 'item-16-resolution',
    lead: 'Resolved to',
    clauses: [
      { level: 0, label: '', say: '', runs: plain('open the list at Sandpit Road on 1 January 2027.') },
    ],
  },
  { kind: 'heading', id: 'minute-17', level: 2, number: '17', text: 'Work programme' },
  bulletPoint('item-17', 0, 'in January, the budget for parks;'),
  bulletPoint('item-17', 1, 'with the figures for trees set apart;'),
  bulletPoint('item-17', 0, 'in March, the strategy for ponds.'),
  { kind: 'paragraph', runs: plain('Two things were left for the spring:') },
  numberedPoint('item-17-later', 1, 'the bandstand;'),
  numberedPoint('item-17-later', 2, 'the signs in the arboretum.'),
  {
    kind: 'heading',
    id: 'minute-18',
    level: 2,
    number: '18',
    text: 'Questions with *stars*, #hashes and <brackets>',
  },
  { kind: 'paragraph', runs: plain(hostileText) },
  { kind: 'paragraph', runs: plain(`The village of ${longWord} was named.`) },
  { kind: 'pageBreak' },
  { kind: 'paragraph', runs: plain('The meeting closed at 12.40 pm.'), centred: true },
  { kind: 'signature', lines: ['Chair', 'Date'] },
]

/** Minutes with every kind of block and mark in them. */
export function samplePaper(changes: Partial<PaperDocument> = {}): PaperDocument {
  return {
    title: 'Minutes of the Parks and Open Spaces Committee, 12 November 2026',
    language: 'en-GB',
    author: 'Wexcombe Borough Council',
    footer: 'Parks and Open Spaces Committee, 12 November 2026',
    caveat: 'Draft: subject to confirmation at the next meeting',
    headingColour: '#1f3854',
    pageNumbers: true,
    blocks: [...front, ...letteredItem(), ...rest],
    ...changes,
  }
}

/** Minutes of some twelve pages: `items` items of 34 lettered points each, with a resolution. */
export function longMinutes(items = 6): PaperDocument {
  const blocks: Block[] = [
    { kind: 'heading', id: 'top', level: 1, number: null, text: 'Minutes of the Council' },
  ]
  for (let item = 1; item <= items; item += 1) {
    const list = `item-${item}`
    blocks.push({
      kind: 'heading',
      id: list,
      level: 2,
      number: String(item),
      text: `Business of part ${item}`,
    })
    for (let n = 1; n <= 34; n += 1)
      blocks.push(letteredPoint(list, n, plain(`${item}.${n}: ${sentences(n + item)}`)))
    blocks.push({
      kind: 'resolution',
      list: `${list}-resolution`,
      lead: 'Resolved to',
      clauses: [
        { level: 0, label: '(1)', say: 'Clause 1', runs: plain('note the report;') },
        { level: 0, label: '(2)', say: 'Clause 2', runs: plain('receive another in the spring.') },
      ],
    })
  }
  return samplePaper({ title: 'Minutes of the Council', caveat: '', blocks })
}
