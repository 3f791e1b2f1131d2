import type { Command, EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** What a list at the caret shows. */
export interface CaretRows {
  readonly from: number
  readonly entries: readonly { readonly name: string; readonly title: string }[]
  readonly active: number
}

/** Pixels between the line of the caret and the list. */
const gap = 8

/** The list under the line of the caret, or above it where the pane ends. The text keeps the focus; a click chooses. */
export class CaretList {
  readonly #list: HTMLUListElement
  readonly #id: string
  readonly #rowsOf: (state: EditorState) => CaretRows | null
  #shown: CaretRows | null = null

  constructor(
    view: EditorView,
    id: string,
    rowsOf: (state: EditorState) => CaretRows | null,
    accept: (index: number) => Command,
  ) {
    this.#id = id
    this.#rowsOf = rowsOf
    this.#list = document.createElement('ul')
    this.#list.id = id
    this.#list.className = 'caret-list'
    this.#list.setAttribute('role', 'listbox')
    this.#list.setAttribute('aria-label', 'Names')
    this.#list.hidden = true
    this.#list.addEventListener('mousedown', (event) => event.preventDefault())
    this.#list.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('li') : null
      if (row !== null) accept([...this.#list.children].indexOf(row))(view.state, view.dispatch.bind(view))
    })
    view.dom.parentElement?.append(this.#list)
  }

  update(view: EditorView): void {
    const rows = this.#rowsOf(view.state)
    if (rows === this.#shown) return
    const isSame = rows !== null && this.#shown?.entries === rows.entries
    this.#shown = rows
    this.#list.hidden = rows === null
    if (rows === null) return
    if (!isSame) this.#list.replaceChildren(...rows.entries.map((entry, index) => this.#row(entry, index)))
    ;[...this.#list.children].forEach((row, index) =>
      row.setAttribute('aria-selected', String(index === rows.active)),
    )
    this.#place(view, rows.from)
  }

  destroy(): void {
    this.#list.remove()
  }

  #row(entry: CaretRows['entries'][number], index: number): HTMLLIElement {
    const row = document.createElement('li')
    row.id = `${this.#id}-${index}`
    row.setAttribute('role', 'option')
    const name = document.createElement('span')
    name.textContent = entry.name
    row.append(name)
    if (entry.title !== '') {
      const title = document.createElement('span')
      title.className = 'caret-list-title'
      title.textContent = entry.title
      row.append(' ', title)
    }
    return row
  }

  #place(view: EditorView, from: number): void {
    const parent = this.#list.offsetParent?.getBoundingClientRect()
    const pane = (view.dom.closest('[data-pane]') ?? document.documentElement).getBoundingClientRect()
    if (parent === undefined) return
    const start = view.coordsAtPos(from)
    const caret = view.coordsAtPos(view.state.selection.head)
    const { offsetWidth, offsetHeight } = this.#list
    const fitsBelow = caret.bottom + gap + offsetHeight <= Math.min(pane.bottom, window.innerHeight)
    const top = fitsBelow ? caret.bottom + gap : start.top - gap - offsetHeight
    const left = Math.max(pane.left + gap, Math.min(start.left, pane.right - offsetWidth - 2 * gap))
    this.#list.style.top = `${top - parent.top}px`
    this.#list.style.left = `${left - parent.left}px`
  }
}
