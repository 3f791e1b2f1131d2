import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { MeetingData } from '../../../state/data.ts'
import type { UndoStack } from '../../../state/undoStack.ts'
import type { Acts } from './acts.ts'

export type Particulars = Partial<Pick<MeetingData, 'start' | 'end' | 'presidedBy'>>

export interface ParticularMeeting {
  read(): MeetingData
  save(meeting: MeetingData): Promise<unknown>
}

/** The times of the meeting and who presides, what was changed here included. */
export class MeetingParticulars {
  /** Changed here; the reading may not show it yet. */
  readonly ahead: StoreApi<Particulars> = createStore<Particulars>(() => ({}))
  readonly #meeting: ParticularMeeting
  readonly #acts: Acts
  readonly #undoStack: UndoStack

  constructor(meeting: ParticularMeeting, acts: Acts, undoStack: UndoStack) {
    this.#meeting = meeting
    this.#acts = acts
    this.#undoStack = undoStack
  }

  now(): MeetingData {
    return { ...this.#meeting.read(), ...this.ahead.getState() }
  }

  /** Ctrl+Z takes it back in its turn. */
  save(change: Particulars, name = nameOf(change)): void {
    const now = this.now()
    const before: Particulars = {
      ...('start' in change ? { start: now.start } : {}),
      ...('end' in change ? { end: now.end } : {}),
      ...('presidedBy' in change ? { presidedBy: now.presidedBy } : {}),
    }
    this.#send(change)
    this.#undoStack.recordAct({
      name,
      undo: () => this.#send(before),
      redo: () => this.#send(change),
    })
  }

  #send(change: Particulars): void {
    this.ahead.setState(change)
    const saved = this.ahead.getState()
    const meeting = this.now()
    this.#acts.act(
      () => this.#meeting.save(meeting),
      () => {
        // A later change may be under way: it was made on top of this one.
        if (this.ahead.getState() === saved) this.ahead.setState({}, true)
      },
    )
  }
}

function nameOf(change: Particulars): string {
  if (change.start !== undefined) return `the start at ${change.start}`
  if (change.end !== undefined) return change.end === null ? 'the end taken out' : `the end at ${change.end}`
  return 'the choice of who presides'
}
