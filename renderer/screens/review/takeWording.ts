import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { CoreClient } from '../../../shared/api/client.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { docFromJson } from '../../../shared/minutesText/apply.ts'
import { putInBeside } from '../../../shared/minutesText/putInBeside.ts'
import { replaceWords } from '../../../shared/minutesText/replaceWords.ts'
import { newId } from '../../state/newId.ts'

interface Core {
  readonly client: CoreClient
}

interface ItemPlace {
  readonly meetingId: string
  readonly itemId: string
}

/**
 * Gives a point of the minutes other words, as one durable edit of its own. Nothing happens where it has them already. Throws `not-found`
 * for a point that is gone, and what the core refuses.
 */
export async function takeWording(
  core: Core,
  { pointId, ...place }: ItemPlace & { readonly pointId: string },
  words: string,
): Promise<void> {
  await edit(core, place, pointId, (doc) => replaceWords(doc, pointId, words))
}

/** Puts a new paragraph in beside what stands there, once. Throws as `takeWording` does, for what it was to stand beside. */
export async function takeParagraph(
  core: Core,
  place: ItemPlace,
  beside: { readonly id: string; readonly side: 'before' | 'after' },
  paragraph: { readonly id: string; readonly words: string },
): Promise<void> {
  await edit(core, place, beside.id, (doc) => putInBeside(doc, beside, paragraph))
}

async function edit(
  { client }: Core,
  { meetingId, itemId }: ItemPlace,
  neededId: string,
  changeOf: (doc: Node) => Transform | null,
): Promise<void> {
  const { doc: json, revision } = await client.minutes.open({ meetingId, itemId })
  const doc = docFromJson(json)
  const change = changeOf(doc)
  if (change === null) {
    let isThere = false
    doc.descendants((node) => {
      if (node.attrs['id'] === neededId) isThere = true
    })
    if (isThere) return
    throw new AppError(
      'not-found',
      'This point is no longer in the minutes. Write the words where they belong.',
      { pointId: neededId },
    )
  }
  await client.minutes.apply({
    ...{ meetingId, itemId, changeId: newId(), baseRevision: revision },
    steps: change.steps.map((step) => step.toJSON() as Record<string, unknown>),
    facts: { add: [], remove: [] },
    undoes: [],
  })
}
