import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { noticeDays } from '../../../shared/domain/council.ts'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { focusNow, useFrame } from '../../frame/frameState.ts'
import { MainRail } from '../../frame/mainRail.tsx'
import { InStatus } from '../../frame/statusSlot.tsx'
import { Button } from '../../parts/button.tsx'
import { useClassify } from '../../parts/classify.ts'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { NoticeLine } from '../../parts/noticeLine.tsx'
import { useCore } from '../../state/core.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import { today } from '../../state/today.ts'
import { FindingsList } from '../meeting/findingsList.tsx'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { MeetingHeading } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { AddItem, focusAddItem } from './addItem.tsx'
import { useAgendaActs } from './agendaActs.ts'
import { agendaCommands } from './agendaCommands.ts'
import { AgendaTree } from './agendaTree.tsx'
import { focusClassification, focusTitle, ItemForm, useItemDraft } from './itemForm.tsx'

/** The agenda builder: the items in order, and everything about the chosen one. */
export function AgendaScreen(props: {
  readonly meetingId: string
  /** The item to begin with. */
  readonly itemId: string | null
}): ReactNode {
  const { meetingId, itemId } = props
  return (
    <WithMeeting meetingId={meetingId} title="Agenda">
      {(view) => <AgendaBuilder key={meetingId} view={view} beginWith={itemId} />}
    </WithMeeting>
  )
}

function AgendaBuilder(props: { readonly view: MeetingView; readonly beginWith: string | null }): ReactNode {
  const { view, beginWith } = props
  const { items, meeting, committee } = view.record
  const [selectedId, setSelectedId] = useState<string | null>(beginWith)
  const [parentId, setParentId] = useState<string | null>(null)
  const acts = useAgendaActs(view)
  const classify = useClassify(meeting.id)
  const selected = items.find((item) => item.id === selectedId)
  const parent = items.find((item) => item.id === parentId)
  const { show } = useFrame.getState()
  // What is typed right after the key must arrive in the field: the screen is drawn before the key returns.
  const openItem = (itemId: string, focus = focusTitle): void => {
    flushSync(() => {
      setSelectedId(itemId)
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
  useCommands(agendaCommands({ items, selectedId: selected?.id ?? null, acts, openItem, addTo }))
  const nameOf = (item: AgendaItemData): string => `${view.agendaNumbers[item.id] ?? ''} ${item.title}`.trim()
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
            <FindingsList view={view} onGo={(itemId) => openItem(itemId)} />
          </MainRail>
        ),
      }}
      work={{ name: 'Agenda items' }}
      inspector={{
        name: 'Item',
        content:
          selected === undefined ? (
            <EmptyState title="No item chosen">
              Choose a row of the agenda to see and change everything about it.
            </EmptyState>
          ) : (
            <ItemPane key={selected.id} view={view} item={selected} />
          ),
      }}
      status={<span>{itemCount(items)}</span>}
    >
      <div className="agenda">
        <AgendaTree
          view={view}
          acts={acts}
          selectedId={selected?.id ?? null}
          onSelect={setSelectedId}
          onRename={(itemId) => openItem(itemId)}
          onClassify={(item, chosen) => {
            if (chosen === 'exempt') openItem(item.id, focusClassification)
            else void classify(item, chosen)
          }}
          onAddSubItem={addTo}
        />
        <div className="agenda-add">
          <AddItem
            label={parent === undefined ? 'Add an item' : `Add a sub-item of ${nameOf(parent)}`}
            onAdd={async (title) => {
              const itemId = await acts.add(title, null, parent?.id ?? null)
              if (itemId !== null) setSelectedId(itemId)
              return itemId !== null
            }}
          />
          {parent === undefined ? null : (
            <Button kind="quiet" onPress={() => addTo(null)}>
              Add an item of its own instead
            </Button>
          )}
        </div>
        <NoticeFoot date={meeting.date} />
      </div>
    </Frame>
  )
}

function ItemPane({ view, item }: { readonly view: MeetingView; readonly item: AgendaItemData }): ReactNode {
  const draft = useItemDraft(view.record.meeting.id, item)
  return (
    <>
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <ItemForm draft={draft} number={view.agendaNumbers[item.id] ?? ''} />
    </>
  )
}

function NoticeFoot({ date }: { readonly date: string }): ReactNode {
  const { api } = useCore()
  const council = useQuery(api.council.get.queryOptions({ input: {} }))
  if (council.data === undefined) return null
  return <NoticeLine meeting={date} days={noticeDays(council.data.kind)} day={today()} />
}

function itemCount(items: readonly AgendaItemData[]): string {
  const own = items.filter((item) => item.parentId === null).length
  return `${own} ${own === 1 ? 'item' : 'items'}`
}
