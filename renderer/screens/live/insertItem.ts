import type { Urgency } from '../../../shared/domain/meetingFact.ts'
import { presiderAt } from '../../../shared/domain/presenceTimeline.ts'
import { insertEventLine } from '../../editor/eventLines.ts'
import { newId } from '../../state/newId.ts'
import { addItemNow } from './agendaActs.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { roomNow } from './roomNow.ts'

/** Adds an item nobody planned after `afterId` (null: first). Answers its id once it can be shown. */
export async function insertItem(
  live: LiveMeeting,
  given: {
    readonly title: string
    readonly afterId: string | null
    /** The special circumstances of an urgent item, which its minutes state (R5); empty for an item that is not urgent. */
    readonly urgentBecause: string
  },
): Promise<string> {
  const { title, afterId, urgentBecause } = given
  if (urgentBecause === '') return live.addItem(title, afterId)
  const name = `the urgent item “${title}” added`
  const itemId = live.session.undoStack.asOne(name, () => {
    const made = addItemNow(live, { title, afterId, kind: 'urgent' })
    const fact: Urgency = {
      kind: 'urgent',
      id: newId(),
      at: live.now(),
      itemId: made,
      personId: presiderAt(roomNow(live)),
      reason: urgentBecause,
    }
    const line = { event: fact.kind, factId: fact.id, sentence: live.sentence(fact), name }
    live.session.run(insertEventLine(line), [fact], made)
    return made
  })
  await live.readBack()
  return itemId
}
