import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import type { StandInstead } from '../../../shared/domain/minutesActs.ts'
import { Select } from '../../parts/select.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'

/** Which minutes stand in the place of others, as far as it has been said. */
export interface InsteadDraft {
  /** A meeting of the committee, 'words', or null while nothing is chosen. */
  readonly choice: string | null
  readonly words: string
}

export const nothingInstead: InsteadDraft = { choice: null, words: '' }

const inWords = 'words'

/** What was said, whole; null while something is missing. */
export function standsInstead({ choice, words }: InsteadDraft): StandInstead | null {
  if (choice === null || words.trim() === '') return null
  return { meetingId: choice === inWords ? null : choice, words: words.trim() }
}

export function InsteadField(props: {
  readonly view: MeetingView
  readonly value: InsteadDraft
  readonly onChange: (value: InsteadDraft) => void
}): ReactNode {
  const { view, value, onChange } = props
  const { api } = useCore()
  const { committee, council, meeting } = view.record
  const meetings = useQuery(api.meetings.list.queryOptions({ input: {} }))
  const others = (meetings.data ?? []).filter(
    ({ id, committeeId }) => committeeId === committee.id && id !== meeting.id,
  )
  const choose = (choice: string): void => {
    const date = others.find(({ id }) => id === choice)?.date
    const words =
      date === undefined
        ? ''
        : `the minutes of the meeting held on ${formatDate(date, council.houseStyle.dates)}`
    onChange({ choice, words })
  }
  return (
    <div className="field-row">
      <Select
        label="Which stand in their place"
        options={[
          ...others.map(({ id, date }) => ({ id, name: `The minutes of ${shortDate(date)}` })),
          { id: inWords, name: 'Others, told in words' },
        ]}
        value={value.choice}
        onChange={choose}
        placeholder="Choose the minutes"
        width="medium"
      />
      {value.choice === inWords ? (
        <TextField
          label="Which minutes"
          hint="As a sentence says it: the minutes of this meeting as drawn up again in March."
          value={value.words}
          onChange={(words) => onChange({ ...value, words })}
          width="medium"
        />
      ) : null}
    </div>
  )
}
