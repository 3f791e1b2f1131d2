import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePastedNames } from '../../shared/domain/pastedNames.ts'

/** "address|name|role|group" of each, then what was not understood. */
function read(text: string): { people: string[]; rest: readonly string[] } {
  const { understood, notUnderstood } = parsePastedNames(text)
  return {
    people: understood.map(({ address, name, role, group }) => [address, name, role, group].join('|')),
    rest: notUnderstood,
  }
}

describe('a pasted line', () => {
  it.each([
    ['Councillor Ruth Ashby', 'Councillor|Ruth Ashby|member|'],
    ['Cllr. Ruth Ashby (Chair)', 'Cllr|Ruth Ashby|chair|'],
    ['CLLR Ruth Ashby - Chair', 'Cllr|Ruth Ashby|chair|'],
    ['Ald. Ruth Ashby – Vice-Chairman', 'Alderman|Ruth Ashby|vice-chair|'],
    ['Councillor Dr Ruth Ashby (Vice Chair)', 'Councillor Dr|Ruth Ashby|vice-chair|'],
    ['Ruth Ashby', '|Ruth Ashby|member|'],
    ['Councillor Ashby', 'Councillor|Ashby|member|'],
    ['Chair: Councillor Ruth Ashby', 'Councillor|Ruth Ashby|chair|'],
    ['The Chairman, Councillor Ruth Ashby', 'Councillor|Ruth Ashby|chair|'],
    ['  3.   Councillor   Ruth  Ashby ', 'Councillor|Ruth Ashby|member|'],
    ['(iv) Cllr Ruth Ashby', 'Cllr|Ruth Ashby|member|'],
    ['a) Cllr Ruth Ashby', 'Cllr|Ruth Ashby|member|'],
    ['• Cllr Ruth Ashby;', 'Cllr|Ruth Ashby|member|'],
    ['o Cllr Ruth Ashby', 'Cllr|Ruth Ashby|member|'],
    ['- Cllr Ruth Ashby', 'Cllr|Ruth Ashby|member|'],
    ['Cllr Ruth Ashby (Labour)', 'Cllr|Ruth Ashby|member|Labour'],
    ['Cllr Ruth Ashby (Chair) (Lib Dem)', 'Cllr|Ruth Ashby|chair|Lib Dem'],
    ['Cllr Ruth Ashby (Con, Vice-Chair)', 'Cllr|Ruth Ashby|vice-chair|Con'],
    ['Cllr Ruth Ashby, Green Group', 'Cllr|Ruth Ashby|member|Green Group'],
    ['Cllr Ruth Ashby, OBE, Chair', 'Cllr|Ruth Ashby OBE|chair|'],
    ['Ashby, Ruth', '|Ruth Ashby|member|'],
    ['Ashby, Cllr Ruth', 'Cllr|Ruth Ashby|member|'],
    ['Cllr Ruth Ashby <ruth.ashby@council.example>', 'Cllr|Ruth Ashby|member|'],
    ['Cllr Ruth Ashby ruth.ashby@council.example', 'Cllr|Ruth Ashby|member|'],
    ['Cllr Ruth Ashby (substitute)', 'Cllr|Ruth Ashby|substitute|'],
    ['Revd Ruth Ashby (co-opted member)', 'Revd|Ruth Ashby|co-optee|'],
    ['Revd Ruth Ashby (co-opted, non-voting)', 'Revd|Ruth Ashby|co-optee|'],
    ['Cllr A J Ó Néill-Shaw', 'Cllr|A J Ó Néill-Shaw|member|'],
    ["Cllr Jan van der D'Arcy", "Cllr|Jan van der D'Arcy|member|"],
    ['Cllr\u00a0Ruth\u200b Ashby', 'Cllr|Ruth Ashby|member|'],
    ['Ruth Ashby\tChair\tLabour', '|Ruth Ashby|chair|Labour'],
    ['Cllr\tRuth\tAshby\tVice Chair\tInd', 'Cllr|Ruth Ashby|vice-chair|Ind'],
    ['1\tCllr Ruth Ashby\t\tResidents Group', 'Cllr|Ruth Ashby|member|Residents Group'],
  ])('“%s” becomes %s', (line, expected) => {
    expect(read(line)).toEqual({ people: [expected], rest: [] })
  })

  it.each(['Vacancy', 'Membership', 'To be confirmed', '12 October 2026', 'see below', 'Ward Councillors'])(
    '“%s” is given back, not made into a person',
    (line) => {
      expect(read(line)).toEqual({ people: [], rest: [line] })
    },
  )

  it('gives back what stands beside a person and is not understood', () => {
    expect(read('Cllr Ruth Ashby (North Hill)')).toEqual({
      people: ['Cllr|Ruth Ashby|member|'],
      rest: ['North Hill'],
    })
  })
})

describe('a pasted list', () => {
  it('comes out of Word, with blank lines and headings that give an office', () => {
    const text =
      '\r\nCouncillor Ruth Ashby (Chair)\r\n\r\n\r\nCouncillor Owen Birch\r\nSubstitutes:\r\nCouncillor Meg Cole\r\n'
    expect(read(text)).toEqual({
      people: [
        'Councillor|Ruth Ashby|chair|',
        'Councillor|Owen Birch|member|',
        'Councillor|Meg Cole|substitute|',
      ],
      rest: [],
    })
  })

  it('comes out of a sheet with a row of headings and the surname first', () => {
    const text = 'Surname\tForename\tRole\tGroup\nAshby\tRuth\tChair\tLabour\nBirch\tOwen\t\tGreen'
    expect(read(text)).toEqual({
      people: ['|Ruth Ashby|chair|Labour', '|Owen Birch|member|Green'],
      rest: [],
    })
  })

  it('comes out of an address line', () => {
    expect(read('Ruth Ashby <r@c.example>; "Birch, Owen" <o@c.example>;')).toEqual({
      people: ['|Ruth Ashby|member|', '|Owen Birch|member|'],
      rest: [],
    })
  })

  it('comes out of a sentence', () => {
    expect(read('Councillors Ruth Ashby (Chair), Owen Birch and Meg Cole')).toEqual({
      people: [
        'Councillor|Ruth Ashby|chair|',
        'Councillor|Owen Birch|member|',
        'Councillor|Meg Cole|member|',
      ],
      rest: [],
    })
  })

  it('never throws, and drops no word that is not an office, number, or address', () => {
    const word = fc.constantFrom(
      'Cllr',
      'Ruth',
      'Ashby',
      '(Chair)',
      '-',
      ',',
      ';',
      '\t',
      '\n',
      'qqq',
      '7.',
      '(',
      ']',
      '’',
      'xyzzy',
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
        (text) => {
          const { understood, notUnderstood } = parsePastedNames(text)
          const kept = [...understood.map((person) => person.name), ...notUnderstood].join(' ')
          for (const kind of ['Ruth', 'Ashby', 'qqq', 'xyzzy']) {
            expect(kept.split(kind).length).toBe(text.split(kind).length)
          }
        },
      ),
      { numRuns: 100 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => void parsePastedNames(text)),
    )
  })

  it('is read in no time, however odd', () => {
    const started = performance.now()
    parsePastedNames(
      `${'('.repeat(20_000)}${'- '.repeat(20_000)}${'a@'.repeat(10_000)}${'<'.repeat(20_000)}${' '.repeat(50_000)}x`,
    )
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
