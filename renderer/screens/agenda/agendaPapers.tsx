import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { navigate } from 'wouter/use-hash-location'
import { focusNow, useFrame } from '../../frame/frameState.ts'
import { isText } from '../../frame/commands.ts'
import { useFileChooser } from '../../parts/fileChooser.tsx'
import type { MeetingView } from '../../state/data.ts'
import type { Draft } from '../../state/draft.ts'
import { useNotices } from '../../state/notices.ts'
import { focusRow, rowAt } from './agendaTree.tsx'
import type { DocumentActs } from './documentRow.tsx'
import { isClosed } from '../../../shared/domain/closedMinutes.ts'
import { allDocuments, documentsOf } from './documents.ts'
import type { AgendaDocument, PaperData } from './documents.ts'
import { useFileDrop } from './fileDrop.ts'
import type { DroppedFiles } from './fileDrop.ts'
import { useMakePublicQuestion } from './makePublicQuestion.ts'
import { usePaperActs } from './paperActs.ts'
import type { PaperActs } from './paperActs.ts'
import { focusPaperTitle, focusParagraphs } from './paperPane.tsx'
import { UnlockPaper } from './unlockPaper.tsx'
import { focusWhichItem, WhichItem } from './whichItem.tsx'

/** What waits for its item: files that were let go beside every row, or a paper that is to stand elsewhere. */
type Waiting =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'paper'; readonly document: AgendaDocument }

export interface AgendaPapers {
  readonly acts: PaperActs
  readonly rowActs: DocumentActs
  /** Every document of the meeting, in the order of the agenda. */
  readonly documents: readonly AgendaDocument[]
  readonly undecided: readonly AgendaDocument[]
  /** The row that files from the desktop are over. */
  readonly filesOver: string | null
  readonly draftRef: RefObject<Draft<PaperData> | null>
  /** Lets the clerk choose files for an item; without one they are asked for it then. */
  readonly addPapers: (itemId: string | null) => void
  readonly allPublic: (itemId: string | null) => void
  readonly openReport: (itemId: string) => void
  /** The row that is asked whether what is closed is to be public. */
  readonly askedPublic: string | null
  /** Letters pressed on the row of a document: P, E, C, and Shift+P for all of its item. */
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** The question for the item, when something waits for it, and the chooser of files. */
  readonly asked: ReactNode
}

/** What the clerk does with papers on the agenda screen: dropping, choosing, deciding, and where the focus goes then. */
export function useAgendaPapers(
  view: MeetingView,
  selected: readonly string[],
  select: (ids: readonly string[]) => void,
  focusOn: string | null,
): AgendaPapers {
  const { record } = view
  const acts = usePaperActs(view)
  const chooser = useFileChooser()
  const [locked, setLocked] = useState<PaperData | null>(null)
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const draftRef = useRef<Draft<PaperData> | null>(null)
  /** The row that takes the focus as soon as it is there. */
  const toFocus = useRef<string | null>(focusOn)
  useEffect(() => {
    if (toFocus.current !== null && focusRow(toFocus.current) !== null) toFocus.current = null
  })
  const documents = allDocuments(record)
  const undecided = documents.filter(({ classification }) => classification === 'unset')

  const show = (id: string): void => {
    flushSync(() => {
      select([id])
      useFrame.getState().show('inspector')
    })
  }
  const ask = (what: Waiting): void => {
    flushSync(() => {
      setWaiting(what)
      useFrame.getState().show('work')
    })
    focusNow(focusWhichItem)
  }
  const addTo = async (itemId: string | null, files: readonly File[]): Promise<void> => {
    const [first] = await acts.add(itemId, files)
    if (first === undefined) return
    // The new papers are what is decided on next; but nobody is taken away from what they are typing.
    if (isText(document.activeElement)) return
    select([first])
    toFocus.current = first
  }
  const given = ({ files, deeper }: DroppedFiles, row: string | null): void => {
    if (deeper.length > 0) useNotices.getState().show(deeperNotice(deeper))
    if (files.length === 0) return
    const itemId = itemOfRow(record, row)
    if (itemId === undefined) ask({ kind: 'files', files })
    else void addTo(itemId, files)
  }
  const filesOver = useFileDrop(rowAt, given)
  const over = itemOfRow(record, filesOver)

  /** The documents a key or a menu on this one is meant for: all that are chosen, when it is one of them. */
  const meant = (one: AgendaDocument): readonly AgendaDocument[] =>
    selected.includes(one.id) ? documents.filter(({ id }) => selected.includes(id)) : [one]
  const question = useMakePublicQuestion((all) => void acts.decide(all, 'public', null))
  const decide: DocumentActs['onDecide'] = (one, chosen) => {
    const all = meant(one)
    if (chosen === 'confidential') void acts.decide(all, chosen, null)
    else if (chosen === 'public') {
      // From the menu of its own row it was chosen by name; a letter, and what else is chosen, are asked about.
      if (all.length > 1 && all.some(isClosed)) question.ask(one, all)
      else void acts.decide(all, chosen, null)
    } else close(one, all)
  }
  /** Exempt from this moment on; the paragraphs are asked for next. */
  const close = (one: AgendaDocument, all: readonly AgendaDocument[]): void => {
    if (all.length === 1) show(one.id)
    else useFrame.getState().show('inspector')
    const draft = draftRef.current
    if (all.length > 1 || one.kind === 'report' || draft?.state().value.id !== one.id) {
      void acts.close(all)
      focusNow(focusDecision)
      return
    }
    if (one.classification !== 'exempt') {
      flushSync(() => draft.change({ classification: 'exempt', exemption: null }))
      void draft.flush().then(() => {
        if (draft.state().saving === 'saved') acts.sayClosed(one)
      })
    }
    focusNow(focusParagraphs)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row'
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const id = rowAt(event.target as HTMLElement)
    const one = documents.find((known) => known.id === id)
    const letter = event.key.toLowerCase()
    if (one === undefined || !['p', 'e', 'c'].includes(letter)) return
    event.preventDefault()
    // The tree would go to the next row that begins with the letter.
    event.stopPropagation()
    if (letter === 'p' && event.shiftKey) return allPublic(one.itemId)
    if (letter === 'e') return decide(one, 'exempt')
    const all = meant(one)
    if (letter === 'c') void acts.decide(all, 'confidential', null)
    else if (!all.some(isClosed)) void acts.makePublic(all)
    else if (!question.isAskedAbout(one, all)) return question.ask(one, all)
    // A key that is held down is no answer.
    else if (event.repeat) return
    else question.answer(all)
    const next = documents[documents.indexOf(one) + 1]
    if (all.length === 1 && next !== undefined) {
      flushSync(() => select([next.id]))
      focusRow(next.id)
    }
  }
  const allPublic = (itemId: string | null): void => {
    void acts.makePublic(
      documentsOf(record, itemId).filter(({ classification }) => classification === 'unset'),
    )
  }
  const openReport = (itemId: string): void => navigate(`/meetings/${record.meeting.id}/reports/${itemId}`)
  return {
    acts,
    documents,
    undecided,
    filesOver: over === undefined ? null : over,
    draftRef,
    addPapers: (itemId) =>
      chooser.open(
        (files) => (itemId === null ? ask({ kind: 'files', files }) : void addTo(itemId, files)),
        true,
      ),
    allPublic,
    openReport,
    askedPublic: question.rowId,
    onKeyDown,
    rowActs: {
      onDecide: decide,
      onRename: (id) => {
        show(id)
        focusNow(focusPaperTitle)
      },
      onMoveBy: (id, step) => void acts.moveBy(id, step),
      onMoveTo: (one) => ask({ kind: 'paper', document: one }),
      onReplace: (one) => {
        if (one.kind !== 'paper') return
        chooser.open(([file]) => {
          if (file !== undefined) void acts.replace(one.paper, file)
        }, false)
      },
      onUnlock: (one) => {
        if (one.kind === 'paper') setLocked(one.paper)
      },
      onRemove: (one) => void acts.remove(meant(one)),
      onOpen: (one) => {
        if (one.kind === 'paper') void acts.open(one.paper)
        else openReport(one.report.itemId)
      },
    },
    asked: (
      <>
        {chooser.input}
        <UnlockPaper
          paper={locked}
          unlock={acts.unlock}
          onClose={() => setLocked(null)}
          onOpened={({ id }) => {
            flushSync(() => setLocked(null))
            // The button that was pressed goes when the file has been read.
            focusNow(() => focusRow(id))
          }}
        />
        {waiting === null ? null : (
          <WhichItem
            view={view}
            question={questionFor(waiting)}
            onCancel={() => {
              flushSync(() => setWaiting(null))
              if (waiting.kind === 'paper') focusRow(waiting.document.id)
            }}
            onChoose={(itemId) => {
              setWaiting(null)
              if (waiting.kind === 'files') void addTo(itemId, waiting.files)
              else if (waiting.document.kind === 'paper') {
                const { paper } = waiting.document
                void acts.moveTo(paper, itemId).then(() => focusRow(paper.id))
              }
            }}
          />
        )}
      </>
    ),
  }
}

/** The item a row belongs to: its own, or that of the paper; undefined beside every row. */
function itemOfRow(record: MeetingView['record'], row: string | null): string | null | undefined {
  if (record.items.some(({ id }) => id === row)) return row
  return [...record.papers, ...record.reports].find(({ id }) => id === row)?.itemId
}

function questionFor(waiting: Waiting): string {
  if (waiting.kind === 'paper') return `Where does “${waiting.document.name}” belong?`
  const { length } = waiting.files
  return length === 1
    ? 'Which item does this file belong to?'
    : `Which item do these ${length} files belong to?`
}

function deeperNotice(
  deeper: readonly string[],
): Parameters<ReturnType<typeof useNotices.getState>['show']>[0] {
  const names = deeper.map((name) => `“${name}”`).join(', ')
  return {
    id: 'deeper',
    kind: 'note',
    text: `Of a folder, the files that lie directly in it are added. Folders within it were left out: ${names}. Drop them by themselves.`,
  }
}

function focusDecision(): HTMLElement | null {
  const button = document.querySelector<HTMLElement>('[data-pane="inspector"] [data-classification] button')
  button?.focus()
  return button
}
