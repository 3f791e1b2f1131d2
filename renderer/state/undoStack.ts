import type { SelectionBookmark } from 'prosemirror-state'
import { Mapping } from 'prosemirror-transform'
import type { Step } from 'prosemirror-transform'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'

/** Words written into one item, with the facts whose sentences came and went in them. */
export interface TextEntry {
  readonly kind: 'text'
  readonly name: string
  readonly itemId: string
  /** What takes it back, in the order to apply. */
  readonly inverse: readonly Step[]
  /** Where the caret stood before. */
  readonly before: SelectionBookmark
  /** The changes it went out in. */
  readonly changeIds: readonly string[]
  /** Changes of one group travel and are undone together. */
  readonly group: number
  /** True while typing may still join it. */
  readonly open: boolean
  readonly at: number
  readonly deed: Deed | null
}

/** A live command that is not text: a mark of attendance. */
export interface ActEntry {
  readonly kind: 'act'
  readonly name: string
  /** The items whose words it would bring back; left out for none. */
  readonly itemIds?: readonly string[]
  readonly undo: () => void
  readonly redo: () => void
  readonly deed: Deed | null
}

/** Several entries that were one act of the officer's, and are taken back as one. */
export interface Deed {
  readonly id: number
  readonly name: string
}

export type UndoEntry = TextEntry | ActEntry

export interface UndoNames {
  /** What undo would take back: “Adjourned 11:05”; null when there is nothing. */
  readonly undo: string | null
  readonly redo: string | null
}

const groupWithin = 500
/** Enough for a day of minuting; the change log keeps everything anyway. */
const depth = 5_000

/** One chronological stack for the meeting, text and live commands together. Holds values; the session applies them. */
export class UndoStack {
  readonly names: StoreApi<UndoNames> = createStore<UndoNames>(() => ({ undo: null, redo: null }))
  #done: UndoEntry[] = []
  #undone: UndoEntry[] = []
  #groups = 0
  #deeds = 0
  #deed: Deed | null = null

  /** Whatever `record` does is one step under this name. Within another such step it is part of that. */
  asOne<T>(name: string, record: () => T): T {
    if (this.#deed !== null) return record()
    this.seal()
    this.#deeds += 1
    this.#deed = { id: this.#deeds, name }
    try {
      return record()
    } finally {
      this.seal()
      this.#deed = null
    }
  }

  /**
   * The group that an edit made at `at` (milliseconds) belongs to: typing joins the typing of the last half second in the same item;
   * a named step stands alone.
   */
  groupFor(itemId: string, name: string | null, at: number): number {
    const last = this.#done.at(-1)
    const joins =
      name === null &&
      last?.kind === 'text' &&
      last.open &&
      last.itemId === itemId &&
      at - last.at < groupWithin
    if (joins) return last.group
    this.#groups += 1
    return this.#groups
  }

  /** Records an edit. Something new makes what was undone unreachable. */
  recordText(edit: {
    readonly itemId: string
    readonly name: string | null
    readonly group: number
    readonly inverse: readonly Step[]
    readonly before: SelectionBookmark
    readonly changeId: string
    readonly at: number
  }): void {
    this.#undone = []
    const last = this.#done.at(-1)
    if (last?.kind === 'text' && last.open && last.group === edit.group) {
      this.#done[this.#done.length - 1] = {
        ...last,
        inverse: [...edit.inverse, ...last.inverse],
        changeIds: [...new Set([...last.changeIds, edit.changeId])],
        at: edit.at,
      }
    } else {
      this.#done.push({
        kind: 'text',
        name: edit.name ?? 'typing',
        itemId: edit.itemId,
        inverse: edit.inverse,
        before: edit.before,
        changeIds: [edit.changeId],
        group: edit.group,
        open: edit.name === null,
        at: edit.at,
        deed: this.#deed,
      })
      if (this.#done.length > depth) this.#done.shift()
    }
    this.#tell()
  }

  recordAct(act: Omit<ActEntry, 'kind' | 'deed'>): ActEntry {
    this.seal()
    this.#undone = []
    const entry: ActEntry = { kind: 'act', ...act, deed: this.#deed }
    this.#done.push(entry)
    this.#tell()
    return entry
  }

  /** Takes out an act that was refused: there is nothing to take back, or to do again. */
  drop(entry: ActEntry): void {
    const others = (other: UndoEntry): boolean => other !== entry
    this.#done = this.#done.filter(others)
    this.#undone = this.#undone.filter(others)
    this.#tell()
  }

  /** What is typed next starts a new group: the caret was set elsewhere, or a live command came between. */
  seal(): void {
    const last = this.#done.at(-1)
    if (last?.kind === 'text' && last.open) this.#done[this.#done.length - 1] = { ...last, open: false }
  }

  /** What the next undo or redo would take, without taking it. */
  next(direction: 'undo' | 'redo'): UndoEntry | null {
    this.seal()
    return (direction === 'undo' ? this.#done : this.#undone).at(-1) ?? null
  }

  /** Where the next step would be seen: what it is called, and the item whose text it would change (null for none). */
  reach(direction: 'undo' | 'redo'): { readonly name: string; readonly itemId: string | null } | null {
    const entries = direction === 'undo' ? this.#done : this.#undone
    const last = entries.at(-1)
    if (last === undefined) return null
    const text = entries.findLast((entry) => entry.kind === 'text' && isOneWith(last, entry))
    return { name: nameOf(last), itemId: text?.kind === 'text' ? text.itemId : null }
  }

  /** The next entry, if it was one act with this one. */
  takeWith(direction: 'undo' | 'redo', entry: UndoEntry): UndoEntry | null {
    const next = (direction === 'undo' ? this.#done : this.#undone).at(-1)
    if (next === undefined || entry.deed === null || !isOneWith(entry, next)) return null
    return direction === 'undo' ? this.takeUndo() : this.takeRedo()
  }

  takeUndo(): UndoEntry | null {
    this.seal()
    const entry = this.#done.pop() ?? null
    this.#tell()
    return entry
  }

  takeRedo(): UndoEntry | null {
    this.seal()
    const entry = this.#undone.pop() ?? null
    this.#tell()
    return entry
  }

  /** Puts back what an undo or a redo made. */
  put(side: 'undo' | 'redo', entry: UndoEntry): void {
    const closed = entry.kind === 'text' ? { ...entry, open: false } : entry
    if (side === 'undo') this.#done.push(closed)
    else this.#undone.push(closed)
    this.#tell()
  }

  /** The last entry, when it is the text change with this id. */
  isLast(changeId: string): boolean {
    const last = this.#done.at(-1)
    return last?.kind === 'text' && last.changeIds.includes(changeId)
  }

  newGroup(): number {
    this.#groups += 1
    return this.#groups
  }

  /** The text of an item was changed by another hand: what takes our steps back is moved over that change, or dropped where it no longer fits. */
  moveOver(itemId: string, over: Step): void {
    this.#done = move(this.#done, itemId, over)
    this.#undone = move(this.#undone, itemId, over)
    this.#tell()
  }

  /** The text of an item was replaced as a whole: its steps can no longer be taken back. */
  forget(itemId: string): void {
    const others = (entry: UndoEntry): boolean => entry.kind !== 'text' || entry.itemId !== itemId
    this.#done = this.#done.filter(others)
    this.#undone = this.#undone.filter(others)
    this.#tell()
  }

  /** What was deleted in an item is erased for good: nothing that would bring words of it back can be taken back or done again. */
  forgetWords(itemId: string): void {
    const others = (entry: UndoEntry): boolean =>
      entry.kind === 'text' ? entry.itemId !== itemId : entry.itemIds?.includes(itemId) !== true
    this.#done = this.#done.filter(others)
    this.#undone = this.#undone.filter(others)
    this.#tell()
  }

  #tell(): void {
    const name = (entry: UndoEntry | undefined): string | null => (entry === undefined ? null : nameOf(entry))
    this.names.setState({ undo: name(this.#done.at(-1)), redo: name(this.#undone.at(-1)) })
  }
}

function nameOf(entry: UndoEntry): string {
  return entry.deed?.name ?? entry.name
}

function isOneWith(entry: UndoEntry, other: UndoEntry): boolean {
  return entry === other || (entry.deed !== null && entry.deed.id === other.deed?.id)
}

/** From the top of the stack down: each entry is moved over the change as it stands below the entries above it. */
function move(entries: readonly UndoEntry[], itemId: string, over: Step): UndoEntry[] {
  let change: Step | null = over
  return entries
    .toReversed()
    .flatMap((entry) => {
      if (entry.kind !== 'text' || entry.itemId !== itemId) return [entry]
      if (change === null) return []
      const inverse: Step[] = []
      for (const step of entry.inverse) {
        if (change === null) return []
        const moved = step.map(new Mapping([change.getMap()]))
        if (moved === null) return []
        inverse.push(moved)
        change = change.map(new Mapping([step.getMap()]))
      }
      return [{ ...entry, inverse }]
    })
    .toReversed()
}
