import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Attendance } from '../../../../shared/domain/presence.ts'
import type { UndoStack } from '../../../state/undoStack.ts'
import type { Acts } from './acts.ts'

export type Mark = Pick<Attendance, 'status' | 'reason'>

export interface MarkedMeeting {
  attendance(): readonly Attendance[]
  nameOf(personId: string): string
  send(personId: string, mark: Mark): Promise<unknown>
}

/** How everybody is marked, what was done here included. */
export class Marks {
  /** By person: marks given here that the core has not yet answered for. */
  readonly ahead: StoreApi<Readonly<Record<string, Mark>>> = createStore<Readonly<Record<string, Mark>>>(
    () => ({}),
  )
  readonly #meeting: MarkedMeeting
  readonly #acts: Acts
  readonly #undoStack: UndoStack

  constructor(meeting: MarkedMeeting, acts: Acts, undoStack: UndoStack) {
    this.#meeting = meeting
    this.#acts = acts
    this.#undoStack = undoStack
  }

  of(personId: string | null): Mark {
    const listed = this.#meeting.attendance().find((one) => one.personId === personId)
    const here = this.ahead.getState()[personId ?? '']
    return here ?? { status: listed?.status ?? 'not-yet', reason: listed?.reason ?? null }
  }

  /** Marks one person; Ctrl+Z takes it back in its turn. */
  mark(personId: string, mark: Mark): void {
    const before = this.of(personId)
    this.#send(personId, mark)
    this.#undoStack.recordAct({
      name: `${this.#meeting.nameOf(personId)} ${markNames[mark.status]}`,
      undo: () => this.#send(personId, before),
      redo: () => this.#send(personId, mark),
    })
  }

  #send(personId: string, mark: Mark): void {
    this.ahead.setState({ [personId]: mark })
    const forget = (): void => {
      // A later mark of the same person may be under way: that one stays.
      const { [personId]: settled, ...others } = this.ahead.getState()
      if (settled === mark) this.ahead.setState(others, true)
    }
    this.#acts.act(() => this.#meeting.send(personId, mark), forget)
  }
}

const markNames: Readonly<Record<Attendance['status'], string>> = {
  'not-yet': 'no longer marked',
  present: 'marked present',
  apologies: 'marked with apologies',
  absent: 'marked absent',
  substituted: 'marked as substituted',
}
