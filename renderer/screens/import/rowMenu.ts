import type { MenuEntry } from '../../parts/menu.tsx'
import {
  blockKinds,
  blockKindOf,
  itemFromBlock,
  joinBlock,
  joinItem,
  withBlockKind,
  withoutBlock,
  withoutPerson,
} from './importMends.ts'
import type { ImportRow } from './importRows.ts'
import type { Change } from './rowEditor.tsx'
import { blockKindNames } from './rowWords.ts'

interface MenuParts {
  readonly open: () => void
  /** Opens the fields of something that was not read, near this row. */
  readonly add: (kind: 'person' | 'item') => void
  readonly mend: (change: Change) => void
  readonly newId: () => string
}

/** What can be done with a row beside its words. */
export function entriesFor(row: ImportRow, { open, add, mend, newId }: MenuParts): readonly MenuEntry[] {
  const edit: MenuEntry = { id: 'edit', name: 'Mend', keys: 'F2', run: open }
  const addItem: MenuEntry = { id: 'add', name: 'Add an item after this', run: () => add('item') }
  switch (row.kind) {
    case 'note':
      return []
    case 'head':
      return [edit]
    case 'person': {
      const { id } = row.person
      return [
        edit,
        { id: 'add', name: 'Add a person', run: () => add('person') },
        {
          id: 'remove',
          name: 'Not a person: remove',
          run: () => mend((record) => withoutPerson(record, id)),
        },
      ]
    }
    case 'item': {
      const { id } = row.item
      return [
        edit,
        addItem,
        {
          ...{ id: 'join', name: 'No item: join it to the one before', isDisabled: row.isFirst },
          run: () => mend((record) => joinItem(record, id, newId)),
        },
      ]
    }
    case 'block': {
      const place = { itemId: row.itemId, blockId: row.block.id }
      const is = blockKindOf(row.block)
      return [
        edit,
        ...blockKinds
          .filter((kind) => kind !== is)
          .map((kind) => ({
            ...{ id: kind, name: `Make it: ${blockKindNames[kind].toLowerCase()}` },
            run: () => mend((record) => withBlockKind(record, place, kind, newId)),
          })),
        {
          ...{ id: 'item', name: 'Make it an item of its own' },
          run: () => mend((record) => itemFromBlock(record, place, newId)),
        },
        {
          ...{ id: 'join', name: 'Join it to the block before', isDisabled: row.isFirst },
          run: () => mend((record) => joinBlock(record, place, newId)),
        },
        {
          id: 'remove',
          name: 'Not part of the minutes: remove',
          run: () => mend((record) => withoutBlock(record, place)),
        },
      ]
    }
  }
}
