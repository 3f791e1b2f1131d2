import { AppError } from '../../../shared/domain/appError.ts'
import { docFromJson } from '../../../shared/minutesText/apply.ts'
import { replaceWords } from '../../../shared/minutesText/replaceWords.ts'
import type { CoreAccess } from '../../state/core.tsx'
import { newId } from '../../state/newId.ts'

/**
 * Gives a point of the minutes other words, as one durable edit of its own. Nothing happens where it has them already. Throws `not-found`
 * for a point that is gone, and what the core refuses.
 */
export async function takeWording(
  { client }: Pick<CoreAccess, 'client'>,
  place: { readonly meetingId: string; readonly itemId: string; readonly pointId: string },
  words: string,
): Promise<void> {
  const { meetingId, itemId, pointId } = place
  const { doc: json, revision } = await client.minutes.open({ meetingId, itemId })
  const doc = docFromJson(json)
  const change = replaceWords(doc, pointId, words)
  if (change === null) {
    let isThere = false
    doc.descendants((node) => {
      if (node.attrs['id'] === pointId) isThere = true
    })
    if (isThere) return
    throw new AppError(
      'not-found',
      'This point is no longer in the minutes. Write the words where they belong.',
      {
        pointId,
      },
    )
  }
  await client.minutes.apply({
    ...{ meetingId, itemId, changeId: newId(), baseRevision: revision },
    steps: change.steps.map((step) => step.toJSON() as Record<string, unknown>),
    facts: { add: [], remove: [] },
    undoes: [],
  })
}
