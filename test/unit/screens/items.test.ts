import { describe, expect, test } from 'vitest'
import { readItems, spokenNumber } from '../../../renderer/screens/live/bars/declarationItems.ts'
import { asClause, placeOfResolution } from '../../../renderer/screens/live/exclusion.ts'
import { interestPrompts, outForItem } from '../../../renderer/screens/live/interestPrompts.ts'
import { takenAfter } from '../../../renderer/screens/live/itemOrder.ts'
import { appendLine, parkedLines } from '../../../renderer/screens/live/parkingLot.ts'
import { agendaNumbers } from '../../../shared/domain/agendaOrder.ts'
import { resolutionWordings } from '../../../shared/domain/houseStyle.ts'
import { aDeclaration, aFact, anItem, aParkedLine, aRoom, minutesOf } from '../../helpers/recordBuilder.ts'
import { after, stateOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'

const items = [
  anItem('first'),
  anItem('budget'),
  anItem('part', { parentId: 'budget' }),
  anItem('late', { origin: 'meeting' }),
  anItem('last'),
]

const printed: Readonly<Record<string, string>> = {
  first: '21',
  budget: '22',
  part: 'a)',
  late: '23',
  last: '24',
}
const view = {
  record: { items, minutes: items.map(({ id }) => minutesOf(id, [], { number: printed[id] ?? '' })) },
  agendaNumbers: agendaNumbers(items),
}

describe('the items of a declaration', () => {
  test.each([
    ['2', ['budget']],
    ['1, 2a and 3', ['first', 'part', 'last']],
    ['3;3', ['last']],
    ['2A)', ['part']],
    ['23', ['late']],
    ['24', ['last']],
    ['', []],
  ])('“%s” names %j', (typed, expected) => {
    expect(readItems(view, typed)).toEqual({ itemIds: expected, unknown: [] })
  })

  test('say which number is none', () => {
    expect(readItems(view, '2, 9')).toEqual({ itemIds: ['budget'], unknown: ['9'] })
  })

  test('are offered by the number that names them', () => {
    expect(items.map(({ id }) => spokenNumber(view, id))).toEqual(['1', '2', '2a', '23', '3'])
    for (const { id } of items) expect(readItems(view, spokenNumber(view, id)).itemIds).toEqual([id])
  })
})

describe('who is asked about leaving', () => {
  const declared = aDeclaration('d', { items: ['budget'] })
  const left = aFact('l', { kind: 'left', personId: 'tom-fell', itemId: 'budget', at: '11:00' })
  const asked = (facts: Parameters<typeof aRoom>[0], itemId: string): string[] =>
    interestPrompts(aRoom({ items, ...facts }), itemId).map(({ ask, personId }) => `${personId} ${ask}`)

  test('is whoever declared an interest in the item and is in the room', () => {
    expect(asked({ facts: [declared] }, 'budget')).toEqual(['tom-fell leave'])
    expect(asked({ facts: [declared] }, 'part')).toEqual(['tom-fell leave'])
    expect(asked({ facts: [declared] }, 'last')).toEqual([])
    expect(asked({ facts: [{ ...declared, dispensation: true }] }, 'budget')).toEqual([])
  })

  test('is asked about returning once an item opens in which they have none', () => {
    expect(asked({ facts: [declared, left] }, 'budget')).toEqual([])
    expect(asked({ facts: [declared, left] }, 'part')).toEqual([])
    expect(asked({ facts: [declared, left] }, 'last')).toEqual(['tom-fell return'])
    expect(asked({ facts: [declared, left] }, 'first')).toEqual([])
  })

  test('may return within the item by the same key, while out for it', () => {
    const out = (facts: Parameters<typeof aRoom>[0], itemId: string): string[] =>
      outForItem(aRoom({ items, ...facts }), itemId).map(({ personId }) => personId)
    expect(out({ facts: [declared, left] }, 'budget')).toEqual(['tom-fell'])
    expect(out({ facts: [declared, left] }, 'last')).toEqual([])
    expect(out({ facts: [declared] }, 'budget')).toEqual([])
    const back = aFact('b', { kind: 'returned', personId: 'tom-fell', itemId: 'budget', at: '11:30' })
    expect(out({ facts: [declared, left, back] }, 'budget')).toEqual([])
  })

  test('is asked once: not again when the minutes of the item are looked at later', () => {
    const back = aFact('b', { kind: 'returned', personId: 'tom-fell', itemId: 'last', at: '11:30' })
    for (const { id } of items) expect(asked({ facts: [declared, left, back] }, id)).toEqual([])
  })
})

describe('an item taken out of order', () => {
  const published = { order: items.map(({ id }) => id), numbers: agendaNumbers(items) }
  const order = (...ids: readonly string[]) =>
    ids.map((id) => items.find((item) => item.id === id) ?? anItem(id))

  test('is said to be taken after the item before it', () => {
    const moved = order('first', 'last', 'budget', 'part', 'late')
    expect(takenAfter(published, moved, 'last')).toBe('Agenda item 3 was taken after agenda item 1.')
    expect(takenAfter(published, order('last', 'first', 'budget'), 'last')).toBe(
      'Agenda item 3 was taken first.',
    )
  })

  test('says nothing when it stands where the agenda put it, or was never on the agenda', () => {
    expect(takenAfter(published, items, 'last')).toBeNull()
    expect(takenAfter(published, order('first', 'budget', 'part', 'last', 'late'), 'last')).toBeNull()
    expect(takenAfter(published, order('late', 'first', 'budget', 'part', 'last'), 'late')).toBeNull()
  })

  test('among sub-items has the number of its item', () => {
    const more = [...items.slice(0, 3), anItem('other', { parentId: 'budget' })]
    const agenda = { order: more.map(({ id }) => id), numbers: agendaNumbers(more) }
    const moved = [more[0], more[1], more[3], more[2]].flatMap((item) => item ?? [])
    expect(takenAfter(agenda, moved, 'part')).toBe('Agenda item 2a was taken after agenda item 2b.')
  })
})

describe('the resolution to exclude the public', () => {
  test('stands where the public may read it', () => {
    const open = anItem('open')
    const exclusion = anItem('exclusion', { kind: 'exclusion' })
    const closed = anItem('closed', { classification: 'exempt' })
    const under = anItem('under', { parentId: 'closed' })
    expect(placeOfResolution([open, exclusion, closed, under], 'open')).toBe('open')
    expect(placeOfResolution([open, exclusion, closed, under], 'closed')).toBe('exclusion')
    expect(placeOfResolution([exclusion, open, closed, under], 'under')).toBe('exclusion')
    expect(placeOfResolution([open, closed, under, exclusion], 'closed')).toBe('open')
    expect(placeOfResolution([closed], 'closed')).toBe('closed')
  })

  test('goes on from the council’s opening words', () => {
    const words = 'exclude the press and public from the meeting during item 5'
    expect(resolutionWordings.map((wording) => `${wording} ${asClause(words, wording)}`)).toEqual([
      `Resolved to ${words}`,
      'Resolved that the press and public be excluded from the meeting during item 5',
      `RESOLVED to ${words}`,
      'RESOLVED that the press and public be excluded from the meeting during item 5',
      `RESOLVED – to ${words}`,
      `RESOLVED: to ${words}`,
      'AGREED that the press and public be excluded from the meeting during item 5',
    ])
  })
})

describe('the parking lot', () => {
  test('keeps the order in which things were said, also of a line that was brought back', () => {
    const lines = [
      aParkedLine('3', { at: '10:20' }),
      aParkedLine('1', { at: '10:05' }),
      aParkedLine('2', { at: '10:20' }),
    ]
    expect(parkedLines(lines).map((line) => line.id)).toEqual(['1', '2', '3'])
  })

  test('gives its line at the end, as what goes on there, and leaves the caret', () => {
    const to = (...written: readonly string[]) =>
      writtenOf(after(stateOf(written), appendLine('Parked', false, 'n')))
    expect(to('One|', 'Two')).toEqual(['One|', 'Two', 'Parked'])
    expect(to('One|', '')).toEqual(['One|', 'Parked'])
    expect(to('|')).toEqual(['Parked|'])
    expect(to('- |')).toEqual(['Parked|'])
    expect(to('One|', 'In discussion:')).toEqual(['One|', 'In discussion:', '- Parked'])
    expect(to('One:|', '')).toEqual(['One:|', '- Parked'])
    expect(to('- One|')).toEqual(['- One|', '- Parked'])
    expect(to('One', '-- Two|')).toEqual(['One', '-- Two|', '- Parked'])
  })

  test('gives what was said in private as an exempt line', () => {
    const classes = (isExempt: boolean, ...written: readonly string[]): string[] => {
      const { doc } = after(stateOf(written), appendLine('Parked', isExempt, 'n'))
      return doc.children.map((block) => String(block.attrs['classification']))
    }
    expect(classes(true, 'One|')).toEqual(['public', 'exempt'])
    expect(classes(true, '|')).toEqual(['exempt'])
    expect(classes(false, 'One|')).toEqual(['public', 'public'])
  })
})
