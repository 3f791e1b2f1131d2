import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { AppError } from '../../shared/domain/appError.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import type { Sent, TextChange } from './editQueue.ts'
import { notesFrom } from './notesFrom.ts'
import { difference, rebase } from './rebase.ts'

export interface AppliedChange {
  readonly itemId: string
  readonly changeId: string
  readonly baseRevision: number
  readonly steps: readonly MinutesJson[]
  readonly facts: { readonly add: readonly LineFact[]; readonly remove: readonly string[] }
  readonly undoes: readonly string[]
}

/** The core, as the minutes know it. */
export interface MinutesCore {
  readonly open: (itemId: string) => Promise<{ readonly doc: MinutesJson; readonly revision: number }>
  readonly apply: (change: AppliedChange) => Promise<{ readonly revision: number; readonly savedAt: string }>
}

/** The texts of this window, as far as what the core holds may change them. */
export interface OwnTexts {
  doc(itemId: string): Node
  /** Whether all that was typed here has been sent. */
  isSent(): boolean
  /** Makes this the text without sending anything: it is what the core holds already. */
  takeOver(itemId: string, doc: Node): void
  /** Drops what waits to be sent of this text, and what could be taken back. */
  startAfresh(itemId: string): void
  /** A step back was refused: the words that it would bring back are erased for good. */
  refused(itemId: string, error: AppError): void
  /** Changes the text as the officer would. */
  write(itemId: string, step: Step): void
  newId(): string
}

interface Held {
  /** What the core holds for certain, and its revision. */
  confirmed: Node
  revision: number
  /** What the core holds instead, where ours does not fit. */
  conflict: { readonly theirs: Node; readonly revision: number } | null
}

interface Moving {
  /** The text they were made on. */
  readonly from: Node
  readonly changes: readonly TextChange[]
  readonly theirs: Node
  readonly revision: number
}

/** What the core holds of every item that was opened, and how the texts of this window are brought to it. */
export class CoreTexts {
  readonly #core: MinutesCore
  readonly #own: OwnTexts
  readonly #held = new Map<string, Held>()

  constructor(core: MinutesCore, own: OwnTexts) {
    this.#core = core
    this.#own = own
  }

  async read(itemId: string): Promise<{ readonly doc: Node; readonly revision: number }> {
    const { doc, revision } = await this.#core.open(itemId)
    return { doc: docFromJson(doc), revision }
  }

  /** The text of this item begins with what the core holds. */
  begin(itemId: string, doc: Node, revision: number): void {
    this.#held.set(itemId, { confirmed: doc, revision, conflict: null })
  }

  /** The core counts the changes of this item anew; of one that is not open nothing is held. */
  beginAgain(itemId: string): void {
    const held = this.#held.get(itemId)
    if (held !== undefined) held.revision = 0
  }

  /** Takes up what another window made of an open item, unless words of this one are under way: those are fitted in when they are sent. */
  async refresh(itemId: string): Promise<void> {
    const held = this.#of(itemId)
    const isQuiet = (): boolean => this.#own.isSent() && this.#own.doc(itemId).eq(held.confirmed)
    if (!isQuiet()) return
    const { revision } = held
    const read = await this.#core.open(itemId)
    // Words typed and saved while it was read are newer than what was read.
    const isOurs = held.revision !== revision || read.revision === revision
    if (!isQuiet() || isOurs) return
    held.confirmed = docFromJson(read.doc)
    held.revision = read.revision
    this.#own.takeOver(itemId, held.confirmed)
  }

  /** Sends one change; `waiting` gives those of the same item that stand behind it by then. */
  async send(change: TextChange, waiting: () => readonly TextChange[]): Promise<Sent> {
    const held = this.#of(change.itemId)
    try {
      const reply = await this.#core.apply({
        itemId: change.itemId,
        changeId: change.changeId,
        baseRevision: held.revision,
        steps: change.steps.map((step) => step.toJSON() as MinutesJson),
        facts: change.facts,
        undoes: change.undoes,
      })
      held.revision = reply.revision
      held.confirmed = change.steps.reduce(applied, held.confirmed)
      return { outcome: 'done', savedAt: reply.savedAt }
    } catch (error) {
      const refused = error instanceof AppError && ['conflict', 'invalid-input'].includes(error.code)
      if (!refused) throw error
      if (error.details['reason'] !== 'erased') return this.#openAgain(held, change, waiting)
      this.#own.refused(change.itemId, error)
      return this.#leaveOut(held, change, waiting)
    }
  }

  /** The text moved on elsewhere: reads it and moves what waits onto it. Where that cannot be done both versions are kept for the officer. */
  async #openAgain(held: Held, change: TextChange, waiting: () => readonly TextChange[]): Promise<Sent> {
    const { doc: theirs, revision } = await this.read(change.itemId)
    if (difference(held.confirmed, theirs) === null && revision === held.revision) {
      held.conflict = { theirs, revision }
      return { outcome: 'conflict' }
    }
    return this.#move(
      held,
      { from: held.confirmed, changes: [change, ...waiting()], theirs, revision },
      change.itemId,
    )
  }

  /** This change is not to be: what was typed behind it is moved to where it never was. */
  async #leaveOut(held: Held, change: TextChange, waiting: () => readonly TextChange[]): Promise<Sent> {
    const { doc: theirs, revision } = await this.read(change.itemId)
    const from = change.steps.reduce(applied, held.confirmed)
    return this.#move(held, { from, changes: waiting(), theirs, revision }, change.itemId)
  }

  /** Changes that were made on `from` are moved onto what the core holds; where that cannot be done both versions are kept for the officer. */
  #move(held: Held, { from, changes, theirs, revision }: Moving, itemId: string): Sent {
    const moved = rebase(
      from,
      changes.map((each) => each.steps),
      theirs,
    )
    if (!moved.complete) {
      held.conflict = { theirs, revision }
      return { outcome: 'conflict' }
    }
    held.confirmed = theirs
    held.revision = revision
    this.#own.takeOver(itemId, moved.doc)
    return {
      outcome: 'moved',
      changes: changes.map((each, index) => ({ ...each, steps: moved.groups[index] ?? [] })),
    }
  }

  /** Both texts of an item in conflict, as plain text. */
  conflictTexts(itemId: string): { readonly mine: string; readonly theirs: string } | null {
    const conflict = this.#held.get(itemId)?.conflict ?? null
    return conflict === null
      ? null
      : { mine: wordsOf(this.#own.doc(itemId)), theirs: wordsOf(conflict.theirs) }
  }

  /** Settles a conflict: the text typed here replaces the other, or stands as the officer's notes below it. */
  settle(itemId: string, keep: 'mine' | 'theirs'): void {
    const held = this.#of(itemId)
    const { conflict } = held
    if (conflict === null) return
    const { theirs, revision } = conflict
    const mine = this.#own.doc(itemId)
    held.conflict = null
    held.confirmed = theirs
    held.revision = revision
    const wanted = keep === 'mine' ? mine : notesFrom(theirs, mine, () => this.#own.newId())
    this.#own.takeOver(itemId, theirs)
    this.#own.startAfresh(itemId)
    const step = difference(theirs, wanted)
    if (step !== null) this.#own.write(itemId, step)
  }

  #of(itemId: string): Held {
    return defined(this.#held.get(itemId), 'the item was opened')
  }
}

function applied(doc: Node, step: Step): Node {
  return defined(step.apply(doc).doc, 'a step the core took fits here too')
}

function wordsOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n')
}
