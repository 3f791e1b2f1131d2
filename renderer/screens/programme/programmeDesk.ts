import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { z } from 'zod'
import type { programmeCardSchema, programmeViewSchema } from '../../../shared/api/programmeContract.ts'
import type { CardPlace } from '../../../shared/domain/programme.ts'
import { moveCard, placeKey, placeOn, programmeBoard } from '../../../shared/domain/programmeBoard.ts'
import type { ProgrammeBoard } from '../../../shared/domain/programmeBoard.ts'
import { withProposals } from '../../../shared/domain/programmeFromMinutes.ts'
import { placeName } from '../../../shared/domain/sayProgramme.ts'
import { useCore } from '../../state/core.tsx'
import { newId } from '../../state/newId.ts'
import { reportDone, reportProblem, useNotices } from '../../state/notices.ts'
import { ListDesk } from './listDesk.ts'
import type { DeskStep } from './listDesk.ts'

export type Card = z.infer<typeof programmeCardSchema>
export type ProgrammeView = z.infer<typeof programmeViewSchema>
export type Offer = ProgrammeView['offers'][number]

export interface ProgrammeDesk {
  readonly cards: readonly Card[]
  readonly board: ProgrammeBoard
  /** What undo would take back; null when there is nothing. */
  readonly undoes: string | null
  readonly redoes: string | null
  readonly undo: () => void
  readonly redo: () => void
  /** Adds a card after another (null: at the end of the place), and gives its id. */
  readonly add: (title: string, place: CardPlace, afterId: string | null) => string
  readonly move: (cardId: string, place: CardPlace, index: number) => void
  /** Changes its words. */
  readonly write: (card: Card) => Promise<boolean>
  readonly remove: (cardId: string) => void
  readonly take: (proposals: Offer['proposals']) => void
}

/** The work programme under the officer's hand: each act is seen at once, saved in turn, and can be taken back. */
export function useProgrammeDesk(committeeId: string, view: ProgrammeView): ProgrammeDesk {
  const { api, client } = useCore()
  const queries = useQueryClient()
  const [desk] = useState(
    () =>
      new ListDesk<Card>({
        values: view.cards,
        version: view.version,
        save: async (version, values) =>
          (await client.programme.save({ committeeId, version, cards: [...values] })).version,
        onProblem: reportProblem,
        onSaved: () => void queries.invalidateQueries({ queryKey: api.programme.key() }),
      }),
  )
  useEffect(() => desk.adopt(view.cards, view.version), [desk, view])
  const { values: cards, undo, redo } = useStore(desk.state)
  const { meetings, since } = view
  const board = useMemo(() => programmeBoard(cards, meetings, since), [cards, meetings, since])
  const stepped = (name: string | undefined, what: string): void => {
    if (name !== undefined) reportDone(`${what}: ${name}.`)
  }
  // What was done, or taken back, before it has been said.
  const next = (): void => useNotices.getState().dismiss('done')
  const act = (step: DeskStep<Card>): void => {
    next()
    void desk.do(step)
  }
  return {
    ...{ cards, board, undoes: undo, redoes: redo },
    undo: () => stepped(desk.undo()?.name, 'Taken back'),
    redo: () => stepped(desk.redo()?.name, 'Done again'),
    add: (title, place, afterId) => {
      const id = newId()
      const card: Card = {
        ...{ id, title, purpose: '', lead: '', place, source: null, agendaItemId: null, standing: false },
      }
      act({
        name: `“${title}” added`,
        redo: (now) => {
          const after = now.findIndex((each) => each.id === afterId)
          return now.toSpliced(after < 0 ? now.length : after + 1, 0, card)
        },
        undo: (now) => now.filter((each) => each.id !== id),
      })
      return id
    },
    move: (cardId, place, index) => {
      const card = cards.find(({ id }) => id === cardId)
      if (card === undefined) return
      const from = {
        place: card.place,
        index: indexIn(cards, card, meetings),
        agendaItemId: card.agendaItemId,
      }
      act({
        name: `“${card.title}” moved to ${placeName(place, meetings)}`,
        redo: (now) => moveCard(now, meetings, { cardId, place, index }),
        undo: (now) =>
          (moveCard(now, meetings, { cardId, place: from.place, index: from.index }) as readonly Card[]).map(
            (each) => (each.id === cardId ? { ...each, agendaItemId: from.agendaItemId } : each),
          ),
      })
    },
    write: (card) => {
      next()
      return desk.write((now) => now.map((each) => (each.id === card.id ? words(each, card) : each)))
    },
    remove: (cardId) => {
      const at = cards.findIndex(({ id }) => id === cardId)
      const card = cards[at]
      if (card === undefined) return
      act({
        name: `“${card.title}” taken off`,
        redo: (now) => now.filter(({ id }) => id !== cardId),
        undo: (now) => now.toSpliced(at, 0, card),
      })
      reportDone(`“${card.title}” was taken off the work programme.`, () => void desk.undo())
    },
    take: (proposals) => {
      const before = new Map(cards.map((card) => [card.id, card]))
      const ids = new Set(proposals.map(({ card }) => card.id))
      const count = proposals.length === 1 ? 'one matter' : `${proposals.length} matters`
      act({
        name: `${count} of the minutes scheduled`,
        redo: (now) => withProposals(now, proposals),
        undo: (now) =>
          now.flatMap((card) => {
            if (!ids.has(card.id)) return [card]
            const was = before.get(card.id)
            return was === undefined ? [] : [was]
          }),
      })
      reportDone(`The work programme has ${count} of the minutes now.`, () => void desk.undo())
    },
  }
}

/** Its words and whether it comes to every meeting; where it stands is the board's. */
function words(card: Card, { title, purpose, lead, standing }: Card): Card {
  return { ...card, title, purpose, lead, standing }
}

/** Its place among the cards of its column, from 0. */
function indexIn(cards: readonly Card[], card: Card, meetings: ProgrammeView['meetings']): number {
  const key = placeKey(placeOn(card.place, meetings))
  return cards
    .filter((each) => !each.standing && placeKey(placeOn(each.place, meetings)) === key)
    .findIndex(({ id }) => id === card.id)
}
