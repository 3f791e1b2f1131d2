import type { EditorState, Transaction } from 'prosemirror-state'
import { AppError } from '../../shared/domain/appError.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import { insertEventLine, removeEventLine, rewriteEventLine } from '../editor/eventLines.ts'
import type { KnownFacts } from './knownFacts.ts'

/** The minutes, as far as event lines need them; an item left out is the one shown. */
export interface EventText {
  state(itemId?: string): EditorState
  dispatch(tr: Transaction, itemId?: string): string | null
  isOpen(itemId: string): boolean
  /** Opens an item, from the core the first time. */
  open(itemId: string): Promise<void>
  /** The open item in which the line of this fact stands. */
  itemWithLine(factId: string): string | null
  /** Takes the change back without a trace, if nothing was done since. */
  takeBackLast(changeId: string): boolean
  newId(): string
  /** Milliseconds, for the time between two presses only. */
  now(): number
}

/** F9 within this many milliseconds of itself takes the wrong press back. */
const takeBackWithin = 10_000

/** What happens in the meeting, each as a line of the minutes that comes and goes with its fact. */
export class MinutesEvents {
  readonly #text: EventText
  readonly #known: KnownFacts
  #lastPress: { readonly factId: string; readonly changeId: string; readonly at: number } | null = null

  constructor(text: EventText, known: KnownFacts) {
    this.#text = text
    this.#known = known
  }

  /** Writes an event line for something that happened now, with its fact, as one change. */
  add(fact: LineFact, sentence: string, name: string): string | null {
    this.#known.know([fact])
    let changeId: string | null = null
    insertEventLine({ event: fact.kind, factId: fact.id, sentence, name })(this.#text.state(), (tr) => {
      changeId = this.#text.dispatch(tr)
    })
    return changeId
  }

  /** Adjourns or resumes. The same press again within ten seconds takes it back and leaves no trace. Null when it took one back. */
  pressAdjourn(fact: LineFact, sentence: string, name: string): LineFact | null {
    const last = this.#lastPress
    this.#lastPress = null
    if (last !== null && this.#text.now() - last.at < takeBackWithin && this.#takeBack(last)) return null
    const changeId = this.add(fact, sentence, name)
    if (changeId !== null) this.#lastPress = { factId: fact.id, changeId, at: this.#text.now() }
    return fact
  }

  /** The next press takes nothing back: the officer stepped back or forward since. */
  forgetPress(): void {
    this.#lastPress = null
  }

  #takeBack({ factId, changeId }: { readonly factId: string; readonly changeId: string }): boolean {
    if (this.#text.takeBackLast(changeId)) return true
    const itemId = this.#text.itemWithLine(factId)
    if (itemId === null) return false
    const remove = removeEventLine(factId, 'taking it back')
    return remove(this.#text.state(itemId), (tr) => this.#text.dispatch(tr, itemId))
  }

  /** Gives a fact another time: its sentence follows, unless the officer rewrote it. One change, undone as one. */
  async setTime(factId: string, at: string, sentence: (fact: LineFact) => string): Promise<void> {
    const fact = this.#known.get(factId)
    if (fact === undefined || fact.at === at) return
    await this.replace(factId, { ...fact, id: this.#text.newId(), at }, sentence, `the time ${at}`)
  }

  /** Puts another fact in the place of one, with a new id, on the same line. One change, undone as one. Throws `not-found` when the line is gone. */
  async replace(
    factId: string,
    fact: LineFact,
    sentence: (fact: LineFact) => string,
    name: string,
  ): Promise<void> {
    const before = this.#known.get(factId)
    if (this.#lastPress?.factId === factId) this.#lastPress = null
    const itemId = before === undefined ? null : await this.#itemOf(before)
    if (itemId === null) {
      throw new AppError('not-found', 'The line of this event is no longer in the minutes.')
    }
    this.#known.know([fact])
    rewriteEventLine(factId, { event: fact.kind, factId: fact.id, sentence: sentence(fact), name })(
      this.#text.state(itemId),
      (tr) => this.#text.dispatch(tr, itemId),
    )
  }

  async #itemOf(fact: LineFact): Promise<string | null> {
    const itemId = this.#text.itemWithLine(fact.id)
    if (itemId !== null || fact.itemId === null || this.#text.isOpen(fact.itemId)) return itemId
    await this.#text.open(fact.itemId)
    return this.#text.itemWithLine(fact.id)
  }
}
