import type { KeyboardEvent } from 'react'
import { entered, joinedBack, joinedNext, shownParagraphs } from './reportEdits.ts'
import type { Edited, Place } from './reportEdits.ts'
import type { Writing } from './useWriting.ts'

/** The keys of writing in a paragraph: as in a word processor, though each paragraph is a box of its own. */
export function onParagraphKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  place: Place,
  writing: Writing,
): void {
  if (event.nativeEvent.isComposing || event.altKey) return
  const isHandled = event.ctrlKey || event.metaKey ? undoKey(event, writing) : plainKey(event, place, writing)
  if (isHandled) event.preventDefault()
}

function undoKey(event: KeyboardEvent, writing: Writing): boolean {
  const key = event.key.toLowerCase()
  if (key === 'z' && !event.shiftKey) writing.undo()
  else if (key === 'y' || key === 'z') writing.redo()
  else return false
  return true
}

function plainKey(event: KeyboardEvent<HTMLTextAreaElement>, place: Place, writing: Writing): boolean {
  const { selectionStart: start, selectionEnd: end, value } = event.currentTarget
  if (event.shiftKey) return false
  switch (event.key) {
    case 'Enter':
      writing.act((sections) => entered(sections, place, start, end))
      // Never a line of its own: that is Shift+Enter.
      return true
    case 'Backspace':
      return end === 0 && writing.act((sections) => joinedBack(sections, place))
    case 'Delete':
      return start === value.length && writing.act((sections) => joinedNext(sections, place))
    case 'ArrowUp':
      return end === 0 && writing.act((sections) => neighbour(sections, place, -1))
    case 'ArrowDown':
      return start === value.length && writing.act((sections) => neighbour(sections, place, 1))
    default:
      return false
  }
}

/** The paragraph before or after, across headings; the sections stay as they are. */
function neighbour(sections: Edited['sections'], place: Place, by: -1 | 1): Edited | null {
  const places = sections.flatMap((section, at) =>
    shownParagraphs(section).map((_text, paragraph) => ({ section: at, paragraph })),
  )
  const index = places.findIndex(
    ({ section, paragraph }) => section === place.section && paragraph === place.paragraph,
  )
  const next = places[index + by]
  return next === undefined ? null : { sections, caret: { ...next, at: by === -1 ? Infinity : 0 } }
}
