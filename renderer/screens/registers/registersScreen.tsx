import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { ReactNode } from 'react'
import type { RegisterKind } from '../../../shared/domain/registers/register.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useCore } from '../../state/core.tsx'
import { today } from '../../state/today.ts'
import { ActionsTable } from './actionsTable.tsx'
import { AttendanceTables } from './attendanceTables.tsx'
import { BookTabs } from './bookTabs.tsx'
import { ExportRegister } from './exportRegister.tsx'
import { FilterFields } from './filterFields.tsx'
import { MattersArising } from './mattersArising.tsx'
import { countWords, registerNames } from './registerData.ts'
import type { Register } from './registerData.ts'
import { useRegisterFilter } from './registerFilter.ts'
import { municipalYears, periodDays } from './registerPeriod.ts'
import type { Period } from './registerPeriod.ts'
import { InterestsTable, ResolutionsTable, VotesTable } from './registerRows.tsx'
import './registers.css'

/** What is drawn from many meetings: resolutions, actions, attendance, declarations of interest, recorded votes. */
export function RegistersScreen({ kind }: { readonly kind: RegisterKind }): ReactNode {
  const { api } = useCore()
  const council = useQuery(api.council.get.queryOptions({ input: {} }))
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  const meetings = useQuery(api.meetings.list.queryOptions({ input: {} }))
  const { committeeId, period, text } = useRegisterFilter()
  const words = useDeferredValue(text)
  const day = today()
  const years = municipalYears(day, meetings.data?.at(-1)?.date ?? day, council.data?.annualMeetings ?? [])
  // An action is open until it is done, however long ago it was noted.
  const usual: Period = kind === 'actions' ? { kind: 'all' } : { kind: 'year', start: years[0]?.start ?? day }
  const days = periodDays(period ?? usual, years)
  const filter = { committeeId, ...days, text: words.trim() }
  const isReady = council.data !== undefined && meetings.data !== undefined
  const register = useQuery({
    ...api.registers.read.queryOptions({ input: { kind, filter, audience: 'members' } }),
    enabled: isReady,
    placeholderData: keepPreviousData,
  })
  const shown = register.data?.kind === kind ? register.data : undefined
  const waitsFor = [council, committees, meetings, register].find((query) => query.data === undefined)
  return (
    <Frame
      title={registerNames[kind]}
      tabs={<BookTabs at={kind} />}
      rail={{ name: 'Places', content: <MainRail at="book" isInside /> }}
      work={{ name: registerNames[kind] }}
      status={shown === undefined ? undefined : <span role="status">{countWords(shown)}</span>}
    >
      <div className="stack">
        <div className="register-head">
          <FilterFields committees={committees.data ?? []} years={years} usual={usual} />
          <ExportRegister kind={kind} filter={filter} />
        </div>
        {shown === undefined ? (
          <Loading query={waitsFor ?? register} />
        ) : (
          <Shown register={shown} words={filter.text} />
        )}
      </div>
    </Frame>
  )
}

function Shown(props: {
  readonly register: Register
  /** What was typed to choose rows by. */
  readonly words: string
}): ReactNode {
  const { register, words } = props

  if (register.rows.length === 0) {
    return (
      <EmptyState title={words === '' ? emptyTitles[register.kind] : 'No entry with these words'}>
        {emptyWords[register.kind]} Choose another period or committee above
        {words === '' ? '' : ', or fewer words'}.
      </EmptyState>
    )
  }
  switch (register.kind) {
    case 'resolutions':
      return <ResolutionsTable register={register} />
    case 'actions':
      return (
        <>
          <MattersArising register={register} />
          <ActionsTable register={register} />
        </>
      )
    case 'attendance':
      return <AttendanceTables register={register} />
    case 'interests':
      return <InterestsTable register={register} />
    case 'votes':
      return <VotesTable register={register} />
  }
}

const emptyTitles: Readonly<Record<RegisterKind, string>> = {
  resolutions: 'No resolution is recorded in this period.',
  actions: 'No action is recorded in this period.',
  attendance: 'No attendance is recorded in this period.',
  interests: 'No declaration of interest is recorded in this period.',
  votes: 'No vote is recorded by name in this period.',
}

const emptyWords: Readonly<Record<RegisterKind, string>> = {
  resolutions: 'Every clause of every resolution stands here with its minute number and its vote.',
  actions: 'Actions noted while minuting stand here until they are done.',
  attendance: 'Members stand here with how often they came, once attendance has been marked.',
  interests: 'Every declaration of interest stands here by member.',
  votes: 'Votes that the minutes record by name stand here by member.',
}
