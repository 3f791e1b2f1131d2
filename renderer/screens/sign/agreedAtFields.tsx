import type { ReactNode } from 'react'
import { DateField } from '../../parts/dateField.tsx'
import { Select } from '../../parts/select.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { TextField } from '../../parts/textField.tsx'
import type { AgreedAt } from '../../../shared/domain/minutesActs.ts'
import type { Standing } from './standing.ts'

/** Where something was agreed, as far as it has been said. */
export interface AgreedDraft {
  /** 'elsewhere': a meeting that the book does not hold. */
  readonly meeting: string
  readonly date: string | null
  readonly minuteNumber: string
}

const elsewhere = 'elsewhere'

/** The next suitable meeting (R41), or one that the book does not hold. */
export function firstAgreed({ canBeConfirmedAt }: Standing): AgreedDraft {
  const [next] = canBeConfirmedAt
  return { meeting: next?.meetingId ?? elsewhere, date: next?.date ?? null, minuteNumber: '' }
}

/** What was said, whole; null while the day is missing. */
export function agreedAt({ meeting, date, minuteNumber }: AgreedDraft, standing: Standing): AgreedAt | null {
  if (date === null) return null
  const known = standing.canBeConfirmedAt.find(({ meetingId }) => meetingId === meeting)
  return {
    ...{ meetingId: known?.meetingId ?? null, date: known?.date ?? date },
    ...{ itemId: known?.itemId ?? null, minuteNumber: minuteNumber.trim() },
  }
}

export function AgreedAtFields(props: {
  readonly standing: Standing
  readonly value: AgreedDraft
  readonly onChange: (value: AgreedDraft) => void
}): ReactNode {
  const { standing, value, onChange } = props
  const known = standing.canBeConfirmedAt.map(({ meetingId, date }) => ({
    ...{ id: meetingId, name: `The meeting of ${shortDate(date)}` },
  }))
  return (
    <div className="field-row">
      <Select
        label="Agreed at"
        options={[...known, { id: elsewhere, name: 'A meeting that is not in this book' }]}
        value={value.meeting}
        onChange={(meeting) => {
          const found = standing.canBeConfirmedAt.find(({ meetingId }) => meetingId === meeting)
          onChange({ ...value, meeting, date: found?.date ?? null })
        }}
        width="medium"
      />
      {value.meeting === elsewhere ? (
        <DateField label="Held on" value={value.date} onChange={(date) => onChange({ ...value, date })} />
      ) : null}
      <TextField
        label="Minute number"
        hint={
          value.meeting === elsewhere
            ? 'Where its minutes say so, if known.'
            : 'Empty: that of its Minutes item.'
        }
        value={value.minuteNumber}
        onChange={(minuteNumber) => onChange({ ...value, minuteNumber })}
        width="short"
      />
    </div>
  )
}
