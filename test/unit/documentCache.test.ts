import { expect, test } from 'vitest'
import { documentCache, documentOf } from '../../electron/db/minutes.ts'

test('a document - is believed only for the revision it was kept at', () => {
  const cache = documentCache()
  const doc = documentOf('item', [])
  cache.put('meeting', 'item', 4, doc)
  expect([
    cache.get('meeting', 'item', 4),
    cache.get('meeting', 'item', 3),
    cache.get('other', 'item', 4),
  ]).toEqual([doc, null, null])
  cache.forget('meeting', 'item')
  expect(cache.get('meeting', 'item', 4)).toBe(null)
})

test('documents - give way to later ones, the one used longest ago first', () => {
  const cache = documentCache()
  const doc = documentOf('item', [])
  for (let item = 0; item < 6; item += 1) cache.put('meeting', `item-${item}`, 1, doc)
  cache.put('meeting', 'item-0', 2, doc)
  cache.put('meeting', 'item-6', 1, doc)
  expect([cache.get('meeting', 'item-0', 2), cache.get('meeting', 'item-1', 1)]).toEqual([doc, null])
})

test('an empty item - has the same empty paragraph for every reader', () => {
  expect(documentOf('item', []).eq(documentOf('item', []))).toBe(true)
  expect(documentOf('item', []).eq(documentOf('other', []))).toBe(false)
})
