import { Transform } from 'prosemirror-transform'
import type { Node } from 'prosemirror-model'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'

/** Numbers and words from which one call is made. */
export interface Roll {
  readonly which: number
  readonly a: number
  readonly b: number
  readonly text: string
}

/** An edit as the page sends it, and what takes it back. */
export interface RandomEdit {
  readonly steps: MinutesJson[]
  readonly inverse: MinutesJson[]
  readonly added: LineFact[]
}

/** One act in the editor, chosen by the roll: words typed, a block put in, taken out or set deeper, something that happened (`factOf`). */
export function randomEdit(
  json: MinutesJson,
  roll: Roll,
  newId: () => string,
  factOf: (id: string) => LineFact = adjournment,
): RandomEdit {
  const before = docFromJson(json)
  const transform = new Transform(before)
  const added: LineFact[] = []
  const at = roll.a % before.childCount
  const block = before.child(at)
  const start = startOf(before, at)
  const words = roll.text === '' ? [] : [minutesSchema.text(roll.text)]
  const put = (node: Node): unknown => transform.insert(roll.b % 2 === 0 ? start : before.content.size, node)
  switch (roll.b % 6) {
    case 0:
      // A clause stands one deeper than any other text.
      transform.insert(start + (block.type.name === 'resolution' ? 2 : 1), words)
      break
    case 1:
      put(minutesSchema.node('point', { id: newId(), level: roll.a % 3, label: ownLabel(roll) }, words))
      break
    case 2:
      put(
        minutesSchema.node('resolution', { id: newId(), lead: roll.a % 3 === 0 ? 'AGREED' : null }, [
          minutesSchema.node('clause', { id: newId(), level: 0 }, words),
          minutesSchema.node('clause', { id: newId(), level: 1 }, words),
        ]),
      )
      break
    case 3:
      if (before.childCount > 1 && block.type.name !== 'event')
        transform.delete(start, start + block.nodeSize)
      break
    case 4:
      if (block.type.name === 'point')
        transform.setNodeMarkup(start, undefined, { ...block.attrs, level: (roll.a + 1) % 3 })
      break
    default: {
      const fact = factOf(newId())
      added.push(fact)
      const attrs = { id: newId(), factId: fact.id, event: fact.kind, classification: 'exempt' }
      put(minutesSchema.node('event', attrs, [minutesSchema.text('The meeting adjourned at 11.05 am.')]))
    }
  }
  const inverse = transform.steps.map((step, index) => step.invert(transform.docs[index] ?? before))
  return {
    steps: transform.steps.map((step) => step.toJSON() as MinutesJson),
    inverse: inverse.toReversed().map((step) => step.toJSON() as MinutesJson),
    added,
  }
}

/** Of every third, a label as it was printed elsewhere. */
function ownLabel({ a }: Roll): string | null {
  return a % 3 === 0 ? `(${a % 9})` : null
}

function adjournment(id: string): LineFact {
  return { id, kind: 'adjourned', at: '11:05', personId: null, itemId: null }
}

function startOf(doc: Node, index: number): number {
  let start = 0
  for (let before = 0; before < index; before += 1) start += doc.child(before).nodeSize
  return start
}
