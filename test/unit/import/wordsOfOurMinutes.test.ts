import { describe, expect, test } from 'vitest'
import { importedRecord } from '../../../electron/import/importedRecord.ts'
import { readMeetingPaper } from '../../../electron/import/readMeetingPaper.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'

function recordOf(...words: readonly string[]): MeetingRecord {
  const text = [
    '# Roads Committee',
    'Minutes of the meeting held on 3 March 2025 at 7.00 pm',
    '## Present',
    'Councillor Ida Moss (Chair)\nCouncillor Tom Fell\nCouncillor Una Beck',
    '## 41 Apologies for absence\n\nNone.',
    ...words,
  ].join('\n\n')
  let made = 0
  const newId = (): string => {
    made += 1
    return `id-${made}`
  }
  return importedRecord('', readMeetingPaper(text), { date: '2026-01-01', newId }).record
}

describe('a motion without a seconder', () => {
  const eventsOf = ({ minutes }: MeetingRecord): string[] =>
    minutes.flatMap(({ blocks }) => blocks.flatMap((each) => (each.kind === 'event' ? [each.event] : [])))

  test.each([
    'Councillor Tom Fell moved that the report be noted.',
    'Councillor Tom Fell moved the motion.',
    'Councillor Tom Fell moved an amendment that the gate stay shut.',
  ])('is a line of its own: %s', (words) => {
    const record = recordOf(`## 42 Gates\n\n${words}\n\nThey thanked the smith.`)
    expect(eventsOf(record)).toEqual(['moved'])
    const mover = record.people.find(({ name }) => name === 'Tom Fell')?.id
    expect(record.facts).toMatchObject([{ kind: 'moved', mover, seconder: null }])
  })

  test('is none where the words after it tell who seconded', () => {
    const record = recordOf(
      '## 42 Gates\n\nCouncillor Tom Fell moved that the report be noted.\n\nCouncillor Una Beck seconded.',
    )
    expect(record.facts).toHaveLength(1)
    expect(record.facts[0]).toMatchObject({ kind: 'moved' })
    expect(record.facts[0]).not.toMatchObject({ seconder: null })
  })

  test.each([
    'Councillor Tom Fell moved to another seat.',
    'Councillor Tom Fell moved that the report be noted. He had walked the lane himself.',
  ])('is none in words that say more, or something else: %s', (words) => {
    expect(recordOf(`## 42 Gates\n\n${words}`).facts).toEqual([])
  })
})

test('A sub-item right below the title of one without words is its own, however long its title is', () => {
  const long =
    'Budget outturn, and what is owed by the companies that moor at the Old Basin and the South Pier'
  const titles = (second: string): string[] =>
    recordOf(
      `## 42 Harbour`,
      '**a)  Petition on the lights: part 2**',
      `**${second}  ${long}**`,
      'It was noted.',
    )
      .items.map(({ title }) => title)
      .slice(1)
  expect(titles('b)')).toEqual(['Harbour', 'Petition on the lights: part 2', long])
  expect(titles('d)')).toEqual(['Harbour', 'Petition on the lights: part 2'])
})

test('Of items with one title those are declared on whose numbers the sentence gives', () => {
  const declaredOn = (numbers: readonly number[]): (readonly string[])[] => {
    const about = numbers.map((number) => `agenda item ${number} (Gates)`).join(' and ')
    const record = recordOf(
      `## 42 Declarations of interests\n\nCouncillor Tom Fell declared a disclosable pecuniary interest in ${about}.`,
      ...['## 43 Gates', '## 44 Gates', '## 45 Gates'].map((head) => `${head}\n\nIt was noted.`),
    )
    return record.facts.flatMap((fact) =>
      fact.kind === 'declared'
        ? [fact.items.map((id) => record.minutes.find(({ itemId }) => itemId === id)?.number ?? '')]
        : [],
    )
  }
  expect(declaredOn([4, 5])).toEqual([['44', '45']])
  expect(declaredOn([45])).toEqual([['45']])
  expect(declaredOn([90])).toEqual([['43']])
})
