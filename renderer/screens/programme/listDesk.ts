import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'

/** One step, with what takes it back: both work on the values as they are then, so that words typed meanwhile stay. */
export interface DeskStep<Value> {
  /** "Play streets moved to 11 March 2027": what the undo is called. */
  readonly name: string
  readonly redo: (values: readonly Value[]) => readonly Value[]
  readonly undo: (values: readonly Value[]) => readonly Value[]
}

interface DeskState<Value> {
  readonly values: readonly Value[]
  readonly undo: string | null
  readonly redo: string | null
}

export interface DeskParts<Value> {
  readonly values: readonly Value[]
  readonly version: string
  /** Saves all values over those of `version`; gives the version they have then. */
  readonly save: (version: string, values: readonly Value[]) => Promise<string>
  /** A save was refused: what stands is to be read again. */
  readonly onProblem: (problem: unknown) => void
  readonly onSaved: () => void
}

const depth = 100

/**
 * A list that is saved as a whole, each time over the version before: what the officer does is seen at once and saved in turn. What
 * another window did is taken over when nothing of this one is under way, and ends what can be undone here.
 */
export class ListDesk<Value> {
  readonly state: StoreApi<DeskState<Value>>
  readonly #parts: DeskParts<Value>
  #version: string
  #done: DeskStep<Value>[] = []
  #undone: DeskStep<Value>[] = []
  #open = 0
  #last: Promise<boolean> = Promise.resolve(true)

  constructor(parts: DeskParts<Value>) {
    this.#parts = parts
    this.#version = parts.version
    this.state = createStore<DeskState<Value>>(() => ({ values: parts.values, undo: null, redo: null }))
  }

  /** What the core has now. */
  adopt(values: readonly Value[], version: string): void {
    if (this.#open > 0 || version === this.#version) return
    this.#version = version
    this.#done = []
    this.#undone = []
    this.#show(values)
  }

  /** Does a step that can be taken back. True once it is saved. */
  do(step: DeskStep<Value>): Promise<boolean> {
    this.#done = [...this.#done.slice(1 - depth), step]
    this.#undone = []
    return this.#change(step.redo)
  }

  /** A change of words, which has a way back of its own: it is typed again. */
  write(change: (values: readonly Value[]) => readonly Value[]): Promise<boolean> {
    return this.#change(change)
  }

  /** The step that was taken back; null when there is none. */
  undo(): DeskStep<Value> | null {
    const step = this.#done.pop() ?? null
    if (step === null) return null
    this.#undone.push(step)
    void this.#change(step.undo)
    return step
  }

  redo(): DeskStep<Value> | null {
    const step = this.#undone.pop() ?? null
    if (step === null) return null
    this.#done.push(step)
    void this.#change(step.redo)
    return step
  }

  #change(change: (values: readonly Value[]) => readonly Value[]): Promise<boolean> {
    const values = change(this.state.getState().values)
    this.#show(values)
    this.#open += 1
    this.#last = this.#last.then((isSound) => this.#save(values, isSound))
    return this.#last
  }

  /** A save after one that was refused would write what nobody sees any more. */
  async #save(values: readonly Value[], isSound: boolean): Promise<boolean> {
    try {
      if (!isSound) return false
      this.#version = await this.#parts.save(this.#version, values)
      return true
    } catch (problem) {
      // From here on what the core has counts, whatever version it is.
      this.#version = ''
      this.#parts.onProblem(problem)
      return false
    } finally {
      this.#open -= 1
      if (this.#open === 0) {
        this.#last = Promise.resolve(true)
        this.#parts.onSaved()
      }
    }
  }

  #show(values: readonly Value[]): void {
    this.state.setState({
      values,
      undo: this.#done.at(-1)?.name ?? null,
      redo: this.#undone.at(-1)?.name ?? null,
    })
  }
}
