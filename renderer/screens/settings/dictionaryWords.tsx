import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { CommitteeData } from '../../state/data.ts'
import type { WritingData } from './writingSection.tsx'

type Words = WritingData['dictionary']

/** How many words are listed at once: letters in the box narrow them down. */
const mostListed = 100
/** The dictionary of the whole council, in a list of committees by their ids. */
const council = 'council'

interface DictionaryWordsProps {
  readonly value: Words
  readonly committees: readonly CommitteeData[]
  readonly onChange: (value: Words) => void
}

/** The words that are right here beside the language's own and the names of the book. */
export function DictionaryWords({ value, committees, onChange }: DictionaryWordsProps): ReactNode {
  const [typed, setTyped] = useState('')
  const [owner, setOwner] = useState<string>(council)
  const [error, setError] = useState<string | null>(null)
  const committeeId = owner === council ? null : owner
  const owners = [{ id: council, name: 'The council' }, ...committees.map(({ id, name }) => ({ id, name }))]
  const listed = value
    .filter((entry) => entry.word.toLowerCase().includes(typed.trim().toLowerCase()))
    .toSorted((a, b) => a.word.localeCompare(b.word, 'en-GB'))
  const add = (): void => {
    const word = typed.trim()
    const problem = problemOf(word, committeeId, value)
    setError(problem)
    if (problem !== null) return
    onChange([...value, { word, committeeId }])
    setTyped('')
  }
  return (
    <section>
      <h2>Dictionary</h2>
      <p className="field-hint">Names of people, committees and places of the book are known already.</p>
      <div className="field-row">
        <TextField
          label="Find or add a word"
          value={typed}
          onChange={(word) => {
            setTyped(word)
            setError(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add()
          }}
          error={error}
          width="medium"
        />
        <Select
          label="In the dictionary of"
          options={owners}
          value={owner}
          onChange={setOwner}
          width="medium"
        />
        <Button onPress={add}>Add</Button>
      </div>
      {listed.length === 0 ? (
        <p className="muted">{value.length === 0 ? 'No words yet.' : 'No such word yet.'}</p>
      ) : (
        <ul className="dictionary">
          {listed.slice(0, mostListed).map((entry) => (
            <li key={`${entry.word} ${entry.committeeId ?? ''}`}>
              <span>
                <strong>{entry.word}</strong>{' '}
                <span className="field-hint">
                  {owners.find(({ id }) => id === (entry.committeeId ?? council))?.name ??
                    'A former committee'}
                </span>
              </span>
              <Button
                kind="quiet"
                label={`Delete ${entry.word}`}
                onPress={() => onChange(value.filter((other) => other !== entry))}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
      )}
      {listed.length > mostListed ? (
        <p className="field-hint">
          {listed.length} words; the first {mostListed} are shown. Letters above narrow them down.
        </p>
      ) : null}
    </section>
  )
}

function problemOf(word: string, committeeId: string | null, words: Words): string | null {
  if (word === '') return 'Type the word first.'
  if (/\s/.test(word)) return 'One word at a time, without a space.'
  if (word.length > 100) return 'A word has at most 100 characters.'
  const isThere = words.some((entry) => entry.word === word && entry.committeeId === committeeId)
  return isThere ? `“${word}” is there already.` : null
}
