import type { ReactNode } from 'react'
import { DateField, TimeField } from '../../parts/dateField.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { MeetingData } from '../../state/data.ts'

export type Particulars = Pick<
  MeetingData,
  'preMeeting' | 'place' | 'governanceOfficer' | 'extraordinary'
> & {
  readonly date: string | null
  readonly start: string | null
}

export interface ParticularsFieldsProps {
  readonly value: Particulars
  readonly onChange: (change: Partial<Particulars>) => void
  readonly errors: Readonly<Record<string, string>>
  /** Stands after the date and the start. */
  readonly afterTimes?: ReactNode
  /** The caret starts in the date: only where the screen was opened to give it. */
  readonly startsAtDate?: boolean
}

/** When, where, and whom to ask: for a new meeting and for one that is there. */
export function ParticularsFields({
  value,
  onChange,
  errors,
  afterTimes,
  startsAtDate = false,
}: ParticularsFieldsProps): ReactNode {
  const { preMeeting, governanceOfficer: officer } = value
  const changeOfficer = (change: Partial<MeetingData['governanceOfficer']>): void =>
    onChange({ governanceOfficer: { ...officer, ...change } })
  return (
    <>
      <div className="field-row">
        <DateField
          label="Date"
          value={value.date}
          onChange={(date) => onChange({ date })}
          error={errors['date']}
          takesFocus={startsAtDate}
        />
        <TimeField
          label="Starts"
          value={value.start}
          onChange={(start) => onChange({ start })}
          error={errors['start']}
        />
        {afterTimes}
      </div>
      <TextField
        label="Place"
        value={value.place}
        onChange={(place) => onChange({ place })}
        error={errors['place']}
      />
      <Checkbox isSelected={value.extraordinary} onChange={(extraordinary) => onChange({ extraordinary })}>
        Extraordinary meeting: minutes of others are not confirmed at it
      </Checkbox>
      <fieldset className="form">
        <legend className="visually-hidden">Pre-meeting</legend>
        <Checkbox
          isSelected={preMeeting !== null}
          onChange={(has) =>
            onChange({ preMeeting: has ? { at: '09:30', who: 'all members of the Committee' } : null })
          }
        >
          There is a pre-meeting
        </Checkbox>
        {preMeeting === null ? null : (
          <div className="field-row">
            <TimeField
              label="Pre-meeting at"
              value={preMeeting.at}
              onChange={(at) => {
                if (at !== null) onChange({ preMeeting: { ...preMeeting, at } })
              }}
              error={errors['preMeeting.at']}
            />
            <TextField
              label="For whom"
              value={preMeeting.who}
              onChange={(who) => onChange({ preMeeting: { ...preMeeting, who } })}
              error={errors['preMeeting.who']}
              width="medium"
            />
          </div>
        )}
      </fieldset>
      <fieldset className="form">
        <legend>Governance officer</legend>
        <p className="field-hint">Printed on the agenda: whom to ask about the meeting.</p>
        <div className="field-row">
          <TextField
            label="Name"
            value={officer.name}
            onChange={(name) => changeOfficer({ name })}
            error={errors['governanceOfficer.name']}
            width="medium"
          />
          <TextField
            label="Title"
            value={officer.title}
            onChange={(title) => changeOfficer({ title })}
            error={errors['governanceOfficer.title']}
            width="medium"
          />
        </div>
        <div className="field-row">
          <TextField
            label="Telephone"
            type="tel"
            value={officer.phone}
            onChange={(phone) => changeOfficer({ phone })}
            error={errors['governanceOfficer.phone']}
            width="medium"
          />
          <TextField
            label="E-mail"
            type="email"
            value={officer.email}
            onChange={(email) => changeOfficer({ email })}
            error={errors['governanceOfficer.email']}
            width="medium"
          />
        </div>
      </fieldset>
    </>
  )
}
