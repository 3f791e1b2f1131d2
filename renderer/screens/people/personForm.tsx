import type { ReactNode } from 'react'
import { personSchema } from '../../../shared/api/record.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { Button } from '../../parts/button.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { PersonData } from '../../state/data.ts'
import { useDraft, useDraftState } from '../../state/useDraft.ts'
import type { SeatClock } from './seatClock.ts'
import { SeatSection } from './seatSection.tsx'
import { TitleFields } from './titleFields.tsx'

type Title = PersonData['titles'][number]

/** One person: form of address, name, and titles with their dates. It saves itself. */
export function PersonForm(props: {
  readonly person: PersonData
  /** The six months of a councillor; undefined for everybody else. */
  readonly clock: SeatClock | undefined
}): ReactNode {
  const { person, clock } = props
  const { client } = useCore()
  const draft = useDraft({ saved: person, schema: personSchema, save: (value) => client.people.save(value) })
  const { value, errors } = useDraftState(draft)
  return (
    <div className="form">
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <h2>Person</h2>
      <TextField
        label="Form of address"
        hint="Councillor, Dr, Ms; empty for none"
        value={value.address}
        onChange={(address) => draft.change({ address })}
        error={errors['address']}
      />
      <TextField
        label="Name"
        value={value.name}
        onChange={(name) => draft.change({ name })}
        error={errors['name']}
      />
      <TitleFields titles={value.titles} onChange={(titles) => draft.change({ titles })} />
      <TitleHistory titles={value.titles} onChange={(titles) => draft.change({ titles })} />
      {clock === undefined ? null : (
        <SeatSection
          clock={clock}
          absences={value.approvedAbsences}
          onChange={(approvedAbsences) => draft.change({ approvedAbsences })}
        />
      )}
    </div>
  )
}

function TitleHistory(props: {
  readonly titles: readonly Title[]
  readonly onChange: (titles: Title[]) => void
}): ReactNode {
  const { titles, onChange } = props
  if (titles.length === 0) return null
  return (
    <section>
      <h3>Titles held</h3>
      <ul className="titles">
        {titles.map((title, index) => (
          <li key={index}>
            <span>
              {title.title}
              <span className="cell-hint">{span(title)}</span>
            </span>
            <Button
              kind="quiet"
              label={`Remove ${title.title}`}
              onPress={() => onChange(titles.filter((_other, at) => at !== index))}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function span({ from, to }: Title): string {
  if (from === null && to === null) return 'on every paper'
  const start = from === null ? 'until' : `from ${shortDate(from)}`
  if (to === null) return start
  return from === null ? `until ${shortDate(to)}` : `${start} to ${shortDate(to)}`
}
