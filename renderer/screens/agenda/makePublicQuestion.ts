import { useEffect, useState } from 'react'
import { useNotices } from '../../state/notices.ts'
import { rowAt } from './agendaTree.tsx'
import { makePublicWords } from './closedDocuments.ts'
import type { AgendaDocument } from './documents.ts'

/** Asks once more, in the row, before what is closed becomes public: a letter is easily pressed by mistake. */
export interface MakePublicQuestion {
  /** The row it stands in; null while nothing is asked. */
  readonly rowId: string | null
  readonly ask: (row: AgendaDocument, all: readonly AgendaDocument[]) => void
  /** True when the next press of the letter is the answer. */
  readonly isAskedAbout: (row: AgendaDocument, all: readonly AgendaDocument[]) => boolean
  readonly answer: (all: readonly AgendaDocument[]) => void
}

interface Asked {
  readonly rowId: string
  readonly all: readonly AgendaDocument[]
}

const noticeId = 'make-public'

/** The question goes away with the focus: it is forgotten as soon as the clerk is anywhere but in the row or the notice. */
export function useMakePublicQuestion(
  makePublic: (all: readonly AgendaDocument[]) => void,
): MakePublicQuestion {
  const [asked, setAsked] = useState<Asked | null>(null)
  const answer = (all: readonly AgendaDocument[]): void => {
    setAsked(null)
    makePublic(all)
  }
  useEffect(() => {
    if (asked === null) return
    const onFocus = ({ target }: FocusEvent): void => {
      const stays =
        target instanceof Element && (rowAt(target) === asked.rowId || target.closest('.notices') !== null)
      if (!stays) setAsked(null)
    }
    document.addEventListener('focusin', onFocus)
    return () => {
      document.removeEventListener('focusin', onFocus)
      useNotices.getState().dismiss(noticeId)
    }
  }, [asked])
  return {
    rowId: asked?.rowId ?? null,
    ask: (row, all) => {
      useNotices.getState().dismiss(noticeId)
      setAsked({ rowId: row.id, all })
      // After the one before has gone, whose going takes its notice away.
      queueMicrotask(() =>
        useNotices.getState().show({
          id: noticeId,
          kind: 'note',
          text: makePublicWords(all),
          action: { name: 'Make public', run: () => answer(all) },
        }),
      )
    },
    isAskedAbout: (row, all) =>
      asked !== null &&
      asked.rowId === row.id &&
      sameIds(asked.all, all) &&
      // Whoever dismissed the notice has said no.
      useNotices.getState().notices.some(({ id }) => id === noticeId),
    answer,
  }
}

function sameIds(some: readonly AgendaDocument[], others: readonly AgendaDocument[]): boolean {
  return some.length === others.length && some.every(({ id }, index) => id === others[index]?.id)
}
