import { describe, expect, test } from 'vitest'
import { WordFound } from '../../../electron/import/source/wordFound.ts'
import type { WordOddity } from '../../../electron/import/source/wordFound.ts'
import { agendaOf } from '../../../electron/import/readAgenda.ts'
import { importedRecord } from '../../../electron/import/importedRecord.ts'
import { readMinutes } from '../../../electron/import/readMinutes.ts'
import { sourceLines } from '../../../electron/import/sourceLines.ts'
import { isHarmless, spanOfNote } from '../../../renderer/screens/import/importNotes.ts'
import { rowsOf } from '../../../renderer/screens/import/importRows.ts'
import type { ImportField, ImportRow, Reading } from '../../../renderer/screens/import/importRows.ts'
import { lookWhy } from '../../../renderer/screens/import/lookWhy.ts'
import { offeredNames } from '../../../renderer/screens/import/offeredNames.ts'
import { outcomeSaid } from '../../../renderer/screens/import/outcomeSaid.ts'
import { ReadingSteps } from '../../../renderer/screens/import/readingSteps.ts'
import { valueOf } from '../../../renderer/screens/import/rowWords.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { lettered } from '../../helpers/importedTexts.ts'
import { countingIds } from '../../helpers/countingIds.ts'

function readingOf(source: string): Reading {
  const newId = countingIds('new')
  const imported = importedRecord(source, readMinutes(source), { date: '2026-01-01', newId })
  const { record } = imported
  const fields = imported.fields.flatMap(({ field, from, to, confidence }): ImportField[] => {
    const [what, index = ''] = field.split('.')
    const id = what === 'items' ? record.items[Number(index)]?.id : undefined
    return id === undefined ? [] : [{ place: `item ${id}`, from, to, confidence, seen: false }]
  })
  return { record, fields, notes: imported.notes.map((sentence) => ({ sentence, seen: false })) }
}

const doubtful = (confidence: number): ImportField => ({
  ...{ place: 'any', from: 0, to: 1, confidence, seen: false },
})

function rowWith(reading: Reading, words: string): ImportRow {
  return defined(
    rowsOf(reading).find((row) => row.kind !== 'note' && valueOf(row).includes(words)),
    words,
  )
}

describe('why a row wants a look', () => {
  test('is said of an item by the numbers before it', () => {
    const reading = readingOf(lettered.replace('35 ', '37 '))
    expect(lookWhy(rowWith(reading, '37 '), doubtful(0.6))).toBe('the number 37 stands after 34')
    expect(lookWhy(rowWith(reading, '34 '), doubtful(0.6))).toBe('perhaps not the heading of an item')
  })

  test('is said of an event without a time, and of one that names nobody known', () => {
    const row = rowWith(readingOf(lettered), 'adjourned')
    if (row.kind !== 'block' || row.block.kind !== 'event') throw new Error('no event')
    const told = (text: string, event: 'left' | 'adjourned') =>
      lookWhy(
        {
          ...row,
          block: {
            ...row.block,
            kind: 'event',
            event,
            factId: null,
            edited: false,
            content: [{ kind: 'text', text }],
          },
        },
        doubtful(0.5),
      )
    expect(told('Councillor Fell left the meeting.', 'left')).toBe('left: no time given')
    expect(told('A member left at 2.40 pm.', 'left')).toBe('left: who it was is not known')
  })

  test('is said of a name, and of what is not in the file', () => {
    const reading = readingOf(lettered)
    expect(lookWhy(rowWith(reading, 'Ida Moss'), doubtful(0.7))).toBe('the name was not certain')
    const ended = defined(
      rowsOf(reading).find(({ place }) => place === 'meeting.date'),
      'the date',
    )
    expect(lookWhy(ended, undefined)).toBe('not in the file')
  })
})

describe('notes', () => {
  test('on what is always left out ask for no look; on what may be lost they do', () => {
    const of = (oddity: WordOddity): boolean => {
      const found = new WordFound()
      found.saw(oddity)
      return found.sentences().every(isHarmless)
    }
    expect((['comments', 'contents', 'notes', 'macros'] as const).map(of)).toEqual([true, true, true, true])
    expect((['changes', 'hidden', 'unclosed', 'counted'] as const).map(of)).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(isHarmless('Left out, because it stands on every page: “Draft”.')).toBe(true)
    const agenda = agendaOf(sourceLines('AGENDA\n\n1. Apologies for absence\n\n2. Low Green\n'))
    expect(agenda.notes.filter(isHarmless)).toHaveLength(1)
  })

  test('that ask for no look stand after everything else', () => {
    const { record } = readingOf(lettered)
    const notes = [
      'Left out, because it stands on every page: “Draft”.',
      'No list of those present was found.',
    ]
    const rows = rowsOf({ record, fields: [], notes: notes.map((sentence) => ({ sentence, seen: false })) })
    expect([rows[0], rows.at(-1)]).toMatchObject([{ place: 'note 1' }, { place: 'note 0' }])
  })

  test('lead to the line that they are about', () => {
    const source = lettered.replace('c) The cost', 'e) The cost').replace('35 ', '37 ')
    const reading = readingOf(source)
    const places = reading.notes.flatMap(({ sentence }) => {
      const span = spanOfNote(sentence, reading, source)
      return span === null ? [] : [source.slice(span.from, span.to)]
    })
    expect(places).toEqual([
      expect.stringMatching(/^37 Work programme/),
      expect.stringMatching(/e\) The cost falls/),
    ])
    expect(spanOfNote('The text does not say when the meeting began.', reading, source)).toBeNull()
  })
})

test('times of the meeting stand as the council writes them', () => {
  const rows = rowsOf(readingOf(lettered), '10:00am')
  const start = defined(
    rows.find(({ place }) => place === 'meeting.start'),
    'the start',
  )
  expect(valueOf(start)).toBe('2:00pm')
  expect(valueOf(rowWith(readingOf(lettered), '2.00 pm'))).toBe('2.00 pm')
})

test('the chair is named as such', () => {
  expect(valueOf(rowWith(readingOf(lettered), 'Ida Moss'))).toBe('Councillor Ida Moss (Chair)')
})

test('names are offered by the letters that one of their words begins with, surnames first, and no more once one is whole', () => {
  const names = ['Councillor Ash Green', 'Councillor Ruth Ashworth', 'Mr Ben Dash']
  expect(offeredNames(names, 'ash')).toEqual(['Councillor Ruth Ashworth', 'Councillor Ash Green'])
  expect([offeredNames(names, ' '), offeredNames(names, 'mr ben dash')]).toEqual([[], []])
})

describe('files that were dropped together', () => {
  const file = (outcome: 'read' | 'refused' | 'taken' | 'lost') => ({
    outcome,
    sentence: `${outcome}.`,
    importId: 'x',
  })
  test('are told in one sentence, and the list says why', () => {
    const files = [
      ...Array.from({ length: 6 }, () => file('read')),
      file('refused'),
      file('refused'),
      file('refused'),
    ]
    expect(outcomeSaid(files)).toBe('3 of 9 files could not be read; each says why in the list.')
    expect(outcomeSaid([file('read'), file('read')])).toBeNull()
  })
  test('have what no list says said of them', () => {
    expect(outcomeSaid([file('taken')])).toBe('taken.')
    expect(outcomeSaid([file('refused'), file('lost')])).toBe(
      '1 of 2 files could not be read; each says why in the list. lost.',
    )
  })
})

describe('the mends of a window', () => {
  const [first, second, third] = ['a', 'b', 'c'].map((sentence): Reading => ({
    ...readingOf(lettered),
    notes: [{ sentence, seen: false }],
  })) as [Reading, Reading, Reading]
  test('are taken back one by one, and done again', () => {
    const steps = new ReadingSteps()
    steps.did('item 1', first)
    steps.did('item 2', second)
    expect(steps.take('undo', third)).toEqual({ place: 'item 2', reading: second })
    expect(steps.take('undo', second)).toEqual({ place: 'item 1', reading: first })
    expect(steps.take('undo', first)).toBeNull()
    expect(steps.take('redo', first)).toEqual({ place: 'item 1', reading: second })
    steps.did('item 3', second)
    expect(steps.take('redo', third)).toBeNull()
  })
})
