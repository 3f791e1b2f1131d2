import type { Declaration } from '../../../shared/domain/meetingFact.ts'
import { insertEventLine } from '../../editor/eventLines.ts'
import { atEnd } from '../../editor/exempt.ts'
import { newId } from '../../state/newId.ts'
import type { LiveMeeting } from './liveMeeting.ts'

/**
 * Records a declaration. Its line goes to the end of the standing item on interests, without leaving the item being minuted; where the
 * meeting has no such item, or it is the one being minuted, below the line of the caret.
 */
export async function declare(
  live: LiveMeeting,
  given: Omit<Declaration, 'id' | 'kind' | 'at' | 'itemId'>,
): Promise<void> {
  const { session } = live
  const shown = session.summary.getState().itemId
  const standing = live.view.record.items.find((item) => item.kind === 'interests')?.id ?? shown
  const fact: Declaration = { ...given, kind: 'declared', id: newId(), at: live.now(), itemId: standing }
  const name = `the interest of ${live.nameOf(fact.personId)}`
  if (standing === null || standing === shown) {
    live.recordFact(fact, name)
    return
  }
  await session.open(standing)
  const line = { event: fact.kind, factId: fact.id, sentence: live.sentence(fact), name }
  session.run(atEnd(insertEventLine(line)), [fact], standing)
}
