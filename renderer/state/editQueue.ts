import type { Step } from 'prosemirror-transform'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { AppError } from '../../shared/domain/appError.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'

/** What the screen says of the saving of the meeting. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  /** Shown only when an edit has waited for half a second. */
  | { readonly kind: 'saving' }
  | { readonly kind: 'not-saved'; readonly sentence: string; readonly since: number }
  /** The text of this item moved on elsewhere in a way that the words typed here do not fit. Nothing is discarded. */
  | { readonly kind: 'conflict'; readonly itemId: string }

/** One change of the text of an item, with the facts that came or went in the same act. */
export interface TextChange {
  readonly kind: 'text'
  readonly changeId: string
  readonly itemId: string
  /** Changes of one group may travel together; a change with facts, or one that takes others back, travels alone. */
  readonly group: number
  readonly steps: readonly Step[]
  readonly facts: { readonly add: readonly LineFact[]; readonly remove: readonly string[] }
  readonly undoes: readonly string[]
}

/** Any other durable act of the meeting, kept in order with the text. */
export interface ActChange {
  readonly kind: 'act'
  readonly changeId: string
  /** Sends it. Sent again after a lost reply, so it must say the same twice. */
  readonly send: () => Promise<unknown>
  readonly refused: (error: AppError) => void
}

export type Change = TextChange | ActChange

export type Sent =
  | { readonly outcome: 'done'; readonly savedAt: string | null }
  /** The text was opened again and the waiting changes of the item were moved onto it; one that is not among them is not to be. */
  | { readonly outcome: 'moved'; readonly changes: readonly TextChange[] }
  | { readonly outcome: 'conflict' }

export interface EditQueueDependencies {
  /** Sends one change. Throws what the client throws. `waiting` gives the changes of the same item that stand behind it by then. */
  readonly send: (change: TextChange, waiting: () => readonly TextChange[]) => Promise<Sent>
  readonly newId: () => string
  /** Milliseconds, for waiting times only. */
  readonly now: () => number
  readonly schedule: (task: () => void, milliseconds: number) => () => void
}

export interface EditQueueState {
  readonly save: SaveState
  /** Changes not yet acknowledged, the one in flight included. */
  readonly waiting: number
}

export interface EditQueue {
  readonly state: StoreApi<EditQueueState>
  /** Queues the steps and answers the id of the change they travel in. */
  push(edit: Omit<TextChange, 'kind' | 'changeId'>): string
  act(send: () => Promise<unknown>, refused: (error: AppError) => void): void
  /** Settles when everything queued so far is durable, or cannot be made so for now; true when it is. */
  flush(): Promise<boolean>
  /** Tries again at once. */
  retry(): void
  /** Goes on after the officer has settled a conflict; the changes of the item that waited are dropped, as they were settled with it. */
  settle(itemId: string): void
  close(): void
}

const savingAfter = 500
/** A failure that is not yet news becomes it then, however long the next try takes. */
const newsAfter = 1_000
const retryAfter = [250, 500, 1_000, 2_000, 4_000]
/** The contract takes 2,000 steps at once. */
const stepsAtOnce = 1_000

/** Sends every edit at once, one at a time, newer ones waiting together behind it; keeps them until they are durable. */
export function createEditQueue(dependencies: EditQueueDependencies): EditQueue {
  return new Queue(dependencies)
}

class Queue implements EditQueue {
  readonly state: StoreApi<EditQueueState> = createStore<EditQueueState>(() => ({
    save: { kind: 'saved', at: null },
    waiting: 0,
  }))
  readonly #on: EditQueueDependencies
  #changes: Change[] = []
  #inFlight = false
  #failures = 0
  #savedAt: string | null = null
  #stopRetry: (() => void) | null = null
  #stopSaving: (() => void) | null = null
  #stopNews: (() => void) | null = null
  #flushes: { readonly last: string; readonly done: (saved: boolean) => void }[] = []
  #closed = false

  constructor(dependencies: EditQueueDependencies) {
    this.#on = dependencies
  }

  push(edit: Omit<TextChange, 'kind' | 'changeId'>): string {
    const last = this.#changes.at(-1)
    const lastIsFree = this.#changes.length > 1 || !this.#inFlight
    if (last?.kind === 'text' && lastIsFree && mayTravelTogether(last, edit) && !this.#isStuck()) {
      this.#changes[this.#changes.length - 1] = { ...last, steps: [...last.steps, ...edit.steps] }
      this.#report()
      return last.changeId
    }
    const changeId = this.#on.newId()
    this.#changes.push({ kind: 'text', changeId, ...edit })
    this.#startSaving()
    this.#next()
    return changeId
  }

  act(send: () => Promise<unknown>, refused: (error: AppError) => void): void {
    this.#changes.push({ kind: 'act', changeId: this.#on.newId(), send, refused })
    this.#startSaving()
    this.#next()
  }

  flush(): Promise<boolean> {
    const last = this.#changes.at(-1)
    if (last === undefined) return Promise.resolve(true)
    return new Promise((done) => {
      this.#flushes.push({ last: last.changeId, done })
      this.retry()
    })
  }

  retry(): void {
    this.#stopRetry?.()
    this.#stopRetry = null
    this.#next()
  }

  settle(itemId: string): void {
    const { save } = this.state.getState()
    if (save.kind !== 'conflict' || save.itemId !== itemId) return
    this.#changes = this.#changes.filter((change) => change.kind !== 'text' || change.itemId !== itemId)
    this.state.setState({ save: { kind: 'saved', at: this.#savedAt } })
    this.#report()
    this.#next()
  }

  close(): void {
    this.#closed = true
    this.#stopRetry?.()
    this.#stopSaving?.()
    this.#stopNews?.()
    this.#answerFlushes(false)
  }

  /** A change that failed may have been applied all the same: what is sent again must be the same. */
  #isStuck(): boolean {
    return this.#changes.length === 1 && this.#failures > 0
  }

  #next(): void {
    const change = this.#changes[0]
    const blocked = this.state.getState().save.kind === 'conflict'
    if (this.#inFlight || this.#closed || this.#stopRetry !== null || change === undefined || blocked) return
    this.#inFlight = true
    this.#report()
    void this.#deliver(change).then(() => {
      this.#inFlight = false
      this.#report()
      this.#next()
    })
  }

  async #deliver(change: Change): Promise<void> {
    try {
      if (change.kind === 'act') {
        await change.send()
        this.#acknowledged(change, null)
        return
      }
      const sent = await this.#on.send(change, () => this.#waitingBehind(change))
      if (sent.outcome === 'done') this.#acknowledged(change, sent.savedAt)
      else if (sent.outcome === 'moved') {
        this.#replace(change.itemId, sent.changes)
        // One that is not to be is done with.
        if (!this.#changes.some(({ changeId }) => changeId === change.changeId))
          this.#acknowledged(change, null)
      } else this.#blocked({ kind: 'conflict', itemId: change.itemId })
    } catch (error) {
      if (change.kind === 'act' && error instanceof AppError && !mayPass(error)) {
        this.#acknowledged(change, null)
        change.refused(error)
      } else this.#failed(error)
    }
  }

  #waitingBehind(change: TextChange): TextChange[] {
    return this.#changes.filter(
      (other): other is TextChange =>
        other.kind === 'text' && other.itemId === change.itemId && other !== change,
    )
  }

  #replace(itemId: string, changes: readonly TextChange[]): void {
    const moved = new Map(changes.map((change) => [change.changeId, change]))
    this.#changes = this.#changes.flatMap((change) => {
      if (change.kind !== 'text' || change.itemId !== itemId) return [change]
      const now = moved.get(change.changeId)
      return now === undefined ? [] : [now]
    })
  }

  #acknowledged(change: Change, savedAt: string | null): void {
    this.#changes = this.#changes.filter((other) => other.changeId !== change.changeId)
    this.#failures = 0
    this.#stopNews?.()
    this.#stopNews = null
    this.#savedAt = savedAt ?? this.#savedAt
    this.#stopSaving?.()
    this.#stopSaving = null
    if (this.#changes.length === 0) this.#allSaved()
    else {
      if (this.state.getState().save.kind === 'not-saved') this.state.setState({ save: { kind: 'saving' } })
      this.#startSaving()
    }
    const settled = this.#flushes.filter((flush) => flush.last === change.changeId)
    this.#flushes = this.#flushes.filter((flush) => flush.last !== change.changeId)
    for (const flush of settled) flush.done(true)
  }

  #failed(error: unknown): void {
    const delay = retryAfter[Math.min(this.#failures, retryAfter.length - 1)] ?? 4_000
    this.#failures += 1
    // The first silence may be a host that is just starting again: it is not yet news.
    const transient = this.#failures === 1 && (!(error instanceof AppError) || error.code === 'unexpected')
    if (transient) this.#tellSoon(error)
    else this.#notSaved(error, this.#on.now())
    this.#stopRetry = this.#on.schedule(() => {
      this.#stopRetry = null
      this.#next()
    }, delay)
  }

  #tellSoon(error: unknown): void {
    const since = this.#on.now()
    this.#stopNews ??= this.#on.schedule(() => {
      this.#stopNews = null
      this.#notSaved(error, since)
    }, newsAfter)
  }

  #notSaved(error: unknown, now: number): void {
    this.#stopNews?.()
    this.#stopNews = null
    const { save } = this.state.getState()
    const since = save.kind === 'not-saved' ? save.since : now
    this.#blocked({ kind: 'not-saved', sentence: sentenceOf(error), since })
  }

  #blocked(save: SaveState): void {
    this.#stopSaving?.()
    this.#stopSaving = null
    this.state.setState({ save })
    this.#answerFlushes(false)
  }

  #allSaved(): void {
    this.#stopSaving?.()
    this.#stopSaving = null
    this.state.setState({ save: { kind: 'saved', at: this.#savedAt } })
    this.#answerFlushes(true)
  }

  #answerFlushes(saved: boolean): void {
    const flushes = this.#flushes
    this.#flushes = []
    for (const flush of flushes) flush.done(saved)
  }

  #startSaving(): void {
    this.#report()
    if (this.#stopSaving !== null) return
    this.#stopSaving = this.#on.schedule(() => {
      this.#stopSaving = null
      const { save } = this.state.getState()
      if (this.#changes.length > 0 && save.kind === 'saved') this.state.setState({ save: { kind: 'saving' } })
    }, savingAfter)
  }

  #report(): void {
    this.state.setState({ waiting: this.#changes.length })
  }
}

function mayTravelTogether(last: TextChange, next: Omit<TextChange, 'kind' | 'changeId'>): boolean {
  const alone = (change: Pick<TextChange, 'facts' | 'undoes'>): boolean =>
    change.facts.add.length > 0 || change.facts.remove.length > 0 || change.undoes.length > 0
  return (
    last.itemId === next.itemId &&
    last.group === next.group &&
    !alone(last) &&
    !alone(next) &&
    last.steps.length + next.steps.length <= stepsAtOnce
  )
}

/** Whether trying the same again may succeed. */
function mayPass(error: AppError): boolean {
  // A lock passes too: what was done before it is done once it is unlocked.
  const isLocked = error.details['reason'] === 'locked'
  return isLocked || error.code === 'storage' || error.code === 'unexpected'
}

function sentenceOf(error: unknown): string {
  return error instanceof AppError
    ? error.message
    : 'Minutebook is not answering. Keep typing; nothing is lost while this window is open.'
}
