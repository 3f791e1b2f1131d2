import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { dayOf, timeAt } from '../../../shared/domain/civilTime.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { shortDate } from '../../parts/shownDates.ts'
import { shownSize } from '../../parts/shownSize.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { MeetingHeading } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { countedFiles } from './bundleWords.ts'
import './bundle.css'

/** The meeting as one file for a colleague, and what was kept when a colleague's was taken. */
export function SaveBundleScreen({ meetingId }: { readonly meetingId: string }): ReactNode {
  return (
    <WithMeeting meetingId={meetingId} title="Meeting bundle">
      {(view) => <SaveBundle key={meetingId} view={view} />}
    </WithMeeting>
  )
}

function SaveBundle({ view }: { readonly view: MeetingView }): ReactNode {
  const { api } = useCore()
  const meetingId = view.record.meeting.id
  const options = api.bundles.save.queryOptions({ input: { meetingId } })
  // As the meeting stands now: what was put together before it was changed is old.
  const ready = useQuery({ ...options, queryKey: [...options.queryKey, view.version], gcTime: 0 })
  return (
    <Frame
      title={`Meeting bundle, ${view.record.committee.name}`}
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={meetingId} at="papers" />}
      rail={{ name: 'Places', content: <MainRail at="meetings" isInside /> }}
      work={{ name: 'Meeting bundle' }}
    >
      <div className="stack bundle-sheet">
        <section>
          <h2>Save the meeting for a colleague</h2>
          <p>
            A bundle is one file with the whole meeting: agenda, attendance, minutes, votes, reports and
            papers. Your colleague drops it on Minutebook, works on, and sends one back. Where both of you
            have changed the meeting, neither loses anything without being asked.
          </p>
          {ready.data === undefined ? <Loading query={ready} /> : <Ready ready={ready.data} />}
        </section>
        <Kept meetingId={meetingId} />
      </div>
    </Frame>
  )
}

type ReadyBundle = Awaited<ReturnType<ReturnType<typeof useCore>['client']['bundles']['save']>>

function Ready({ ready }: { readonly ready: ReadyBundle }): ReactNode {
  const { fetchBytes } = useCore()
  const act = useAct()
  const save = async (): Promise<void> => {
    const isDone = await act(async () => {
      saveFile(await fetchBytes(`/api/output/${ready.outputId}`), ready.fileName)
    })
    if (isDone) reportDone(`“${ready.fileName}” is saved.`)
  }
  const isClosed = ready.contains === 'exempt' || ready.contains === 'confidential'
  return (
    <>
      {isClosed ? (
        <p className="bundle-warning">
          <strong>It contains {ready.contains} matter</strong>, and says so in its name. The file is not
          locked: send it only to somebody who may see all of this meeting, and by a way that is safe.
          {ready.closed.length === 0 ? null : ` Among its files: ${ready.closed.join(', ')}.`}
        </p>
      ) : (
        <p>The file is not locked: whoever has it can read all of this meeting.</p>
      )}
      {ready.undecided.length === 0 ? null : (
        <p>Nobody has decided yet whether these are public: {ready.undecided.join(', ')}.</p>
      )}
      {ready.missing.length === 0 ? null : (
        <p>These files are not in this book, and so not in the bundle: {ready.missing.join(', ')}.</p>
      )}
      <div className="bundle-save">
        <Button kind="primary" onPress={() => void save()}>
          Save the bundle
        </Button>
        <span>
          <span className="file-name">{ready.fileName}</span>
          <span className="cell-hint">
            {shownSize(ready.bytes)} · {countedFiles(ready.files)}
          </span>
        </span>
      </div>
    </>
  )
}

function Kept({ meetingId }: { readonly meetingId: string }): ReactNode {
  const { api, fetchBytes } = useCore()
  const act = useAct()
  const taken = useQuery(api.bundles.taken.queryOptions({ input: { meetingId } }))
  if (taken.data === undefined || taken.data.length === 0) return null
  return (
    <section>
      <h2>Bundles taken into this meeting</h2>
      <ul className="bundle-taken">
        {taken.data.map(({ at, by, kept }) => (
          <li key={at}>
            <span>
              From {by}, {shortDate(dayOf(at))} at {timeAt(at)}
            </span>
            {kept === null ? null : (
              <>
                <Button
                  onPress={() =>
                    void act(async () =>
                      saveFile(await fetchBytes(`/api/files/${kept.sha256}`), kept.fileName),
                    )
                  }
                >
                  Save yours as it was before
                </Button>
                <a href={`#/bundle/${kept.sha256}`}>Look at it</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
