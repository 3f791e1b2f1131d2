import { useState } from 'react'
import type { ReactNode } from 'react'
import { addDays } from '../../../shared/domain/civilTime.ts'
import { titleOn } from '../../../shared/domain/person.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { PersonData } from '../../state/data.ts'
import { today } from '../../state/today.ts'

type Title = PersonData['titles'][number]

export interface TitleFieldsProps {
  readonly titles: readonly Title[]
  readonly onChange: (titles: Title[]) => void
}

/** The title held today. A new one either begins today, so that old papers keep the old one, or corrects it everywhere. */
export function TitleFields({ titles, onChange }: TitleFieldsProps): ReactNode {
  const day = today()
  const held = titleOn({ titles }, day)
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed ?? held
  const isChanged = value.trim() !== held
  const settle = (changed: Title[]): void => {
    onChange(changed)
    setTyped(null)
  }
  return (
    <fieldset className="form">
      <legend className="visually-hidden">Title</legend>
      <TextField
        label="Title today"
        hint="For example Director of Education; printed where the person attends"
        value={value}
        onChange={setTyped}
      />
      {!isChanged ? null : held === '' ? (
        <div className="buttons">
          <Button
            kind="primary"
            onPress={() => settle([...titles, { title: value.trim(), from: null, to: null }])}
          >
            On every paper
          </Button>
          <Button onPress={() => settle([...titles, { title: value.trim(), from: day, to: null }])}>
            From today
          </Button>
        </div>
      ) : (
        <>
          <p className="field-hint" role="status">
            Has the title changed, or was it wrong?
          </p>
          <div className="buttons">
            <Button kind="primary" onPress={() => settle(changedFrom(titles, held, value.trim(), day))}>
              From today
            </Button>
            <Button onPress={() => settle(corrected(titles, held, value.trim()))}>Correct everywhere</Button>
            <Button kind="quiet" onPress={() => setTyped(null)}>
              Leave as it was
            </Button>
          </div>
        </>
      )}
    </fieldset>
  )
}

/** The old title ends yesterday and the new one begins today; an empty one just ends it. */
function changedFrom(titles: readonly Title[], held: string, changed: string, day: string): Title[] {
  const ended = titles.map((title) =>
    title.title === held && (title.to === null || title.to >= day)
      ? { ...title, to: addDays(day, -1) }
      : title,
  )
  return changed === '' ? ended : [...ended, { title: changed, from: day, to: null }]
}

function corrected(titles: readonly Title[], held: string, changed: string): Title[] {
  if (changed === '') return titles.filter((title) => title.title !== held)
  return titles.map((title) => (title.title === held ? { ...title, title: changed } : title))
}
