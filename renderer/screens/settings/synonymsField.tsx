import { useState } from 'react'
import type { ReactNode } from 'react'
import { TextField } from '../../parts/textField.tsx'
import { synonymsIn } from './synonyms.ts'

/** Words that mean the same to a search of the minute book, a line for each group. */
export function SynonymsField(props: {
  readonly value: readonly (readonly string[])[]
  readonly onChange: (groups: string[][]) => void
}): ReactNode {
  // What is typed stands as it was typed: a group that has one word so far is none yet.
  const [text, setText] = useState(() => props.value.map((group) => group.join(', ')).join('\n'))
  const change = (typed: string): void => {
    setText(typed)
    props.onChange(synonymsIn(typed))
  }
  return (
    <TextField
      label="Words that mean the same to a search"
      hint="A line for each, with commas: SEND, special educational needs. Whichever is typed, all of them are found."
      value={text}
      onChange={change}
      lines={4}
    />
  )
}
