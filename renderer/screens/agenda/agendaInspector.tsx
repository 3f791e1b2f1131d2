import type { ReactNode } from 'react'
import { hasClosedMinutes } from '../../../shared/domain/closedMinutes.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import type { FactsByPaper } from '../../state/paperFacts.ts'
import type { AgendaPapers } from './agendaPapers.tsx'
import { ManyPane, ReportPane } from './documentPanes.tsx'
import { documentsOf } from './documents.ts'
import type { AgendaDocument } from './documents.ts'
import { ItemForm, useItemDraft } from './itemForm.tsx'
import { ItemPapers } from './itemPapers.tsx'
import { PaperPane } from './paperPane.tsx'

/** Everything about what is chosen: an item, a paper, a report, or several papers. */
export function AgendaInspector(props: {
  readonly view: MeetingView
  readonly item: AgendaItemData | undefined
  readonly documents: readonly AgendaDocument[]
  readonly facts: FactsByPaper
  readonly papers: AgendaPapers
}): ReactNode {
  const { view, item, documents, facts, papers } = props
  if (item !== undefined) return <ItemPane key={item.id} view={view} item={item} papers={papers} />
  const [one] = documents
  if (one === undefined) {
    return (
      <EmptyState title="No item chosen">
        Choose a row of the agenda to see and change everything about it.
      </EmptyState>
    )
  }
  if (documents.length > 1) return <ManyPane documents={documents} acts={papers.acts} />
  const holder = view.record.items.find(({ id }) => id === one.itemId)
  const place = holder === undefined ? 'Of the meeting as a whole' : `Under ${placeName(view, holder)}`
  if (one.kind === 'report') {
    const { itemId } = one.report
    return (
      <ReportPane
        key={one.id}
        document={one}
        place={place}
        acts={papers.acts}
        onOpen={() => papers.openReport(itemId)}
      />
    )
  }
  return (
    <PaperPane
      key={one.id}
      meetingId={view.record.meeting.id}
      paper={one.paper}
      place={place}
      facts={facts.get(one.id)}
      acts={papers.acts}
      draftRef={papers.draftRef}
      onReplace={() => papers.rowActs.onReplace(one)}
      onUnlock={() => papers.rowActs.onUnlock(one)}
      onMoveTo={() => papers.rowActs.onMoveTo(one)}
    />
  )
}

function ItemPane(props: {
  readonly view: MeetingView
  readonly item: AgendaItemData
  readonly papers: AgendaPapers
}): ReactNode {
  const { view, item, papers } = props
  const draft = useItemDraft(view.record.meeting.id, item)
  const documents = documentsOf(view.record, item.id)
  return (
    <>
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <ItemForm
        draft={draft}
        number={view.agendaNumbers[item.id] ?? ''}
        hasDocuments={documents.length > 0}
        hasClosedMinutes={hasClosedMinutes(view.record, item.id)}
        papers={
          <ItemPapers
            documents={documents}
            onAddPapers={() => papers.addPapers(item.id)}
            onReport={() => papers.openReport(item.id)}
            onAllPublic={() => papers.allPublic(item.id)}
          />
        }
      />
    </>
  )
}

/** "4 Improvement plan". */
export function placeName(view: MeetingView, item: AgendaItemData): string {
  return `${view.agendaNumbers[item.id] ?? ''} ${item.title}`.trim()
}
