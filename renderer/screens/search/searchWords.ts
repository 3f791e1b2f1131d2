import type { SearchAsked } from './searchAddress.ts'
import type { SearchFound } from './searchData.ts'

/** "41 found, 2 more in closed matter", for the ear; empty before anything was asked. */
export function sayFound(asked: SearchAsked, found: SearchFound | undefined): string {
  if (found === undefined || (asked.words.trim() === '' && found.total === 0)) return ''
  const more = found.hidden === 0 ? '' : `, ${found.hidden.toLocaleString('en-GB')} more in closed matter`
  return `${found.total.toLocaleString('en-GB')} found${more}`
}

/** The same for the status bar, with the time it took. */
export function saidOf(asked: SearchAsked, found: SearchFound | undefined): string {
  const said = sayFound(asked, found)
  if (said === '' || found === undefined) return 'Type to search every meeting of the book'
  return `${said}, in ${Math.max(1, Math.round(found.milliseconds))} ms`
}

/** Puts the caret in the field, its words selected. */
export function focusSearch(): HTMLElement | null {
  const field = document.querySelector<HTMLInputElement>('[data-search-words] input')
  field?.focus()
  field?.select()
  return field
}
