import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { committeeSchema } from '../../../shared/api/record.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { Loading } from '../../parts/loading.tsx'
import { NumberField } from '../../parts/numberField.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { useDraft, useDraftState } from '../../state/useDraft.ts'
import { today } from '../../state/today.ts'
import { MembersGrid } from './membersGrid.tsx'
import { NumberingFields } from './numberingFields.tsx'
import { StandingAgenda } from './standingAgenda.tsx'
import { votingOn } from './seats.ts'

/** One committee, all on one page; it saves itself. */
export function CommitteePage({ committee }: { readonly committee: CommitteeData }): ReactNode {
  const { client, api } = useCore()
  const people = useQuery(api.people.list.queryOptions({ input: {} }))
  const draft = useDraft({
    saved: committee,
    schema: committeeSchema,
    save: (value) => client.committees.save(value),
  })
  const { value, errors } = useDraftState(draft)
  if (people.data === undefined) return <Loading query={people} />
  const voting = votingOn(value.memberships, today()).length
  return (
    <div className="stack">
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <MembersGrid draft={draft} people={people.data} />
      <section>
        <h2>Name, place and quorum</h2>
        <div className="form">
          <div className="field-row">
            <TextField
              label="Name"
              value={value.name}
              onChange={(name) => draft.change({ name })}
              error={errors['name']}
              width="medium"
            />
            <NumberField
              label="Quorum"
              value={value.quorum}
              onChange={(quorum) => draft.change({ quorum })}
              error={errors['quorum']}
              after={`of ${voting} voting ${voting === 1 ? 'member' : 'members'}`}
            />
          </div>
          <TextField
            label="Where it usually meets"
            hint="A new meeting starts with it."
            value={value.place}
            onChange={(place) => draft.change({ place })}
            error={errors['place']}
          />
        </div>
      </section>
      <NumberingFields
        value={value.numbering}
        onChange={(numbering) => draft.change({ numbering })}
        errors={errors}
      />
      <StandingAgenda
        value={value.standingAgenda}
        onChange={(standingAgenda) => draft.change({ standingAgenda })}
        errors={errors}
      />
    </div>
  )
}
