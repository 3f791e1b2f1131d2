import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import type { AgendaDocument } from './documents.ts'

/** The papers nobody has decided on hold up the public pack: all of them in one press. */
export function UndecidedPapers(props: {
  readonly documents: readonly AgendaDocument[]
  readonly onAllPublic: () => void
}): ReactNode {
  const count = props.documents.filter(({ classification }) => classification === 'unset').length
  if (count === 0) return null
  return (
    <div className="undecided-papers">
      <span>
        <span aria-hidden="true">? </span>
        {count === 1
          ? '1 paper is neither public nor exempt.'
          : `${count} papers are neither public nor exempt.`}
      </span>
      <Button onPress={props.onAllPublic}>
        {count === 1 ? 'Mark it public' : 'Mark all undecided public'}
      </Button>
    </div>
  )
}
