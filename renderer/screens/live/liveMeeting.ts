import type { QueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { LineFact, PresenceFact, PresenceKind } from '../../../shared/domain/meetingFact.ts'
import type { PersonOnTheDay } from '../../../shared/domain/person.ts'
import { inTimeOrder } from '../../../shared/domain/presence.ts'
import type { Writing } from '../../../shared/domain/writing.ts'
import { NameBook } from '../../editor/names.ts'
import type { CoreAccess } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import type { MinutesSession } from '../../state/minutesSession.ts'
import { newId } from '../../state/newId.ts'
import { reportProblem } from '../../state/notices.ts'
import { clockTime, today } from '../../state/today.ts'
import { adjournedSince } from './adjournment.ts'
import { addItemNow } from './agendaActs.ts'
import { Acts } from './ahead/acts.ts'
import type { Readings } from './ahead/acts.ts'
import { Asides } from './ahead/asides.ts'
import { Marks } from './ahead/marks.ts'
import { MeetingParticulars } from './ahead/particulars.ts'
import { focusBar } from './bars/focusBar.ts'
import { whyKeptAsPrinted } from './confirmedMinutes.ts'
import type { LiveBar } from './bars/liveBar.ts'
import { attachText } from './attachText.ts'
import { lineFacts, liveSession } from './liveSession.ts'
import { Wording } from './wording.ts'

interface LiveState {
  /** What is asked above the minutes; null for nothing. */
  readonly bar: LiveBar | null
}

/** What the officer does while a meeting is minuted. Every act goes through the session's queue, in order, and can be undone in order. */
export class LiveMeeting {
  readonly session: MinutesSession
  readonly store: StoreApi<LiveState> = createStore<LiveState>(() => ({ bar: null }))
  readonly meetingId: string
  /** The core, for acts in files of their own: they call it inside `act`. */
  readonly client: CoreAccess['client']
  /** Whom the editor offers at the caret. */
  readonly names = new NameBook()
  readonly marks: Marks
  readonly particulars: MeetingParticulars
  readonly asides: Asides
  readonly #acts: Acts
  readonly #wording: Wording
  #view: MeetingView
  #writing: Writing

  constructor(core: CoreAccess, queries: QueryClient, view: MeetingView, writing: Writing) {
    this.client = core.client
    this.#view = view
    this.#writing = writing
    this.meetingId = view.record.meeting.id
    const latest = { view: () => this.#view, writing: () => this.#writing }
    this.session = liveSession(core.client, {
      ...{ ...latest, names: this.names },
      attach: (text, itemId) => void attachText(core, this.meetingId, text, itemId),
    })
    this.#wording = new Wording({ ...latest, facts: () => this.session.summary.getState().facts })
    this.#acts = new Acts(this.session.queue, readingsOf(core, queries), () => whyKeptAsPrinted(this.#view))
    const { client, meetingId } = this
    const { undoStack } = this.session
    this.marks = new Marks(
      {
        attendance: () => this.#view.record.attendance,
        nameOf: (personId) => this.nameOf(personId),
        send: (personId, mark) => client.attendance.mark({ meetingId, personId, ...mark }),
      },
      this.#acts,
      undoStack,
    )
    this.particulars = new MeetingParticulars(
      { read: () => this.#view.record.meeting, save: (meeting) => client.meetings.save(meeting) },
      this.#acts,
      undoStack,
    )
    this.asides = new Asides(
      { view: latest.view, send: (change) => client.facts.change({ meetingId, ...change }), newId },
      this.#acts,
      undoStack,
    )
  }

  /** The latest reading of the meeting. */
  adopt(view: MeetingView): void {
    const before = this.#view
    this.#view = view
    this.session.adoptFacts(lineFacts(view))
    // Words that were erased, in any window or by the confirming, do not come back by a key.
    for (const [erased, seq] of Object.entries(view.erasures)) {
      if (before.erasures[erased] !== seq) this.session.forgetErased(erased)
    }
    const { itemId } = this.session.summary.getState()
    // Another window may have written into the item that is shown. A core that does not answer now is asked again with the next words.
    const wordsOf = ({ record }: MeetingView): unknown => record.minutes.find((one) => one.itemId === itemId)
    // What did not change is the same value in the next reading.
    if (itemId !== null && wordsOf(view) !== wordsOf(before)) {
      this.session.refresh(itemId).catch(() => undefined)
    }
  }

  get view(): MeetingView {
    return this.#view
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
    const why = bar === null || bar.kind === 'find' ? null : whyKeptAsPrinted(this.#view)
    if (why !== null) {
      reportProblem(why)
      return
    }
    flushSync(() => this.store.setState({ bar }))
    if (bar !== null) focusBar()
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
    const name = `the ${resumes ? 'resumption' : 'adjournment'} at ${fact.at}`
    return this.session.events.pressAdjourn(fact, this.sentence(fact), name)
  }

  /** Somebody came or went. A member nobody had marked present is marked so on arriving. */
  cameOrWent(kind: PresenceKind, personId: string, at: string): void {
    const attendance = this.#view.record.attendance.find((one) => one.personId === personId)
    const marked = this.marks.of(personId).status
    // A member whose substitute is there may listen: the seat is the substitute's, and never counts twice (R30).
    const takesSeat = attendance?.capacity === 'member' && marked !== 'present' && marked !== 'substituted'
    const name = `${cameOrWentNames[kind] ?? 'the time of'} ${this.nameOf(personId)} at ${at}`
    this.session.undoStack.asOne(name, () => {
      if (kind === 'arrived' && takesSeat) this.marks.mark(personId, { status: 'present', reason: null })
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

  setTime(factId: string, at: string): void {
    this.session.events.setTime(factId, at, (fact) => this.sentence(fact)).catch(reportProblem)
  }

  sentence(fact: LineFact): string {
    return this.#wording.sentence(fact)
  }

  person(personId: string): PersonOnTheDay | undefined {
    return this.#wording.person(personId)
  }

  nameOf(personId: string): string {
    return this.#wording.nameOf(personId)
  }

  /** Names somebody whom the next reading of the meeting will name: they are spoken of at once. */
  introduce(person: PersonOnTheDay): void {
    this.#wording.introduce(person)
  }

  /** Adds an item that was not on the agenda. It can be opened once this settles; later minute numbers follow by themselves. */
  async addItem(title: string, afterId: string | null): Promise<string> {
    const itemId = addItemNow(this, { title, afterId, kind: 'other' })
    await this.readBack()
    return itemId
  }

  /** Sends an act through the session's queue, in its turn: see `Acts`. */
  act(...act: Parameters<Acts['act']>): void {
    this.#acts.act(...act)
  }

  /** Waits until what was done here is kept, and a reading of the meeting shows it. */
  readBack(): Promise<void> {
    return this.#acts.readBack()
  }

  #fact(kind: PresenceKind, at: string, personId: string | null): PresenceFact {
    return { id: newId(), kind, at, personId, itemId: this.session.summary.getState().itemId }
  }
}

const cameOrWentNames: Readonly<Partial<Record<PresenceKind, string>>> = {
  arrived: 'the arrival of',
  left: 'the departure of',
  returned: 'the return of',
}

function readingsOf(core: CoreAccess, queries: QueryClient): Readings {
  const queryKey = core.api.meetings.key()
  return {
    again: () => queries.invalidateQueries({ queryKey }),
    areUnderWay: () => queries.isFetching({ queryKey }) > 0,
  }
}
