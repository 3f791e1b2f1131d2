import type { ReactNode } from 'react'
import { Button as AriaButton, Tree, TreeItem, TreeItemContent, useDragAndDrop } from 'react-aria-components'
import { classificationNames } from '../../parts/itemWords.ts'
import { Menu } from '../../parts/menu.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import type { AgendaActs } from './agendaActs.ts'
import { dropPlace, placeOf, siblingsOf } from './places.ts'

export interface AgendaTreeProps {
  readonly view: MeetingView
  readonly acts: AgendaActs
  readonly selectedId: string | null
  readonly onSelect: (itemId: string | null) => void
  readonly onRename: (itemId: string) => void
  readonly onAddSubItem: (itemId: string) => void
  readonly onClassify: (item: AgendaItemData, chosen: 'public' | 'exempt' | 'confidential') => void
}

/** The agenda in order. Rows move by dragging, by Alt+Shift+arrows and from their menu. */
export function AgendaTree(props: AgendaTreeProps): ReactNode {
  const { view, acts, selectedId, onSelect } = props
  const { items } = view.record
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': titleOf(items, String(key)) })),
    getDropOperation: (target, _types, allowed) => {
      // One level of sub-items: nothing is dropped onto a sub-item.
      const isOnSubItem =
        target.type === 'item' && target.dropPosition === 'on' && isSubItem(items, String(target.key))
      return isOnSubItem ? 'cancel' : (allowed[0] ?? 'cancel')
    },
    onMove: (event) => {
      const dragged = [...event.keys].map(String)[0]
      if (dragged === undefined) return
      const { parentId, index } = dropPlace(
        items,
        dragged,
        String(event.target.key),
        event.target.dropPosition,
      )
      void acts.move(dragged, parentId, index)
    },
  })
  return (
    <Tree
      aria-label="Agenda"
      className="agenda-tree"
      selectionMode="single"
      selectionBehavior="replace"
      // Without it a click on the chosen row lets it go.
      disallowEmptySelection
      selectedKeys={selectedId === null ? [] : [selectedId]}
      onSelectionChange={(keys) => {
        const chosen = keys === 'all' ? undefined : [...keys][0]
        onSelect(chosen === undefined ? null : String(chosen))
      }}
      expandedKeys={items.filter((item) => item.parentId === null).map((item) => item.id)}
      dragAndDropHooks={dragAndDropHooks}
      renderEmptyState={() => <p className="muted">No items yet. Type the title of the first one below.</p>}
    >
      {siblingsOf(items, null).map((item) => (
        <Row key={item.id} {...props} item={item}>
          {siblingsOf(items, item.id).map((subItem) => (
            <Row key={subItem.id} {...props} item={subItem} />
          ))}
        </Row>
      ))}
    </Tree>
  )
}

function titleOf(items: readonly AgendaItemData[], itemId: string): string {
  return items.find((item) => item.id === itemId)?.title ?? ''
}

function isSubItem(items: readonly AgendaItemData[], itemId: string): boolean {
  return items.some((item) => item.id === itemId && item.parentId !== null)
}

function Row(
  props: AgendaTreeProps & { readonly item: AgendaItemData; readonly children?: ReactNode },
): ReactNode {
  const { item, view } = props
  const number = view.agendaNumbers[item.id] ?? ''
  const name = number === '' ? item.title : `${number} ${item.title}`
  return (
    <TreeItem
      id={item.id}
      textValue={name}
      className={item.parentId === null ? 'agenda-row' : 'agenda-row agenda-row-sub'}
    >
      <TreeItemContent>
        <AriaButton slot="drag" className="grip" aria-label={`Move ${name}`}>
          <span aria-hidden="true">⠿</span>
        </AriaButton>
        <span className="agenda-number">{number}</span>
        <span className="agenda-title">
          {item.title}
          {item.reportAuthor === '' ? null : (
            <span className="cell-hint">Report of the {item.reportAuthor}</span>
          )}
          {item.origin === 'meeting' ? (
            <span className="cell-hint">Added at the meeting: not on the agenda</span>
          ) : null}
        </span>
        {item.classification === 'unset' ? (
          <Menu
            label={`Not decided: ${item.title}. Public or not`}
            text={`${classificationNames.unset} ▾`}
            className="tag tag-unset tag-menu"
            entries={[
              { id: 'public', name: 'Public', run: () => props.onClassify(item, 'public') },
              { id: 'exempt', name: 'Exempt…', run: () => props.onClassify(item, 'exempt') },
              { id: 'confidential', name: 'Confidential', run: () => props.onClassify(item, 'confidential') },
            ]}
          />
        ) : (
          <span className={`tag tag-${item.classification}`}>{classificationNames[item.classification]}</span>
        )}
        <RowMenu {...props} />
      </TreeItemContent>
      {props.children}
    </TreeItem>
  )
}

function RowMenu(props: AgendaTreeProps & { readonly item: AgendaItemData }): ReactNode {
  const { item, view, acts, onRename, onAddSubItem } = props
  const { items } = view.record
  const { index, siblings, parentId } = placeOf(items, item.id)
  const hasSubItems = siblingsOf(items, item.id).length > 0
  return (
    <Menu
      label={`More for ${item.title}`}
      entries={[
        { id: 'rename', name: 'Rename', keys: 'F2', run: () => onRename(item.id) },
        {
          id: 'up',
          name: 'Move up',
          keys: 'Alt+Shift+Up',
          isDisabled: index === 0,
          run: () => void acts.moveBy(item.id, -1),
        },
        {
          id: 'down',
          name: 'Move down',
          keys: 'Alt+Shift+Down',
          isDisabled: index === siblings.length - 1,
          run: () => void acts.moveBy(item.id, 1),
        },
        parentId === null
          ? {
              id: 'sub',
              name: 'Make sub-item',
              keys: 'Alt+Shift+Right',
              isDisabled: index === 0 || hasSubItems,
              run: () => void acts.makeSubItem(item.id),
            }
          : {
              id: 'item',
              name: 'Make item of its own',
              keys: 'Alt+Shift+Left',
              run: () => void acts.makeItem(item.id),
            },
        {
          id: 'add-sub',
          name: 'Add sub-item',
          isDisabled: parentId !== null,
          run: () => onAddSubItem(item.id),
        },
        { id: 'remove', name: 'Take off the agenda', keys: 'Delete', run: () => void acts.remove(item.id) },
      ]}
    />
  )
}
