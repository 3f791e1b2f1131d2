import type { ReactNode } from 'react'
import { defaultWriting } from '../../../shared/domain/writing.ts'
import { KeyCaps } from '../../frame/keyCaps.tsx'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { reportDone } from '../../state/notices.ts'
import type { WritingData } from './writingSection.tsx'

type Snippets = WritingData['snippets']

interface SnippetsEditorProps {
  readonly value: Snippets
  /** By path: "snippets.2.trigger". */
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (value: Snippets) => void
}

/** What a few letters become. */
export function SnippetsEditor({ value, errors, onChange }: SnippetsEditorProps): ReactNode {
  const change = (index: number, part: Partial<Snippets[number]>): void =>
    onChange(value.map((snippet, at) => (at === index ? { ...snippet, ...part } : snippet)))
  const remove = (index: number): void => {
    onChange(value.filter((_, at) => at !== index))
    const { trigger = '' } = value[index] ?? {}
    reportDone(`The snippet “${trigger}” is deleted.`, () => onChange(value))
  }
  const restore = (): void => {
    onChange(withShipped(value))
    reportDone('The snippets that came with Minutebook are back. Your own are kept.', () => onChange(value))
  }
  return (
    <section>
      <h2>Snippets</h2>
      <p className="field-hint">
        Type the letters in the minutes, then <KeyCaps keys="F3" />. A stroke | marks where the caret goes.
      </p>
      <ul className="snippets">
        {value.map((snippet, index) => (
          <li key={index} className="snippet">
            <TextField
              label={`Letters of snippet ${index + 1}`}
              hideLabel
              value={snippet.trigger}
              onChange={(trigger) => change(index, { trigger: trigger.trim() })}
              error={errors[`snippets.${index}.trigger`] ?? doubled(value, index)}
              width="short"
              takesFocus={snippet.trigger === '' && snippet.words === ''}
            />
            <TextField
              label={`Words of snippet ${index + 1}`}
              hideLabel
              value={snippet.words}
              onChange={(words) => change(index, { words })}
              error={errors[`snippets.${index}.words`]}
              lines={snippet.words.length > 90 ? 2 : 1}
            />
            <Button
              kind="quiet"
              label={`Delete the snippet ${snippet.trigger}`}
              onPress={() => remove(index)}
            >
              Delete
            </Button>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <Button onPress={() => onChange([...value, { trigger: '', words: '' }])}>Add a snippet</Button>
        <Button kind="quiet" onPress={restore}>
          Restore the shipped set
        </Button>
      </div>
    </section>
  )
}

/** The first of two with the same letters is the one that is used. */
function doubled(snippets: Snippets, index: number): string | undefined {
  const { trigger = '' } = snippets[index] ?? {}
  const first = snippets.findIndex((other) => other.trigger === trigger)
  return first < index ? `“${trigger}” stands above already: that one is used.` : undefined
}

/** The shipped snippets as they came, then the officer's own. */
export function withShipped(snippets: Snippets): Snippets {
  const shipped = new Set(defaultWriting.snippets.map(({ trigger }) => trigger))
  return [...defaultWriting.snippets, ...snippets.filter(({ trigger }) => !shipped.has(trigger))]
}
