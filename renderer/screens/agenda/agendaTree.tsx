import { useState } from 'react'
import type { ReactNode } from 'react'
import { Tree, useDragAndDrop } from 'react-aria-components'
import type { DropTarget as AriaDropTarget, Key } from 'react-aria-components'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import type { FactsByPaper } from '../../state/paperFacts.ts'
import type { PackPlans } from '../../state/papersPlan.ts'
import { DocumentRow } from './documentRow.tsx'
import type { DocumentActs } from './documentRow.tsx'
import { documentsOf } from './documents.ts'
import { ItemRow } from './itemRow.tsx'
import type { ItemRowActs } from './itemRow.tsx'
import { siblingsOf } from './places.ts'
import { figuresOf, useShownPages } from './shownPages.ts'
import type { ShownPages } from './expectedPages.ts'
import { dropAct } from './treeDrops.ts'
import type { DropAct, DropTarget } from './treeDrops.ts'

export interface AgendaTreeProps extends ItemRowActs, DocumentActs {
  readonly view: MeetingView
  readonly facts: FactsByPaper
  readonly plans: PackPlans
  readonly selected: readonly string[]
  readonly onSelect: (ids: readonly string[]) => void
  /** Does what letting go of dragged rows means. */
  readonly onDropped: (act: DropAct) => void
  /** The row that files from the desktop are over. */
  readonly filesOver: string | null
  readonly askedPublic: string | null
}

interface LastChosen {
  readonly ids: readonly string[]
  readonly keys: Iterable<Key>
}

interface Dragged {
  readonly keys: readonly string[]
  readonly over: DropTarget | null
}

/** The agenda in order, each item with its papers. Rows move by dragging, by Alt+Shift+arrows and from their menu. */
export function AgendaTree(props: AgendaTreeProps): ReactNode {
  const { view, selected, onSelect, onDropped } = props
  const { record } = view
  const [dragged, setDragged] = useState<Dragged | null>(null)
  // The tree's own set knows where the choosing began: Shift goes on from there.
  const [lastChosen, setLastChosen] = useState<LastChosen | null>(null)
  const chosen = lastChosen !== null && lastChosen.ids === selected ? lastChosen.keys : selected
  const wouldBe =
    dragged === null || dragged.over === null ? null : dropAct(record, dragged.keys, dragged.over)
  const shown = useShownPages(view, props.facts, props.plans, wouldBe)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': nameOf(view, String(key)) })),
    onDragStart: ({ keys }) => setDragged({ keys: [...keys].map(String), over: null }),
    onDragEnd: () => setDragged(null),
    getDropOperation: (target, _types, allowed) => {
      const over = targetOf(target)
      const isPossible = over !== null && dragged !== null && dropAct(record, dragged.keys, over) !== null
      return isPossible ? (allowed[0] ?? 'cancel') : 'cancel'
    },
    onDropEnter: ({ target }) =>
      setDragged((now) => (now === null ? null : { ...now, over: targetOf(target) })),
    onMove: ({ keys, target }) => {
      const over = targetOf(target)
      const act = over === null ? null : dropAct(record, [...keys].map(String), over)
      if (act !== null) onDropped(act)
    },
  })
  const whole = documentsOf(record, null)
  return (
    <div className="agenda-table">
      <div className="agenda-head" aria-hidden="true">
        <span className="agenda-number">No</span>
        <span className="agenda-title">Item</span>
        <span className="agenda-figures">
          <span className="figure figure-docs">Docs</span>
          <span className="figure figure-pages">Pages</span>
          <span className="figure figure-range">Range</span>
        </span>
        <span className="row-state" />
      </div>
      <Tree
        aria-label="Agenda"
        className="agenda-tree"
        selectionMode="multiple"
        selectionBehavior="replace"
        // Without it a click on the chosen row lets it go.
        disallowEmptySelection
        selectedKeys={chosen}
        onSelectionChange={(keys) => {
          const ids = keys === 'all' ? allRows(view) : [...keys].map(String)
          setLastChosen(keys === 'all' ? null : { ids, keys })
          onSelect(ids)
        }}
        expandedKeys={record.items.map((item) => item.id)}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="muted">No items yet. Type the title of the first one below.</p>}
      >
        {siblingsOf(record.items, null).map((item) => (
          <Item key={item.id} {...props} item={item} shown={shown}>
            {siblingsOf(record.items, item.id).map((subItem) => (
              <Item key={subItem.id} {...props} item={subItem} shown={shown} />
            ))}
          </Item>
        ))}
        {whole.map((document) => (
          <DocumentRow
            key={document.id}
            {...props}
            document={document}
            isUnderSubItem={false}
            facts={props.facts.get(document.id)}
            pages={shown?.lengths.get(document.id) ?? null}
          />
        ))}
      </Tree>
    </div>
  )
}

function Item(
  props: AgendaTreeProps & {
    readonly item: AgendaItemData
    readonly shown: ShownPages | null
    readonly children?: ReactNode
  },
): ReactNode {
  const { item, view, shown, children } = props
  return (
    <ItemRow {...props} figures={figuresOf(view, shown, item.id)} isUnderFiles={props.filesOver === item.id}>
      {documentsOf(view.record, item.id).map((document) => (
        <DocumentRow
          key={document.id}
          {...props}
          document={document}
          isUnderSubItem={item.parentId !== null}
          facts={props.facts.get(document.id)}
          pages={shown?.lengths.get(document.id) ?? null}
        />
      ))}
      {children}
    </ItemRow>
  )
}

function targetOf(target: AriaDropTarget): DropTarget | null {
  return target.type === 'item' ? { key: String(target.key), position: target.dropPosition } : null
}

function nameOf({ record }: MeetingView, id: string): string {
  const item = record.items.find((one) => one.id === id)
  return item?.title ?? record.papers.find((one) => one.id === id)?.fileName ?? ''
}

function allRows({ record }: MeetingView): readonly string[] {
  return [...record.items, ...record.reports, ...record.papers].map(({ id }) => id)
}

/** Puts the focus on a row of the agenda. */
export function focusRow(id: string): HTMLElement | null {
  const row = document.querySelector(`[data-row="${CSS.escape(id)}"]`)?.closest<HTMLElement>('[role="row"]')
  row?.focus()
  return row ?? null
}

/** The row of the agenda that an element stands in. */
export function rowAt(target: Element): string | null {
  return target.closest('[role="row"]')?.querySelector<HTMLElement>('[data-row]')?.dataset['row'] ?? null
}
