import type { Node, NodeType } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import type { Classification } from '../../../shared/domain/access.ts'
import { isExcluded } from '../../../shared/domain/exclusion.ts'
import type { Aside, Parked } from '../../../shared/domain/meetingFact.ts'
import { inTimeOrder } from '../../../shared/domain/presence.ts'
import { minutesSchema } from '../../../shared/minutesText/schema.ts'
import { classificationAt } from '../../editor/exempt.ts'
import { markStep } from '../../editor/stepName.ts'
import { writtenFromFact } from '../../editor/writtenFromFact.ts'
import { newId } from '../../state/newId.ts'
import type { LiveMeeting } from './liveMeeting.ts'

const { point, prose } = minutesSchema.nodes as Record<'point' | 'prose', NodeType>

/** The lines of the parking lot in the order in which they were said. */
export function parkedLines(asides: readonly Aside[]): readonly Parked[] {
  const parked = asides.filter((aside) => aside.kind === 'parked')
  // Ids rise with time: a line that was deleted and brought back stands where it stood.
  return inTimeOrder(parked.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
}

/** Keeps a line for later. */
export function park(live: LiveMeeting, words: string): void {
  const itemId = live.session.summary.getState().itemId
  const line: Parked = { kind: 'parked', id: newId(), at: live.now(), itemId, words }
  live.asides.change({ put: [line] }, 'the line parked')
}

/**
 * Writes a parked line at the end of the shown item and takes it off the lot: one act, taken back as one. What was said while
 * the public was excluded stays exempt wherever it goes.
 */
export function writeParked(live: LiveMeeting, line: Parked): void {
  const { session } = live
  const name = 'the parked line in this item'
  const wasSaidInPrivate = isExcluded(session.summary.getState().facts, line.at)
  session.undoStack.asOne(name, () => {
    live.asides.change({ remove: [line.id] }, name)
    session.run(appendLine(line.words, wasSaidInPrivate, name))
  })
}

export function deleteParked(live: LiveMeeting, line: Parked): void {
  live.asides.change({ remove: [line.id] }, 'the line taken off the parking lot')
}

/**
 * Adds a line at the end of the text, in place of a last line that is empty: a point where the text before it is a point or ends with a
 * colon, else prose. The caret stays, unless that line held it.
 */
export function appendLine(words: string, isExempt: boolean, name: string): Command {
  return (state, dispatch) => {
    if (dispatch === undefined) return true
    const { doc, tr } = state
    const last = doc.child(doc.childCount - 1)
    const isEmpty = (last.type === point || last.type === prose) && last.content.size === 0
    const index = isEmpty ? doc.childCount - 1 : doc.childCount
    const beside = last.attrs['classification'] as Classification
    const classification = isExempt ? 'exempt' : classificationAt(state, index, beside)
    const type = goesOnAsPoint(doc.children.slice(0, index)) ? point : prose
    const level = type === point ? { level: 0 } : {}
    if (isEmpty) {
      // The empty line itself becomes the parked one: a caret in it stays in it.
      const pos = doc.content.size - last.nodeSize
      tr.setNodeMarkup(pos, type, { ...last.attrs, ...level, classification }).insertText(words, pos + 1)
    } else {
      tr.insert(doc.content.size, type.create({ ...level, classification }, minutesSchema.text(words)))
    }
    dispatch(markStep(tr.setMeta(writtenFromFact, true), name))
    return true
  }
}

/** What happened in the room stands between the lines and ends no list. */
function goesOnAsPoint(blocks: readonly Node[]): boolean {
  const before = blocks.findLast((block) => block.type.name !== 'event')
  return before !== undefined && (before.type === point || before.textContent.trimEnd().endsWith(':'))
}
