import { expect, test } from 'vitest'
import { hitsOfItems } from '../../../renderer/screens/live/bars/findInItems.ts'
import { toBlocks } from '../../../shared/minutesText/blocks.ts'
import { docOf } from '../../helpers/screens/minutesDoc.ts'

type View = Parameters<typeof hitsOfItems>[0]

/** As much of a reading as the search looks at. */
function viewOf(items: Readonly<Record<string, string>>): View {
  const record = {
    items: Object.keys(items).map((id) => ({ id, title: `Title of ${id}` })),
    minutes: Object.entries(items).map(([itemId, text], index) => ({
      itemId,
      number: String(20 + index),
      blocks: toBlocks(docOf(text)),
    })),
  }
  return { record } as unknown as View
}

test('items that have it are listed in order with their counts, as they stand in this window', () => {
  const view = viewOf({ one: 'The plan', two: 'Nothing', three: 'A plan, a plan', four: 'An old plan' })
  const found = hitsOfItems(view, { text: 'plan', matchCase: false }, (itemId) =>
    itemId === 'two' ? docOf('plan') : itemId === 'four' ? docOf('') : null,
  )
  expect(found).toEqual([
    { itemId: 'one', number: '20', title: 'Title of one', count: 1 },
    { itemId: 'two', number: '21', title: 'Title of two', count: 1 },
    { itemId: 'three', number: '22', title: 'Title of three', count: 2 },
  ])
})
