import type { ReactNode } from 'react'
import { CheckboxGroup, FieldError, Label } from 'react-aria-components'
import { Checkbox } from '../../parts/choice.tsx'
import { classificationOptions, exemptParagraphs } from '../../parts/itemWords.ts'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { AgendaItemData } from '../../state/data.ts'

export interface ClassificationFieldsProps {
  readonly classification: AgendaItemData['classification']
  readonly exemption: AgendaItemData['exemption']
  readonly onChange: (change: Partial<Pick<AgendaItemData, 'classification' | 'exemption'>>) => void
  readonly errors: Readonly<Record<string, string>>
}

/** Who may read it; for an exempt item under which paragraphs, and why the public interest lies in withholding it (R20, R21). */
export function ClassificationFields(props: ClassificationFieldsProps): ReactNode {
  const { classification, exemption, onChange, errors } = props
  const choose = (chosen: AgendaItemData['classification']): void =>
    onChange({
      classification: chosen,
      exemption: chosen === 'exempt' ? (exemption ?? { paragraphs: [], publicInterest: '' }) : null,
    })
  return (
    <fieldset className="form" data-classification>
      <legend className="visually-hidden">Public or not</legend>
      <Select
        label="Public or not"
        hint={classificationOptions.find((option) => option.id === classification)?.hint}
        options={classificationOptions}
        value={classification}
        onChange={choose}
      />
      {classification !== 'exempt' || exemption === null ? null : (
        <>
          <CheckboxGroup
            className="field field-full"
            value={exemption.paragraphs.map(String)}
            onChange={(chosen) =>
              onChange({
                exemption: { ...exemption, paragraphs: chosen.map(Number).toSorted((a, b) => a - b) },
              })
            }
            isInvalid={errors['exemption.paragraphs'] !== undefined}
            validationBehavior="aria"
          >
            <Label className="field-label">Exempt under Schedule 12A</Label>
            <FieldError className="field-error">{errors['exemption.paragraphs']}</FieldError>
            <div className="choices">
              {exemptParagraphs.map(({ n, words }) => (
                <Checkbox key={n} value={String(n)}>
                  <strong>{n}</strong> {words}
                </Checkbox>
              ))}
            </div>
          </CheckboxGroup>
          <TextField
            label="Why withholding it outweighs the public interest"
            hint="One sentence for the record: it is printed on no paper."
            value={exemption.publicInterest}
            onChange={(publicInterest) => onChange({ exemption: { ...exemption, publicInterest } })}
            error={errors['exemption.publicInterest']}
            lines={3}
          />
        </>
      )}
    </fieldset>
  )
}
