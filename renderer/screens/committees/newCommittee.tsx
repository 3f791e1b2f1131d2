import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { navigate } from 'wouter/use-hash-location'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { reportProblem, sentenceOf, fieldOf } from '../../state/notices.ts'
import { usualStandingAgenda } from './usualStandingAgenda.ts'

/** A new committee needs a name; the rest has a default that can be changed on its page. */
export function NewCommittee({ committees }: { readonly committees: readonly CommitteeData[] }): ReactNode {
  const { client } = useCore()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [place, setPlace] = useState(committees[0]?.place ?? '')
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const create = async (): Promise<void> => {
    if (name.trim() === '') {
      setErrors({ name: 'Give the name of the committee as papers print it.' })
      return
    }
    const id = newId()
    try {
      await client.committees.save({
        id,
        name: name.trim(),
        quorum: 3,
        place,
        // Like the council's other committees; else the commonest scheme.
        numbering:
          committees[0] === undefined
            ? { runs: 'municipal-year', start: 1, pattern: '{n}' }
            : { ...committees[0].numbering, start: 1 },
        standingAgenda: usualStandingAgenda(newId),
        memberships: [],
      })
      await queries.invalidateQueries()
      navigate(`/committees/${id}`)
    } catch (error) {
      const field = fieldOf(error)
      if (field !== 'name' && field !== 'place') reportProblem(error)
      else setErrors({ [field]: sentenceOf(error) })
    }
  }
  return (
    <Form
      className="form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <TextField
        label="Name of the committee"
        value={name}
        onChange={setName}
        error={errors['name']}
        width="medium"
        takesFocus
      />
      <TextField label="Where it usually meets" value={place} onChange={setPlace} error={errors['place']} />
      <div className="buttons">
        <Button kind="primary" type="submit">
          Add the committee
        </Button>
        <a className="button button-quiet" href="#/committees">
          Back
        </a>
      </div>
    </Form>
  )
}
