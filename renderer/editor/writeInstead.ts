import type { Command } from 'prosemirror-state'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { markStep } from './stepName.ts'

/** Makes these words the whole text of an item, as one step of undo under this name. */
export function writeInstead(words: string, name: string): Command {
  return (state, dispatch) => {
    const line = words === '' ? [] : [minutesSchema.text(words)]
    const prose = minutesSchema.node('prose', { id: state.doc.firstChild?.attrs['id'] as string }, line)
    dispatch?.(markStep(state.tr.replaceWith(0, state.doc.content.size, prose), name))
    return true
  }
}
