import { describe, expect, test } from 'vitest'
import { registerCsv } from '../../../electron/core/registerCsv.ts'
import { readCsv } from '../../../shared/document/csv.ts'
import { drawRegister, registerKinds } from '../../../shared/domain/registers/register.ts'
import type { RegisterKind } from '../../../shared/domain/registers/register.ts'
import { registerTables } from '../../../shared/domain/registers/registerTable.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { clauseMarks, saidAbove } from '../../../shared/domain/registers/resolutions.ts'
import {
  aDeclaration,
  aMeeting,
  anAction,
  anItem,
  aRecord,
  aVote,
  ballots,
  minutesOf,
  note,
  point,
  resolution,
} from '../../helpers/recordBuilder.ts'
import { aMeetingOfActs, eventLine } from '../../helpers/registerMeetings.ts'

const today = '2026-11-22'

function read<Kind extends RegisterKind>(
  kind: Kind,
  records: readonly MeetingRecord[],
  audience: 'public' | 'members' = 'members',
  text = '',
) {
  const register = drawRegister(records, { kind, audience, text, today })
  if (register.kind !== kind) throw new Error('Another register was drawn')
  return register as Extract<typeof register, { kind: Kind }>
}

const acts = aMeetingOfActs('m1', '2026-10-14')

describe('the register of resolutions', () => {
  test('has every clause with its label, its vote with names, and where the minutes stand', () => {
    expect(read('resolutions', [acts]).rows).toMatchObject([
      {
        ...{
          label: '12(1)',
          words: 'note the report',
          date: '2026-10-14',
          itemId: 'm1-roads',
          standing: 'draft',
        },
        vote: {
          carried: true,
          counts: { for: 1, against: 1, abstain: 0 },
          ballots: [
            { name: 'Councillor Ida Moss', side: 'for' },
            { name: 'Councillor Tom Fell', side: 'against' },
          ],
        },
      },
      { label: '12(2)', words: 'publish the traffic count', closed: null },
      { label: '13', words: 'grant the lease', closed: 'exempt', vote: null },
    ])
  })

  test('puts the clause above in front of one that says nothing without it', () => {
    const asWritten = resolution(['look at these in January:', 'The ferry budget', 'thank the divers'])
    if (asWritten.kind !== 'resolution') throw new Error('It is a resolution')
    const record = aRecord({
      meeting: aMeeting({ state: 'draft-minutes' }),
      items: [anItem('plan', { title: 'Work programme' })],
      minutes: [
        minutesOf('plan', [
          {
            ...asWritten,
            clauses: asWritten.clauses.map((each, at) => ({ ...each, level: at === 1 ? 1 : 0 })),
          },
        ]),
      ],
    })
    expect(read('resolutions', [record]).rows.map(({ above, words }) => [above, words])).toEqual([
      ['', 'look at these in January:'],
      ['look at these in January:', 'The ferry budget'],
      ['', 'thank the divers'],
    ])
    const [table] = registerTables(read('resolutions', [record]), (day) => day)
    expect(table?.rows.map(({ cells }) => cells[4])).toEqual([
      'look at these in January:',
      'look at these in January: The ferry budget',
      'thank the divers',
    ])
    expect(read('resolutions', [record], 'members', 'january ferry').rows).toHaveLength(1)
    const long = 'word '.repeat(40)
    expect(saidAbove(long)).toBe(`${'word '.repeat(19)}word …: `)
    expect(saidAbove('')).toBe('')
  })

  test('counts clauses as the papers do', () => {
    expect(clauseMarks([{ level: 0 }])).toEqual([''])
    expect(clauseMarks([0, 1, 1, 0, 1].map((level) => ({ level: level as 0 | 1 })))).toEqual([
      '(1)',
      '(1)a',
      '(1)b',
      '(2)',
      '(2)a',
    ])
  })

  test('quotes a sub-item under the number of its item', () => {
    const record = aRecord({
      meeting: aMeeting({ state: 'draft-minutes' }),
      items: [anItem('first'), anItem('sub', { parentId: 'first' })],
      minutes: [
        minutesOf('first', [], { number: '21' }),
        minutesOf('sub', [resolution(['agree'])], { number: 'a)' }),
      ],
    })
    expect(read('resolutions', [record]).rows.map(({ label }) => label)).toEqual(['21a)'])
  })

  test('takes for a resolution the last vote before it that was carried, and no vote of another', () => {
    const vote = (id: string, carried: boolean) => aVote(id, { carried })
    const record = aRecord({
      meeting: aMeeting({ state: 'draft-minutes' }),
      facts: [vote('won', true), vote('lost', false), vote('after', true)],
      minutes: [
        minutesOf('first', [
          eventLine('voted', 'won', 'Carried.'),
          eventLine('voted', 'lost', 'The amendment was lost.'),
          resolution(['one']),
          resolution(['two']),
          eventLine('voted', 'after', 'Carried after.'),
        ]),
      ],
    })
    expect(read('resolutions', [record]).rows.map((row) => row.vote?.words)).toEqual([
      'Carried.',
      'Carried after.',
    ])
  })

  test('tells of a line in the officer’s own words those words and no detail', () => {
    const record = aRecord({
      meeting: aMeeting({ state: 'draft-minutes' }),
      facts: [
        aVote('v', {
          method: 'recorded',
          ballots: ballots({ for: ['ida-moss', 'tom-fell'] }),
          counts: { for: 2, against: 0, abstain: 0 },
        }),
      ],
      minutes: [
        minutesOf('first', [
          eventLine('voted', 'v', 'Nobody was against.', { edited: true }),
          resolution(['agree']),
        ]),
      ],
    })
    expect(read('resolutions', [record], 'public').rows[0]?.vote).toEqual({
      ...{ words: 'Nobody was against.', carried: true, counts: null, ballots: [] },
    })
    expect(read('votes', [record], 'public').rows).toEqual([])
  })

  test('gives the latest meeting first, and only rows with all the words', () => {
    const both = [acts, aMeetingOfActs('m2', '2026-11-11')]
    expect(read('resolutions', both).rows.map(({ meetingId }) => meetingId)).toEqual([
      'm2',
      'm2',
      'm2',
      'm1',
      'm1',
      'm1',
    ])
    expect(read('resolutions', both, 'members', 'COUNT traffïc').rows.map(({ label }) => label)).toEqual([
      '12(2)',
      '12(2)',
    ])
  })
})

describe('what the public may have of a register', () => {
  test.each(registerKinds)('of %s holds nothing exempt, nothing typed beside the minutes', (kind) => {
    const register = drawRegister([acts], { kind, audience: 'public', text: '', today })
    expect(register.rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(register)).not.toMatch(/Quillmark|grant the lease|quietly|a cold/)
    expect(JSON.stringify(register)).not.toMatch(/"closed":"exempt"/)
  })

  test('leaves a meeting out whole, and says why, while something in it is undecided', () => {
    const undecided = aMeetingOfActs('m2', '2026-11-11', {
      items: [anItem('m2-roads', { classification: 'unset', title: 'Bins' }), anItem('m2-lease')],
    })
    const register = read('resolutions', [acts, undecided], 'public')
    expect(register.rows.map(({ meetingId }) => meetingId)).toEqual(['m1', 'm1'])
    expect(register.leftOut).toMatchObject([
      { meetingId: 'm2', date: '2026-11-11', why: expect.stringContaining('“Bins”') as string },
    ])
    expect(read('resolutions', [undecided]).leftOut).toEqual([])
  })
})

describe('what members have of a register', () => {
  test.each(['resolutions', 'actions', 'interests', 'votes'] as const)(
    'of %s is never said to be public where nobody has decided',
    (kind) => {
      const items = acts.items.map((item) => ({ ...item, classification: 'unset' as const }))
      const register = read(kind, [{ ...acts, items }])
      const table = readCsv(registerCsv(register, 'entries', 'members'))
      const said = new Set(table.slice(1).map((row) => row.at(-1)))
      expect(said).toContain('Not decided')
      expect(said).not.toContain('Public')
    },
  )
})

describe('the register of actions', () => {
  test('has what is overdue first, then what has a day, then what has none, and what is done last', () => {
    const facts = [
      anAction('done', { done: true, by: '2026-01-01' }),
      anAction('none', { by: null }),
      anAction('later', { by: '2026-12-24' }),
      anAction('over', { by: '2026-11-21' }),
      anAction('today', { by: today }),
    ]
    const rows = read('actions', [aRecord({ facts })]).rows
    expect(rows.map(({ factId }) => factId)).toEqual(['over', 'today', 'later', 'none', 'done'])
    expect(rows.filter(({ overdue }) => overdue).map(({ factId }) => factId)).toEqual(['over'])
  })

  test('tells the public of an action caught from words that it may read, in those words, and of no other', () => {
    expect(read('actions', [acts], 'public').rows).toMatchObject([
      { what: 'publish the traffic count', who: '', reference: '12' },
    ])
    expect(read('actions', [acts]).rows.map(({ closed }) => closed)).toEqual(['exempt', null, null])
  })

  test('tells the public who has it where the minutes do', () => {
    const of = (given: Parameters<typeof anAction>[1]) =>
      aRecord({
        facts: [anAction('a', { sourceId: 'asked', what: 'count the secret cars', ...given })],
        minutes: [
          minutesOf('first', [point('The Head of Highways will count the cars.', 0, { id: 'asked' })]),
        ],
      })
    const told = (given: Parameters<typeof anAction>[1]) => read('actions', [of(given)], 'public').rows[0]
    expect(told({ who: 'head of highways' })).toMatchObject({
      what: 'The Head of Highways will count the cars.',
      who: 'head of highways',
    })
    expect(told({ who: 'the man with the van' })?.who).toBe('')
    expect(told({ personId: 'tom-fell' })?.who).toBe('Councillor Tom Fell')
    expect(told({ personId: 'nobody-known' })?.who).toBe('')
    expect(told({ itemId: null })).toBeUndefined()
  })
})

describe('the register of declarations', () => {
  test('says what was declared, whether the member left, and of the dispensation', () => {
    expect(read('interests', [acts]).rows).toMatchObject([
      { name: 'Councillor Ida Moss', closed: 'exempt', left: 'no' },
      {
        ...{ name: 'Councillor Tom Fell', interest: 'other-registrable', nature: 'a house in Mill Lane' },
        ...{ left: 'left', dispensation: true, items: ['12 Traffic in Mill Lane'], closed: null },
      },
    ])
  })

  test('tells of a sensitive interest the fact alone, and of a reworded line its words', () => {
    const lines = (edited: boolean) =>
      aRecord({
        meeting: aMeeting({ state: 'draft-minutes' }),
        facts: [aDeclaration('d', { itemId: 'first', nature: 'a farm', sensitive: !edited })],
        minutes: [
          minutesOf('first', [eventLine('declared', 'd', 'Tom Fell declared an interest.', { edited })]),
        ],
      })
    const say = (record: MeetingRecord) => {
      const [table] = registerTables(read('interests', [record], 'public'), (date) => date)
      return table?.rows[0]?.cells[4]
    }
    expect(say(lines(false))).toBe('Disclosable pecuniary interest (sensitive)')
    expect(say(lines(true))).toBe('Tom Fell declared an interest.')
  })

  test('tells members of a declaration without a line, and the public not', () => {
    const record = aRecord({
      facts: [aDeclaration('d', { itemId: 'first', nature: 'a farm' })],
      minutes: [minutesOf('first', [note('for the officer')])],
    })
    expect(read('interests', [record]).rows).toMatchObject([{ nature: 'a farm', words: '' }])
    expect(read('interests', [record], 'public').rows).toEqual([])
  })
})

describe('the register of votes', () => {
  test('has every ballot, the casting vote, and what a member had noted', () => {
    expect(
      read('votes', [acts]).rows.map(({ name, side, how, motion }) => [name, side, how, motion]),
    ).toEqual([
      ['Councillor Ida Moss', 'for', 'recorded', 'the report be noted'],
      ['Councillor Tom Fell', 'against', 'recorded', 'the report be noted'],
      ['Councillor Ida Moss', 'for', 'casting', 'the report be noted'],
      ['Councillor Tom Fell', 'against', 'noted', ''],
    ])
  })
})
