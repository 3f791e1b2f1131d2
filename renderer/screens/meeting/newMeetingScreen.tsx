import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { navigate } from 'wouter/use-hash-location'
import { noticeDays } from '../../../shared/domain/council.ts'
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
      rail={{ name: 'Places', content: <MainRail at="meetings" /> }}
      work={{ name: 'New meeting' }}
    >
      {committees.data && meetings.data && council.data && status.data ? (
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
  const [value, setValue] = useState<Particulars>(() => ({
    date: null,
    start: usualStart(meetings, only?.id ?? null),
    preMeeting: null,
    place: only?.place ?? '',
    governanceOfficer: {
      personId: null,
      name: status.officer?.name ?? '',
      title: status.officer?.title ?? '',
      phone: '',
      email: '',
    },
  }))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [isBusy, setIsBusy] = useState(false)
  const change = (part: Partial<Particulars>): void => setValue((before) => ({ ...before, ...part }))
  const chooseCommittee = (id: string): void => {
    setCommitteeId(id)
    const committee = committees.find((known) => known.id === id)
    change({ place: committee?.place ?? '', start: usualStart(meetings, id) })
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
      if (field === null) reportProblem(error)
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
        onChange={chooseCommittee}
        error={errors['committeeId']}
        width="medium"
      />
      <ParticularsFields value={value} onChange={change} errors={errors} />
      <div aria-live="polite">
        {value.date === null ? null : (
          <NoticeLine meeting={value.date} days={noticeDays(council.kind)} day={today()} />
        )}
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

/** The start of the committee's latest meeting; ten o'clock for its first. */
function usualStart(meetings: readonly MeetingSummary[], committeeId: string | null): string {
  return meetings.find((meeting) => meeting.committeeId === committeeId)?.start ?? '10:00'
}
