import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { CardPlace } from '../../../shared/domain/programme.ts'
import { columnBeside } from '../../../shared/domain/programmeBoard.ts'
import { programmeTitle } from '../../../shared/document/compose/workProgramme.ts'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { focusNow, useFrame } from '../../frame/frameState.ts'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Menu } from '../../parts/menu.tsx'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { AddCard, focusAddCard } from './addCard.tsx'
import { CardInspector, focusCardTitle } from './cardInspector.tsx'
import { OffersOfMinutes } from './offersOfMinutes.tsx'
import { columnName, HeldMeetings, ProgrammeBoardView } from './programmeBoardView.tsx'
import { programmeCommands } from './programmeCommands.ts'
import { useProgrammeDesk } from './programmeDesk.ts'
import type { ProgrammeView } from './programmeDesk.ts'
import { ProgrammeList } from './programmeList.tsx'
import { usePapersOfProgramme } from './programmePapers.ts'
import { ProgrammeRail, ProgrammeTabs } from './programmeScreen.tsx'

interface WorkProps {
  readonly committee: CommitteeData
  readonly committees: readonly CommitteeData[]
  readonly tab: 'board' | 'list'
}

/** The work programme of one committee, once it is read. */
export function ProgrammeWork(props: WorkProps): ReactNode {
  const { api } = useCore()
  const input = { committeeId: props.committee.id }
  const programme = useQuery(api.programme.get.queryOptions({ input }))
  if (programme.data !== undefined) return <Programme {...props} view={programme.data} />
  return (
    <Frame
      title="Work programme"
      rail={{ name: 'Places', content: <MainRail at="programme" /> }}
      work={{ name: 'Work programme' }}
    >
      <Loading query={programme} />
    </Frame>
  )
}

function Programme({
  committee,
  committees,
  tab,
  view,
}: WorkProps & { readonly view: ProgrammeView }): ReactNode {
  const committeeId = committee.id
  const desk = useProgrammeDesk(committeeId, view)
  const papers = usePapersOfProgramme(committeeId)
  const [chosen, setChosen] = useState<string | null>(null)
  const { board, cards } = desk
  const card = cards.find(({ id }) => id === chosen)
  const column = board.columns.find((each) => each.cards.some(({ id }) => id === chosen))
  const addTo = column === undefined || column.isHeld ? null : column
  const keepInView = (cardId: string, act: () => void): void => {
    flushSync(() => {
      act()
      setChosen(cardId)
    })
    focusNow(() => focusCard(cardId))
  }
  const move = (cardId: string, place: CardPlace, index: number): void =>
    keepInView(cardId, () => desk.move(cardId, place, index))
  const moveBeside = (step: 1 | -1): void => {
    const to = chosen === null ? null : columnBeside(board, chosen, step)
    if (to !== null && chosen !== null) move(chosen, to.place, to.cards.length)
  }
  const moveWithin = (step: 1 | -1): void => {
    const index = column?.cards.findIndex(({ id }) => id === chosen) ?? -1
    const to = index + step
    if (column === undefined || chosen === null || to < 0 || to >= column.cards.length) return
    move(chosen, column.place, to)
  }
  const edit = (cardId: string): void => {
    flushSync(() => {
      setChosen(cardId)
      useFrame.getState().show('inspector')
    })
    focusNow(focusCardTitle)
  }
  const remove = (cardId: string): void => {
    const next = column?.cards[column.cards.findIndex(({ id }) => id === cardId) + 1]
    desk.remove(cardId)
    setChosen(next?.id ?? null)
    if (next !== undefined) focusNow(() => focusCard(next.id))
  }
  const toAddCard = (): void => {
    flushSync(() => useFrame.getState().show('work'))
    focusNow(focusAddCard)
  }
  const takeAll = (): void => {
    for (const offer of view.offers) desk.take(offer.proposals)
  }
  useCommands(
    programmeCommands({
      ...{ card, desk, moveBeside, moveWithin, edit, remove, papers },
      offers: view.offers.length,
      takeAll,
      addCard: toAddCard,
    }),
  )
  const rows = { view, desk, chosen, onChoose: setChosen, onMove: move, onEdit: edit, onRemove: remove }
  return (
    <Frame
      title={`${programmeTitle(view.since)}, ${committee.name}`}
      heading={
        <>
          <h1>{programmeTitle(view.since)}</h1>
          <span className="muted">{committee.name}</span>
        </>
      }
      tabs={<ProgrammeTabs committeeId={committeeId} at={tab} />}
      actions={
        <>
          <Menu
            label="More papers of the work programme"
            text="CSV, Word ▾"
            entries={[
              { id: 'csv', name: 'CSV of the work programme', run: () => papers.save('csv') },
              { id: 'docx', name: 'Word of the work programme', run: () => papers.save('docx') },
              { id: 'html', name: 'Web page of the work programme', run: () => papers.save('html') },
            ]}
          />
          <Button
            keys="Ctrl+P"
            command="programme.print"
            isPending={papers.isMaking}
            onPress={() => papers.save('pdf')}
          >
            Print as Appendix 1
          </Button>
          <Button keys="Ctrl+N" command="programme.add" onPress={toAddCard}>
            Add card
          </Button>
        </>
      }
      rail={{
        name: 'Places',
        content: <ProgrammeRail committees={committees} committeeId={committeeId} tab={tab} />,
      }}
      work={{ name: tab === 'board' ? 'Board' : 'List' }}
      inspector={{
        name: 'Card',
        content: (
          <CardInspector
            key={card?.id ?? 'none'}
            card={card}
            view={view}
            desk={desk}
            onMove={move}
            onRemove={remove}
          />
        ),
      }}
      status={
        <span role="status">
          {cards.length === 1 ? '1 card' : `${cards.length} cards`}
          {desk.undoes === null ? '' : ` · Ctrl+Z takes back: ${desk.undoes}`}
        </span>
      }
    >
      <div className="stack programme">
        <OffersOfMinutes offers={view.offers} meetings={view.meetings} onTake={desk.take} />
        <AddCard
          label={`Add a card to ${addTo === null ? 'To be scheduled' : columnName(addTo)}`}
          onAdd={(title) => {
            const place = addTo?.place ?? ({ kind: 'unscheduled' } as const)
            setChosen(desk.add(title, place, addTo === null ? null : chosen))
          }}
        />
        {tab === 'board' ? <ProgrammeBoardView {...rows} papers={papers} /> : <ProgrammeList {...rows} />}
        {tab === 'board' ? <HeldMeetings {...rows} papers={papers} /> : null}
      </div>
    </Frame>
  )
}

/** Puts the focus on the card on the board, or its row of the list. */
function focusCard(cardId: string): HTMLElement | null {
  const mark = document.querySelector(`[data-card="${CSS.escape(cardId)}"]`)
  const row =
    mark?.closest<HTMLElement>('[role="row"][tabindex], a, button') ?? mark?.querySelector('button') ?? null
  if (row instanceof HTMLElement) row.focus()
  return row
}
