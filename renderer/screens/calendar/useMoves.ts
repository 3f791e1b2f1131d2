import { useState } from 'react'
import { useCommands } from '../../frame/commands.ts'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { MovesDone } from './movesDone.ts'
import type { DoneMove } from './movesDone.ts'

export interface CalendarMoves {
  /** True once the meeting is moved; a failure has been said. */
  move(move: DoneMove): Promise<boolean>
}

/** Moving meetings, with Ctrl+Z and Ctrl+Y for as long as the screen is open. */
export function useMoves(): CalendarMoves {
  const { client } = useCore()
  const act = useAct()
  const [moves] = useState(
    () =>
      new MovesDone({
        dateOf: async (meetingId) => (await client.meetings.get({ meetingId })).record.meeting.date,
        setDate: async (meetingId, date) => {
          const { record } = await client.meetings.get({ meetingId })
          await client.meetings.save({ ...record.meeting, date })
        },
      }),
  )
  const undo = (): void =>
    void act(async () => {
      const move = await moves.undo()
      if (move !== null) reportDone(`Taken back: ${move.committeeName} is on ${shortDate(move.from)} again.`)
    })
  const redo = (): void =>
    void act(async () => {
      const move = await moves.redo()
      if (move !== null) reportDone(movedWords(move), undo)
    })
  useCommands([
    {
      id: 'calendar.undo',
      title: 'Undo the last move of a meeting',
      group: 'Calendar',
      keys: ['Ctrl+Z'],
      notInText: true,
      run: undo,
    },
    {
      id: 'calendar.redo',
      title: 'Redo the move of a meeting',
      group: 'Calendar',
      keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      notInText: true,
      run: redo,
    },
  ])
  return {
    move: async (move) => {
      if (!(await act(() => moves.do(move)))) return false
      reportDone(movedWords(move), undo)
      return true
    },
  }
}

function movedWords({ committeeName, to }: DoneMove): string {
  return `${committeeName} is moved to ${shortDate(to)}.`
}
