import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import type { z } from 'zod'
import type { newCouncilSchema } from '../../../shared/api/contract.ts'
import { Button } from '../../parts/button.tsx'
import { Radios } from '../../parts/choice.tsx'
import { councilKindOptions, pointOptions } from '../../parts/councilWords.ts'
import { LogoField } from '../../parts/logoField.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'

type NewCouncil = z.infer<typeof newCouncilSchema>

export interface CouncilFormProps {
  readonly isBusy: boolean
  readonly onDone: (council: NewCouncil) => void
  readonly onCancel: () => void
}

/** The four questions of a new council. */
export function CouncilForm({ isBusy, onDone, onCancel }: CouncilFormProps): ReactNode {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<NewCouncil['kind'] | null>(null)
  const [points, setPoints] = useState<NewCouncil['points']>('letters')
  const [logo, setLogo] = useState<NewCouncil['logo']>(null)
  const [isTried, setIsTried] = useState(false)
  const missing = {
    name: isTried && name.trim() === '' ? 'Give the name of the council as papers print it.' : null,
    kind: isTried && kind === null ? 'Choose the kind of council: the days of notice depend on it.' : null,
  }
  return (
    <section>
      <h2>My council</h2>
      <Form
        className="form"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault()
          setIsTried(true)
          if (name.trim() !== '' && kind !== null) onDone({ name: name.trim(), kind, points, logo })
        }}
      >
        <TextField
          label="Name of the council"
          value={name}
          onChange={setName}
          error={missing.name}
          width="medium"
          takesFocus
        />
        <Select
          label="Kind of council"
          hint="England only: the rules of Wales and Scotland differ."
          options={councilKindOptions}
          value={kind}
          onChange={setKind}
          error={missing.kind}
          width="medium"
        />
        <Radios
          label="Points in the minutes are marked"
          options={pointOptions}
          value={points}
          onChange={setPoints}
          inline
        />
        <LogoField value={logo} onChange={setLogo} councilName={name} />
        <div className="buttons">
          <Button kind="primary" type="submit" isPending={isBusy}>
            Make the minute book
          </Button>
          <Button kind="quiet" onPress={onCancel}>
            Back
          </Button>
        </div>
      </Form>
    </section>
  )
}
