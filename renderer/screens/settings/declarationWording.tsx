import type { ReactNode } from 'react'
import { factSentence } from '../../../shared/domain/factSentences.ts'
import type { HouseStyle } from '../../../shared/domain/houseStyle.ts'
import type { Declaration } from '../../../shared/domain/meetingFact.ts'
import { defaultWriting } from '../../../shared/domain/writing.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'

const sample: Declaration = {
  id: 'sample',
  kind: 'declared',
  at: '10:05',
  itemId: null,
  personId: 'member',
  items: ['item'],
  interest: 'other-registrable',
  nature: 'they are a trustee of the village hall',
  sensitive: false,
  leaves: true,
  dispensation: false,
}

/** The council's sentence for a declaration of interest, and what it makes of two declarations. */
export function DeclarationWording(props: {
  readonly value: string
  readonly error: string | undefined
  readonly times: HouseStyle['times']
  readonly onChange: (value: string) => void
}): ReactNode {
  const sentence = (fact: Declaration): string =>
    factSentence(fact, {
      people: [{ id: 'member', address: 'Councillor', name: 'D Hartley' }],
      houseStyle: { times: props.times },
      facts: [],
      nameOfItem: () => 'agenda item 5 (Play Areas)',
      declaration: props.value,
    })
  return (
    <section>
      <h2>Declarations of interest</h2>
      <TextField
        label="The sentence in the minutes"
        hint="{member}, {interest}, {items}; {because} and {room} are their words, or nothing."
        value={props.value}
        onChange={props.onChange}
        error={props.error}
      />
      <div className="style-sample writing-sample" aria-live="polite">
        <p>{sentence(sample)}</p>
        <p>
          {sentence({ ...sample, interest: 'disclosable-pecuniary', sensitive: true, leaves: false })}{' '}
          <span className="field-hint">(sensitive: the nature is never in it)</span>
        </p>
      </div>
      {props.value === defaultWriting.declaration ? null : (
        <div className="buttons">
          <Button kind="quiet" onPress={() => props.onChange(defaultWriting.declaration)}>
            Use the shipped wording
          </Button>
        </div>
      )}
    </section>
  )
}
