import { useState } from 'react'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Radios } from '../../parts/choice.tsx'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { FindingsList, openFindings } from '../meeting/findingsList.tsx'
import { PublishMeetingSheet } from '../publish/publishMeetingSheet.tsx'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { MeetingHeading } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { makePaper, usePaperJobs } from './paperJobs.ts'
import type { PaperOrder } from './paperJobs.ts'
import { paperNames } from './paperNames.ts'
import { PaperRow } from './paperRow.tsx'

/** Agenda and minutes as files: PDF, Word or a web page, for the public or for members. */
export function PapersScreen(props: {
  readonly meetingId: string
  /** With the sheet that publishes it all before it. */
  readonly isPublishing?: boolean
}): ReactNode {
  const { meetingId, isPublishing = false } = props
  return (
    <WithMeeting meetingId={meetingId} title="Papers">
      {(view) => (
        <>
          <Papers key={meetingId} view={view} />
          {isPublishing ? (
            <PublishMeetingSheet view={view} onClose={() => navigate(`/meetings/${meetingId}/papers`)} />
          ) : null}
        </>
      )}
    </WithMeeting>
  )
}

const formats = [
  { id: 'pdf', name: 'PDF' },
  { id: 'docx', name: 'Word' },
  { id: 'html', name: 'Web page' },
] as const

const audiences = [
  { id: 'public', name: 'The public', hint: 'Exempt and confidential matter is left out.' },
  { id: 'members', name: 'Members of the committee', hint: 'With exempt matter; never the officer’s notes.' },
] as const

function Papers({ view }: { readonly view: MeetingView }): ReactNode {
  const core = useCore()
  const [audience, setAudience] = useState<PaperOrder['audience']>('public')
  const meetingId = view.record.meeting.id
  const jobs = usePaperJobs((state) => state.jobs).filter((job) => job.order.meetingId === meetingId)
  const make = (paper: PaperOrder['paper'], format: PaperOrder['format']): void =>
    void makePaper(core, { meetingId, paper, format, audience })
  useCommands(
    (['agenda', 'minutes', 'decisions', 'actions'] as const).flatMap((paper) =>
      formats.map((format) => ({
        id: `papers.${paper}.${format.id}`,
        title: `Make the ${paperNames[paper].toLowerCase()} as ${format.name}`,
        group: 'Papers',
        run: () => make(paper, format.id),
      })),
    ),
  )
  return (
    <Frame
      title={`Papers, ${view.record.committee.name}`}
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={meetingId} at="papers" />}
      rail={{ name: 'Places', content: <MainRail at="meetings" isInside /> }}
      work={{ name: 'Papers' }}
      inspector={{
        name: 'To look at',
        content: (
          <>
            <h2>To look at before it goes out</h2>
            <FindingsList
              view={view}
              onGo={(itemId) => navigate(`/meetings/${meetingId}/agenda/${itemId}`)}
            />
          </>
        ),
      }}
      status={<span>{toLookAt(openFindings(view))}</span>}
    >
      <div className="stack">
        <Radios label="For" options={audiences} value={audience} onChange={setAudience} inline />
        <div className="paper-kinds">
          <MakePaper
            title="Agenda"
            about="The front sheet with the numbered items."
            onMake={(format) => make('agenda', format)}
          />
          <MakePaper
            title="Minutes"
            about="Attendance, every item with its number, points and resolutions."
            onMake={(format) => make('minutes', format)}
          />
          <MakePaper
            title={paperNames.decisions}
            about="Each decision with its reasons, interests and the last day for call-in, published today."
            onMake={(format) => make('decisions', format)}
          />
          <MakePaper
            title={paperNames.actions}
            about="What is still open of this committee’s meetings until this one. The public is told of actions caught from public words."
            onMake={(format) => make('actions', format)}
          />
        </div>
        <section>
          <h2>For the website and the inbox</h2>
          <p>
            Minutes or agenda with their papers as PDF, Word, web pages, data and an e-mail draft, in one
            folder: <a href={`#/meetings/${meetingId}/publish`}>Publish and export</a>
          </p>
        </section>
        <section>
          <h2>For a colleague</h2>
          <p>
            The whole meeting with its papers as one file, to work on with another clerk:{' '}
            <a href={`#/meetings/${meetingId}/bundle`}>Save a meeting bundle</a>
          </p>
        </section>
        <section>
          <h2>Made since Minutebook was started</h2>
          {jobs.length === 0 ? (
            <p className="muted">
              Nothing yet. Press PDF, Word or Web page above, and the file stands here to download.
            </p>
          ) : (
            <ul className="papers">
              {jobs.map((job) => (
                <PaperRow key={job.id} job={job} view={view} />
              ))}
            </ul>
          )}
        </section>
      </div>
    </Frame>
  )
}

/** As many as the list beside it shows, with the mark of the gravest. */
function toLookAt(found: readonly MeetingView['findings'][number][]): string {
  if (found.length === 0) return '✓ Nothing to look at'
  return `${found.some((finding) => finding.level === 'problem') ? '!' : 'i'} ${found.length} to look at`
}

function MakePaper(props: {
  readonly title: string
  readonly about: string
  readonly onMake: (format: PaperOrder['format']) => void
}): ReactNode {
  return (
    <section className="card" aria-label={props.title}>
      <h2>{props.title}</h2>
      <p className="muted">{props.about}</p>
      <div className="buttons">
        {formats.map((format) => (
          <Button
            key={format.id}
            kind={format.id === 'pdf' ? 'primary' : 'plain'}
            label={`${format.name} of the ${props.title.toLowerCase()}`}
            onPress={() => props.onMake(format.id)}
          >
            {format.name}
          </Button>
        ))}
      </div>
    </section>
  )
}
