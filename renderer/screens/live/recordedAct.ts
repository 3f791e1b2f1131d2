import { AppError } from '../../../shared/domain/appError.ts'
import type { AppErrorCode } from '../../../shared/domain/appError.ts'
import { reportProblem } from '../../state/notices.ts'
import type { LiveMeeting } from './liveMeeting.ts'

export interface RecordedAct {
  /** What undo calls it: “Councillor Ann Cole added”. */
  readonly name: string
  readonly send: () => Promise<unknown>
  /** Sends what undoes it. */
  readonly takeBack: () => Promise<unknown>
  /** Sends what does it again, where that is another call. */
  readonly again?: () => Promise<unknown>
}

/** Does something now, in its turn after the words before it, so that Ctrl+Z takes it back. What was refused leaves the undo stack. */
export function recordAct(live: LiveMeeting, act: RecordedAct): void {
  const { undoStack } = live.session
  const failed = (what: string) => (error: AppError) => {
    undoStack.drop(entry)
    reportProblem(new AppError(error.code, `“${act.name}” could not be ${what}: ${error.message}`))
  }
  const entry = undoStack.recordAct({
    name: act.name,
    undo: () => live.act(act.takeBack, undefined, failed('taken back')),
    redo: () => live.act(act.again ?? act.send, undefined, failed('done again')),
  })
  live.act(act.send, undefined, (error) => {
    undoStack.drop(entry)
    reportProblem(error)
  })
}

/** A call that may be sent again after a lost reply: the second time, this code of refusal means that the first one arrived. */
export function sentAgain(send: () => Promise<unknown>, code: AppErrorCode): () => Promise<unknown> {
  let isRepeat = false
  return async () => {
    try {
      await send()
      isRepeat = false
    } catch (error) {
      const arrived = isRepeat && error instanceof AppError && error.code === code
      isRepeat = !arrived
      if (!arrived) throw error
    }
  }
}
