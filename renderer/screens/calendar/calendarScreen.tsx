import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { addDays } from '../../../shared/domain/civilTime.ts'
import { useCommands } from '../../frame/commands.ts'
import { useFrame } from '../../frame/frameState.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Select } from '../../parts/select.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useCore } from '../../state/core.tsx'
import { today } from '../../state/today.ts'
import { NoCommittees } from '../meeting/noCommittees.tsx'
import './calendar.css'
import { calendarEntries, mondayOf, pressing, withOverdue } from './calendarEntries.ts'
import { CalendarList } from './calendarList.tsx'
import { CalendarTimeline } from './calendarTimeline.tsx'
import { IcsMenu } from './icsMenu.tsx'
import { TodaysLine } from './todaysLine.tsx'
import { useMoves } from './useMoves.ts'
import { WhyPane } from './whyPane.tsx'

export type CalendarView = 'list' | 'timeline'

/** Weeks in view, the current one first: what notices of 28 days need ahead. */
const weeksShown = 16

const wholeBook = 'all'

/** When things are due and why, without a press; and what follows when a meeting moves. */
export function CalendarScreen({ view }: { readonly view: CalendarView }): ReactNode {
  const { api } = useCore()
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  const [committeeId, setCommitteeId] = useState<string>(wholeBook)
  const [offset, setOffset] = useState(0)
  const from = addDays(mondayOf(today()), 7 * offset)
  const to = addDays(from, 7 * weeksShown - 1)
  const input = { from, to, committeeId: committeeId === wholeBook ? null : committeeId }
  const due = useQuery(api.calendar.deadlines.queryOptions({ input }))
  const meetings = useQuery(api.calendar.meetings.queryOptions({ input }))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [proposed, setProposed] = useState<string | null>(null)
  const inView = due.data?.deadlines ?? []
  // What was missed leads where the calendar opens; in weeks further on or back only those weeks stand.
  const deadlines = offset === 0 ? withOverdue(inView, due.data?.overdue ?? []) : inView
  const entries = calendarEntries(deadlines, meetings.data ?? [])
  const [first] = pressing(deadlines, due.data?.today ?? today())
  const chosen =
    entries.find(({ id }) => id === chosenId) ??
    entries.find(({ id }) => id === first?.id) ??
    entries.find(({ date }) => date >= today()) ??
    null
  const choose = (id: string): void => {
    setChosenId(id)
    setProposed(null)
  }
  const step = (days: number) => (): void => {
    if (chosen === null || chosen.meetingId === null) return
    setChosenId(chosen.id)
    setProposed(addDays(proposed ?? chosen.on, days))
    useFrame.getState().show('inspector')
  }
  useCommands(moveCommands(step))
  const moves = useMoves()
  const shared = {
    ...{ entries, holidays: due.data?.holidays ?? [], today: due.data?.today ?? today() },
    ...{ chosenId: chosen?.id ?? null, onChoose: choose },
  }
  return (
    <Frame
      title="Calendar"
      tabs={<Views view={view} />}
      actions={<IcsMenu committees={committees.data ?? []} />}
      rail={{ name: 'Places', content: <MainRail at="calendar" /> }}
      work={{ name: view === 'list' ? 'What is due' : 'Timeline' }}
      inspector={{
        name: 'Why, and moving',
        content:
          due.data === undefined ? null : (
            <WhyPane
              entry={chosen}
              table={due.data.table}
              proposed={proposed}
              onPropose={setProposed}
              moves={moves}
            />
          ),
      }}
      status={
        <span>
          {shortDate(from)} to {shortDate(to)}
        </span>
      }
    >
      {committees.data?.length === 0 ? (
        <NoCommittees />
      ) : due.data === undefined || meetings.data === undefined ? (
        <Loading query={due.data === undefined ? due : meetings} />
      ) : (
        <div key={view} className="stack" ref={focusChosen}>
          {offset === 0 ? <TodaysLine deadlines={deadlines} today={due.data.today} /> : null}
          <div className="calendar-ways">
            <Select
              label="Committee"
              hideLabel
              options={[
                { id: wholeBook, name: 'All committees' },
                ...(committees.data ?? []).map(({ id, name }) => ({ id, name })),
              ]}
              value={committeeId}
              onChange={setCommitteeId}
              width="medium"
            />
            <Button kind="quiet" onPress={() => setOffset(offset - weeksShown + 1)}>
              Earlier weeks
            </Button>
            <Button kind="quiet" isDisabled={offset === 0} onPress={() => setOffset(0)}>
              Today
            </Button>
            <Button kind="quiet" onPress={() => setOffset(offset + weeksShown - 1)}>
              Later weeks
            </Button>
          </div>
          {view === 'list' ? (
            <CalendarList {...shared} />
          ) : (
            <CalendarTimeline {...shared} from={from} to={to} />
          )}
        </div>
      )}
    </Frame>
  )
}

/** On opening, the keyboard starts at the line that is chosen; never where the focus is at something already. */
function focusChosen(stack: HTMLElement | null): void {
  if (stack === null || (document.activeElement !== null && document.activeElement !== document.body)) return
  stack.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
}

/** The two views hold the same. */
function Views({ view }: { readonly view: CalendarView }): ReactNode {
  const views = [
    { id: 'list', name: 'List', href: '#/calendar' },
    { id: 'timeline', name: 'Timeline', href: '#/calendar/timeline' },
  ] as const
  return (
    <nav aria-label="Views of the calendar" className="segments">
      {views.map(({ id, name, href }) => (
        <a key={id} href={href} aria-current={id === view ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}

function moveCommands(step: (days: number) => () => void) {
  return [
    {
      id: 'calendar.earlier',
      title: 'Move the meeting a day earlier',
      group: 'Calendar',
      keys: ['Alt+Shift+Left'],
      run: step(-1),
    },
    {
      id: 'calendar.later',
      title: 'Move the meeting a day later',
      group: 'Calendar',
      keys: ['Alt+Shift+Right'],
      run: step(1),
    },
    {
      id: 'calendar.weekEarlier',
      title: 'Move the meeting a week earlier',
      group: 'Calendar',
      keys: ['Alt+Shift+Up'],
      run: step(-7),
    },
    {
      id: 'calendar.weekLater',
      title: 'Move the meeting a week later',
      group: 'Calendar',
      keys: ['Alt+Shift+Down'],
      run: step(7),
    },
  ]
}
