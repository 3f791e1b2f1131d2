import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatMinuteNumber } from '../../../shared/domain/minuteNumber.ts'
import { NumberField } from '../../parts/numberField.tsx'
import { Radios } from '../../parts/choice.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { today } from '../../state/today.ts'

type Numbering = CommitteeData['numbering']

const runsOptions = [
  {
    id: 'municipal-year',
    name: 'Run on through the municipal year',
    hint: 'They start again at 1 after each annual meeting.',
  },
  { id: 'meeting', name: 'Start again at each meeting' },
  { id: 'for-ever', name: 'Run on for ever' },
] as const

/** Patterns that councils use; the last option is one's own. */
const patterns = ['{n}', '({n})', '{n}.', '{n}/{yy}', '{n}/PF', '{n}/{my}'] as const
const own = 'own'

/** For most of a year both years are the same two digits. */
const yearNames: Readonly<Record<string, string>> = {
  '{n}/{yy}': ' (year of the meeting)',
  '{n}/{my}': ' (municipal year)',
}

export interface NumberingFieldsProps {
  readonly value: Numbering
  readonly onChange: (value: Numbering) => void
  readonly errors: Readonly<Record<string, string>>
}

/** How the minutes of the committee are numbered, with the next numbers as they will look. */
export function NumberingFields({ value, onChange, errors }: NumberingFieldsProps): ReactNode {
  const sample = useSample()
  const known = patterns.find((pattern) => pattern === value.pattern)
  return (
    <section>
      <h2>Minute numbers</h2>
      <div className="form">
        <Radios
          label="The numbers"
          options={runsOptions}
          value={value.runs}
          onChange={(runs) => onChange({ ...value, runs })}
        />
        <div className="field-row">
          <Select
            label="Look like"
            options={[
              ...patterns.map((pattern) => ({
                id: pattern,
                name: `${sample({ ...value, pattern }, 15)}${yearNames[pattern] ?? ''}`,
              })),
              { id: own, name: 'Our own pattern' },
            ]}
            value={known ?? own}
            onChange={(pattern) => onChange({ ...value, pattern: pattern === own ? '{n}/OUR' : pattern })}
            width="medium"
          />
          <TextField
            label="Pattern"
            hint="{n} the number, {yy} the year, {my} the municipal year"
            value={value.pattern}
            onChange={(pattern) => onChange({ ...value, pattern })}
            error={errors['numbering.pattern']}
            width="medium"
          />
          <NumberField
            label="First number"
            hint="Of the first meeting in this book"
            value={value.start}
            onChange={(start) => onChange({ ...value, start })}
            error={errors['numbering.start']}
          />
        </div>
        <p className="sample" aria-live="polite">
          <span className="muted">Sample: </span>
          {value.pattern.includes('{n}')
            ? [0, 1, 2].map((step) => sample(value, value.start + step)).join('   ')
            : 'the pattern needs {n}'}
        </p>
      </div>
    </section>
  )
}

function useSample(): (numbering: Numbering, n: number) => string {
  const { api } = useCore()
  const council = useQuery(api.council.get.queryOptions({ input: {} }))
  return (numbering, n) => formatMinuteNumber(n, numbering, today(), council.data?.annualMeetings ?? [])
}
