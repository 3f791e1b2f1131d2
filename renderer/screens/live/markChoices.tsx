import type { ReactNode } from 'react'

/** What somebody would do next: leave, come back, or come for the first time. */
export type Move = 'left' | 'returned' | 'arrived'

const moveNames: Readonly<Record<Move, string>> = {
  left: 'Left',
  returned: 'Returned',
  arrived: 'Arrived',
}

/** What the letters do, for the pointer. */
export function MarkChoices(props: {
  readonly name: string
  readonly move: Move
  readonly onChoose: (letter: string) => void
}): ReactNode {
  const choices: readonly (readonly [string, string])[] = [
    ['p', 'Present'],
    ['a', 'Apologies'],
    ['x', 'Absent'],
    ['s', 'Substitute'],
    ['l', moveNames[props.move]],
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
