import { describe, expect, test } from 'vitest'
import { importedRecord } from '../../../electron/import/importedRecord.ts'
import { readMeetingPaper } from '../../../electron/import/readMeetingPaper.ts'
import type { ReadItem } from '../../../electron/import/readMinutes.ts'
import type { ReadBlock } from '../../../electron/import/readBlocks.ts'

/** Minutes whose third item says what is asked. */
function paper(words: string, title = '3. Roads'): string {
  return [
    'Minutes of a meeting of the Roads Committee held on 3 March 2025 at 7.00 pm',
    'Present: Councillors I Moss, J Fell and K Beck',
    '1. Apologies for absence\n\nThere were none.',
    '2. Minutes of the last meeting\n\nThey were signed.',
    `${title}\n\n${words}`,
    '4. Date of the next meeting\n\nIt was not known.',
  ].join('\n\n')
}

function items(words: string, title?: string): readonly ReadItem[] {
  return readMeetingPaper(paper(words, title)).items
}

function third(words: string): ReadItem {
  const found = items(words).find((item) => item.number === '3')
  if (found === undefined) throw new Error('The third item was not found.')
  return found
}

function kinds<Kind extends ReadBlock['kind']>(
  words: string,
  kind: Kind,
): Extract<ReadBlock, { kind: Kind }>[] {
  return third(words).blocks.filter(
    (block): block is Extract<ReadBlock, { kind: Kind }> => block.kind === kind,
  )
}

function clauses(words: string): (readonly [number, string])[] {
  return kinds(words, 'resolution').flatMap((block) =>
    block.clauses.map(({ level, text }) => [level, text] as const),
  )
}

function told(words: string, kind: string): unknown[] {
  return third(words).blocks.flatMap((block) => block.told.filter((each) => each.kind === kind))
}

describe('a lead that only introduces is no clause', () => {
  test.each([
    ['RESOLVED that the Cabinet:'],
    ['Resolved to RECOMMEND:'],
    ['RESOLVED: That Council be recommended to:'],
  ])('%s', (lead) => {
    const words = `${lead}\n\n(a) mend the gate;\n\n(i) before May; and\n\n(ii) with oak;\n\n(b) thank the smith.`
    expect(clauses(words)).toEqual([
      [0, 'mend the gate;'],
      [1, 'before May; and'],
      [1, 'with oak;'],
      [0, 'thank the smith.'],
    ])
    const { record } = importedRecord('', readMeetingPaper(paper(words)), {
      date: '2025-01-01',
      newId: () => crypto.randomUUID(),
    })
    expect(JSON.stringify(record.minutes)).toContain(lead.slice(-10))
  })

  test('but one with words of its own is', () => {
    expect(
      clauses('RESOLVED to make the following grants:\n\n(a) £40 to the band;\n\n(b) £30 to the hall.')[0],
    ).toEqual([0, 'make the following grants:'])
  })
})

test('numbers without a mark count clauses', () => {
  expect(
    clauses('RESOLVED, that\n\n1 the report be noted;\n\n2 the gate be hung; and\n\n3 the smith be thanked.'),
  ).toEqual([
    [0, 'the report be noted;'],
    [0, 'the gate be hung; and'],
    [0, 'the smith be thanked.'],
  ])
})

describe('who moved and who seconded', () => {
  test.each([
    ['The motion was formally moved by Councillor Moss and formally seconded by Councillor Fell.'],
    ['Councillor Moss proposed an amendment, that the gate be oak. It was seconded by Councillor Fell.'],
    ['Councillor Moss moved that the gate be oak.\n\nCouncillor Fell formally seconded the motion.'],
    ['RESOLVED that the gate be hung. (Councillor Moss / Councillor Fell)'],
    [
      'On a proposal by Councillor Moss, seconded by Councillor Fell, it was RESOLVED: That the gate be hung.',
    ],
    ['It was moved by Councillor Moss, seconded by Councillor Fell and\nRESOLVED, that the gate be hung.'],
    ['COUNCILLOR MOSS MOVED and COUNCILLOR FELL SECONDED that the gate be hung.'],
  ])('%s', (words) => {
    const made = importedRecord('', readMeetingPaper(paper(words)), {
      date: '2025-01-01',
      newId: () => crypto.randomUUID(),
    })
    const name = (id: string | null): string | undefined =>
      made.record.people.find((each) => each.id === id)?.name
    const moved = made.record.facts.flatMap((fact) =>
      fact.kind === 'moved' ? [[name(fact.mover), name(fact.seconder)]] : [],
    )
    expect(moved).toEqual([['I Moss', 'J Fell']])
  })
})

describe('an action', () => {
  test.each([
    ['ACTION: Head of Roads, West to hang the gate', 'Head of Roads, West', null],
    ['Action: Hang the gate. (Ada Reed, by 30 September)', 'Ada Reed', '09-30'],
    ['ACTION: Ada Reed by 8 February 2026', 'Ada Reed', '2026-02-08'],
    ['Actions agreed:\n\n1. The Clerk to hang the gate.', 'Clerk', null],
  ])('%s', (words, who, by) => {
    expect(told(words, 'action')).toMatchObject([{ who, by }])
  })
})

describe('the author of a report', () => {
  test.each([
    ['Report of the Clerk (Agenda Item 5)'],
    ['(Report of the Clerk)'],
    ['A report was considered from the Clerk.'],
    ['The following report of the Clerk was submitted:-'],
  ])('stands in: %s', (line) => {
    expect(third(`${line}\n\nIt was long.`).reportAuthor).toBe('Clerk')
  })

  test.each([
    ['The Clerk submitted a report on gates.'],
    ['The Committee considered a report of the Clerk that asked for gates.'],
  ])('is told, and not named by a line, in: %s', (line) => {
    expect(third(line).reportAuthor).toBe('')
  })
})

test('the place on the agenda may stand under the title', () => {
  expect(third('(Item 7)\n\nThe gate was hung.')).toMatchObject({
    agendaPlace: 7,
    blocks: [{ text: 'The gate was hung.' }],
  })
})

describe('points', () => {
  const levels = (words: string): string[] =>
    kinds(words, 'point').map(({ level, label }) => `${level} ${label}`)

  test('in numbered paragraphs stand outermost, whatever is lettered between them', () => {
    expect(levels('(a) Gates\n\n3.1 They were hung.\n\n(b) Fences\n\n3.2 They were not.')).toEqual([
      '0 (a)',
      '0 3.1',
      '0 (b)',
      '0 3.2',
    ])
  })

  test('under words that end in a colon are a list of their own, and the list before goes on after', () => {
    expect(
      levels(
        'a. one thing;\n\nb. another.\n\nThis was raised:\n\n(i) a gate;\n\n(ii) a fence.\n\nc. a third.',
      ),
    ).toEqual(['0 a.', '0 b.', '0 (i)', '0 (ii)', '0 c.'])
  })

  test('are none in the rows of a table', () => {
    expect(levels('E. Kell\tSalary\t£412.30')).toEqual([])
  })
})

test('the lorries that turn left do not leave', () => {
  expect(kinds('Councillor Moss said that the lorries would turn left.', 'event')).toEqual([])
})

test('a hearing adjourns when those who hear it retire to consider', () => {
  const words =
    'At 11.50 a.m. the Sub-Committee retired to consider its decision.\n\nThe hearing reconvened at 12.55 p.m.'
  expect(kinds(words, 'event').map(({ event, at }) => [event, at])).toEqual([
    ['adjourned', '11:50'],
    ['resumed', '12:55'],
  ])
})

test('counts may stand before what they count', () => {
  expect(kinds('Vote: 4 In favour 3 Against 0 Abstentions', 'vote')[0]?.vote).toMatchObject({
    for: 4,
    against: 3,
    abstain: 0,
  })
})

test('counts may stand behind the names, and the last side on a line of its own', () => {
  const words =
    'A named vote was taken. For: Councillors Moss and Fell (2). Against: none (0).\n\nAbstained: Councillor Beck (1).'
  expect(kinds(words, 'vote')[0]?.vote).toMatchObject({
    for: 2,
    against: 0,
    abstain: 1,
    names: { abstain: ['Councillor Beck'] },
  })
})

describe('a sub-item', () => {
  const subs = (words: string): string[] =>
    items(words).flatMap((item) => (item.isSub === true ? [item.title] : []))

  test.each([
    [
      '(a) 24/01410/FUL - Land north of the mill\n\nThe house was liked.',
      '24/01410/FUL - Land north of the mill',
    ],
    ['3.1 GATES AND FENCES\n\nThey were hung.', 'GATES AND FENCES'],
    ['3(i) Gates in the lane\n\nThey were hung.', 'Gates in the lane'],
  ])('%s', (words, title) => {
    expect(subs(words)).toEqual([title])
  })

  test('is no application that was decided in the same line', () => {
    expect(subs('(a) 24/01410/FUL be approved.')).toEqual([])
  })
})

describe('what is wrong with the numbers is said', () => {
  test.each([
    ['a) one\n\nb) two\n\nd) four', 'Point c) is missing at item 3.'],
    ['a) one\n\nb) two\n\nb) two again', 'Point b) is used twice at item 3.'],
  ])('%s', (words, sentence) => {
    const { notes } = importedRecord('', readMeetingPaper(paper(words)), {
      date: '2025-01-01',
      newId: () => crypto.randomUUID(),
    })
    expect(notes).toContain(sentence)
  })

  test('of items too', () => {
    const text = paper('The gate was hung.').replace('4. Date', '5. Date')
    const { notes } = importedRecord('', readMeetingPaper(text), {
      date: '2025-01-01',
      newId: () => crypto.randomUUID(),
    })
    expect(notes).toContain('Item 4 is missing: 3 is followed by 5.')
  })
})
