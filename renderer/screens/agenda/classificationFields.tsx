import type { ReactNode } from 'react'
import { CheckboxGroup, FieldError, Label } from 'react-aria-components'
import { Checkbox } from '../../parts/choice.tsx'
import {
  classificationOptions,
  documentClassificationOptions,
  exemptParagraphs,
} from '../../parts/itemWords.ts'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { AgendaItemData } from '../../state/data.ts'

export interface ClassificationFieldsProps {
  readonly classification: AgendaItemData['classification']
  readonly exemption: AgendaItemData['exemption']
  readonly onChange: (change: Partial<Pick<AgendaItemData, 'classification' | 'exemption'>>) => void
  readonly errors: Readonly<Record<string, string>>
  /** A document is closed at once, its paragraphs may follow; an item is exempt when they are named. */
  readonly of: 'item' | 'document'
}

const bare: NonNullable<AgendaItemData['exemption']> = { paragraphs: [], publicInterest: '' }

/** Who may read it; for what is exempt under which paragraphs, and why the public interest lies in withholding it (R20, R21). */
export function ClassificationFields(props: ClassificationFieldsProps): ReactNode {
  const { classification, onChange, errors, of } = props
  const isDocument = of === 'document'
  const options = isDocument ? documentClassificationOptions : classificationOptions
  const exemption = props.exemption ?? (isDocument ? bare : null)
  const choose = (chosen: AgendaItemData['classification']): void =>
    onChange({
      classification: chosen,
      exemption: chosen === 'exempt' ? (props.exemption ?? (isDocument ? null : bare)) : null,
    })
  const paragraphsError =
    errors['exemption.paragraphs'] ?? (exemption?.paragraphs.length === 0 ? missingParagraphs : undefined)
  return (
    <fieldset className="form" data-classification>
      <legend className="visually-hidden">Public or not</legend>
      <Select
        label="Public or not"
        hint={options.find((option) => option.id === classification)?.hint}
        options={options}
        value={classification}
        onChange={choose}
      />
      {classification !== 'exempt' || exemption === null ? null : (
        <>
          {/* A digit ticks its paragraph, wherever among them the focus is. */}
          <div
            role="presentation"
            onKeyDown={(event) => {
              if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-7]$/.test(event.key)) return
              event.preventDefault()
              onChange({
                exemption: { ...exemption, paragraphs: toggled(exemption.paragraphs, Number(event.key)) },
              })
            }}
          >
            <CheckboxGroup
              className="field field-full"
              value={exemption.paragraphs.map(String)}
              onChange={(chosen) =>
                onChange({
                  exemption: { ...exemption, paragraphs: chosen.map(Number).toSorted((a, b) => a - b) },
                })
              }
              isInvalid={paragraphsError !== undefined}
              validationBehavior="aria"
            >
              <Label className="field-label">Exempt under Schedule 12A</Label>
              <FieldError className="field-error">{paragraphsError}</FieldError>
              <div className="choices">
                {exemptParagraphs.map(({ n, words }) => (
                  <Checkbox key={n} value={String(n)}>
                    <strong>{n}</strong> {words}
                  </Checkbox>
                ))}
              </div>
            </CheckboxGroup>
          </div>
          <TextField
            label="Why withholding it outweighs the public interest"
            hint="One sentence for the record: it is printed on no paper."
            value={exemption.publicInterest}
            onChange={(publicInterest) => onChange({ exemption: { ...exemption, publicInterest } })}
            error={errors['exemption.publicInterest'] ?? missingInterest(exemption.publicInterest)}
            lines={3}
          />
        </>
      )}
    </fieldset>
  )
}

const missingParagraphs = 'Name at least one paragraph of Schedule 12A.'

function toggled(paragraphs: readonly number[], n: number): number[] {
  const others = paragraphs.filter((other) => other !== n)
  return others.length === paragraphs.length ? [...others, n].toSorted((a, b) => a - b) : others
}

/** It is saved without, so that nothing typed is held back; but the record then lacks what R21 asks for. */
function missingInterest(sentence: string): string | null {
  return sentence.trim() === '' ? 'This sentence is missing: nothing is exempt without it.' : null
}
