import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import type { AgendaDocument } from './documents.ts'

/** The papers of an item in the inspector: how many, and the ways to add one. */
export function ItemPapers(props: {
  readonly documents: readonly AgendaDocument[]
  readonly onAddPapers: () => void
  readonly onReport: () => void
  readonly onAllPublic: () => void
}): ReactNode {
  const { documents, onAddPapers, onReport, onAllPublic } = props
  const undecided = documents.filter(({ classification }) => classification === 'unset').length
  const hasReport = documents.some(({ kind }) => kind === 'report')
  return (
    <div className="field field-full" role="group" aria-label="Papers">
      <span className="field-label">Papers</span>
      <span className="field-hint">{paperWords(documents.length, undecided)}</span>
      <div className="buttons">
        <Button keys="Alt+Shift+F" command="agenda.addPapers" onPress={onAddPapers}>
          Add papers…
        </Button>
        <Button onPress={onReport}>{hasReport ? 'Open the cover report' : 'Write a cover report'}</Button>
        {undecided === 0 ? null : <Button onPress={onAllPublic}>All papers of this item are public</Button>}
      </div>
    </div>
  )
}

function paperWords(count: number, undecided: number): string {
  if (count === 0) return 'None yet. Drop files on its row, or add them here.'
  const papers = count === 1 ? '1 paper' : `${count} papers`
  return undecided === 0 ? `${papers}.` : `${papers}, ${undecided} of them neither public nor exempt.`
}
