import { describe, expect, test } from 'vitest'
import type { ReadBlock } from '../../electron/import/readBlocks.ts'
import { readMinutes } from '../../electron/import/readMinutes.ts'
import { defined } from '../../shared/domain/assert.ts'
import { normalised, parseBulletedItem, parseSeedMinutes, readSeed, seedsMissing } from '../helpers/seeds.ts'
import type { SeedLine } from '../helpers/seeds.ts'

/** The reader of any minutes against the readers that the other tests have for these alone: neither knows the other's rules. */

function shown(block: ReadBlock): string {
  switch (block.kind) {
    case 'point':
      return `${block.level} ${block.label} ${normalised(block.text)}`
    case 'resolution':
      return block.clauses.map(({ level, text }) => `r${level} ${normalised(text)}`).join('\n')
    case 'event':
      return `! ${block.event} ${block.at ?? ''}`
    default:
      return normalised(block.text)
  }
}

function expected(line: SeedLine): string {
  switch (line.kind) {
    case 'point':
      return `${line.level} ${line.label} ${normalised(line.text)}`
    case 'resolution':
      return line.clauses.map(({ level, text }) => `r${level} ${normalised(text)}`).join('\n')
    case 'event':
      return `! ${line.event} ${line.at}`
    case 'prose':
      return normalised(line.text)
  }
}

describe.skipIf(seedsMissing !== '')('real minutes', () => {
  test.each([['000'], ['003']])('%s: header, people, items and every block', (seed) => {
    const whole = readSeed(seed)
    const text = seed === '000' ? whole : minutesInside(whole)
    // The stars are the extraction's, where the print is bold.
    const known = parseSeedMinutes(text.replaceAll('**', ''))
    const { header, attendance, items } = readMinutes(text)
    expect(
      [header.committee, header.date, header.start, header.end, header.place].map((one) => one?.value),
    ).toEqual([known.committee, known.date, known.start, known.end, known.place])
    const listed = (capacity: string, status: string): string[] =>
      attendance
        .filter((each) => each.capacity === capacity && each.status === status)
        .map(({ address, name }) => `${address} ${name}`.trim())
    expect(listed('member', 'absent')).toEqual(known.absent)
    expect(listed('member', 'present')).toEqual(known.present.map((name) => name.replace(/ \(.*\)$/, '')))
    const numbered = items.filter((item) => item.number !== '')
    expect(numbered.map(({ number, title }) => [number, title])).toEqual(
      known.items.map(({ number, title }) => [number, title]),
    )
    known.items.forEach((item, index) => {
      expect(defined(numbered[index], 'as many items').blocks.map(shown)).toEqual(item.lines.map(expected))
    })
  })

  test('004: an item of bullets from a web page', () => {
    const known = parseBulletedItem(readSeed('004'))
    const { items } = readMinutes(readSeed('004'))
    expect(items).toHaveLength(1)
    const [item] = items
    expect(item?.title).toBe(known.title)
    expect(item?.blocks.map((block) => [block.kind, normalised('text' in block ? block.text : '')])).toEqual(
      known.lines.map(({ kind, text }) => [kind, normalised(text)]),
    )
  })

  test('002: an item of letters from a web page, running on over a sentence between', () => {
    const [item] = readMinutes(readSeed('002')).items
    const labels = defined(item, 'one item').blocks.flatMap((block) =>
      block.kind === 'point' && block.follows ? block.label : [],
    )
    expect(labels).toEqual([...'abcdefghij'].map((letter) => `${letter})`))
    expect(item?.blocks.filter((block) => block.kind === 'prose')).toHaveLength(3)
  })
})

/** Of a pack: from the heading of the minutes to the page that follows them. */
function minutesInside(pack: string): string {
  const held = pack.indexOf('Minutes of the meeting held')
  const from = pack.lastIndexOf('Council', held)
  return pack.slice(pack.lastIndexOf('\n', from), pack.indexOf('This page is intentionally left blank', held))
}
