import { describe, expect, it } from 'vitest'
import { defaultHouseStyle, resolutionWordings, timeFormats } from '../../../shared/domain/houseStyle.ts'
import type { HouseStyle } from '../../../shared/domain/houseStyle.ts'
import { formatTime } from '../../../shared/domain/civilTime.ts'
import { numberFindings } from '../../../shared/domain/checks/numbers.ts'
import { wordingFindings } from '../../../shared/domain/checks/wording.ts'
import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import {
  aCouncil,
  anItem,
  aPersonOnTheDay,
  aRecord,
  minutesOf,
  note,
  point,
  prose,
  resolution,
} from '../../helpers/recordBuilder.ts'

function whys(blocks: readonly MinutesBlock[], style: Partial<HouseStyle> = {}): string[] {
  const record = aRecord({
    council: aCouncil({ houseStyle: { ...defaultHouseStyle, ...style } }),
    people: [aPersonOnTheDay('moira-lang', { address: '', title: 'Director of Family Services' })],
    minutes: [minutesOf('first', blocks)],
  })
  return wordingFindings(record).map((finding) => `${finding.rule}: ${finding.why}`)
}

describe('times in the text', () => {
  it('are told of when they are written another way, each once, with the way of the house', () => {
    expect(whys([point('It broke off at 11:05am and again at 11:05am.'), prose('Until 2:30 pm')])).toEqual([
      'times: Not written as this council writes times: “11:05am” (here “11.05 am”) and “2:30 pm” (here “2.30 pm”). Write all times alike.',
    ])
  })

  it.each(timeFormats)('are let be as the house writes them: %s', (times) => {
    const said = ['00:00', '09:05', '11:05', '12:00', '23:59'].map((time) => formatTime(time, times))
    expect(whys([prose(`At ${said.join(', then ')}. Closed at ${said.join('; ')}.`)], { times })).toEqual([])
    const others = timeFormats.filter((other) => other !== times)
    for (const other of others)
      expect(whys([prose(`At ${formatTime('13:05', other)}`)], { times })).toHaveLength(1)
  })

  it('are not seen in what is no time', () => {
    const said = 'Section 3.10, £11.05, ratio 7:10:2, 25:70, 13.00 pm, 5 pm, page 10, paragraph 1.1 am'
    expect(whys([prose(said)])).toEqual([])
    expect(whys([note('At 11:05am')])).toEqual([])
  })
})

describe('titles in the text', () => {
  it('are told of when they are nearly, and not, the one in the list', () => {
    const wrong = ['Moira Lang, Director of Family Support, introduced the report']
    const right = [
      'Moira Lang, Director of Family Services, introduced the report',
      'The Director of Family Services, Moira Lang, replied',
      'Moira Lang, Director, replied',
      'Moira Lang, Returning Officer, replied',
      'Moira Lang, Director of Family Services and Learning, replied',
      'Moira Lang, who had left, came back',
    ]
    expect(whys(wrong.map((text) => point(text)))).toEqual([
      'title: Moira Lang is “Director of Family Services” in the list of those present and “Director of Family Support” in the text. Use one.',
    ])
    expect(whys([point('the Head of Family Services, Moira Lang, replied')])).toHaveLength(1)
    expect(whys(right.map((text) => point(text)))).toEqual([])
  })
})

describe('resolutions', () => {
  it.each(resolutionWordings.filter((wording) => wording.endsWith(' to')))(
    'need a verb after “%s”',
    (style) => {
      expect(whys([resolution(['the report'])], { resolution: style })).toEqual([
        `resolution: “${style} the report” does not say what is to be done. Begin with a verb, for example “note”.`,
      ])
      expect(whys([resolution(['note the report', 'thank the officers'])], { resolution: style })).toEqual([])
    },
  )

  it('need a verb in the sentence after “Resolved that”', () => {
    const style = { resolution: 'Resolved that' } as const
    expect(whys([resolution(['the report be noted', 'officers will report back'])], style)).toEqual([])
    expect(whys([resolution(['the report on libraries'])], style)).toHaveLength(1)
  })

  it('need words', () => {
    expect(whys([resolution([''])])).toEqual([
      'resolution: A resolution has no words. Write what was resolved, or take it out.',
    ])
    expect(whys([resolution(['note the report', ''])])).toEqual([])
  })
})

describe('minute numbers', () => {
  const found = (numbers: readonly string[], frozen = true): string[] =>
    numberFindings(
      aRecord({
        items: numbers.map((_, index) => anItem(`item-${index}`)),
        minutes: numbers.map((number, index) => minutesOf(`item-${index}`, [], { number, frozen })),
      }),
    ).map((finding) => `${finding.level} ${finding.where ?? ''}`)

  it('are let be in sequence, whatever their pattern', () => {
    expect(found(['15', '16', '17'])).toEqual([])
    expect(found(['77/21', '78/21'])).toEqual([])
    expect(found(['(26)', '', '(27)'])).toEqual([])
    expect(found(['15', '99'], false)).toEqual([])
  })

  it('are told of where one is twice, missing or out of place', () => {
    expect(found(['15', '16', '16'])).toEqual(['problem item-2'])
    expect(found(['15', '17'])).toEqual(['advice item-1'])
    expect(found(['15', '17', '16'])).toEqual(['advice item-1', 'advice item-2'])
  })
})
