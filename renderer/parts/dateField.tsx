import { parseDate, parseTime } from '@internationalized/date'
import type { ReactNode } from 'react'
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  TimeField as AriaTimeField,
} from 'react-aria-components'
import { FieldFrame } from './fieldFrame.tsx'
import type { FieldProps } from './fieldFrame.tsx'

export interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD; null while it is empty or half typed. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** Takes the focus when it appears: only for the first field of what has just been opened. */
  readonly takesFocus?: boolean
}

/** A date by typing: 03112022 shows 03/11/2022. Up and Down change the part in focus. */
export function DateField({ value, onChange, error, ...field }: DateFieldProps): ReactNode {
  return (
    <AriaDateField
      className="field field-date"
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date === null ? null : date.toString())}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      granularity="day"
      shouldForceLeadingZeros
      // eslint-disable-next-line jsx-a11y/no-autofocus -- only where a screen or dialog has just been opened for this field
      autoFocus={field.takesFocus ?? false}
    >
      <FieldFrame {...field} error={error}>
        <DateInput className="input input-segments">
          {(segment) => <DateSegment segment={segment} className="segment" />}
        </DateInput>
      </FieldFrame>
    </AriaDateField>
  )
}

export interface TimeFieldProps extends FieldProps {
  /** HH:MM; null while it is empty or half typed. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

/** A time on the 24-hour clock by typing: 1105 shows 11:05. */
export function TimeField({ value, onChange, error, ...field }: TimeFieldProps): ReactNode {
  return (
    <AriaTimeField
      className="field field-time"
      value={value === null ? null : parseTime(value)}
      onChange={(time) => onChange(time === null ? null : time.toString().slice(0, 5))}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      hourCycle={24}
      granularity="minute"
      shouldForceLeadingZeros
    >
      <FieldFrame {...field} error={error}>
        <DateInput className="input input-segments">
          {(segment) => <DateSegment segment={segment} className="segment" />}
        </DateInput>
      </FieldFrame>
    </AriaTimeField>
  )
}
