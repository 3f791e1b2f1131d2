/** Pictures of pages as addresses of the page's own memory: fetched a few at a time, kept while they are shown and a while after. */

export interface PicturesOptions {
  readonly fetchBytes: (path: string) => Promise<Blob>
  /** `URL.createObjectURL`, and its end. */
  readonly createUrl: (bytes: Blob) => string
  readonly revokeUrl: (url: string) => void
  /** How many that nobody shows stay at hand. */
  readonly kept?: number
  /** How many are fetched at a time. */
  readonly atATime?: number
}

export type Picture =
  | { readonly state: 'waiting' }
  | { readonly state: 'there'; readonly url: string }
  | { readonly state: 'failed' }

interface Entry {
  picture: Picture
  readonly shownBy: Set<() => void>
}

const waiting: Picture = { state: 'waiting' }

export class PagePictures {
  readonly #options: PicturesOptions
  readonly #entries = new Map<string, Entry>()
  /** The last asked for is fetched first: it is what the officer looks at now. */
  #queue: string[] = []
  #fetching = 0
  #isOpen = true

  constructor(options: PicturesOptions) {
    this.#options = options
  }

  /** Shows the picture at a path from now on; `changed` is called when there is more to see. Call what it returns when it is out of sight. */
  show(path: string, changed: () => void): () => void {
    const known = this.#entries.get(path)
    const entry = known ?? { picture: waiting, shownBy: new Set<() => void>() }
    // The latest shown stands last, so that the longest unseen goes first.
    this.#entries.delete(path)
    this.#entries.set(path, entry)
    entry.shownBy.add(changed)
    if (known === undefined || known.picture.state === 'failed') {
      entry.picture = waiting
      this.#queue.push(path)
      this.#next()
    }
    return () => {
      entry.shownBy.delete(changed)
      if (entry.shownBy.size === 0) this.#unseen(path, entry)
    }
  }

  picture(path: string): Picture {
    return this.#entries.get(path)?.picture ?? waiting
  }

  /** From now on pictures stay a while after they were last shown. */
  open(): void {
    this.#isOpen = true
  }

  /** Lets every picture go as soon as nobody shows it. */
  close(): void {
    this.#isOpen = false
    for (const [path, entry] of this.#entries) if (entry.shownBy.size === 0) this.#forget(path, entry)
  }

  #unseen(path: string, entry: Entry): void {
    if (entry.picture.state !== 'there') {
      // Scrolled past before it was fetched: it need not be any more.
      if (this.#queue.includes(path)) {
        this.#queue = this.#queue.filter((queued) => queued !== path)
        this.#entries.delete(path)
      }
      return
    }
    const unseen = [...this.#entries].filter(([, one]) => one.shownBy.size === 0)
    const tooMany = unseen.length - (this.#isOpen ? (this.#options.kept ?? 100) : 0)
    for (const [oldest, one] of unseen.slice(0, Math.max(0, tooMany))) this.#forget(oldest, one)
  }

  #forget(path: string, entry: Entry): void {
    if (entry.picture.state === 'there') this.#options.revokeUrl(entry.picture.url)
    this.#entries.delete(path)
  }

  #next(): void {
    while (this.#fetching < (this.#options.atATime ?? 4)) {
      const path = this.#queue.pop()
      if (path === undefined) return
      this.#fetching += 1
      void this.#fetch(path)
    }
  }

  async #fetch(path: string): Promise<void> {
    const picture = await this.#options.fetchBytes(path).then(
      (bytes): Picture => ({ state: 'there', url: this.#options.createUrl(bytes) }),
      (): Picture => ({ state: 'failed' }),
    )
    this.#fetching -= 1
    const entry = this.#entries.get(path)
    if (entry !== undefined) {
      entry.picture = picture
      if (entry.shownBy.size === 0) this.#unseen(path, entry)
      for (const changed of entry.shownBy) changed()
    } else if (picture.state === 'there') this.#options.revokeUrl(picture.url)
    this.#next()
  }
}
