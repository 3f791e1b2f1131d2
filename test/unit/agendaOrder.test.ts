import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgendaItem } from '../../shared/domain/agenda.ts'
import {
  agendaNumbers,
  inAgendaOrder,
  insertItem,
  itemWithSubItems,
  moveItem,
  numberedItems,
  removeItem,
} from '../../shared/domain/agendaOrder.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { anItem } from '../helpers/recordBuilder.ts'

/** "a b(b1 b2) c": an item, an item with two sub-items, an item. */
function agenda(): AgendaItem[] {
  return [
    anItem('a'),
    anItem('b'),
    anItem('b1', { parentId: 'b' }),
    anItem('b2', { parentId: 'b' }),
    anItem('c'),
  ]
}

function outline(items: readonly AgendaItem[]): string {
  return numberedItems(items)
    .map((item) => {
      const subItems = items.filter((other) => other.parentId === item.id).map((other) => other.id)
      return subItems.length === 0 ? item.id : `${item.id}(${subItems.join(' ')})`
    })
    .join(' ')
}

function code(act: () => unknown): string {
  try {
    act()
    return 'nothing thrown'
  } catch (error) {
    return error instanceof AppError ? error.code : 'a bug'
  }
}

describe('agenda numbers', () => {
  it('count the items from 1, and letter their sub-items', () => {
    expect(agendaNumbers(agenda())).toEqual({ a: '1', b: '2', b1: 'a)', b2: 'b)', c: '3' })
  })

  it('pass over what was added at the meeting', () => {
    const items = [
      anItem('chair', { origin: 'meeting' }),
      anItem('under', { parentId: 'chair' }),
      anItem('a'),
      anItem('a1', { parentId: 'a', origin: 'meeting' }),
      anItem('a2', { parentId: 'a' }),
    ]
    expect(agendaNumbers(items)).toEqual({ a: '1', a2: 'a)' })
  })

  it('repeat the letter after z', () => {
    const items = [anItem('a'), ...Array.from({ length: 28 }, (_, n) => anItem(`s${n}`, { parentId: 'a' }))]
    expect(agendaNumbers(items)['s27']).toBe('bb)')
  })
})

/** The same agenda once it is out. */
function sentOut(): AgendaItem[] {
  const places: Readonly<Record<string, number>> = { a: 1, b: 2, b1: 1, b2: 2, c: 3 }
  return agenda().map((item) => ({ ...item, agendaPlace: places[item.id] ?? null }))
}

describe('an agenda that is out', () => {
  const numbers = { a: '1', b: '2', b1: 'a)', b2: 'b)', c: '3' }

  it.each([
    ['an item is taken earlier', 'c', null, 0, 'c a b(b1 b2)'],
    ['an item with sub-items is taken last', 'b', null, 2, 'a c b(b1 b2)'],
    ['a sub-item is taken later', 'b1', 'b', 1, 'a b(b2 b1) c'],
  ])('keeps its numbers and its order when %s', (_, itemId, parentId, index, taken) => {
    const moved = moveItem(sentOut(), itemId, parentId, index)
    expect(outline(moved)).toBe(taken)
    expect(agendaNumbers(moved)).toEqual(numbers)
    expect(inAgendaOrder(moved)).toEqual(sentOut())
  })

  it('keeps them while items are added at the meeting and withdrawn', () => {
    const late = insertItem(sentOut(), anItem('late', { origin: 'meeting' }), null, null)
    expect(agendaNumbers(late)).toEqual(numbers)
    expect(outline(inAgendaOrder(late))).toBe('a b(b1 b2) c late')
    expect(agendaNumbers(removeItem(late, 'a'))).toEqual({ b: '2', b1: 'a)', b2: 'b)', c: '3' })
    expect(agendaNumbers(removeItem(late, 'b1'))).toEqual({ a: '1', b: '2', b2: 'b)', c: '3' })
  })

  it('numbers after the last what has no place on it yet, in its order', () => {
    const items = [anItem('y'), anItem('z'), ...sentOut(), anItem('c1', { parentId: 'c' })]
    expect(agendaNumbers(items)).toEqual({ ...numbers, y: '4', z: '5', c1: 'a)' })
    expect(outline(inAgendaOrder(items))).toBe('a b(b1 b2) c(c1) y z')
  })

  it('gives no number twice, though a record does', () => {
    const items = [anItem('a', { agendaPlace: 2 }), anItem('b', { agendaPlace: 2 }), anItem('c')]
    expect(agendaNumbers(items)).toEqual({ a: '2', b: '3', c: '4' })
  })

  it('gives an item that was put under another and back again its number', () => {
    const under = moveItem(sentOut(), 'a', 'b', 0)
    expect(agendaNumbers(under)).toEqual({ b: '2', b1: 'a)', b2: 'b)', a: 'c)', c: '3' })
    expect(agendaNumbers(moveItem(under, 'a', null, 2))).toEqual(numbers)
    const out = moveItem(sentOut(), 'b1', null, 0)
    expect(agendaNumbers(out)).toEqual({ a: '1', b: '2', b2: 'b)', c: '3', b1: '4' })
    expect(agendaNumbers(moveItem(out, 'b1', 'b', 0))).toEqual(numbers)
  })
})

describe('an agenda', () => {
  it.each([
    [null, null, 'new a b(b1 b2) c'],
    ['a', null, 'a new b(b1 b2) c'],
    ['b', null, 'a b(b1 b2) new c'],
    ['c', null, 'a b(b1 b2) c new'],
    [null, 'b', 'a b(new b1 b2) c'],
    ['b1', 'b', 'a b(b1 new b2) c'],
    [null, 'c', 'a b(b1 b2) c(new)'],
  ])('takes a new item after %s under %s', (afterId, parentId, expected) => {
    expect(outline(insertItem(agenda(), anItem('new'), afterId, parentId))).toBe(expected)
  })

  it.each([
    ['an unknown item to stand after', 'nobody', null, 'not-found'],
    ['an unknown parent', null, 'nobody', 'not-found'],
    ['a third level', null, 'b1', 'invalid-input'],
    ['a place after an item of another parent', 'a', 'b', 'invalid-input'],
  ])('refuses %s', (_, afterId, parentId, expected) => {
    expect(code(() => insertItem(agenda(), anItem('new'), afterId, parentId))).toBe(expected)
  })

  it('refuses an item it has already', () => {
    expect(code(() => insertItem(agenda(), anItem('a'), null, null))).toBe('invalid-input')
  })

  it.each([
    ['b', null, 0, 'b(b1 b2) a c'],
    ['b', null, 2, 'a c b(b1 b2)'],
    ['b', null, 99, 'a c b(b1 b2)'],
    ['a', null, 1, 'b(b1 b2) a c'],
    ['a', 'b', 1, 'b(b1 a b2) c'],
    ['b1', 'b', 1, 'a b(b2 b1) c'],
    ['b1', null, 0, 'b1 a b(b2) c'],
    ['b1', 'c', 0, 'a b(b2) c(b1)'],
  ])('moves %s under %s to place %i', (itemId, parentId, index, expected) => {
    expect(outline(moveItem(agenda(), itemId, parentId, index))).toBe(expected)
  })

  it.each([
    ['an item that is not there', 'nobody', null, 0, 'not-found'],
    ['an item under itself', 'a', 'a', 0, 'invalid-input'],
    ['an item with sub-items under another', 'b', 'a', 0, 'invalid-input'],
    ['an item under a sub-item', 'a', 'b1', 0, 'invalid-input'],
    ['a place below 0', 'a', null, -1, 'invalid-input'],
    ['a place between places', 'a', null, 0.5, 'invalid-input'],
  ])('refuses to move %s', (_, itemId, parentId, index, expected) => {
    expect(code(() => moveItem(agenda(), itemId, parentId, index))).toBe(expected)
  })

  it('loses an item with its sub-items', () => {
    expect(outline(removeItem(agenda(), 'b'))).toBe('a c')
    expect(itemWithSubItems(agenda(), 'b').map((item) => item.id)).toEqual(['b', 'b1', 'b2'])
    expect(outline(removeItem(agenda(), 'b1'))).toBe('a b(b2) c')
    expect(code(() => removeItem(agenda(), 'nobody'))).toBe('not-found')
  })

  it('keeps every item once, each under its parent, through any moves', () => {
    const move = fc.record({
      item: fc.constantFrom('a', 'b', 'b1', 'b2', 'c'),
      parent: fc.constantFrom(null, 'a', 'b', 'b1', 'c'),
      index: fc.nat(6),
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let items = agenda()
        for (const { item, parent, index } of moves) {
          const before = structuredClone(items)
          try {
            const after = moveItem(items, item, parent, index)
            expect(items).toEqual(before)
            items = after
          } catch (error) {
            expect(error).toBeInstanceOf(AppError)
          }
        }
        expect(items.map((item) => item.id).toSorted()).toEqual(['a', 'b', 'b1', 'b2', 'c'])
        items.forEach((item, index) => {
          const above = items.slice(0, index).findLast((other) => other.parentId === null)
          if (item.parentId !== null) expect(above?.id).toBe(item.parentId)
        })
      }),
      { numRuns: 60 },
    )
  })
})
