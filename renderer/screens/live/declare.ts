import { itemFamily } from '../../../shared/domain/interests.ts'
import type { Declaration } from '../../../shared/domain/meetingFact.ts'
import { inTheRoom } from '../../../shared/domain/presenceTimeline.ts'
import { saysNone } from '../../../shared/domain/saysNone.ts'
import { writeAtEnd } from '../../editor/eventLines.ts'
import { newId } from '../../state/newId.ts'
import { goOnAfter } from './eventTime.ts'
import { leaveForInterest } from './interestPrompts.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { roomNow } from './roomNow.ts'

/**
 * Records a declaration. Its line goes to the end of the standing item on interests, without leaving the item being minuted; where the
 * meeting has no such item, or it is the one being minuted, below the line of the caret. Who leaves for the item being minuted leaves now.
 */
export async function declare(
  live: LiveMeeting,
  given: Omit<Declaration, 'id' | 'kind' | 'at' | 'itemId'>,
): Promise<void> {
  const { session } = live
  const shown = session.summary.getState().itemId
  const { items, council } = live.view.record
  const standing = items.find((item) => item.kind === 'interests')?.id ?? null
  const none = council.houseStyle.noneWording
  const itemId = standing ?? shown
  const fact: Declaration = { ...given, kind: 'declared', id: newId(), at: live.now(), itemId }
  const name = `the interest of ${live.nameOf(fact.personId)}`
  if (standing !== null) await session.open(standing)
  const left = session.undoStack.asOne(name, () => {
    const isBelowCaret =
      itemId === null || (itemId === shown && !saysNone(session.state().doc.textContent, none))
    if (isBelowCaret) live.recordFact(fact, name)
    else {
      const line = { event: fact.kind, factId: fact.id, sentence: live.sentence(fact), name }
      session.run(writeAtEnd(line, none), [fact], itemId)
    }
    return leaveNow(live, fact, shown)
  })
  if (left !== null) goOnAfter(live, left)
}

/** The departure of who leaves for the item being minuted; null where they are out, or it is another item. */
function leaveNow(
  live: LiveMeeting,
  { personId, items, leaves }: Declaration,
  shown: string | null,
): string | null {
  const isOpen = shown !== null && items.some((id) => itemFamily(live.view.record.items, id).has(shown))
  if (!leaves || !isOpen || !inTheRoom(roomNow(live)).has(personId)) return null
  return leaveForInterest(live, personId)
}
