import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { auditGroupNames, auditGroups } from '../../../shared/domain/auditGroups.ts'
import { DateField } from '../../parts/dateField.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { AuditFilter } from './auditData.ts'

type Chosen = Omit<AuditFilter, 'includeExempt'>

const all = 'all'

/** Which lines. */
export function AuditFilters(props: {
  readonly chosen: Chosen
  readonly isOneMeeting: boolean
  readonly onChoose: (chosen: Chosen) => void
}): ReactNode {
  const { chosen, isOneMeeting, onChoose } = props
  const { api } = useCore()
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  const actors = useQuery(api.audit.actors.queryOptions({ input: {} }))
  const names = (actors.data ?? []).map((name) => ({ id: `name ${name}`, name }))
  return (
    <div className="field-row register-filter" role="search" aria-label="What the trail shows">
      <TextField
        label="With the words"
        width="medium"
        value={chosen.words}
        onChange={(words) => onChoose({ ...chosen, words })}
      />
      <Select
        label="About"
        width="medium"
        options={[
          { id: all, name: 'Everything' },
          ...auditGroups.map((id) => ({ id, name: auditGroupNames[id] })),
        ]}
        value={chosen.group ?? all}
        onChange={(id) => onChoose({ ...chosen, group: auditGroups.find((group) => group === id) ?? null })}
      />
      <Select
        label="Who"
        width="medium"
        options={[{ id: all, name: 'Anybody' }, ...names]}
        value={chosen.actor === null ? all : `name ${chosen.actor}`}
        onChange={(id) => onChoose({ ...chosen, actor: names.find((one) => one.id === id)?.name ?? null })}
      />
      {isOneMeeting ? null : (
        <Select
          label="Committee"
          width="medium"
          options={[
            { id: all, name: 'All committees' },
            ...(committees.data ?? []).map(({ id, name }) => ({ id, name })),
          ]}
          value={chosen.committeeId ?? all}
          onChange={(id) => onChoose({ ...chosen, committeeId: id === all ? null : id })}
        />
      )}
      <div className="audit-days">
        <DateField label="From" value={chosen.from} onChange={(from) => onChoose({ ...chosen, from })} />
        <DateField label="To" value={chosen.to} onChange={(to) => onChoose({ ...chosen, to })} />
      </div>
    </div>
  )
}
