import type { ReactNode } from 'react'
import { Button as AriaButton, TreeItem, TreeItemContent } from 'react-aria-components'
import { itemStanding } from '../../../shared/domain/itemDocuments.ts'
import type { ItemStanding } from '../../../shared/domain/itemDocuments.ts'
import { ClassificationMark } from '../../parts/classificationMark.tsx'
import { classificationNames } from '../../parts/itemWords.ts'
import { Menu } from '../../parts/menu.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import type { AgendaActs } from './agendaActs.ts'
import { documentsOf } from './documents.ts'
import { placeOf, siblingsOf } from './places.ts'
import type { Figures } from './shownPages.ts'

/** What the screen does for the row of an item. */
export interface ItemRowActs {
  readonly acts: AgendaActs
  readonly onRename: (itemId: string) => void
  readonly onAddSubItem: (itemId: string) => void
  readonly onAddPapers: (itemId: string) => void
  readonly onClassify: (item: AgendaItemData, chosen: 'public' | 'exempt' | 'confidential') => void
  /** Every paper of the item that nobody has decided on is public. */
  readonly onAllPublic: (itemId: string) => void
  readonly onReport: (itemId: string) => void
}

export interface ItemRowProps extends ItemRowActs {
  readonly view: MeetingView
  readonly item: AgendaItemData
  readonly figures: Figures
  /** Files from the desktop are over it. */
  readonly isUnderFiles: boolean
  readonly children?: ReactNode
}

/** An item of the agenda with its figures, and who may read what is under it. */
export function ItemRow(props: ItemRowProps): ReactNode {
  const { item, view, isUnderFiles } = props
  const number = view.agendaNumbers[item.id] ?? ''
  const name = number === '' ? item.title : `${number} ${item.title}`
  const looks = [
    'agenda-row',
    item.parentId === null ? '' : 'agenda-row-sub',
    isUnderFiles ? 'agenda-row-files' : '',
  ]
  return (
    <TreeItem id={item.id} textValue={name} className={looks.filter((look) => look !== '').join(' ')}>
      <TreeItemContent>
        <AriaButton slot="drag" className="grip" aria-label={`Move ${name}`}>
          <span aria-hidden="true">⠿</span>
        </AriaButton>
        <span className="agenda-number" data-row={item.id}>
          {number}
        </span>
        <span className="agenda-title">
          {item.title}
          {item.reportAuthor === '' ? null : (
            <span className="cell-hint">Report of the {item.reportAuthor}</span>
          )}
          {item.origin === 'meeting' ? (
            <span className="cell-hint">Added at the meeting: not on the agenda</span>
          ) : null}
        </span>
        <FigureCells {...props} />
        <span className="row-state">
          <Standing {...props} />
        </span>
        <ItemMenu {...props} />
      </TreeItemContent>
      {props.children}
    </TreeItem>
  )
}

/** Docs, pages and range; of a sub-item without its range, which is its parent's. */
function FigureCells({ figures, item }: ItemRowProps): ReactNode {
  const { documents, pages, ranges } = figures
  const none = <span aria-hidden="true">–</span>
  if (documents === 0 && ranges.length === 0) {
    return <span className="agenda-figures agenda-figures-none" aria-hidden="true" />
  }
  return (
    <span className="agenda-figures">
      <span className="figure figure-docs">
        <span className="figure-word">Papers </span>
        {documents === 0 ? none : documents}
      </span>
      <span className="figure figure-pages">
        <span className="figure-word">Pages </span>
        {pages ?? none}
      </span>
      <span className="figure figure-range" data-range={item.id}>
        <span className="figure-word">Range </span>
        {ranges.length === 0 ? none : ranges.map(rangeWords).join(', ')}
      </span>
    </span>
  )
}

function rangeWords({ first, last }: { readonly first: number; readonly last: number }): string {
  return first === last ? String(first) : `${first}–${last}`
}

const standingWords: Readonly<Record<ItemStanding, string>> = {
  ...classificationNames,
  'partly exempt': 'Part exempt',
  'partly confidential': 'Part confidential',
}

function Standing({ item, view, onClassify }: ItemRowProps): ReactNode {
  if (item.classification === 'unset') {
    return (
      <Menu
        label={`Not decided: ${item.title}. Public or not`}
        text={`${classificationNames.unset} ▾`}
        className="tag tag-unset tag-menu"
        entries={[
          { id: 'public', name: 'Public', run: () => onClassify(item, 'public') },
          { id: 'exempt', name: 'Exempt…', run: () => onClassify(item, 'exempt') },
          { id: 'confidential', name: 'Confidential', run: () => onClassify(item, 'confidential') },
        ]}
      />
    )
  }
  const standing = itemStanding(view.record, item.id)
  if (standing === 'unset') {
    const undecided = undecidedUnder(view, item.id)
    return <ClassificationMark classification="unset" words={`${undecided} undecided`} />
  }
  const classification =
    standing === 'partly exempt' ? 'exempt' : standing === 'partly confidential' ? 'confidential' : standing
  return <ClassificationMark classification={classification} words={standingWords[standing]} />
}

/** How many of what stands under an item are neither public nor exempt: papers, reports and sub-items. */
function undecidedUnder({ record }: MeetingView, itemId: string): number {
  const subItems = siblingsOf(record.items, itemId)
  const documents = [itemId, ...subItems.map(({ id }) => id)].flatMap((id) => documentsOf(record, id))
  return [...subItems, ...documents].filter(({ classification }) => classification === 'unset').length
}

function ItemMenu(props: ItemRowProps): ReactNode {
  const { item, view, acts } = props
  const { items } = view.record
  const { index, siblings, parentId } = placeOf(items, item.id)
  const hasSubItems = siblingsOf(items, item.id).length > 0
  const documents = documentsOf(view.record, item.id)
  const hasReport = documents.some(({ kind }) => kind === 'report')
  return (
    <Menu
      label={`More for ${item.title}`}
      entries={[
        { id: 'papers', name: 'Add papers…', keys: 'Alt+Shift+F', run: () => props.onAddPapers(item.id) },
        {
          id: 'report',
          name: hasReport ? 'Open the cover report' : 'Write a cover report',
          run: () => props.onReport(item.id),
        },
        {
          id: 'all-public',
          name: 'All its undecided papers are public',
          keys: 'Shift+P',
          isDisabled: !documents.some(({ classification }) => classification === 'unset'),
          run: () => props.onAllPublic(item.id),
        },
        { id: 'rename', name: 'Rename', keys: 'F2', run: () => props.onRename(item.id) },
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
          run: () => props.onAddSubItem(item.id),
        },
        { id: 'remove', name: 'Take off the agenda', keys: 'Delete', run: () => void acts.remove(item.id) },
      ]}
    />
  )
}
