import { useQuery } from '@tanstack/react-query'
import type { UseQueryOptions } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { navigate } from 'wouter/use-hash-location'
import type { CoreClient } from '../../../shared/api/client.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { NoticeLine } from '../../parts/noticeLine.tsx'
import { Select } from '../../parts/select.tsx'
import { useCore } from '../../state/core.tsx'
import type { BookStatus, CommitteeData, CouncilData, MeetingSummary } from '../../state/data.ts'
import { fieldOf, reportProblem, sentenceOf } from '../../state/notices.ts'
import { today } from '../../state/today.ts'
import { NoCommittees } from './noCommittees.tsx'
import { ParticularsFields } from './particularsFields.tsx'
import type { Particulars } from './particularsFields.tsx'

/** A new meeting: the committee and the date; the rest is filled in from the committee and its last meeting. */
export function NewMeetingScreen(): ReactNode {
  const { api } = useCore()
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  const meetings = useQuery(api.meetings.list.queryOptions({ input: {} }))
  const council = useQuery(api.council.get.queryOptions({ input: {} }))
  const status = useQuery(api.book.status.queryOptions({ input: {} }))
  const waiting = [committees, meetings, council, status].find((query) => query.data === undefined)
  return (
    <Frame
      title="New meeting"
      rail={{ name: 'Places', content: <MainRail at="meetings" isInside /> }}
      work={{ name: 'New meeting' }}
    >
      {committees.data?.length === 0 ? (
        <NoCommittees />
      ) : committees.data && meetings.data && council.data && status.data ? (
        <NewMeetingForm
          committees={committees.data}
          meetings={meetings.data}
          council={council.data}
          status={status.data}
        />
      ) : waiting === undefined ? null : (
        <Loading query={waiting} />
      )}
    </Frame>
  )
}

/** The fields that can show what is wrong with them; the rest goes to the notice area. */
const shownFields = new Set(['committeeId', 'date', 'start', 'place', 'preMeeting.at', 'preMeeting.who'])

interface NewMeetingFormProps {
  readonly committees: readonly CommitteeData[]
  readonly meetings: readonly MeetingSummary[]
  readonly council: CouncilData
  readonly status: BookStatus
}

function NewMeetingForm({ committees, meetings, council, status }: NewMeetingFormProps): ReactNode {
  const { client } = useCore()
  const only = committees.length === 1 ? committees[0] : undefined
  const [committeeId, setCommitteeId] = useState<string | null>(only?.id ?? null)
  const [value, setValue] = useState<Particulars>(() => blank(status))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [isBusy, setIsBusy] = useState(false)
  const change = (part: Partial<Particulars>): void => setValue((before) => ({ ...before, ...part }))
  const { data: usual } = useQuery(usualParticulars(client, committees, meetings, committeeId))
  const [filledFor, setFilledFor] = useState<string | null>(null)
  if (usual !== undefined && filledFor !== committeeId) {
    setFilledFor(committeeId)
    setValue((before) => ({ ...before, ...usual }))
  }
  const create = async (): Promise<void> => {
    const missing = missingOf(committeeId, value)
    setErrors(missing)
    const { date, start, preMeeting, place, governanceOfficer } = value
    if (committeeId === null || date === null || start === null) return
    setIsBusy(true)
    try {
      const { meetingId } = await client.meetings.create({
        committeeId,
        date,
        start,
        preMeeting,
        place,
        governanceOfficer,
      })
      navigate(`/meetings/${meetingId}/agenda`)
    } catch (error) {
      const field = fieldOf(error)
      if (field === null || !shownFields.has(field)) reportProblem(error)
      else setErrors({ [field]: sentenceOf(error) })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Form
      className="form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <Select
        label="Committee"
        options={committees.map((committee) => ({ id: committee.id, name: committee.name }))}
        value={committeeId}
        onChange={setCommitteeId}
        error={errors['committeeId']}
        width="medium"
      />
      <ParticularsFields value={value} onChange={change} errors={errors} startsAtDate />
      <div aria-live="polite">
        {value.date === null ? null : <NoticeLine meeting={value.date} council={council} day={today()} />}
      </div>
      <div className="buttons">
        <Button kind="primary" type="submit" isPending={isBusy}>
          Make the agenda
        </Button>
        <a className="button button-quiet" href="#/">
          Back
        </a>
      </div>
    </Form>
  )
}

function missingOf(committeeId: string | null, value: Particulars): Record<string, string> {
  return {
    ...(committeeId === null ? { committeeId: 'Choose the committee that meets.' } : {}),
    ...(value.date === null ? { date: 'Give the date as day, month and year.' } : {}),
    ...(value.start === null ? { start: 'Give the time it starts, for example 10:00.' } : {}),
  }
}

function blank(status: BookStatus): Particulars {
  const { name = '', title = '' } = status.officer ?? {}
  return {
    date: null,
    start: '10:00',
    preMeeting: null,
    place: '',
    extraordinary: false,
    governanceOfficer: { personId: null, name, title, phone: '', email: '' },
  }
}

/** What the committee's latest meeting had is what its next one starts with: nothing is asked twice. */
function usualParticulars(
  client: CoreClient,
  committees: readonly CommitteeData[],
  meetings: readonly MeetingSummary[],
  committeeId: string | null,
): UseQueryOptions<Partial<Particulars>> {
  return {
    queryKey: ['usual-particulars', committeeId],
    enabled: committeeId !== null,
    queryFn: async () => {
      const place = committees.find((committee) => committee.id === committeeId)?.place ?? ''
      const latest = meetings.find((meeting) => meeting.committeeId === committeeId)
      if (latest === undefined) return { place }
      const { record } = await client.meetings.get({ meetingId: latest.id })
      const { start, preMeeting, governanceOfficer } = record.meeting
      return { place, start, preMeeting, governanceOfficer }
    },
  }
}
