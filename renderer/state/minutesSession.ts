import type { Command, EditorState, Plugin, Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../shared/domain/appError.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { stepName } from '../editor/stepName.ts'
import { writtenFromFact } from '../editor/writtenFromFact.ts'
import { CoreTexts } from './coreTexts.ts'
import type { MinutesCore, OwnTexts } from './coreTexts.ts'
import { createEditQueue } from './editQueue.ts'
import type { EditQueue, EditQueueDependencies } from './editQueue.ts'
import { KnownFacts } from './knownFacts.ts'
import { MinutesEvents } from './minutesEvents.ts'
import type { EventText } from './minutesEvents.ts'
import { OpenTexts } from './openTexts.ts'
import type { Applied } from './openTexts.ts'
import { difference } from './rebase.ts'
import { SummaryKeeper } from './sessionSummary.ts'
import type { SessionSummary } from './sessionSummary.ts'
import { UndoStack } from './undoStack.ts'
import { UndoSteps } from './undoSteps.ts'
import type { SteppedText } from './undoSteps.ts'

export interface MinutesSessionDependencies extends MinutesCore, Omit<EditQueueDependencies, 'send'> {
  readonly plugins: (itemId: string) => Plugin[]
  /** The facts of the meeting when the session begins. */
  readonly facts: readonly LineFact[]
  /** Told when a step could not be taken back or done again. */
  readonly problem?: (error: AppError) => void
  /** Whether the screen knows this item yet; left out: it knows every one. */
  readonly isThere?: (itemId: string) => boolean
  /** Why nothing may be written any more, e.g. into minutes that are confirmed; null, or left out, while it may. */
  readonly whyItStands?: () => AppError | null
}

/**
 * The minutes of one meeting while its screen is open: the text of every item that was opened, the queue to the core and one undo
 * stack over both. It needs no DOM: the view shows `state()` and hands every transaction to `dispatch`.
 */
export class MinutesSession {
  readonly queue: EditQueue
  readonly undoStack = new UndoStack()
  readonly summary: StoreApi<SessionSummary>
  /** What happens in the meeting, as lines of the minutes. */
  readonly events: MinutesEvents
  readonly #on: MinutesSessionDependencies
  readonly #texts: OpenTexts
  readonly #core: CoreTexts
  readonly #known: KnownFacts
  readonly #steps: UndoSteps
  readonly #shown: SummaryKeeper
  /** How many times an item was asked for: the last one is shown. */
  #asked = 0

  constructor(dependencies: MinutesSessionDependencies) {
    const { facts, plugins } = dependencies
    this.#on = dependencies
    this.#shown = new SummaryKeeper(facts)
    this.summary = this.#shown.store
    this.#texts = new OpenTexts(plugins)
    this.#core = new CoreTexts(dependencies, this.#ownTexts())
    this.queue = createEditQueue({
      ...dependencies,
      send: (change, waiting) => this.#core.send(change, waiting),
    })
    this.#known = new KnownFacts(facts)
    this.events = new MinutesEvents(this.#eventText(), this.#known)
    this.#steps = new UndoSteps(this.undoStack, this.#steppedText())
  }

  /**
   * Opens an item, from the core the first time, and shows it; `shown` is called when it is. False when another was asked for while this
   * one was being opened: that one is shown, however late this one comes.
   */
  async show(itemId: string, shown?: () => void): Promise<boolean> {
    this.#asked += 1
    const turn = this.#asked
    const wasOpen = this.isOpen(itemId)
    if (!wasOpen) await this.open(itemId)
    if (turn !== this.#asked) return false
    this.#showLoaded(itemId)
    shown?.()
    if (wasOpen) await this.refresh(itemId)
    return true
  }

  /** Reads an item, without showing it. */
  async open(itemId: string): Promise<void> {
    if (this.isOpen(itemId)) return
    const { doc, revision } = await this.#core.read(itemId)
    if (!this.isOpen(itemId)) this.#open(itemId, doc, revision)
  }

  /** Opens an item that is just being made: nobody has written in it, and the core need not be asked. */
  begin(itemId: string): void {
    const doc = minutesSchema.node('doc', null, [minutesSchema.node('prose', { id: this.#on.newId() })])
    this.#open(itemId, doc, 0)
  }

  /** An item that was taken away stands again, without words: the core counts its changes anew. */
  beginAgain(itemId: string): void {
    this.#core.beginAgain(itemId)
  }

  /** Takes up what another window made of an open item, unless words of this one are under way: those are fitted in when they are sent. */
  refresh(itemId: string): Promise<void> {
    return this.#core.refresh(itemId)
  }

  /** What was deleted in this item is erased for good, here or in another window: no step back or forward brings words of it again. */
  forgetErased(itemId: string): void {
    this.#steps.goOn()
    this.undoStack.forgetWords(itemId)
  }

  isOpen(itemId: string): boolean {
    return this.#texts.isOpen(itemId)
  }

  /** The state of the shown item, or of another that is open. */
  state(itemId = this.#shown.itemId): EditorState {
    return this.#texts.state(defined(itemId, 'an item is shown'))
  }

  /** Calls `changed` whenever the state to show is another. Returns how to stop. */
  watch(changed: () => void): () => void {
    return this.#shown.watch(changed)
  }

  /** Takes a transaction of the shown item (or of `itemId`): into the state, the undo stack and the queue. */
  dispatch(tr: Transaction, itemId = this.#shown.itemId): string | null {
    const id = defined(itemId, 'an item is shown')
    if (tr.docChanged && this.#stands()) return null
    const done = this.#texts.apply(id, tr)
    const changeId = done.steps.length > 0 ? this.#record(id, done, stepName(tr)) : null
    if (changeId === null && tr.selectionSet) this.undoStack.seal()
    this.#shown.changed(id)
    return changeId
  }

  /** Runs a command on the shown item, or on another that is open. `facts` are those whose lines it writes. False when it does not apply. */
  run(command: Command, facts: readonly LineFact[] = [], itemId = this.#shown.itemId): boolean {
    const id = defined(itemId, 'an item is shown')
    this.#known.know(facts)
    return command(this.state(id), (tr) => this.dispatch(tr, id))
  }

  /**
   * Takes up the facts that a reading of the record holds and this session never knew. Of those it knows it is the better witness: a
   * reading may have begun before its last change arrived.
   */
  adoptFacts(facts: readonly LineFact[]): void {
    const unknown = facts.filter((fact) => this.#known.get(fact.id) === undefined)
    this.#known.know(unknown)
    this.#shown.changeFacts({ add: unknown, remove: [] })
  }

  /** Takes back the last step, text or live command. The item concerned is shown, with the caret where it was. False when there is none. */
  undo(): boolean {
    return !this.#stands() && this.#steps.step('undo')
  }

  redo(): boolean {
    return !this.#stands() && this.#steps.step('redo')
  }

  /** Ctrl+Z or Ctrl+Y pressed in the text: a step that would leave what is in view of the caret is named first, in `stop`. */
  stepFromText(direction: 'undo' | 'redo', isHeld: boolean): void {
    if (!this.#stands()) this.#steps.stepFromText(direction, isHeld)
  }

  /** Where undo or redo waits to be pressed again. */
  get stop(): UndoSteps['stop'] {
    return this.#steps.stop
  }

  /** Both texts of an item in conflict, as plain text; null when it is in none. */
  conflictTexts(itemId: string): { readonly mine: string; readonly theirs: string } | null {
    return this.#core.conflictTexts(itemId)
  }

  /** Settles a conflict: the text typed here replaces the other, or stands as the officer's notes below it. */
  settle(itemId: string, keep: 'mine' | 'theirs'): void {
    this.#core.settle(itemId, keep)
  }

  close(): void {
    this.queue.close()
  }

  /** Whether the words stand as they are. Says why: a key that does nothing would be a riddle. */
  #stands(): boolean {
    const why = this.#on.whyItStands?.() ?? null
    if (why !== null) this.#on.problem?.(why)
    return why !== null
  }

  #open(itemId: string, doc: Node, revision: number): void {
    this.#core.begin(itemId, doc, revision)
    this.#texts.open(itemId, doc)
  }

  #showLoaded(itemId: string): void {
    if (this.#shown.itemId !== itemId) {
      this.undoStack.seal()
      this.#steps.goOn()
    }
    this.#shown.show(itemId)
  }

  /** Sends an edit and puts it on the undo stack. */
  #record(itemId: string, { before, steps, inverse }: Applied, name: string | null): string {
    const at = this.#on.now()
    const group = this.undoStack.groupFor(itemId, name, at)
    const changeId = this.#push(itemId, before.doc, { steps, group, undoes: [] })
    const bookmark = before.selection.getBookmark()
    this.undoStack.recordText({ itemId, name, group, inverse, before: bookmark, changeId, at })
    return changeId
  }

  /** Queues steps with the facts whose sentences came or went in them. */
  #push(
    itemId: string,
    before: Node,
    edit: Pick<Parameters<EditQueue['push']>[0], 'steps' | 'group' | 'undoes'>,
  ): string {
    const facts = this.#known.change(before, this.state(itemId).doc, this.#shown.facts)
    this.#shown.changeFacts(facts)
    return this.queue.push({ itemId, ...edit, facts })
  }

  #ownTexts(): OwnTexts {
    return {
      doc: (itemId) => this.state(itemId).doc,
      isSent: () => this.queue.state.getState().waiting === 0,
      takeOver: (itemId, doc) => {
        const { doc: ours, tr } = this.state(itemId)
        const step = difference(ours, doc)
        if (step === null) return
        this.#texts.apply(itemId, tr.step(step).setMeta(writtenFromFact, true))
        this.undoStack.moveOver(itemId, step)
        this.#shown.changed(itemId)
      },
      startAfresh: (itemId) => {
        this.undoStack.forget(itemId)
        this.queue.settle(itemId)
      },
      refused: (itemId, error) => {
        this.forgetErased(itemId)
        this.#on.problem?.(error)
      },
      write: (itemId, step) => {
        this.dispatch(this.state(itemId).tr.step(step).setMeta(writtenFromFact, true), itemId)
      },
      newId: this.#on.newId,
    }
  }

  #eventText(): EventText {
    return {
      state: (itemId) => this.state(itemId),
      dispatch: (tr, itemId) => this.dispatch(tr, itemId),
      isOpen: (itemId) => this.isOpen(itemId),
      open: (itemId) => this.open(itemId),
      itemWithLine: (factId) => this.#texts.itemWithLine(factId),
      takeBackLast: (changeId) => {
        if (!this.undoStack.isLast(changeId)) return false
        this.undo()
        this.undoStack.takeRedo()
        return true
      },
      newId: this.#on.newId,
      now: this.#on.now,
    }
  }

  #steppedText(): SteppedText {
    return {
      shownItem: () => this.#shown.itemId,
      state: (itemId) => this.state(itemId),
      write: (itemId, tr, change) => {
        const { before, steps, inverse } = this.#texts.apply(itemId, tr)
        return { changeId: this.#push(itemId, before.doc, { steps, ...change }), inverse }
      },
      show: (itemId) => {
        // An item that is only just being added again cannot be shown yet.
        if (this.#on.isThere?.(itemId) !== false) this.#showLoaded(itemId)
      },
      stepping: () => this.events.forgetPress(),
      problem: (error) => this.#on.problem?.(error),
    }
  }
}
