import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { attachedPapers } from '../../../shared/document/compose/report.ts'
import { membersPapers } from '../../../shared/domain/packPapers.ts'
import { hasReportWords, newReport, numberedSections } from '../../../shared/domain/report.ts'
import type { CoverReport, NumberedSection } from '../../../shared/domain/report.ts'
import { wordCount } from '../../../shared/domain/wordCount.ts'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { InStatus } from '../../frame/statusSlot.tsx'
import { Button } from '../../parts/button.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { useCore } from '../../state/core.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { useDraftState } from '../../state/useDraft.ts'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { MeetingHeading } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { focusCaret } from './caretPlace.ts'
import { HeadingsRail } from './headingsRail.tsx'
import { makeReport } from './makeReport.ts'
import type { ReportFormat } from './makeReport.ts'
import { reportCommands } from './reportCommands.ts'
import { headingAdded } from './reportEdits.ts'
import { offersFor } from './reportOffers.ts'
import { ReportSide } from './reportSide.tsx'
import { SectionBox } from './sectionBox.tsx'
import { useRemoval } from './useRemoval.ts'
import { useReportDraft } from './useReportDraft.ts'
import { useWriting } from './useWriting.ts'
import type { Writing } from './useWriting.ts'
import './report.css'

/** A cover report of an item of the agenda, written here under the council's headings. */
export function ReportScreen(props: { readonly meetingId: string; readonly itemId: string }): ReactNode {
  const { meetingId, itemId } = props
  return (
    <WithMeeting meetingId={meetingId} title="Report">
      {(view) => {
        const item = view.record.items.find((each) => each.id === itemId)
        return item === undefined ? <NoItem view={view} /> : <Report key={itemId} view={view} item={item} />
      }}
    </WithMeeting>
  )
}

function NoItem({ view }: { readonly view: MeetingView }): ReactNode {
  const { meeting } = view.record
  return (
    <Frame
      title="Report"
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={meeting.id} at="agenda" />}
      rail={{ name: 'Places', content: <MainRail at="meetings" isInside /> }}
      work={{ name: 'Report' }}
    >
      <EmptyState
        title="This item is no longer on the agenda"
        action={
          <a className="button button-primary" href={`#/meetings/${meeting.id}/agenda`}>
            Back to the agenda
          </a>
        }
      >
        A report stands on an item. Choose one on the agenda.
      </EmptyState>
    </Frame>
  )
}

interface ReportProps {
  readonly view: MeetingView
  readonly item: AgendaItemData
}

function Report({ view, item }: ReportProps): ReactNode {
  const { meeting, committee, council } = view.record
  const core = useCore()
  const removal = useRemoval(meeting.id)
  const known: CoverReport | undefined = view.record.reports.find((report) => report.itemId === item.id)
  const [fresh] = useState(() => newReport({ id: newId(), itemId: item.id }, council.reportHeadings))
  const draft = useReportDraft(meeting.id, known ?? fresh)
  const writing = useWriting(draft)
  const { value } = useDraftState(draft)
  const [making, setMaking] = useState<ReportFormat | null>(null)
  const isReadOnly = meeting.state === 'confirmed'
  const agenda = `/meetings/${meeting.id}/agenda/${item.id}`
  useEffect(() => {
    // The screen is opened to write: the first word needs no key before it.
    const { sections } = draft.state().value
    focusCaret({ sections, caret: { section: 0, paragraph: 0, at: Infinity } })
  }, [draft])
  const make = (format: ReportFormat): void => {
    if (making !== null) return
    setMaking(format)
    void makeReport(core, view, draft, format).finally(() => setMaking(null))
  }
  const remove = (): void => void draft.flush().then(() => removal(draft.state().value))
  useCommands(reportCommands({ writing, isReadOnly, make, remove, back: () => navigate(agenda) }))
  const number = [item.parentId, item.id]
    .map((id) => view.agendaNumbers[id ?? ''] ?? '')
    .join(' ')
    .trim()
  const attached = attachedPapers({ papers: membersPapers(view.record) }, value)
  const numbered = numberedSections(value.sections, attached)
  return (
    <Frame
      title={`Report, ${item.title}`}
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={meeting.id} at="agenda" />}
      actions={
        <>
          <Button
            keys="F12"
            command="report.pdf"
            isPending={making === 'pdf'}
            label="PDF of the report"
            onPress={() => make('pdf')}
          >
            PDF
          </Button>
          <Button isPending={making === 'docx'} label="Word of the report" onPress={() => make('docx')}>
            Word
          </Button>
          <a className="button button-quiet" href={`#${agenda}`}>
            Back to the agenda
          </a>
        </>
      }
      rail={{
        name: 'Headings',
        content: (
          <MainRail at="meetings" isInside>
            <HeadingsRail report={value} numbered={numbered} />
          </MainRail>
        ),
      }}
      work={{ name: 'Report' }}
      inspector={{
        name: 'About the report',
        content: (
          <ReportSide
            view={view}
            item={item}
            draft={draft}
            isReadOnly={isReadOnly}
            onRemove={known === undefined || isReadOnly ? null : remove}
          />
        ),
      }}
      status={<span>{wordsOfReport(value)}</span>}
    >
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <article className="report" aria-label="Report">
        <header className="report-title">
          <p className="muted">
            {committee.name}
            {number === '' ? '' : `, item ${number}`}
          </p>
          <h2>{value.title.trim() === '' ? item.title : value.title}</h2>
          {item.reportAuthor.trim() === '' ? null : <p>Report of the {item.reportAuthor.trim()}</p>}
        </header>
        <Sections
          view={view}
          item={item}
          report={value}
          numbered={numbered}
          writing={writing}
          draft={draft}
          isReadOnly={isReadOnly}
        />
      </article>
    </Frame>
  )
}

interface SectionsProps extends ReportProps {
  readonly report: CoverReport
  readonly numbered: readonly NumberedSection[]
  readonly writing: Writing
  readonly draft: Parameters<typeof useDraftState<CoverReport>>[0]
  readonly isReadOnly: boolean
}

function Sections(props: SectionsProps): ReactNode {
  const { view, item, report, numbered, writing, draft, isReadOnly } = props
  const { errors } = useDraftState(draft)
  const { council, meeting } = view.record
  const known = {
    none: council.houseStyle.noneWording,
    officer: meeting.governanceOfficer,
    recommendations: item.recommendations,
  }
  return (
    <>
      {report.sections.map((section, index) => (
        <SectionBox
          key={index}
          index={index}
          count={report.sections.length}
          section={section}
          numbered={numbered[index] ?? { number: null, heading: section.heading, paragraphs: [] }}
          offers={offersFor(section.part, known)}
          writing={writing}
          errors={errors}
          isEmpty={!hasReportWords(report)}
          isReadOnly={isReadOnly}
        />
      ))}
      {isReadOnly ? null : (
        <div>
          <Button onPress={() => writing.act((sections) => headingAdded(sections, sections.length - 1))}>
            Add a heading of your own
          </Button>
        </div>
      )}
    </>
  )
}

function wordsOfReport(report: CoverReport): string {
  if (!hasReportWords(report)) return 'Nothing written yet'
  const count = report.sections
    .flatMap((section) => section.paragraphs)
    .reduce((sum, text) => sum + wordCount(text), 0)
  return `${count} ${count === 1 ? 'word' : 'words'}`
}
