import { EditorState, Selection } from 'prosemirror-state'
import type { Command, Plugin, Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { AppError } from '../../shared/domain/appError.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { factsIn, findEventLine, insertEventLine, removeEventLine } from '../editor/eventLines.ts'
import { rewriteEventLine, writtenFromFact } from '../editor/eventLines.ts'
import { markStep, stepName } from '../editor/stepName.ts'
import { createEditQueue } from './editQueue.ts'
import type { EditQueue, EditQueueDependencies, Sent, TextChange } from './editQueue.ts'
import { notesFrom } from './notesFrom.ts'
import { difference, rebase } from './rebase.ts'
import { tiedToMotions } from './tiedToMotions.ts'
import { UndoStack } from './undoStack.ts'
import type { TextEntry, UndoEntry } from './undoStack.ts'

export interface AppliedChange {
  readonly itemId: string
  readonly changeId: string
  readonly baseRevision: number
  readonly steps: readonly MinutesJson[]
  readonly facts: { readonly add: readonly LineFact[]; readonly remove: readonly string[] }
  readonly undoes: readonly string[]
}

export interface MinutesSessionDependencies extends Omit<EditQueueDependencies, 'send'> {
  readonly open: (itemId: string) => Promise<{ readonly doc: MinutesJson; readonly revision: number }>
  readonly apply: (change: AppliedChange) => Promise<{ readonly revision: number; readonly savedAt: string }>
  readonly plugins: (itemId: string) => Plugin[]
  /** The facts of the meeting when the session begins. */
  readonly facts: readonly LineFact[]
  /** Told when a step could not be taken back or done again. */
  readonly problem?: (error: AppError) => void
  /** Whether the screen knows this item yet; left out: it knows every one. */
  readonly isThere?: (itemId: string) => boolean
}

/** The step at which Ctrl+Z (or Ctrl+Y) stopped, since it would change something that is not in view of the caret. */
export interface UndoStop {
  readonly direction: 'undo' | 'redo'
  /** What the step is called: “Councillor Helen Bennett present”. */
  readonly name: string
  /** The item whose text it would change; null for attendance. */
  readonly itemId: string | null
}

/** What a screen knows of the session: never the text itself. */
export interface SessionSummary {
  /** The item in the editor; null until the first is opened. */
  readonly itemId: string | null
  readonly facts: readonly LineFact[]
  /** Rises with every change of the text or the caret. */
  readonly version: number
}

interface OpenItem {
  state: EditorState
  /** What the core holds for certain, and its revision. */
  confirmed: Node
  revision: number
  /** What the core holds instead, where ours does not fit. */
  conflict: { readonly theirs: Node; readonly revision: number } | null
}

/** F9 within this many milliseconds of itself takes the wrong press back. */
const takeBackWithin = 10_000

/**
 * The minutes of one meeting while its screen is open: the text of every item that was opened, the queue to the core and one undo
 * stack over both. It needs no DOM: the view shows `state()` and hands every transaction to `dispatch`.
 */
export class MinutesSession {
  readonly queue: EditQueue
  readonly undoStack = new UndoStack()
  readonly summary: StoreApi<SessionSummary>
  /** Where undo or redo waits to be pressed again; null when it does not. */
  readonly stop: StoreApi<{ readonly at: UndoStop | null }> = createStore<{ readonly at: UndoStop | null }>(
    () => ({ at: null }),
  )
  readonly #on: MinutesSessionDependencies
  readonly #items = new Map<string, OpenItem>()
  readonly #known: Map<string, LineFact>
  #watchers: (() => void)[] = []
  #stoppedAt: UndoEntry | null = null
  #lastPress: { readonly factId: string; readonly changeId: string; readonly at: number } | null = null

  constructor(dependencies: MinutesSessionDependencies) {
    this.#on = dependencies
    this.queue = createEditQueue({
      ...dependencies,
      send: (change, waiting) => this.#send(change, waiting),
    })
    this.undoStack.names.subscribe(() => this.#goOn())
    this.#known = new Map(dependencies.facts.map((fact) => [fact.id, fact]))
    this.summary = createStore<SessionSummary>(() => ({
      itemId: null,
      facts: dependencies.facts,
      version: 0,
    }))
  }

  /** Opens an item, from the core the first time, and shows it; `shown` is called when it is. */
  async show(itemId: string, shown?: () => void): Promise<void> {
    const wasOpen = this.#items.has(itemId)
    if (!wasOpen) await this.#load(itemId)
    this.#showLoaded(itemId)
    shown?.()
    if (wasOpen) await this.refresh(itemId)
  }

  /** Takes up what another window made of an open item, unless words of this one are under way: those are fitted in when they are sent. */
  async refresh(itemId: string): Promise<void> {
    const item = this.#item(itemId)
    const isQuiet = (): boolean =>
      this.queue.state.getState().waiting === 0 && item.state.doc.eq(item.confirmed)
    if (!isQuiet()) return
    const { revision } = item
    const opened = await this.#on.open(itemId)
    // Words typed and saved while it was read are newer than what was read.
    const isOurs = item.revision !== revision || opened.revision === revision
    if (!isQuiet() || isOurs) return
    item.confirmed = docFromJson(opened.doc)
    item.revision = opened.revision
    this.#takeOver(itemId, item, item.confirmed)
  }

  /** The state of the shown item, or of another that is open. */
  state(itemId = this.summary.getState().itemId): EditorState {
    return this.#item(defined(itemId, 'an item is shown')).state
  }

  isOpen(itemId: string): boolean {
    return this.#items.has(itemId)
  }

  /** Calls `changed` whenever the state to show is another. Returns how to stop. */
  watch(changed: () => void): () => void {
    this.#watchers.push(changed)
    return () => {
      this.#watchers = this.#watchers.filter((other) => other !== changed)
    }
  }

  /** Takes a transaction of the shown item (or of `itemId`): into the state, the undo stack and the queue. */
  dispatch(tr: Transaction, itemId = this.summary.getState().itemId): string | null {
    const id = defined(itemId, 'an item is shown')
    const item = this.#item(id)
    const before = item.state
    const { steps, inverse } = this.#apply(item, tr)
    let changeId: string | null = null
    if (steps.length > 0) {
      const now = this.#on.now()
      const name = stepName(tr)
      const group = this.undoStack.groupFor(id, name, now)
      changeId = this.#push(id, item, before.doc, { steps, group, undoes: [] })
      this.undoStack.recordText({
        itemId: id,
        name,
        group,
        inverse,
        before: before.selection.getBookmark(),
        changeId,
        at: now,
      })
    } else if (tr.selectionSet) {
      this.undoStack.seal()
    }
    this.#changed(id)
    return changeId
  }

  /** Runs a command on the shown item, or on another that is open. `facts` are those whose lines it writes. False when it does not apply. */
  run(command: Command, facts: readonly LineFact[] = [], itemId = this.summary.getState().itemId): boolean {
    const id = defined(itemId, 'an item is shown')
    for (const fact of facts) this.#known.set(fact.id, fact)
    return command(this.state(id), (tr) => this.dispatch(tr, id))
  }

  /** Reads an item, without showing it. */
  async open(itemId: string): Promise<void> {
    await this.#load(itemId)
  }

  /** Opens an item that is just being made: nobody has written in it, and the core need not be asked. */
  begin(itemId: string): void {
    const doc = minutesSchema.node('doc', null, [minutesSchema.node('prose', { id: this.#on.newId() })])
    this.#open(itemId, doc, 0)
  }

  /** An item that was taken away stands again, without words: the core counts its changes anew. */
  beginAgain(itemId: string): void {
    const item = this.#items.get(itemId)
    if (item !== undefined) item.revision = 0
  }

  /** Makes these words the whole text of an open item without showing it, as one step of undo. */
  writeInstead(itemId: string, words: string, name: string): void {
    const { state } = this.#item(itemId)
    const line = words === '' ? [] : [minutesSchema.text(words)]
    const prose = minutesSchema.node('prose', { id: state.doc.firstChild?.attrs['id'] as string }, line)
    this.dispatch(markStep(state.tr.replaceWith(0, state.doc.content.size, prose), name), itemId)
  }

  /** Writes an event line for something that happened now, with its fact, as one change. */
  addEvent(fact: LineFact, sentence: string, name: string): string | null {
    this.#known.set(fact.id, fact)
    let changeId: string | null = null
    insertEventLine({ event: fact.kind, factId: fact.id, sentence, name })(this.state(), (tr) => {
      changeId = this.dispatch(tr)
    })
    return changeId
  }

  /** Adjourns or resumes. The same press again within ten seconds takes it back and leaves no trace. Null when it took one back. */
  pressAdjourn(fact: LineFact, sentence: string, name: string): LineFact | null {
    const last = this.#lastPress
    this.#lastPress = null
    if (last !== null && this.#on.now() - last.at < takeBackWithin && this.#takeBack(last)) return null
    const changeId = this.addEvent(fact, sentence, name)
    if (changeId !== null) this.#lastPress = { factId: fact.id, changeId, at: this.#on.now() }
    return fact
  }

  #takeBack(press: { readonly factId: string; readonly changeId: string }): boolean {
    if (this.undoStack.isLast(press.changeId)) {
      this.undo()
      this.undoStack.takeRedo()
      return true
    }
    for (const [itemId, item] of this.#items) {
      const remove = removeEventLine(press.factId, 'taking it back')
      if (remove(item.state, (tr) => this.dispatch(tr, itemId))) return true
    }
    return false
  }

  /** Gives a fact another time: its sentence follows, unless the officer rewrote it. One change, undone as one. */
  async setTime(factId: string, at: string, sentence: (fact: LineFact) => string): Promise<void> {
    const fact = this.#known.get(factId)
    if (fact === undefined || fact.at === at) return
    await this.replaceFact(factId, { ...fact, id: this.#on.newId(), at }, sentence, `the time ${at}`)
  }

  /** Puts another fact in the place of one, with a new id, on the same line. One change, undone as one. Throws `not-found` when the line is gone. */
  async replaceFact(
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
    this.#known.set(fact.id, fact)
    rewriteEventLine(factId, { event: fact.kind, factId: fact.id, sentence: sentence(fact), name })(
      this.state(itemId),
      (tr) => this.dispatch(tr, itemId),
    )
  }

  async #itemOf(fact: LineFact): Promise<string | null> {
    for (const [itemId, item] of this.#items) {
      if (findEventLine(item.state.doc, fact.id) !== null) return itemId
    }
    if (fact.itemId === null || this.#items.has(fact.itemId)) return null
    await this.#load(fact.itemId)
    return findEventLine(this.#item(fact.itemId).state.doc, fact.id) === null ? null : fact.itemId
  }

  /**
   * Takes up the facts that a reading of the record holds and this session never knew. Of those it knows it is the better witness: a
   * reading may have begun before its last change arrived.
   */
  adoptFacts(facts: readonly LineFact[]): void {
    const unknown = facts.filter((fact) => !this.#known.has(fact.id))
    for (const fact of unknown) this.#known.set(fact.id, fact)
    if (unknown.length > 0) this.summary.setState((now) => ({ facts: [...now.facts, ...unknown] }))
  }

  /** Takes back the last step, text or live command. The item concerned is shown, with the caret where it was. False when there is none. */
  undo(): boolean {
    return this.#step('undo')
  }

  redo(): boolean {
    return this.#step('redo')
  }

  /**
   * Ctrl+Z or Ctrl+Y pressed in the text. A step that would leave the text of this item, for that of another or for the attendance, is
   * named first (see `stop`) and taken when the key is pressed again; a key held down waits there.
   */
  stepFromText(direction: 'undo' | 'redo', isHeld: boolean): void {
    const next = this.undoStack.next(direction)
    const reach = this.undoStack.reach(direction)
    if (next === null || reach === null || reach.itemId === this.summary.getState().itemId) {
      this.#step(direction)
    } else if (this.#stoppedAt !== next) {
      this.#stoppedAt = next
      this.stop.setState({ at: { direction, ...reach } })
    } else if (!isHeld) this.#step(direction)
  }

  #goOn(): void {
    this.#stoppedAt = null
    if (this.stop.getState().at !== null) this.stop.setState({ at: null })
  }

  #step(direction: 'undo' | 'redo'): boolean {
    const entry = direction === 'undo' ? this.undoStack.takeUndo() : this.undoStack.takeRedo()
    if (entry === null) return false
    this.#lastPress = null
    let next: UndoEntry | null = entry
    while (next !== null) {
      this.#stepOne(direction, next)
      next = this.undoStack.takeWith(direction, entry)
    }
    return true
  }

  #stepOne(direction: 'undo' | 'redo', entry: UndoEntry): void {
    const other = direction === 'undo' ? 'redo' : 'undo'
    if (entry.kind === 'text') {
      const made = this.#reverse(entry)
      if (made === null) {
        this.#on.problem?.(cannotStep(direction, entry.name))
        return
      }
      this.undoStack.put(other, made)
      // An item that is only just being added again cannot be shown yet.
      if (this.#on.isThere?.(entry.itemId) !== false) this.#showLoaded(entry.itemId)
      return
    }
    // First into the stack: the act may take itself out again.
    this.undoStack.put(other, entry)
    if (direction === 'undo') entry.undo()
    else entry.redo()
  }

  /** Applies what takes the entry back, and answers the entry that does it again; null where the text no longer has a place for it. */
  #reverse(entry: TextEntry): TextEntry | null {
    const item = this.#item(entry.itemId)
    const before = item.state
    const tr = before.tr.setMeta(writtenFromFact, true)
    if (!entry.inverse.every((step) => fits(tr, step))) return null
    tr.setSelection(entry.before.resolve(tr.doc)).scrollIntoView()
    const { steps, inverse } = this.#apply(item, tr)
    const group = this.undoStack.newGroup()
    const changeId = this.#push(entry.itemId, item, before.doc, { steps, group, undoes: entry.changeIds })
    return { ...entry, inverse, before: before.selection.getBookmark(), changeIds: [changeId], group }
  }

  /** Applies a transaction and answers its steps, with what takes them back in the order to apply. */
  #apply(item: OpenItem, tr: Transaction): { steps: Step[]; inverse: Step[] } {
    const { state, transactions } = item.state.applyTransaction(tr)
    item.state = state
    const steps: Step[] = []
    const inverse: Step[] = []
    for (const one of transactions) {
      one.steps.forEach((step, index) => {
        steps.push(step)
        inverse.unshift(step.invert(defined(one.docs[index], 'a transaction keeps its documents')))
      })
    }
    return { steps, inverse }
  }

  /** Queues steps with the facts whose sentences came or went in them. */
  #push(
    itemId: string,
    item: OpenItem,
    before: Node,
    edit: { steps: readonly Step[]; group: number; undoes: readonly string[] },
  ): string {
    const had = factsIn(before)
    const has = factsIn(item.state.doc)
    const remove = [...had].filter((id) => !has.has(id))
    const come = [...has]
      .filter((id) => !had.has(id))
      .flatMap((id) => {
        const fact = this.#known.get(id)
        return fact === undefined ? [] : [fact]
      })
    const stay = this.summary.getState().facts.filter((fact) => !remove.includes(fact.id))
    const add = tiedToMotions(come, stay)
    if (add.length > 0 || remove.length > 0) {
      this.summary.setState(({ facts }) => ({
        facts: [...facts.filter((fact) => !remove.includes(fact.id)), ...add],
      }))
    }
    return this.queue.push({ itemId, ...edit, facts: { add, remove } })
  }

  async #load(itemId: string): Promise<void> {
    if (this.#items.has(itemId)) return
    const opened = await this.#on.open(itemId)
    if (this.#items.has(itemId)) return
    this.#open(itemId, docFromJson(opened.doc), opened.revision)
  }

  #open(itemId: string, doc: Node, revision: number): void {
    this.#items.set(itemId, {
      // Minutes go on where they ended.
      state: EditorState.create({ doc, selection: Selection.atEnd(doc), plugins: this.#on.plugins(itemId) }),
      confirmed: doc,
      revision,
      conflict: null,
    })
  }

  #showLoaded(itemId: string): void {
    if (this.summary.getState().itemId !== itemId) {
      this.undoStack.seal()
      this.#goOn()
    }
    this.summary.setState({ itemId })
    this.#changed(itemId)
  }

  #changed(itemId: string): void {
    if (this.summary.getState().itemId !== itemId) return
    this.summary.setState(({ version }) => ({ version: version + 1 }))
    for (const changed of this.#watchers) changed()
  }

  #item(itemId: string): OpenItem {
    return defined(this.#items.get(itemId), 'the item was opened')
  }

  async #send(change: TextChange, waiting: () => readonly TextChange[]): Promise<Sent> {
    const item = this.#item(change.itemId)
    try {
      const reply = await this.#on.apply({
        itemId: change.itemId,
        changeId: change.changeId,
        baseRevision: item.revision,
        steps: change.steps.map((step) => step.toJSON() as MinutesJson),
        facts: change.facts,
        undoes: change.undoes,
      })
      item.revision = reply.revision
      item.confirmed = change.steps.reduce(applied, item.confirmed)
      return { outcome: 'done', savedAt: reply.savedAt }
    } catch (error) {
      const refused = error instanceof AppError && ['conflict', 'invalid-input'].includes(error.code)
      if (!refused) throw error
      return this.#openAgain(item, change, waiting)
    }
  }

  /** The text moved on elsewhere: reads it and moves what waits onto it. Where that cannot be done both versions are kept for the officer. */
  async #openAgain(item: OpenItem, change: TextChange, waiting: () => readonly TextChange[]): Promise<Sent> {
    const opened = await this.#on.open(change.itemId)
    const theirs = docFromJson(opened.doc)
    const changes = [change, ...waiting()]
    const over = difference(item.confirmed, theirs)
    const moved = rebase(
      item.confirmed,
      changes.map((each) => each.steps),
      theirs,
    )
    const same = over === null && opened.revision === item.revision
    if (same || !moved.complete) {
      item.conflict = { theirs, revision: opened.revision }
      return { outcome: 'conflict' }
    }
    item.confirmed = theirs
    item.revision = opened.revision
    this.#takeOver(change.itemId, item, moved.doc)
    return {
      outcome: 'moved',
      changes: changes.map((each, index) => ({ ...each, steps: moved.groups[index] ?? [] })),
    }
  }

  /** Makes the shown text the given one without sending anything: it is what the core holds already. */
  #takeOver(itemId: string, item: OpenItem, doc: Node): void {
    const step = difference(item.state.doc, doc)
    if (step === null) return
    this.#apply(item, item.state.tr.step(step).setMeta(writtenFromFact, true))
    this.undoStack.moveOver(itemId, step)
    this.#changed(itemId)
  }

  /** Both texts of an item in conflict, as plain text. */
  conflictTexts(itemId: string): { readonly mine: string; readonly theirs: string } | null {
    const item = this.#items.get(itemId)
    if (item === undefined || item.conflict === null) return null
    return { mine: textOf(item.state.doc), theirs: textOf(item.conflict.theirs) }
  }

  /** Settles a conflict: the text typed here replaces the other, or stands as the officer's notes below it. */
  settle(itemId: string, keep: 'mine' | 'theirs'): void {
    const item = this.#item(itemId)
    const { conflict } = item
    if (conflict === null) return
    const mine = item.state.doc
    item.conflict = null
    item.confirmed = conflict.theirs
    item.revision = conflict.revision
    const wanted = keep === 'mine' ? mine : notesFrom(conflict.theirs, mine, this.#on.newId)
    this.#takeOver(itemId, item, conflict.theirs)
    this.undoStack.forget(itemId)
    this.queue.settle(itemId)
    const step = difference(conflict.theirs, wanted)
    if (step !== null) this.dispatch(item.state.tr.step(step).setMeta(writtenFromFact, true), itemId)
  }

  close(): void {
    this.queue.close()
  }
}

function fits(tr: Transaction, step: Step): boolean {
  try {
    return tr.maybeStep(step).failed === null
  } catch (cause) {
    // A place outside the text is thrown, not answered.
    if (cause instanceof RangeError) return false
    throw cause
  }
}

function applied(doc: Node, step: Step): Node {
  return defined(step.apply(doc).doc, 'a step the core took fits here too')
}

function cannotStep(direction: 'undo' | 'redo', name: string): AppError {
  const what = direction === 'undo' ? 'taken back' : 'done again'
  return new AppError('conflict', `“${name}” could not be ${what}: the text has changed since.`)
}

function textOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n')
}
