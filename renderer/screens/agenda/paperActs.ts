import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecordPaper } from '../../../shared/domain/meetingRecord.ts'
import { restrictionSentence } from '../../../shared/domain/paperFacts.ts'
import type { Restriction } from '../../../shared/domain/paperFacts.ts'
import { movedPaper, paperName } from '../../../shared/domain/paperOrder.ts'
import { classificationNames } from '../../parts/itemWords.ts'
import { saveFile } from '../../parts/saveFile.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { reportDone, sentenceOf } from '../../state/notices.ts'
import { keptName } from '../../state/keptName.ts'
import { uploadPapers } from '../../state/uploads.ts'
import type { GivenFile } from '../../state/uploads.ts'
import { allDocuments } from './documents.ts'
import type { AgendaDocument, PaperData } from './documents.ts'
import { MovesAhead } from './movesAhead.ts'
import { papersOf, stepOf } from './paperPlaces.ts'
import type { PaperMove } from './paperPlaces.ts'

export interface PaperActs {
  /** Sends files and puts them on an item; gives the ids of those that arrived. What did not is listed with its sentence. */
  readonly add: (itemId: string | null, files: readonly GivenFile[]) => Promise<readonly string[]>
  /** Says of documents who may read them; the notice offers the way back. */
  readonly decide: (
    documents: readonly AgendaDocument[],
    classification: AgendaDocument['classification'],
    exemption: AgendaDocument['exemption'],
  ) => Promise<boolean>
  /** Makes public what nobody has decided on, and nothing that somebody has closed meanwhile. */
  readonly makePublic: (documents: readonly AgendaDocument[]) => Promise<boolean>
  /** Marks documents exempt at once; their paragraphs may follow. What is exempt already keeps them. */
  readonly close: (documents: readonly AgendaDocument[]) => Promise<boolean>
  /** Says that one was marked exempt by its own form. */
  readonly sayClosed: (document: AgendaDocument) => void
  /** Stands a paper last among those of an item, and says so. */
  readonly moveTo: (paper: PaperData, itemId: string | null) => Promise<boolean>
  readonly move: (move: PaperMove) => Promise<boolean>
  /** Up (-1) or down (1) by one place, from item to item where its own has no more. */
  readonly moveBy: (paperId: string, step: 1 | -1) => Promise<boolean>
  readonly replace: (paper: PaperData, file: GivenFile) => Promise<boolean>
  /** Opens a locked paper, which then stands there without its password; gives the sentence when it was not opened. */
  readonly unlock: (paper: PaperData, password: string) => Promise<string | null>
  /** Takes documents off the agenda; the notice offers to put them back. */
  readonly remove: (documents: readonly AgendaDocument[]) => Promise<boolean>
  /** Hands the file over as it was given. */
  readonly open: (paper: PaperData) => Promise<boolean>
  readonly readAgain: (paperId: string) => Promise<boolean>
}

/** What the clerk does with the papers of an agenda. What goes wrong is said in the notice area. */
export function usePaperActs(view: MeetingView): PaperActs {
  const { client, sendFile, fetchBytes } = useCore()
  const queries = useQueryClient()
  const act = useAct()
  const { papers, items, meeting } = view.record
  const meetingId = meeting.id
  const [moves] = useState(() => new MovesAhead<RecordPaper, PaperMove>(paperMoved))
  const move: PaperActs['move'] = (made) =>
    moves.make(papers, made, (one) => client.papers.move({ meetingId, ...one }), act)
  const changeAll = async (
    documents: readonly AgendaDocument[],
    said: (document: AgendaDocument) => Pick<AgendaDocument, 'classification' | 'exemption'>,
  ): Promise<void> => {
    for (const document of documents) {
      const { classification, exemption } = said(document)
      const change = { classification, exemption }
      if (document.kind === 'paper') {
        await client.papers.change({ meetingId, paperId: document.id, change })
      } else {
        await client.reports.save({ meetingId, report: { ...document.report, ...change } })
      }
    }
  }
  const sayDecided = (
    before: readonly AgendaDocument[],
    classification: AgendaDocument['classification'],
  ): void => {
    reportDone(decidedSentence(before, classification), () => {
      void act(() => changeAll(before, (one) => one))
    })
  }
  const decide: PaperActs['decide'] = async (documents, classification, exemption) => {
    const changed = documents.filter(
      (document) => document.classification !== classification || classification === 'exempt',
    )
    if (changed.length === 0) return true
    const done = await act(() => changeAll(changed, () => ({ classification, exemption })))
    if (done) sayDecided(changed, classification)
    return done
  }
  const putBack = async (paper: PaperData, index: number): Promise<void> => {
    const { id, itemId, fileName, sha256, title, description, classification, exemption } = paper
    await client.papers.add({ meetingId, itemId, files: [{ id, fileName, sha256 }] })
    const change = { title, description, classification, exemption }
    await client.papers.change({ meetingId, paperId: id, change })
    await client.papers.move({ meetingId, paperId: id, itemId, index })
  }
  const putFileBack = async (paper: PaperData): Promise<void> => {
    const { id: paperId, fileName, sha256, title, description, classification, exemption } = paper
    await client.papers.replace({ meetingId, paperId, fileName, sha256 })
    const change = { title, description, classification, exemption }
    await client.papers.change({ meetingId, paperId, change })
  }
  return {
    add: async (itemId, files) => {
      const added = await uploadPapers({
        meetingId,
        itemId,
        files,
        known: papersOf(papers, itemId),
        send: sendFile,
        newId,
        add: async (arrived) => {
          await client.papers.add({ meetingId, itemId, files: [...arrived] })
          await queries.invalidateQueries()
        },
      })
      if (added.length > 0) {
        reportDone(addedSentence(view, itemId, added.length), () => {
          void act(() => inTurn(added, (paperId) => client.papers.remove({ meetingId, paperId })))
        })
      }
      return added
    },
    decide,
    makePublic: async (documents) => {
      let open: readonly AgendaDocument[] = []
      const asked = await act(async () => {
        const { record } = await client.meetings.get({ meetingId })
        const unset = new Set(
          allDocuments(record).flatMap(({ id, classification }) => (classification === 'unset' ? [id] : [])),
        )
        open = documents.filter(({ id }) => unset.has(id))
      })
      return asked && decide(open, 'public', null)
    },
    close: async (documents) => {
      const changed = documents.filter(({ classification }) => classification !== 'exempt')
      if (changed.length === 0) return true
      const done = await act(() => changeAll(changed, () => ({ classification: 'exempt', exemption: null })))
      if (done) sayDecided(changed, 'exempt')
      return done
    },
    sayClosed: (document) => sayDecided([document], 'exempt'),
    moveTo: async (paper, itemId) => {
      const before = papersOf(papers, paper.itemId).findIndex(({ id }) => id === paper.id)
      const index = papersOf(papers, itemId).filter(({ id }) => id !== paper.id).length
      const done = await move({ paperId: paper.id, itemId, index })
      if (done) {
        reportDone(`“${paperName(paper)}” was moved to ${placeWords(view, itemId)}.`, () => {
          void act(() =>
            client.papers.move({ meetingId, paperId: paper.id, itemId: paper.itemId, index: before }),
          )
        })
      }
      return done
    },
    move,
    moveBy: (paperId, step) => {
      const made = stepOf(moves.order(papers), items, paperId, step)
      return made === null ? Promise.resolve(false) : move(made)
    },
    replace: async (paper, file) => {
      const done = await act(async () => {
        const kept = await sendFile(file, {
          signal: new AbortController().signal,
          onProgress: () => undefined,
        })
        await client.papers.replace({
          meetingId,
          paperId: paper.id,
          fileName: keptName(file.name),
          sha256: kept.sha256,
        })
      })
      if (done) {
        reportDone(
          `“${paper.fileName}” was replaced by “${file.name}”. Say again whether it is public.`,
          () => void act(() => putFileBack(paper)),
        )
      }
      return done
    },
    unlock: async (paper, password) => {
      try {
        const { restricts } = await client.papers.unlock({ meetingId, paperId: paper.id, password })
        reportDone(openedSentence(paper, restricts), () => void act(() => putFileBack(paper)))
        void queries.invalidateQueries()
        return null
      } catch (error) {
        return sentenceOf(error)
      }
    },
    remove: async (documents) => {
      const removed = documents.map((document) => ({
        document,
        index: papersOf(papers, document.itemId).findIndex(({ id }) => id === document.id),
      }))
      const done = await act(() =>
        inTurn(documents, ({ kind, id }) =>
          kind === 'paper'
            ? client.papers.remove({ meetingId, paperId: id })
            : client.reports.remove({ meetingId, reportId: id }),
        ),
      )
      if (done) {
        reportDone(removedSentence(documents), () => {
          void act(() =>
            inTurn(removed, ({ document, index }) =>
              document.kind === 'paper'
                ? putBack(document.paper, index)
                : client.reports.save({ meetingId, report: document.report }),
            ),
          )
        })
      }
      return done
    },
    open: (paper) =>
      act(async () => {
        saveFile(await fetchBytes(`/api/files/${paper.sha256}`), paper.fileName)
      }),
    readAgain: (paperId) => act(() => client.papers.readAgain({ meetingId, paperId })),
  }
}

function paperMoved(papers: readonly RecordPaper[], { paperId, itemId, index }: PaperMove): RecordPaper[] {
  return movedPaper(papers, paperId, itemId, index)
}

async function inTurn<Thing>(
  things: readonly Thing[],
  one: (thing: Thing) => Promise<unknown>,
): Promise<void> {
  for (const thing of things) await one(thing)
}

function addedSentence(view: MeetingView, itemId: string | null, count: number): string {
  const item = view.record.items.find(({ id }) => id === itemId)
  const papers = count === 1 ? 'A paper was' : `${count} papers were`
  return `${papers} put on ${item === undefined ? 'the meeting' : `“${item.title}”`}.`
}

/** "4 Improvement plan", or the meeting as a whole. */
function placeWords({ record, agendaNumbers }: MeetingView, itemId: string | null): string {
  const item = record.items.find(({ id }) => id === itemId)
  return item === undefined
    ? 'the meeting as a whole'
    : `${agendaNumbers[item.id] ?? ''} ${item.title}`.trim()
}

function decidedSentence(
  documents: readonly AgendaDocument[],
  classification: AgendaDocument['classification'],
): string {
  const [first] = documents
  const words = classificationNames[classification].toLowerCase()
  return documents.length === 1 && first !== undefined
    ? `“${first.name}” is marked ${words}.`
    : `${documents.length} papers are marked ${words}.`
}

function openedSentence({ fileName }: PaperData, restricts: readonly Restriction[]): string {
  const restricted = restrictionSentence(restricts)
  const opened = `“${fileName}” was opened, and is kept without its password.`
  return restricted === null ? opened : `${opened} ${restricted} Ask them whether it may go into a pack.`
}

function removedSentence(documents: readonly AgendaDocument[]): string {
  const [first] = documents
  return documents.length === 1 && first !== undefined
    ? `“${first.name}” was taken off the agenda.`
    : `${documents.length} papers were taken off the agenda.`
}
