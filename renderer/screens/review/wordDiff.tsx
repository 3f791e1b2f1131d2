import { diffWordsWithSpace } from 'diff'
import type { ReactNode } from 'react'

/** What the chair would change, word by word. Told by line and by voice, not by colour alone. */
export function WordDiff(props: { readonly was: string; readonly now: string }): ReactNode {
  return (
    <p className="review-diff">
      {diffWordsWithSpace(props.was, props.now).map((part, index) => {
        // The parts of one comparison never change places.
        if (part.added) {
          return (
            <ins key={index}>
              <span className="visually-hidden"> [put in: </span>
              {part.value}
              <span className="visually-hidden">] </span>
            </ins>
          )
        }
        if (!part.removed) return <span key={index}>{part.value}</span>
        return (
          <del key={index}>
            <span className="visually-hidden"> [taken out: </span>
            {part.value}
            <span className="visually-hidden">] </span>
          </del>
        )
      })}
    </p>
  )
}
