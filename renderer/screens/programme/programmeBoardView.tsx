import type { ReactNode } from 'react'
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import type { DropTarget } from 'react-aria-components'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import type { CardPlace } from '../../../shared/domain/programme.ts'
import { listNames } from '../../../shared/domain/programmeBoard.ts'
import type { ProgrammeColumn } from '../../../shared/domain/programmeBoard.ts'
import { Menu } from '../../parts/menu.tsx'
import type { MenuEntry } from '../../parts/menu.tsx'
import type { Card, ProgrammeDesk, ProgrammeView } from './programmeDesk.ts'
import type { PapersOfProgramme } from './programmePapers.ts'
import { openAgenda } from './programmeScreen.tsx'

/** What the board and the list do with a card. */
export interface CardRows {
  readonly view: ProgrammeView
  readonly desk: ProgrammeDesk
  readonly chosen: string | null
  readonly onChoose: (cardId: string) => void
  readonly onMove: (cardId: string, place: CardPlace, index: number) => void
  readonly onEdit: (cardId: string) => void
  readonly onRemove: (cardId: string) => void
}

interface BoardProps extends CardRows {
  readonly papers: PapersOfProgramme
}

export function columnName({ place, date }: ProgrammeColumn): string {
  if (date !== null) return formatDate(date, '3 November 2022')
  return place.kind === 'meeting' || place.kind === 'date' ? '' : listNames[place.kind]
}

/** The meetings to come, then the lists. Cards move by dragging, by Alt+Shift+arrows and from their menu. */
export function ProgrammeBoardView(props: BoardProps): ReactNode {
  const coming = props.desk.board.columns.filter(({ isHeld }) => !isHeld)
  return (
    <div className="programme-board">
      {coming.map((column) => (
        <BoardColumn key={column.key} {...props} column={column} />
      ))}
    </div>
  )
}

/** What the meetings of this municipal year looked at that are over. */
export function HeldMeetings(props: BoardProps): ReactNode {
  const held = props.desk.board.columns.filter(({ isHeld }) => isHeld)
  if (held.length === 0) return null
  return (
    <section>
      <h2>Held this year</h2>
      <div className="programme-board">
        {held.map((column) => (
          <BoardColumn key={column.key} {...props} column={column} />
        ))}
      </div>
    </section>
  )
}

const cardType = 'minutebook-card'

type ColumnProps = BoardProps & { readonly column: ProgrammeColumn }

function BoardColumn(props: ColumnProps): ReactNode {
  const { column, chosen, onChoose, onMove, onEdit } = props
  const name = columnName(column)
  const cards = column.cards as readonly Card[]
  const drop = (cardId: string, index: number): void => onMove(cardId, column.place, index)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [cardType]: String(key),
        'text/plain': cards.find(({ id }) => id === key)?.title ?? '',
      })),
    acceptedDragTypes: column.isHeld ? [] : [cardType],
    getDropOperation: () => (column.isHeld ? 'cancel' : 'move'),
    onReorder: ({ keys, target }) => {
      for (const key of keys) drop(String(key), indexAt(cards, String(key), target))
    },
    onInsert: ({ items, target }) => void droppedCards(items, (id) => drop(id, indexAt(cards, id, target))),
    onRootDrop: ({ items }) => void droppedCards(items, (id) => drop(id, cards.length)),
  })
  return (
    <section className="programme-column" aria-label={name}>
      <ColumnHead {...props} name={name} />
      <GridList
        aria-label={`Cards, ${name}`}
        className="programme-cards"
        items={cards}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === null || !cards.some(({ id }) => id === chosen) ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys]
          if (key !== undefined) onChoose(String(key))
        }}
        onAction={(key) => onEdit(String(key))}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="muted">Nothing here yet</p>}
      >
        {(card) => <CardRow key={card.id} {...props} card={card} />}
      </GridList>
      {column.standing.map((card) => (
        <button
          key={card.id}
          type="button"
          className="programme-standing"
          aria-pressed={card.id === chosen}
          onClick={() => onEdit(card.id)}
        >
          {card.title} <span className="muted">every meeting</span>
        </button>
      ))}
    </section>
  )
}

async function droppedCards(
  items: readonly { readonly kind: string }[],
  take: (cardId: string) => void,
): Promise<void> {
  for (const item of items) {
    if (item.kind === 'text' && 'getText' in item) {
      take(await (item as { getText: (type: string) => Promise<string> }).getText(cardType))
    }
  }
}

/** The index among the other cards of the column. */
function indexAt(cards: readonly Card[], cardId: string, target: DropTarget): number {
  const others = cards.filter(({ id }) => id !== cardId)
  if (target.type === 'root') return others.length
  const at = others.findIndex(({ id }) => id === target.key)
  return target.dropPosition === 'after' ? at + 1 : at
}

function ColumnHead({ column, view, papers, name }: ColumnProps & { readonly name: string }): ReactNode {
  const { place } = column
  const waiting = column.cards.filter(({ id }) => !view.onAgenda.includes(id)).length
  const count = column.cards.length
  const day = name
  return (
    <div className="programme-head">
      <h3>
        {name}
        {place.kind === 'date' ? <span className="cell-hint">no meeting yet</span> : null}
      </h3>
      <span className="muted">
        {count}
        <span className="visually-hidden">{count === 1 ? ' card' : ' cards'}</span>
      </span>
      {place.kind === 'meeting' ? (
        <Menu
          label={`More for ${name}`}
          entries={[
            { id: 'agenda', name: 'Open the agenda', run: () => openAgenda(place.meetingId) },
            ...(column.isHeld
              ? []
              : [
                  ...(waiting === 0
                    ? []
                    : [
                        {
                          id: 'items',
                          name:
                            waiting === 1 ? 'Put 1 card on the agenda' : `Put ${waiting} cards on the agenda`,
                          run: () => papers.toAgenda(place.meetingId, day),
                        },
                      ]),
                  {
                    id: 'appendix',
                    name: 'Put this programme on the agenda as Appendix 1',
                    run: () => papers.attach(place.meetingId, day),
                  },
                ]),
          ]}
        />
      ) : null}
    </div>
  )
}

function CardRow(props: ColumnProps & { readonly card: Card }): ReactNode {
  const { card, view, column } = props
  const said = [card.purpose, card.lead].filter((words) => words !== '')
  return (
    <GridListItem id={card.id} textValue={card.title} className="programme-card">
      <div className="programme-card-head" data-card={card.id}>
        <AriaButton slot="drag" className="grip" aria-label={`Move ${card.title}`}>
          <span aria-hidden="true">⠿</span>
        </AriaButton>
        <span className="programme-title">{card.title}</span>
        <Menu label={`More for ${card.title}`} entries={cardEntries(props)} />
      </div>
      {said.map((words) => (
        <span key={words} className="cell-hint">
          {words}
        </span>
      ))}
      <span className="programme-marks">
        <SourceLink card={card} />
        {view.onAgenda.includes(card.id) && !column.isHeld ? (
          <span className="tag programme-on">on the agenda</span>
        ) : null}
      </span>
    </GridListItem>
  )
}

/** The minute that a card was born of, as a way to it. */
export function SourceLink({ card }: { readonly card: Card }): ReactNode {
  const { source } = card
  if (source === null) return null
  return (
    <a
      href={`#/meetings/${source.meetingId}/live/${source.itemId}`}
      aria-label={`Minute ${source.label}, where “${card.title}” comes from`}
    >
      min {source.label}
    </a>
  )
}

function cardEntries({
  card,
  column,
  desk,
  onMove,
  onEdit,
  onRemove,
}: ColumnProps & { readonly card: Card }): readonly MenuEntry[] {
  const to = desk.board.columns.filter(({ key, isHeld }) => !isHeld && key !== column.key)
  return [
    { id: 'edit', name: 'Edit, or choose another day', keys: 'F2', run: () => onEdit(card.id) },
    ...to.map((target) => ({
      id: `to ${target.key}`,
      name: `Move to ${columnName(target)}`,
      run: () => onMove(card.id, target.place, target.cards.length),
    })),
    { id: 'remove', name: 'Take off the work programme', keys: 'Delete', run: () => onRemove(card.id) },
  ]
}
