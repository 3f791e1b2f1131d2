/** One line of a list that the text offers. */
export interface Offered {
  /** What takes it: "Enter", "1"; empty for none. */
  readonly key: string
  readonly words: string
}

/**
 * A small list under the caret, offered by the text itself: the focus and the caret stay where they are, and whoever types on pays it no
 * attention. The editor names the chosen line by `aria-activedescendant`.
 */
export class OfferList {
  readonly #list: HTMLUListElement
  readonly #hint: HTMLElement
  readonly #box: HTMLElement
  readonly #choose: (index: number) => void
  #drawn: readonly Offered[] | null = null

  constructor(parent: HTMLElement, id: string, label: string, choose: (index: number) => void) {
    this.#choose = choose
    this.#box = document.createElement('div')
    this.#box.className = 'offer-list'
    this.#box.hidden = true
    this.#list = document.createElement('ul')
    this.#list.id = id
    this.#list.setAttribute('role', 'listbox')
    this.#list.setAttribute('aria-label', label)
    this.#hint = document.createElement('p')
    this.#hint.className = 'offer-hint'
    this.#box.append(this.#list, this.#hint)
    parent.append(this.#box)
    // The caret stays in the text.
    this.#box.addEventListener('mousedown', (event) => event.preventDefault())
  }

  /** Shows the lines under `place`, in coordinates of the window; `chosen` is marked (-1: none). */
  show(
    offered: readonly Offered[],
    chosen: number,
    hint: string,
    place: { left: number; bottom: number },
  ): void {
    if (offered !== this.#drawn) this.#draw(offered)
    this.#hint.textContent = hint
    ;[...this.#list.children].forEach((line, index) =>
      line.setAttribute('aria-selected', String(index === chosen)),
    )
    const wasHidden = this.#box.hidden
    this.#box.hidden = false
    const around = this.#box.parentElement?.getBoundingClientRect()
    const room = (around?.width ?? 0) - this.#box.offsetWidth
    this.#box.style.left = `${Math.max(0, Math.min(place.left - (around?.left ?? 0), room))}px`
    this.#box.style.top = `${place.bottom - (around?.top ?? 0) + 4}px`
    if (wasHidden) this.#box.scrollIntoView({ block: 'nearest' })
    else this.#list.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }

  hide(): void {
    this.#box.hidden = true
  }

  destroy(): void {
    this.#box.remove()
  }

  #draw(offered: readonly Offered[]): void {
    this.#drawn = offered
    this.#list.replaceChildren(
      ...offered.map(({ key, words }, index) => {
        const line = document.createElement('li')
        line.id = `${this.#list.id}-${index}`
        line.setAttribute('role', 'option')
        const cap = document.createElement('kbd')
        cap.setAttribute('aria-hidden', 'true')
        cap.textContent = key
        const text = document.createElement('span')
        text.textContent = words
        line.append(cap, text)
        line.addEventListener('click', () => this.#choose(index))
        return line
      }),
    )
  }
}
