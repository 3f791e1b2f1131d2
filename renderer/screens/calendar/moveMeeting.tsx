import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { addDays } from '../../../shared/domain/civilTime.ts'
import { useCommands } from '../../frame/commands.ts'
import { Button } from '../../parts/button.tsx'
import { DateField } from '../../parts/dateField.tsx'
import { Loading } from '../../parts/loading.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useCore } from '../../state/core.tsx'
import type { Consequence } from './calendarEntries.ts'
import type { CalendarMoves } from './useMoves.ts'

interface MoveMeetingProps {
  readonly meetingId: string
  readonly committeeName: string
  readonly date: string
  /** The day it would be moved to; null for none yet. */
  readonly proposed: string | null
  readonly onPropose: (date: string | null) => void
  readonly moves: CalendarMoves
}

/** Another day for a meeting: everything that follows is listed, and then it is moved or not. */
export function MoveMeeting(props: MoveMeetingProps): ReactNode {
  const { meetingId, committeeName, date, proposed, onPropose } = props
  const step = (days: number) => (): void => onPropose(addDays(proposed ?? date, days))
  return (
    <section aria-label="Move the meeting">
      <h3>Move the meeting</h3>
      <p className="muted">
        {committeeName}, {shortDate(date)}
      </p>
      <DateField label="Move to" value={proposed} onChange={onPropose} />
      <div className="buttons">
        <Button kind="quiet" keys="Alt+Shift+Left" command="calendar.earlier" onPress={step(-1)}>
          A day earlier
        </Button>
        <Button kind="quiet" keys="Alt+Shift+Right" command="calendar.later" onPress={step(1)}>
          A day later
        </Button>
      </div>
      {proposed === null || proposed === date ? (
        <p className="muted">What follows is listed before anything is moved.</p>
      ) : (
        <Consequences {...props} proposed={proposed} meetingId={meetingId} />
      )}
    </section>
  )
}

function Consequences(props: MoveMeetingProps & { readonly proposed: string }): ReactNode {
  const { meetingId, committeeName, date, proposed, onPropose, moves } = props
  const { api } = useCore()
  const asked = useQuery(api.calendar.consequences.queryOptions({ input: { meetingId, date: proposed } }))
  const move = async (): Promise<void> => {
    if (await moves.move({ meetingId, committeeName, from: date, to: proposed })) onPropose(null)
  }
  useCommands([
    {
      id: 'calendar.move',
      title: 'Move the meeting to the day proposed',
      group: 'Calendar',
      keys: ['Ctrl+Enter'],
      enabled: asked.data?.canMove === true,
      run: () => void move(),
    },
  ])
  if (asked.data === undefined) return <Loading query={asked} />
  const { canMove, consequences } = asked.data
  return (
    <>
      <h3 role="status">
        {canMove ? `What follows from moving it to ${shortDate(proposed)}` : `Not to ${shortDate(proposed)}`}
      </h3>
      <ul className="consequences">
        {consequences.map((each, index) => (
          <li key={index} className={`consequence-${each.level}`}>
            <ConsequenceWords consequence={each} />
          </li>
        ))}
      </ul>
      <div className="buttons">
        {canMove ? (
          <Button kind="primary" keys="Ctrl+Enter" command="calendar.move" onPress={() => void move()}>
            {`Move to ${shortDate(proposed)}`}
          </Button>
        ) : null}
        <Button onPress={() => onPropose(null)}>Leave it</Button>
      </div>
    </>
  )
}

const levelMarks: Readonly<Record<Consequence['level'], string>> = { stops: '✕ ', warns: '! ', tells: '' }

function ConsequenceWords({ consequence }: { readonly consequence: Consequence }): ReactNode {
  const { level, what, was, now, why } = consequence
  return (
    <>
      <strong>
        {levelMarks[level]}
        {what}
      </strong>
      {now === '' ? null : (
        <>
          : {was === '' ? '' : `${was} → `}
          {now}
          {why === '' ? '' : '.'}
        </>
      )}
      {why === '' ? null : <> {why}</>}
    </>
  )
}
