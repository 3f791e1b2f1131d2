import type { ReactNode } from 'react'
import { officerSchema } from '../../../shared/api/contract.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { BookStatus } from '../../state/data.ts'
import { useDraft, useDraftState } from '../../state/useDraft.ts'

/** Who keeps the minutes at this computer: every change in the book carries the name. */
export function OfficerSection({ status }: { readonly status: BookStatus }): ReactNode {
  const { client } = useCore()
  const draft = useDraft({
    saved: status.officer ?? { name: '', title: '' },
    schema: officerSchema,
    save: (value) => client.officer.set(value),
  })
  const { value, errors } = useDraftState(draft)
  return (
    <div className="form">
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <TextField
        label="Your name"
        hint="Every change in the minute book carries it."
        value={value.name}
        onChange={(name) => draft.change({ name })}
        error={errors['name']}
        width="medium"
      />
      <TextField
        label="Your title"
        value={value.title}
        onChange={(title) => draft.change({ title })}
        error={errors['title']}
        width="medium"
      />
    </div>
  )
}
