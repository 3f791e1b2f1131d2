import type { ReactNode } from 'react'

/** What the letters do, for the pointer. */
export function MarkChoices(props: {
  readonly name: string
  readonly isOut: boolean
  readonly onChoose: (letter: string) => void
}): ReactNode {
  const choices: readonly (readonly [string, string])[] = [
    ['p', 'Present'],
    ['a', 'Apologies'],
    ['x', 'Absent'],
    ['s', 'Substitute'],
    ['l', props.isOut ? 'Returned' : 'Left'],
    ['v', 'In the chair'],
  ]
  return (
    <div className="mark-choices" role="group" aria-label={`Mark ${props.name}`}>
      {choices.map(([letter, words]) => (
        <button key={letter} type="button" className="button" onClick={() => props.onChoose(letter)}>
          {words} <kbd aria-hidden="true">{letter.toUpperCase()}</kbd>
        </button>
      ))}
    </div>
  )
}
