import { Fragment } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { toBlocks } from '../../shared/minutesText/blocks.ts'

/** `theirs`, with every line of `mine` that it lacks below it as a note for the officer: on no paper, and nothing lost. */
export function notesFrom(theirs: Node, mine: Node, newId: () => string): Node {
  const there = new Set(lines(theirs))
  const notes = lines(mine)
    .filter((line) => line !== '' && !there.has(line))
    .map((line) => minutesSchema.node('note', { id: newId() }, minutesSchema.text(line)))
  return theirs.copy(theirs.content.append(Fragment.fromArray(notes)))
}

function lines(doc: Node): string[] {
  return toBlocks(doc).flatMap((block) =>
    block.kind === 'resolution'
      ? block.clauses.map((clause) => clause.content.map((inline) => inline.text).join(''))
      : [block.content.map((inline) => inline.text).join('')],
  )
}
