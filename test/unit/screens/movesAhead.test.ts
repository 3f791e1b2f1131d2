import { expect, test } from 'vitest'
import { MovesAhead } from '../../../renderer/screens/agenda/movesAhead.ts'
import { itemMoved, placeOf, type ItemMove } from '../../../renderer/screens/agenda/places.ts'
import { anItem } from '../../helpers/recordBuilder.ts'

const read = ['one', 'two', 'three', 'four', 'five'].map((id) => anItem(id))

test('each of several moves counts from the order the one before it made, before anything is read again', async () => {
  const moves = new MovesAhead(itemMoved)
  const sent: number[] = []
  const up = (itemId: string): Promise<boolean> => {
    const { parentId, index } = placeOf(moves.order(read), itemId)
    const send = (move: ItemMove): Promise<void> => Promise.resolve(void sent.push(move.index))
    const act = (work: () => Promise<unknown>): Promise<boolean> => work().then(() => true)
    return moves.make(read, { itemId, parentId, index: index - 1 }, send, act)
  }
  const all = [up('five'), up('five'), up('five')]
  expect(moves.order(read).map(({ id }) => id)).toEqual(['one', 'five', 'two', 'three', 'four'])
  expect(await Promise.all(all)).toEqual([true, true, true])
  expect(sent).toEqual([3, 2, 1])
  expect(moves.order(read)).toBe(read)
})

test('a move that was refused is forgotten, and the next is sent all the same', async () => {
  const moves = new MovesAhead(itemMoved)
  const refuse = (work: () => Promise<unknown>): Promise<boolean> =>
    work().then(
      () => true,
      () => false,
    )
  const to = { itemId: 'five', parentId: null, index: 0 }
  const first = moves.make(read, to, () => Promise.reject(new Error('refused')), refuse)
  const second = moves.make(read, { ...to, index: 1 }, () => Promise.resolve(), refuse)
  expect(await Promise.all([first, second])).toEqual([false, true])
  expect(moves.order(read)).toBe(read)
})
