import type { NodeType } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { inAgendaOrder, moveItem } from '../../../shared/domain/agendaOrder.ts'
import { minutesSchema } from '../../../shared/minutesText/schema.ts'
import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import { markStep } from '../../editor/stepName.ts'
import { reportProblem, useNotices } from '../../state/notices.ts'
import type { LiveMeeting } from './liveMeeting.ts'

const { prose } = minutesSchema.nodes as Record<'prose', NodeType>

type Placed = Pick<AgendaItem, 'id' | 'parentId'>

/** The agenda as it was sent out: a move at the meeting does not renumber what people hold in their hands. */
export interface PublishedAgenda {
  readonly order: readonly string[]
  readonly numbers: Readonly<Record<string, string>>
}

/** What happened here to the order of a meeting, for as long as this window is open. */
interface Moves {
  /** The order that the reading of the meeting may not show yet. */
  pending: readonly AgendaItem[] | null
  /** The order by the last move, until it is known what may be written about it. */
  asked: readonly AgendaItem[] | null
  /** What may be written about the last move. */
  offer: { readonly itemId: string; readonly words: string } | null
}

const known = new WeakMap<LiveMeeting, Moves>()
const noticeId = 'taken-after'

function movesOf(live: LiveMeeting): Moves {
  const found = known.get(live)
  if (found !== undefined) return found
  const made: Moves = { pending: null, asked: null, offer: null }
  known.set(live, made)
  return made
}

/** Takes an item earlier (-1) or later (1), and offers to say so in its minutes. */
export function moveItemBy(live: LiveMeeting, itemId: string, step: 1 | -1): void {
  const items = movesOf(live).pending ?? live.view.record.items
  const item = items.find((one) => one.id === itemId)
  if (item === undefined) return
  const siblings = items.filter((other) => other.parentId === item.parentId)
  const before = siblings.indexOf(item)
  const after = before + step
  if (after < 0 || after >= siblings.length) return
  const { undoStack } = live.session
  const stand = (index: number): void => {
    // What was refused leaves the undo stack.
    standAt(live, item, index, () => undoStack.drop(entry))
  }
  const entry = undoStack.recordAct({
    name: `the item “${item.title}” moved`,
    undo: () => stand(before),
    redo: () => stand(after),
  })
  stand(after)
}

function standAt(live: LiveMeeting, { id, parentId }: AgendaItem, index: number, refused: () => void): void {
  const moves = movesOf(live)
  const { meetingId } = live
  const moved = moveItem(moves.pending ?? live.view.record.items, id, parentId, index)
  moves.pending = moved
  moves.asked = moved
  live.act(
    () => live.client.agenda.moveItem({ meetingId, itemId: id, parentId, index }),
    undefined,
    (error) => {
      refused()
      forgetOffer(live)
      reportProblem(error)
    },
  )
  live
    .readBack()
    .then(async () => {
      // A later move was made on top of this one.
      if (moves.pending === moved) moves.pending = null
      if (moves.asked !== moved) return
      const { record, agendaNumbers } = await live.client.meetings.get({ meetingId })
      if (moves.asked === moved) offer(live, id, record.items, agendaNumbers)
    })
    .catch(reportProblem)
}

/**
 * "Agenda item 7 was taken after agenda item 5."; null where the item stands where the agenda put it, or was never on the agenda. Items
 * added at the meeting come between without counting.
 */
export function takenAfter(
  published: PublishedAgenda,
  items: readonly Placed[],
  itemId: string,
): string | null {
  const { numbers, order } = published
  const item = items.find((one) => one.id === itemId)
  if (item === undefined || numbers[itemId] === undefined) return null
  const siblings = items.filter((one) => one.parentId === item.parentId && one.id in numbers)
  const inOrder = siblings.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const before = (among: readonly Placed[]): string | null =>
    among[among.findIndex((one) => one.id === itemId) - 1]?.id ?? null
  const stands = before(siblings)
  if (stands === before(inOrder)) return null
  const name = (id: string): string =>
    `${item.parentId === null ? '' : (numbers[item.parentId] ?? '')}${numbers[id] ?? ''}`.replace(/\)$/, '')
  return stands === null
    ? `Agenda item ${name(itemId)} was taken first.`
    : `Agenda item ${name(itemId)} was taken after agenda item ${name(stands)}.`
}

/** Says, above the panes and without taking the focus, what may be written about the move; nothing of an agenda that is not out. */
function offer(
  live: LiveMeeting,
  itemId: string,
  items: readonly AgendaItem[],
  numbers: PublishedAgenda['numbers'],
): void {
  const moves = movesOf(live)
  const words = takenAfter({ order: inAgendaOrder(items).map((item) => item.id), numbers }, items, itemId)
  moves.offer = words === null ? null : { itemId, words }
  const { show, dismiss } = useNotices.getState()
  if (words === null) dismiss(noticeId)
  else {
    const action = { name: `Write “${words}”`, run: () => writeTakenAfter(live) }
    show({ id: noticeId, kind: 'note', text: 'Out of the order of the agenda.', action })
  }
}

/** Writes what was offered at the start of the item's minutes. */
export function writeTakenAfter(live: LiveMeeting): void {
  const moves = movesOf(live)
  const { offer: offered } = moves
  forgetOffer(live)
  if (offered === null) return
  const { itemId, words } = offered
  live.session
    .open(itemId)
    .then(() => live.session.run(atStart(words), [], itemId))
    .catch(reportProblem)
  focusEditor()
}

export function forgetOffer(live: LiveMeeting): void {
  const moves = known.get(live)
  if (moves !== undefined) Object.assign(moves, { asked: null, offer: null })
  useNotices.getState().dismiss(noticeId)
}

/** A paragraph above everything else. The caret stays. */
function atStart(words: string): Command {
  return (state, dispatch) => {
    const paragraph = prose.create(null, minutesSchema.text(words))
    dispatch?.(markStep(state.tr.insert(0, paragraph), 'the sentence about the order'))
    return true
  }
}
