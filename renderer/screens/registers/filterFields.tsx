import type { ReactNode } from 'react'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import { DateField } from '../../parts/dateField.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { setRegisterFilter, useRegisterFilter } from './registerFilter.ts'
import type { MunicipalYear, Period } from './registerPeriod.ts'

const all = 'all'
const between = 'between'

/** Which meetings and which rows. */
export function FilterFields(props: {
  readonly committees: readonly CommitteeData[]
  readonly years: readonly MunicipalYear[]
  /** What is shown while the officer has chosen none. */
  readonly usual: Period
}): ReactNode {
  const { committees, years, usual } = props
  const { committeeId, period, text } = useRegisterFilter()
  const chosen = period ?? usual
  return (
    <div className="field-row register-filter" role="search" aria-label="What the register shows">
      <Select
        label="Committee"
        width="medium"
        options={[{ id: all, name: 'All committees' }, ...committees.map(({ id, name }) => ({ id, name }))]}
        value={committeeId ?? all}
        onChange={(id) => setRegisterFilter({ committeeId: id === all ? null : id })}
      />
      <Select
        label="Period"
        width="medium"
        options={[
          ...years.map(({ start, end, name }) => ({
            id: start,
            name: `Year ${name}`,
            hint: `${formatDate(start, '3 November 2022')} to ${formatDate(end, '3 November 2022')}`,
          })),
          { id: all, name: 'All years' },
          { id: between, name: 'Between two days' },
        ]}
        value={chosen.kind === 'year' ? chosen.start : chosen.kind}
        onChange={(id) =>
          setRegisterFilter({
            period:
              id === all
                ? { kind: 'all' }
                : id === between
                  ? { kind: 'between', from: years[0]?.start ?? null, to: years[0]?.end ?? null }
                  : { kind: 'year', start: id },
          })
        }
      />
      {chosen.kind === 'between' ? (
        <>
          <DateField
            label="From"
            value={chosen.from}
            onChange={(from) => setRegisterFilter({ period: { ...chosen, from } })}
          />
          <DateField
            label="To"
            value={chosen.to}
            onChange={(to) => setRegisterFilter({ period: { ...chosen, to } })}
          />
        </>
      ) : null}
      <TextField
        label="With the words"
        width="medium"
        value={text}
        onChange={(words) => setRegisterFilter({ text: words })}
      />
    </div>
  )
}
