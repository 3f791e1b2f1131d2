import { shownParagraphs } from './reportEdits.ts'
import type { Caret, Edited, Place } from './reportEdits.ts'

/** A paragraph's box says where it stands in its `data-paragraph`: "2.0". */
export function placeName({ section, paragraph }: Place): string {
  return `${section}.${paragraph}`
}

/** The paragraph in focus, or the last one that was, with its caret. */
export function caretNow(box: HTMLTextAreaElement | null): Caret | null {
  const name = box?.dataset['paragraph']
  if (box === null || name === undefined) return null
  const [section = 0, paragraph = 0] = name.split('.').map(Number)
  return { section, paragraph, at: box.selectionStart }
}

/** The box that has the focus, when it is one of a paragraph. */
export function boxInFocus(): HTMLTextAreaElement | null {
  const active = document.activeElement
  return active instanceof HTMLTextAreaElement && active.dataset['paragraph'] !== undefined ? active : null
}

/** Puts the caret where an edit wants it, and gives the box it is in. */
export function focusCaret({ sections, caret }: Edited): HTMLElement | null {
  if (caret.paragraph < 0) return focusHeading(caret.section)
  const section = sections[caret.section]
  const last = section === undefined ? 0 : shownParagraphs(section).length - 1
  const paragraph = Math.min(caret.paragraph, last)
  const box = document.querySelector<HTMLTextAreaElement>(
    `[data-paragraph="${placeName({ section: caret.section, paragraph })}"]`,
  )
  if (box === null) return null
  box.focus()
  const at = Math.min(caret.at, box.value.length)
  box.setSelectionRange(at, at)
  return box
}

/** The words of a new heading only hold the place: the first letter typed replaces them. */
function focusHeading(section: number): HTMLElement | null {
  const field = document.querySelector<HTMLInputElement>(`[data-section="${section}"] .report-heading input`)
  field?.focus()
  field?.select()
  return field
}
