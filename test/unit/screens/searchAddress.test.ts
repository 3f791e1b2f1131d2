import { expect, test } from 'vitest'
import {
  readAsked,
  readSearchAddress,
  searchAddress,
  written,
} from '../../../renderer/screens/search/searchAddress.ts'

const asked = readAsked('words=fountain lease&kinds=minutes&from=2020&order=newest')

test('an address of a search leads back to it, and holds no word of it', () => {
  const address = searchAddress(asked, 2)
  expect(address).not.toMatch(/fountain|lease/)
  expect(readSearchAddress(`#${address}`)).toEqual({ asked, at: 2 })
  expect(searchAddress(asked, 2)).toBe(address)
  expect(searchAddress({ ...asked, words: 'another' })).not.toContain(address)
})

test('an address of another start of the page, or written by hand, is read as far as it can be', () => {
  expect(readSearchAddress('#/search/held=999&kinds=minutes').asked).toMatchObject({
    words: '',
    kinds: ['minutes'],
  })
  expect(readSearchAddress('#/search/held=x').asked.words).toBe('')
  expect(readSearchAddress('#/search/words=fountain').asked.words).toBe('fountain')
  expect(searchAddress(readAsked(''))).toBe('/search')
})

test('more searches than are held begin anew, and the latest still leads back', () => {
  for (let n = 0; n < 1_100; n += 1) searchAddress({ ...asked, words: `word ${n}` })
  const latest = { ...asked, words: 'word 1099' }
  expect(readSearchAddress(`#${searchAddress(latest)}`).asked).toEqual(latest)
})

test('a search that is kept has its words: it lies sealed', () => {
  expect(readAsked(written(asked))).toEqual(asked)
})
