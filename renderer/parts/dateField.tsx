import { parseTime } from '@internationalized/date'
import { useState } from 'react'
import type { ReactNode } from 'react'
import {
  DateInput,
  DateSegment,
  Input,
  TextField as AriaTextField,
  TimeField as AriaTimeField,
} from 'react-aria-components'
import { AppError } from '../../shared/domain/appError.ts'
import { formatDate } from '../../shared/domain/civilTime.ts'
import { parseTypedDate } from '../../shared/domain/typedDates.ts'
import { sentenceOf } from '../state/notices.ts'
import { FieldFrame } from './fieldFrame.tsx'
import type { FieldProps } from './fieldFrame.tsx'

export interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD; null while it is empty or half typed. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** Takes the focus when it appears: only for the first field of what has just been opened. */
  readonly takesFocus?: boolean
}

/**
 * A date as the hand likes to type it: 03112022, 3/11/22, 3 Nov 2022. It counts as soon as its year is whole, else when the field is
 * left, and then stands as 03/11/2022 with its weekday. A date that does not exist is said, never put right in silence.
 */
export function DateField({ value, onChange, error, takesFocus, ...field }: DateFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const read = (text: string): void => {
    try {
      onChange(text.trim() === '' ? null : parseTypedDate(text))
      setProblem(null)
    } catch (wrong) {
      onChange(null)
      setProblem(sentenceOf(wrong))
    }
  }
  const leave = (): void => {
    if (typed === null) return
    read(typed)
    // What is wrong stays as it was typed, to be mended.
    if (isTypedDate(typed)) setTyped(null)
  }
  const said = problem ?? error
  return (
    <AriaTextField
      className="field field-date"
      value={typed ?? (value === null ? '' : value.split('-').toReversed().join('/'))}
      onChange={(text) => {
        setTyped(text)
        setProblem(null)
        if (/(^\d{8}|\D\d{4})$/.test(text.trim()) || text.trim() === '') read(text)
      }}
      onBlur={leave}
      isInvalid={said !== undefined && said !== null}
      validationBehavior="aria"
      // eslint-disable-next-line jsx-a11y/no-autofocus -- only where a screen or dialog has just been opened for this field
      autoFocus={takesFocus ?? false}
    >
      <FieldFrame {...field} error={said}>
        <span className="date-line">
          <Input
            className="input"
            autoComplete="off"
            inputMode="numeric"
            placeholder="dd/mm/yyyy"
            onKeyDown={(event) => {
              if (event.key === 'Enter') leave()
            }}
          />
          {field.hideLabel === true || value === null ? null : (
            <span className="date-weekday">
              {formatDate(value, 'Thursday 3 November 2022').split(' ')[0]}
            </span>
          )}
        </span>
      </FieldFrame>
    </AriaTextField>
  )
}

function isTypedDate(text: string): boolean {
  try {
    return text.trim() === '' || parseTypedDate(text) !== ''
  } catch (wrong) {
    if (wrong instanceof AppError) return false
    throw wrong
  }
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
