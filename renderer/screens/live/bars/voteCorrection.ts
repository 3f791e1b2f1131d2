import type { LineFact } from '../../../../shared/domain/meetingFact.ts'
import { rewriteEventLines } from '../../../editor/eventLines.ts'
import { newId } from '../../../state/newId.ts'
import { reportProblem } from '../../../state/notices.ts'
import type { LiveMeeting } from '../liveMeeting.ts'

/** One fact in the place of another. */
export interface Replacement {
  readonly was: LineFact
  readonly now: LineFact
}

/**
 * What a corrected fact brings with it: its amendments and the votes on it name the new one from now on, and so are new themselves. The
 * correction itself comes first.
 */
export function replacements(
  facts: readonly LineFact[],
  was: LineFact,
  now: LineFact,
  mintId: () => string,
): readonly Replacement[] {
  const follow = facts.flatMap((fact): readonly Replacement[] => {
    if (fact.kind === 'voted' && fact.motionId === was.id) {
      return [{ was: fact, now: { ...fact, id: mintId(), motionId: now.id } }]
    }
    if (fact.kind === 'moved' && fact.amends === was.id) {
      return replacements(facts, fact, { ...fact, id: mintId(), amends: now.id }, mintId)
    }
    return []
  })
  return [{ was, now }, ...follow]
}

/** Puts a corrected fact in the place of one that has a line; what speaks of it follows. One step of undo. */
export function correctFact(live: LiveMeeting, was: LineFact, now: LineFact, name: string): void {
  const { session } = live
  const all = replacements(session.summary.getState().facts, was, now, newId)
  const { itemId } = was
  if (all.length === 1 || itemId === null) {
    live.replaceFact(was.id, now, name)
    return
  }
  const lines = all.map((each, index) => ({
    factId: each.was.id,
    line: {
      event: each.now.kind,
      factId: each.now.id,
      // What follows says what it said: whether it speaks of a motion or of an amendment has not changed.
      sentence: live.sentence(index === 0 ? each.now : each.was),
    },
  }))
  const facts = all.map((each) => each.now)
  const write = async (): Promise<void> => {
    await session.open(itemId)
    // A line that was carried into another item is corrected alone: what speaks of it is untied.
    if (!session.run(rewriteEventLines(lines, name), facts, itemId)) live.replaceFact(was.id, now, name)
  }
  write().catch(reportProblem)
}
