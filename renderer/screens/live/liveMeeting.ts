import type { QueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { itemInSentence } from '../../../shared/domain/agendaOrder.ts'
import type { AppError } from '../../../shared/domain/appError.ts'
import { isExcluded } from '../../../shared/domain/exclusion.ts'
import { factSentence } from '../../../shared/domain/factSentences.ts'
import { isAside } from '../../../shared/domain/meetingFact.ts'
import type {
  Aside,
  LineFact,
  MeetingFact,
  PresenceFact,
  PresenceKind,
} from '../../../shared/domain/meetingFact.ts'
import { addressedName } from '../../../shared/domain/person.ts'
import type { PersonOnTheDay } from '../../../shared/domain/person.ts'
import { inTimeOrder } from '../../../shared/domain/presence.ts'
import type { Attendance } from '../../../shared/domain/presence.ts'
import type { Writing } from '../../../shared/domain/writing.ts'
import { NameBook } from '../../editor/names.ts'
import { minutesPlugins } from '../../editor/plugins.ts'
import { windowSpelling } from '../../spelling/windowSpelling.ts'
import type { CoreAccess } from '../../state/core.tsx'
import type { MeetingData, MeetingView } from '../../state/data.ts'
import { MinutesSession } from '../../state/minutesSession.ts'
import { newId } from '../../state/newId.ts'
import { reportProblem } from '../../state/notices.ts'
import { clockTime, today } from '../../state/today.ts'
import { addItemNow } from './agendaActs.ts'
import { focusBar } from './bars/focusBar.ts'
import type { LiveBar } from './bars/liveBar.ts'
import { sayPasted } from './writingStatus.ts'

type Mark = Pick<Attendance, 'status' | 'reason'>

export type Particulars = Partial<Pick<MeetingData, 'start' | 'end' | 'presidedBy'>>

interface LiveState {
  /** Marks given here that the core has not yet answered for. */
  readonly marks: Readonly<Record<string, Mark>>
  /** Actions and parked lines put here that the reading may not show yet; null for one taken away. */
  readonly asides: Readonly<Record<string, Aside | null>>
  /** Particulars changed here that the reading may not show yet. */
  readonly particulars: Particulars
  /** What is asked above the minutes; null for nothing. */
  readonly bar: LiveBar | null
}

/** The newcomer of an attendance list: somebody the book knows, or a name. */
export type Who =
  | { readonly kind: 'known'; readonly personId: string }
  | { readonly kind: 'new'; readonly address: string; readonly name: string; readonly title: string }

/** What the officer does while a meeting is minuted. Every act goes through the session's queue, in order, and can be undone in order. */
export class LiveMeeting {
  readonly session: MinutesSession
  readonly store: StoreApi<LiveState> = createStore<LiveState>(() => ({
    marks: {},
    asides: {},
    particulars: {},
    bar: null,
  }))
  readonly meetingId: string
  /** Whom the editor offers at the caret. */
  readonly names = new NameBook()
  readonly #core: CoreAccess
  readonly #queries: QueryClient
  #view: MeetingView
  /** Particulars changed here that the reading of the meeting may not show yet. */
  readonly #toSettle = new Set<() => void>()
  readonly #newcomers = new Map<string, PersonOnTheDay>()
  #writing: Writing

  constructor(core: CoreAccess, queries: QueryClient, view: MeetingView, writing: Writing) {
    this.#core = core
    this.#queries = queries
    this.#view = view
    this.#writing = writing
    this.meetingId = view.record.meeting.id
    const { meetingId } = this
    const { houseStyle } = view.record.council
    const writingNow = (): Writing => this.#writing
    const rules = {
      get colonStartsPoints() {
        return writingNow().colonStartsPoints
      },
    }
    const plugins = minutesPlugins({
      labels: {
        markers: { points: houseStyle.points, subPoints: houseStyle.subPoints },
        resolution: houseStyle.resolution,
      },
      rules,
      placeholder: 'Type the minutes of this item',
      newId,
      isExcluded: () => isExcluded(this.session.summary.getState().facts),
      names: this.names,
      onPastedAsPoints: (pasted) => sayPasted(this.session, pasted),
      spelling: windowSpelling,
    })
    this.session = new MinutesSession({
      open: (itemId) => core.client.minutes.open({ meetingId, itemId }),
      apply: (change) => core.client.minutes.apply(asSent(meetingId, change)),
      plugins: () => plugins,
      facts: lineFacts(view),
      problem: reportProblem,
      isThere: (itemId) => this.#view.record.items.some((item) => item.id === itemId),
      newId,
      now: () => performance.now(),
      schedule: (task, milliseconds) => {
        const timer = setTimeout(task, milliseconds)
        return () => clearTimeout(timer)
      },
    })
  }

  /** The latest reading of the meeting. */
  adopt(view: MeetingView): void {
    const before = this.#view
    this.#view = view
    this.session.adoptFacts(lineFacts(view))
    const { itemId } = this.session.summary.getState()
    // Another window may have written into the item that is shown. A core that does not answer now is asked again with the next words.
    const wordsOf = ({ record }: MeetingView): unknown => record.minutes.find((one) => one.itemId === itemId)
    // What did not change is the same value in the next reading.
    if (itemId !== null && wordsOf(view) !== wordsOf(before)) {
      this.session.refresh(itemId).catch(() => undefined)
    }
  }

  /** The latest settings of writing. */
  adoptWriting(writing: Writing): void {
    this.#writing = writing
  }

  get writing(): Writing {
    return this.#writing
  }

  /** Asks something above the minutes, without a dialog; null closes what is asked. Drawn at once: the next key belongs to it. */
  openBar(bar: LiveBar | null): void {
    flushSync(() => this.store.setState({ bar }))
    if (bar !== null) focusBar()
  }

  get view(): MeetingView {
    return this.#view
  }

  /** True on the day of the meeting: then the clock of this machine times what happens. */
  get isToday(): boolean {
    return this.#view.record.meeting.date === today()
  }

  /** The time to offer for what happens next, HH:MM: the clock on the day; on another day that of the last event, to be typed over. */
  now(): string {
    if (this.isToday) return clockTime(new Date()).slice(0, 5)
    const last = inTimeOrder(this.session.summary.getState().facts).at(-1)
    return last?.at ?? this.#view.record.meeting.start
  }

  /** Adjourns or resumes now; the same press within ten seconds takes it back. Answers the new fact, or null when it took one back. */
  adjournOrResume(): LineFact | null {
    const resumes = adjournedSince(this.session.summary.getState().facts) !== null
    const fact = this.#fact(resumes ? 'resumed' : 'adjourned', this.now(), null)
    return this.session.events.pressAdjourn(
      fact,
      this.sentence(fact),
      `${resumes ? 'Resumed' : 'Adjourned'} ${fact.at}`,
    )
  }

  /** Somebody came or went. A member nobody had marked present is marked so on arriving. */
  cameOrWent(kind: PresenceKind, personId: string, at: string): void {
    const attendance = this.#view.record.attendance.find((one) => one.personId === personId)
    const marked = this.store.getState().marks[personId]?.status ?? attendance?.status
    // A member whose substitute is there may listen: the seat is the substitute's, and never counts twice (R30).
    const takesSeat = attendance?.capacity === 'member' && marked !== 'present' && marked !== 'substituted'
    const name = `${this.nameOf(personId)} ${kind} ${at}`
    this.session.undoStack.asOne(name, () => {
      if (kind === 'arrived' && takesSeat) this.mark(personId, { status: 'present', reason: null })
      this.recordFact(this.#fact(kind, at, personId), name)
    })
  }

  /** Writes the line of something that happened, with its fact, below the line of the caret. `name` is what undo calls it. */
  recordFact(fact: LineFact, name: string): void {
    this.session.events.add(fact, this.sentence(fact), name)
  }

  /** Puts a corrected fact in the place of one that has a line. The new one has an id of its own. */
  replaceFact(factId: string, fact: LineFact, name: string): void {
    this.session.events.replace(factId, fact, (made) => this.sentence(made), name).catch(reportProblem)
  }

  /** Actions and parked lines, put and taken away as one act that Ctrl+Z takes back. */
  changeAsides(
    change: { readonly put?: readonly Aside[]; readonly remove?: readonly string[] },
    name: string,
  ): void {
    const put = change.put ?? []
    const remove = change.remove ?? []
    const standing = new Map(this.asides().map((aside) => [aside.id, aside]))
    const touched = [...put.map((aside) => aside.id), ...remove]
    const back = {
      put: touched.flatMap((id) => standing.get(id) ?? []),
      remove: put.filter((aside) => !standing.has(aside.id)).map((aside) => aside.id),
    }
    this.#sendAsides(put, remove)
    this.session.undoStack.recordAct({
      name,
      undo: () => this.#sendAsides(back.put, back.remove),
      redo: () => this.#sendAsides(put, remove),
    })
  }

  #sendAsides(put: readonly Aside[], remove: readonly string[]): void {
    const shown = Object.fromEntries([
      ...remove.map((id) => [id, null] as const),
      ...put.map((aside) => [aside.id, aside] as const),
    ])
    this.store.setState(({ asides }) => ({ asides: { ...asides, ...shown } }))
    const forget = (): void => {
      // What was changed again since stays.
      this.store.setState(({ asides }) => ({
        asides: Object.fromEntries(Object.entries(asides).filter(([id, aside]) => shown[id] !== aside)),
      }))
    }
    const { meetingId } = this
    const changeId = newId()
    const sent = { meetingId, changeId, put: [...put], remove: [...remove] }
    this.#act(() => this.#core.client.facts.change(sent), forget)
  }

  /** Actions and parked lines as they stand, what was done here included, in the order they were put. */
  asides(): readonly Aside[] {
    return asidesOf(this.#view, this.store.getState().asides)
  }

  setTime(factId: string, at: string): void {
    this.session.events.setTime(factId, at, (fact) => this.sentence(fact)).catch(reportProblem)
  }

  sentence(fact: LineFact): string {
    const { council, items } = this.#view.record
    const { agendaNumbers } = this.#view
    return factSentence(fact, {
      people: [...this.#view.record.people, ...this.#newcomers.values()],
      houseStyle: council.houseStyle,
      facts: this.session.summary.getState().facts,
      items,
      nameOfItem: (itemId) => itemInSentence(items, agendaNumbers, itemId),
      declaration: this.#writing.declaration,
    })
  }

  #fact(kind: PresenceKind, at: string, personId: string | null): PresenceFact {
    return { id: newId(), kind, at, personId, itemId: this.session.summary.getState().itemId }
  }

  person(personId: string): PersonOnTheDay | undefined {
    return this.#view.record.people.find((person) => person.id === personId) ?? this.#newcomers.get(personId)
  }

  /** Names somebody whom the next reading of the meeting will name: they are spoken of at once. */
  introduce(person: PersonOnTheDay): void {
    this.#newcomers.set(person.id, person)
  }

  nameOf(personId: string): string {
    const person = this.person(personId)
    return person === undefined ? 'A member' : addressedName(person)
  }

  /** Marks one person; Ctrl+Z takes it back in its turn. */
  mark(personId: string, mark: Mark): void {
    const before = this.markOf(personId)
    this.#sendMark(personId, mark)
    this.session.undoStack.recordAct({
      name: `${this.nameOf(personId)} ${markNames[mark.status]}`,
      undo: () => this.#sendMark(personId, before),
      redo: () => this.#sendMark(personId, mark),
    })
  }

  /** How somebody is marked, what was done here included. */
  markOf(personId: string | null): Mark {
    const listed = this.#view.record.attendance.find((one) => one.personId === personId)
    const here = this.store.getState().marks[personId ?? '']
    return here ?? { status: listed?.status ?? 'not-yet', reason: listed?.reason ?? null }
  }

  #sendMark(personId: string, mark: Mark): void {
    this.store.setState(({ marks }) => ({ marks: { ...marks, [personId]: mark } }))
    const forget = (): void => {
      // A later mark of the same person may be under way: that one stays.
      if (this.store.getState().marks[personId] !== mark) return
      const { [personId]: _settled, ...marks } = this.store.getState().marks
      this.store.setState({ marks })
    }
    const { meetingId } = this
    this.#act(() => this.#core.client.attendance.mark({ meetingId, personId, ...mark }), forget)
  }

  /** The times of the meeting and who presides; Ctrl+Z takes it back in its turn. */
  saveParticulars(change: Particulars, name = particularsName(change)): void {
    const now = this.meetingNow()
    const before: Particulars = {
      ...('start' in change ? { start: now.start } : {}),
      ...('end' in change ? { end: now.end } : {}),
      ...('presidedBy' in change ? { presidedBy: now.presidedBy } : {}),
    }
    this.#sendParticulars(change)
    this.session.undoStack.recordAct({
      name,
      undo: () => this.#sendParticulars(before),
      redo: () => this.#sendParticulars(change),
    })
  }

  /** The particulars of the meeting, what was changed here included. */
  meetingNow(): MeetingData {
    return { ...this.#view.record.meeting, ...this.store.getState().particulars }
  }

  #sendParticulars(change: Particulars): void {
    this.store.setState(({ particulars }) => ({ particulars: { ...particulars, ...change } }))
    const saved = this.store.getState().particulars
    const meeting = this.meetingNow()
    this.#act(
      () => this.#core.client.meetings.save(meeting),
      () => {
        // A later change may be under way: it was made on top of this one.
        if (this.store.getState().particulars === saved) this.store.setState({ particulars: {} })
      },
    )
  }

  /** Adds an item that was not on the agenda. It can be opened once this settles; later minute numbers follow by themselves. */
  async addItem(title: string, afterId: string | null): Promise<string> {
    const itemId = addItemNow(this, { title, afterId, kind: 'other' })
    await this.readBack()
    return itemId
  }

  /** Waits until what was done here is kept, and a reading of the meeting shows it. */
  async readBack(): Promise<void> {
    await this.session.queue.flush()
    await this.#readAgain()
  }

  #act(
    send: () => Promise<unknown>,
    settled?: () => void,
    refused: (error: AppError) => void = reportProblem,
  ): void {
    this.session.queue.act(
      async () => {
        await send()
        if (settled !== undefined) this.#toSettle.add(settled)
        // A turn later: what was read is drawn by then, and nothing flickers back to what was before.
        void this.#readAgain().then(() => setTimeout(() => this.#settle()))
      },
      (error: AppError) => {
        settled?.()
        refused(error)
      },
    )
  }

  /** What was shown ahead of the core may go once a whole reading has come: one that a later act cut short has not brought it. */
  #settle(): void {
    if (this.#queries.isFetching({ queryKey: this.#core.api.meetings.key() }) > 0) return
    for (const settled of this.#toSettle) settled()
    this.#toSettle.clear()
  }

  /**
   * Sends an act through the session's queue, in its turn; `settled` is called once a reading shows it, or it failed; `refused` when the
   * core would not do it (without it: the problem is said).
   */
  act(send: () => Promise<unknown>, settled?: () => void, refused?: (error: AppError) => void): void {
    this.#act(send, settled, refused)
  }

  /** The core, for acts in files of their own: they call it inside `act`. */
  get client(): CoreAccess['client'] {
    return this.#core.client
  }

  async #readAgain(): Promise<void> {
    await this.#queries.invalidateQueries({ queryKey: this.#core.api.meetings.key() })
  }
}

/** What has a line in the minutes: of these the session is the witness. */
function lineFacts(view: MeetingView): LineFact[] {
  const facts: readonly MeetingFact[] = view.record.facts
  return facts.filter((fact): fact is LineFact => !isAside(fact))
}

/** Actions and parked lines of a reading, with what was changed since laid over it. */
export function asidesOf(
  view: MeetingView,
  changed: Readonly<Record<string, Aside | null>>,
): readonly Aside[] {
  const read = view.record.facts.filter(isAside)
  const known = new Set(read.map((aside) => aside.id))
  const later = Object.entries(changed).flatMap(([id, aside]) =>
    aside === null || known.has(id) ? [] : [aside],
  )
  return [...read.flatMap((aside) => (aside.id in changed ? (changed[aside.id] ?? []) : [aside])), ...later]
}

function particularsName(change: Particulars): string {
  if (change.start !== undefined) return `started ${change.start}`
  if (change.end !== undefined) return change.end === null ? 'no end' : `ended ${change.end}`
  return 'who presides'
}

const markNames: Readonly<Record<Attendance['status'], string>> = {
  'not-yet': 'not yet marked',
  present: 'present',
  apologies: 'apologies',
  absent: 'absent',
  substituted: 'substituted',
}

/** When the meeting adjourned; null while it sits. */
export function adjournedSince(facts: readonly LineFact[]): string | null {
  const last = inTimeOrder(facts).findLast((fact) => fact.kind === 'adjourned' || fact.kind === 'resumed')
  return last?.kind === 'adjourned' ? last.at : null
}

type Sent = Parameters<CoreAccess['client']['minutes']['apply']>[0]
type Change = Parameters<ConstructorParameters<typeof MinutesSession>[0]['apply']>[0]

/** The contract's arrays are its own: it gets copies. */
function asSent(meetingId: string, change: Change): Sent {
  return {
    meetingId,
    itemId: change.itemId,
    changeId: change.changeId,
    baseRevision: change.baseRevision,
    steps: change.steps.map((step) => ({ ...step })),
    facts: { add: [...change.facts.add], remove: [...change.facts.remove] },
    undoes: [...change.undoes],
  }
}

const open = new Map<string, LiveMeeting>()

/**
 * The live meeting of this window: it outlives the screen, so that going to the agenda and back keeps unsaved words and the undo stack.
 * Another house style draws other labels: then it is made anew, once everything is saved.
 */
export function liveMeeting(
  core: CoreAccess,
  queries: QueryClient,
  view: MeetingView,
  writing: Writing,
): LiveMeeting {
  // Two books may hold a meeting of the same identity: the sample, made twice.
  const book = queries.getQueryData(core.api.book.status.queryKey({ input: {} }))
  const id = `${book?.folder ?? ''} ${view.record.meeting.id}`
  const known = open.get(id)
  if (known !== undefined) {
    const sameStyle =
      JSON.stringify(known.view.record.council.houseStyle) === JSON.stringify(view.record.council.houseStyle)
    if (sameStyle || known.session.queue.state.getState().waiting > 0) return known
    known.session.close()
  }
  const made = new LiveMeeting(core, queries, view, writing)
  open.set(id, made)
  return made
}

/** Waits until what was typed in this window is durable; false when it cannot be made so for now. */
export async function saveAllWords(): Promise<boolean> {
  const saved = await Promise.all([...open.values()].map((live) => live.session.queue.flush()))
  return saved.every(Boolean)
}

/** Whether any meeting of this window has words that are not yet durable. */
export function hasUnsavedWords(): boolean {
  return [...open.values()].some((live) => live.session.queue.state.getState().waiting > 0)
}
