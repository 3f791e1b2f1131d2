import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { AppError } from '../domain/appError.ts'
import { toBlocks } from './blocks.ts'
import { minutesSchema } from './schema.ts'

/** The JSON of a document or a step, as ProseMirror makes it. */
export type MinutesJson = Readonly<Record<string, unknown>>

export function docFromJson(json: unknown): Node {
  try {
    const doc = minutesSchema.nodeFromJSON(json)
    doc.check()
    return doc
  } catch (cause) {
    throw new AppError('invalid-input', 'The text of these minutes could not be read.', {}, { cause })
  }
}

/**
 * The document after `steps`, in order. Throws `invalid-input` and changes nothing when a step does not fit, when the result breaks
 * the schema, or when a block has no id or the id of another.
 */
export function applySteps(doc: Node, steps: readonly MinutesJson[]): Node {
  let current = doc
  for (const json of steps) {
    current = applied(parseStep(json), current)
  }
  checkDocument(current)
  return current
}

function applied(step: Step, doc: Node): Node {
  try {
    const result = step.apply(doc)
    if (result.doc !== null) return result.doc
    throw misfit(result.failed ?? '')
  } catch (cause) {
    // A position outside the document is thrown, not answered.
    throw cause instanceof RangeError ? misfit(cause.message, cause) : cause
  }
}

function misfit(why: string, cause?: unknown): AppError {
  return new AppError('invalid-input', 'An edit does not fit the minutes as they stand.', { why }, { cause })
}

function parseStep(json: MinutesJson): Step {
  try {
    return Step.fromJSON(minutesSchema, json)
  } catch (cause) {
    throw new AppError('invalid-input', 'An edit of the minutes could not be read.', {}, { cause })
  }
}

function checkDocument(doc: Node): void {
  try {
    doc.check()
  } catch (cause) {
    throw new AppError('invalid-input', 'An edit would break the shape of the minutes.', {}, { cause })
  }
  const seen = new Set<string>()
  for (const block of toBlocks(doc)) {
    const ids =
      block.kind === 'resolution' ? [block.id, ...block.clauses.map((clause) => clause.id)] : [block.id]
    for (const id of ids) {
      if (id === '' || seen.has(id)) {
        throw new AppError(
          'invalid-input',
          'Two parts of the minutes have the same identity, or one has none.',
          { id },
        )
      }
      seen.add(id)
    }
  }
}
