import type { ReactNode } from 'react'
import { clauseLabel } from '../../../shared/document/numbering.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'

export interface RecommendationsProps {
  readonly value: readonly string[]
  readonly onChange: (recommendations: string[]) => void
}

/** What the report asks the committee to do: (1), (2). They are offered when the resolution is written. */
export function Recommendations({ value, onChange }: RecommendationsProps): ReactNode {
  return (
    <fieldset className="form">
      <legend>Recommendations</legend>
      {value.length === 0 ? (
        <p className="field-hint">As the report words them. They can be adopted as printed.</p>
      ) : null}
      {value.map((text, index) => {
        const { text: label } = clauseLabel(0, index + 1)
        return (
          <div key={index} className="with-button">
            <TextField
              label={`Recommendation ${label}`}
              value={text}
              onChange={(changed) => onChange(value.map((other, at) => (at === index ? changed : other)))}
              lines={2}
            />
            <Button
              kind="quiet"
              label={`Remove recommendation ${label}`}
              onPress={() => onChange(value.filter((_other, at) => at !== index))}
            >
              Remove
            </Button>
          </div>
        )
      })}
      <div>
        <Button onPress={() => onChange([...value, ''])}>Add a recommendation</Button>
      </div>
    </fieldset>
  )
}
