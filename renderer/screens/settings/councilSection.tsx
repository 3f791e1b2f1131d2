import type { ReactNode } from 'react'
import { councilSchema } from '../../../shared/api/record.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { councilKindOptions } from '../../parts/councilWords.ts'
import { Checkbox } from '../../parts/choice.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { LogoField } from '../../parts/logoField.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { CouncilData } from '../../state/data.ts'
import { useDraft, useDraftState } from '../../state/useDraft.ts'
import type { Draft } from '../../state/draft.ts'
import { SynonymsField } from './synonymsField.tsx'

export function useCouncilDraft(council: CouncilData): Draft<CouncilData> {
  const { client } = useCore()
  return useDraft({ saved: council, schema: councilSchema, save: (value) => client.council.save(value) })
}

/** Who the council is, and the standing words of its agendas. */
export function CouncilSection({ council }: { readonly council: CouncilData }): ReactNode {
  const draft = useCouncilDraft(council)
  const { value, errors } = useDraftState(draft)
  return (
    <div className="form">
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <div className="field-row">
        <TextField
          label="Name of the council"
          value={value.name}
          onChange={(name) => draft.change({ name })}
          error={errors['name']}
          width="medium"
        />
        <Select
          label="Kind of council"
          options={councilKindOptions}
          value={value.kind}
          onChange={(kind) => draft.change({ kind })}
          width="medium"
        />
      </div>
      <LogoField value={value.logo} onChange={(logo) => draft.change({ logo })} councilName={value.name} />
      <TextField
        label="Title of the officer who signs the summons"
        value={value.signingOfficer}
        onChange={(signingOfficer) => draft.change({ signingOfficer })}
        error={errors['signingOfficer']}
        width="medium"
      />
      <TextField
        label="Summons on the front sheet"
        hint="Empty prints nothing."
        value={value.summons}
        onChange={(summons) => draft.change({ summons })}
        error={errors['summons']}
        lines={3}
      />
      <TextField
        label="Advice on interests"
        hint="Printed on every agenda; empty prints nothing."
        value={value.interestsAdvice}
        onChange={(interestsAdvice) => draft.change({ interestsAdvice })}
        error={errors['interestsAdvice']}
        lines={4}
      />
      <TextField
        label="Notice on recording"
        hint="The public may film and record meetings; empty prints nothing."
        value={value.recordingNotice}
        onChange={(recordingNotice) => draft.change({ recordingNotice })}
        error={errors['recordingNotice']}
        lines={3}
      />
      <SynonymsField value={value.synonyms} onChange={(synonyms) => draft.change({ synonyms })} />
      <SigningRule
        value={value.onScreenApproval}
        onChange={(onScreenApproval) => draft.change({ onScreenApproval })}
      />
    </div>
  )
}

/** The statute speaks of a book or of leaves that are signed (R42); what else will do is not for a program to say. */
function SigningRule(props: {
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}): ReactNode {
  return (
    <fieldset className="form">
      <legend>Signing of minutes</legend>
      <p className="field-hint">
        Minutes are signed on numbered leaves, each initialled. The statute is silent on approving them on the
        screen: the monitoring officer decides.
      </p>
      <Checkbox isSelected={props.value} onChange={props.onChange}>
        Minutes may also be approved on the screen
      </Checkbox>
    </fieldset>
  )
}
