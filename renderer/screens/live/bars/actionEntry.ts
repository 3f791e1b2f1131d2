import type { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { formatDate } from '../../../../shared/domain/civilTime.ts'
import type { Action, Aside } from '../../../../shared/domain/meetingFact.ts'
import { addressedName } from '../../../../shared/domain/person.ts'
import type { PersonOnTheDay } from '../../../../shared/domain/person.ts'
import { parseTypedDate } from '../../../../shared/domain/typedDates.ts'
import { actionIn } from '../../../../shared/domain/verbs.ts'

export type ActionWords = Pick<Action, 'what' | 'personId' | 'who' | 'by'>

/** A line of the minutes an action may be caught from. */
export interface ActionSource {
  /** Of the clause, or of the block. */
  readonly id: string
  readonly text: string
}

/** The clause, point or paragraph of the caret; null in a line that the product wrote. */
export function sourceAtCaret(state: EditorState): ActionSource | null {
  return sourceOf(state.selection.$from.parent)
}

function sourceOf(line: Node): ActionSource | null {
  if (!line.isTextblock || line.type.name === 'event' || line.type.name === 'note') return null
  const id: unknown = line.attrs['id']
  return typeof id === 'string' && id !== '' ? { id, text: line.textContent } : null
}

/** The line with this id, wherever it stands. */
export function sourceWithId(doc: Node, id: string): ActionSource | null {
  let found: ActionSource | null = null
  doc.descendants((node) => {
    if (node.isTextblock && node.attrs['id'] === id) found = sourceOf(node)
    return !node.isTextblock
  })
  return found
}

type Known = readonly Pick<PersonOnTheDay, 'id' | 'address' | 'name' | 'title'>[]

/** What a line asks to be done; of a line that asks for nothing, nobody and its own words. */
export function proposedAction(source: ActionSource | null, people: Known, date: string): ActionWords {
  const text = source?.text.trim() ?? ''
  return actionIn(text, people, date) ?? { what: text, personId: null, who: '', by: null }
}

/**
 * The action that a line asks for and nobody has kept yet; null when it asks for none. Only what names somebody or a day is offered: the
 * rest is too often no action at all.
 */
export function actionToOffer(
  source: ActionSource,
  people: Known,
  date: string,
  asides: readonly Aside[],
): ActionWords | null {
  const isKept = asides.some((aside) => aside.kind === 'action' && aside.sourceId === source.id)
  const caught = isKept ? null : actionIn(source.text, people, date)
  return caught === null || (caught.who === '' && caught.by === null) || caught.what === '' ? null : caught
}

/** Somebody the book knows by what was typed: their name, with or without the form of address, or a title nobody else holds. */
export function whoTyped(typed: string, people: Known): Pick<Action, 'personId' | 'who'> {
  const words = typed.trim().replace(/\s+/g, ' ')
  const letters = words.toLowerCase()
  const bearers = people.filter((person) =>
    [addressedName(person), person.name, person.title].some((each) => each.toLowerCase() === letters),
  )
  const [only] = bearers
  return { who: words, personId: letters !== '' && bearers.length === 1 ? (only?.id ?? null) : null }
}

/** The day typed, YYYY-MM-DD; null for nothing typed. Throws `invalid-input` with a sentence for the field. */
export function dayTyped(typed: string): string | null {
  return typed.trim() === '' ? null : parseTypedDate(typed)
}

/** "Director of Family Services – provide a briefing – by 12 January 2027" */
export function actionLine(action: Pick<Action, 'what' | 'who' | 'by'>): string {
  return [
    ...(action.who === '' ? [] : [action.who]),
    action.what,
    ...(action.by === null ? [] : [`by ${formatDate(action.by, '3 November 2022')}`]),
  ].join(' – ')
}
