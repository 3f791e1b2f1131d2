import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { focusNow, useFrame } from '../../frame/frameState.ts'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { useClassify } from '../../parts/classify.ts'
import { NoticeLine } from '../../parts/noticeLine.tsx'
import { UploadsList } from '../../parts/uploadsList.tsx'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { usePaperFacts } from '../../state/paperFacts.ts'
import { usePackPlans } from '../../state/papersPlan.ts'
import { today } from '../../state/today.ts'
import { FindingsList } from '../meeting/findingsList.tsx'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { MeetingHeading } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { AddItem, focusAddItem } from './addItem.tsx'
import { useAgendaActs } from './agendaActs.ts'
import type { AgendaActs } from './agendaActs.ts'
import { agendaCommands } from './agendaCommands.ts'
import { AgendaInspector, placeName } from './agendaInspector.tsx'
import { useAgendaPapers } from './agendaPapers.tsx'
import { AgendaTree } from './agendaTree.tsx'
import { focusClassification, focusTitle } from './itemForm.tsx'
import { PackLine, PublishedLine } from './packLine.tsx'
import type { PaperActs } from './paperActs.ts'
import { useShownPages } from './shownPages.ts'
import type { DropAct } from './treeDrops.ts'
import { UndecidedImport } from './undecidedImport.tsx'
import { UndecidedPapers } from './undecidedPapers.tsx'
import './papers.css'

/** The agenda builder: the items in order, and everything about the chosen one. */
export function AgendaScreen(props: {
  readonly meetingId: string
  /** The item to begin with. */
  readonly itemId: string | null
  /** The paper or report whose row has the focus at once. */
  readonly paperId: string | null
}): ReactNode {
  const { meetingId, itemId, paperId } = props
  return (
    <WithMeeting meetingId={meetingId} title="Agenda">
      {(view) => <AgendaBuilder key={meetingId} view={view} beginWith={itemId} focusOn={paperId} />}
    </WithMeeting>
  )
}

function AgendaBuilder(props: {
  readonly view: MeetingView
  readonly beginWith: string | null
  readonly focusOn: string | null
}): ReactNode {
  const { view, beginWith, focusOn } = props
  const { items, meeting, committee } = view.record
  const begin = focusOn ?? beginWith
  const [chosen, setChosen] = useState<readonly string[]>(begin === null ? [] : [begin])
  const [parentId, setParentId] = useState<string | null>(null)
  const acts = useAgendaActs(view)
  const facts = usePaperFacts(meeting.id)
  const plans = usePackPlans(view, facts)
  const shown = useShownPages(view, facts, plans, null)
  const papers = useAgendaPapers(view, chosen, setChosen, focusOn)
  const classify = useClassify(meeting.id)
  const item = chosen.length === 1 ? items.find(({ id }) => id === chosen[0]) : undefined
  const documents = papers.documents.filter(({ id }) => chosen.includes(id))
  const parent = items.find(({ id }) => id === parentId)
  const { show } = useFrame.getState()
  // What is typed right after the key must arrive in the field: the screen is drawn before the key returns.
  const openItem = (itemId: string, focus = focusTitle): void => {
    flushSync(() => {
      setChosen([itemId])
      show('inspector')
    })
    focusNow(focus)
  }
  const addTo = (to: string | null): void => {
    flushSync(() => {
      setParentId(to)
      show('work')
    })
    focusNow(focusAddItem)
  }
  const addPapers = (): void => papers.addPapers(item?.id ?? documents[0]?.itemId ?? null)
  useCommands(
    agendaCommands({
      ...{ items, item, documents, acts, openItem, addTo, addPapers },
      undecided: papers.undecided,
      paperActs: papers.acts,
      openPaper: papers.rowActs.onRename,
    }),
  )
  return (
    <Frame
      title={`Agenda, ${committee.name}`}
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={meeting.id} at="agenda" />}
      actions={
        <Button keys="Ctrl+N" command="agenda.add" onPress={() => addTo(null)}>
          Add item
        </Button>
      }
      rail={{
        name: 'Places',
        content: (
          <MainRail at="meetings" isInside>
            <h2 className="rail-heading">To look at</h2>
            <FindingsList view={view} place="agenda" onGo={(itemId) => openItem(itemId)} />
          </MainRail>
        ),
      }}
      work={{ name: 'Agenda items' }}
      inspector={{
        name: item === undefined && documents.length > 0 ? 'Paper' : 'Item',
        content: (
          <AgendaInspector view={view} item={item} documents={documents} facts={facts} papers={papers} />
        ),
      }}
      status={<PackLine view={view} plans={plans} shown={shown} undecided={papers.undecided.length} />}
    >
      <div className="agenda">
        <PublishedLine view={view} />
        <UndecidedImport view={view} />
        {/* Letters on the row of a paper decide on it; everything else of the rows is the tree's own. */}
        <div onKeyDownCapture={papers.onKeyDown}>
          <AgendaTree
            {...papers.rowActs}
            view={view}
            facts={facts}
            plans={plans}
            acts={acts}
            selected={chosen}
            onSelect={setChosen}
            filesOver={papers.filesOver}
            askedPublic={papers.askedPublic}
            onDropped={(act) => void doDrop(act, acts, papers.acts)}
            onRename={(id) =>
              items.some((one) => one.id === id) ? openItem(id) : papers.rowActs.onRename(id)
            }
            onClassify={(one, decided) => {
              if (decided === 'exempt') openItem(one.id, focusClassification)
              else void classify(one, decided)
            }}
            onAddSubItem={addTo}
            onAddPapers={papers.addPapers}
            onAllPublic={papers.allPublic}
            onReport={papers.openReport}
          />
        </div>
        {papers.asked}
        <UploadsList meetingId={meeting.id} />
        <UndecidedPapers
          documents={papers.documents}
          onAllPublic={() => void papers.acts.makePublic(papers.undecided)}
        />
        <div className="agenda-add">
          <AddItem
            label={parent === undefined ? 'Add an item' : `Add a sub-item of ${placeName(view, parent)}`}
            onAdd={async (title) => {
              const itemId = await acts.add(title, null, parent?.id ?? null)
              if (itemId !== null) setChosen([itemId])
              return itemId !== null
            }}
          />
          {parent === undefined ? null : (
            <Button kind="quiet" onPress={() => addTo(null)}>
              Add an item of its own instead
            </Button>
          )}
          <Button keys="Alt+Shift+F" command="agenda.addPapers" onPress={addPapers}>
            Add papers…
          </Button>
        </div>
        <NoticeFoot date={meeting.date} />
      </div>
    </Frame>
  )
}

async function doDrop(act: DropAct, acts: AgendaActs, papers: PaperActs): Promise<void> {
  if (act.kind === 'item') {
    await acts.move(act.move.itemId, act.move.parentId, act.move.index)
    return
  }
  for (const move of act.moves) if (!(await papers.move(move))) return
}

function NoticeFoot({ date }: { readonly date: string }): ReactNode {
  const { api } = useCore()
  const council = useQuery(api.council.get.queryOptions({ input: {} }))
  if (council.data === undefined) return null
  return <NoticeLine meeting={date} council={council.data} day={today()} />
}
