import type { Node } from 'prosemirror-model'
import { hitsIn } from '../../../editor/findText.ts'
import type { FindQuery } from '../../../editor/findText.ts'
import { fromBlocks } from '../../../../shared/minutesText/blocks.ts'
import type { MinutesBlock } from '../../../../shared/domain/minutes.ts'
import { recordOf } from '../../../state/data.ts'
import type { MeetingView } from '../../../state/data.ts'

export interface ItemWithHits {
  readonly itemId: string
  readonly number: string
  readonly title: string
  readonly count: number
}

/** Texts that were read are values: the document of each is made once. */
const docs = new WeakMap<object, Node>()

/** The items whose minutes have it, in order. `docOf` answers the text as it stands in this window; null for an item not opened here. */
export function hitsOfItems(
  view: MeetingView,
  query: FindQuery,
  docOf: (itemId: string) => Node | null,
): readonly ItemWithHits[] {
  const record = recordOf(view)
  return record.items.flatMap(({ id, title }) => {
    const minutes = record.minutes.find((one) => one.itemId === id)
    const doc = docOf(id) ?? (minutes === undefined ? null : readDoc(minutes.blocks))
    const count = doc === null ? 0 : hitsIn(doc, query).length
    return count === 0 ? [] : [{ itemId: id, number: minutes?.number ?? '', title, count }]
  })
}

function readDoc(blocks: readonly MinutesBlock[]): Node {
  const known = docs.get(blocks)
  if (known !== undefined) return known
  const doc = fromBlocks(blocks, 'empty')
  docs.set(blocks, doc)
  return doc
}
