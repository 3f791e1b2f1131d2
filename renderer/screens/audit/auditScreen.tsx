import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { ReactNode } from 'react'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { showPane } from '../../frame/frameState.ts'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { BookTabs } from '../registers/bookTabs.tsx'
import { useClosedMatter } from '../search/searchData.ts'
import './audit.css'
import { useTrail } from './auditData.ts'
import type { AuditEntry, AuditFilter, Verified } from './auditData.ts'
import { AuditDetail } from './auditDetail.tsx'
import { AuditFilters } from './auditFilters.tsx'
import { AuditTable } from './auditTable.tsx'
import { sayVerified } from './auditWords.ts'

type Chosen = Omit<AuditFilter, 'includeExempt'>

/** Who did what when, of the whole book or of one meeting. */
export function AuditScreen({ meetingId }: { readonly meetingId: string | null }): ReactNode {
  const [chosen, setChosen] = useState<Chosen>({
    ...{ meetingId, committeeId: null, actor: null, group: null, from: null, to: null, words: '' },
  })
  const [shown, setShown] = useState<AuditEntry | null>(null)
  const words = useDeferredValue(chosen.words)
  const trail = useTrail({ ...chosen, words })
  const entries = trail.data?.pages.flatMap((page) => page.entries) ?? []
  const show = (entry: AuditEntry): void => {
    setShown(entry)
    showPane('inspector')
  }
  return (
    <Frame
      title="Audit trail"
      tabs={<BookTabs at="audit" />}
      rail={{ name: 'Places', content: <MainRail at="book" isInside /> }}
      work={{ name: 'Audit trail' }}
      inspector={{
        name: 'The change',
        content:
          shown === null ? (
            <EmptyState title="No line chosen">
              Choose a line to see at which computer it was done, and its place in the chain.
            </EmptyState>
          ) : (
            <AuditDetail entry={shown} />
          ),
      }}
      status={
        trail.data === undefined ? undefined : (
          <span>{entries.length === 1 ? '1 line' : `${entries.length.toLocaleString('en-GB')} lines`}</span>
        )
      }
    >
      <div className="stack">
        {meetingId === null ? null : <OneMeeting meetingId={meetingId} />}
        <Chain meetingId={meetingId} filter={chosen} />
        <AuditFilters chosen={chosen} isOneMeeting={meetingId !== null} onChoose={setChosen} />
        {trail.data === undefined ? (
          <Loading query={trail} />
        ) : (
          <>
            {entries.length === 0 && !trail.hasNextPage ? (
              <EmptyState title="No change is like this">
                Choose other days or another person above, or fewer words.
              </EmptyState>
            ) : (
              <AuditTable entries={entries} shown={shown} onShow={show} />
            )}
            {trail.hasNextPage ? (
              <Button isPending={trail.isFetchingNextPage} onPress={() => void trail.fetchNextPage()}>
                {entries.length === 0 ? 'Look further back' : 'Show earlier ones'}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </Frame>
  )
}

function OneMeeting({ meetingId }: { readonly meetingId: string }): ReactNode {
  const { api } = useCore()
  const meetings = useQuery(api.meetings.list.queryOptions({ input: {} }))
  const meeting = meetings.data?.find(({ id }) => id === meetingId)
  if (meeting === undefined) return null
  return (
    <p>
      Of the meeting of{' '}
      <a href={`#/meetings/${meetingId}/particulars`}>
        {meeting.committeeName}, {shortDate(meeting.date)}
      </a>
      . <a href="#/audit">The whole book</a>
    </p>
  )
}

/** Whether the chain holds, when it is asked, and the ways out. */
function Chain(props: { readonly meetingId: string | null; readonly filter: Chosen }): ReactNode {
  const { meetingId, filter } = props
  const { client, fetchBytes } = useCore()
  const act = useAct()
  const includeExempt = useClosedMatter((state) => state.isShown)
  const [found, setFound] = useState<Verified | null>(null)
  const [busy, setBusy] = useState<'verify' | 'csv' | 'json' | null>(null)
  const during = async (what: typeof busy, work: () => Promise<void>): Promise<void> => {
    setBusy(what)
    await act(work)
    setBusy(null)
  }
  const verify = (): void =>
    void during('verify', async () => setFound(await client.audit.verify({ meetingId })))
  const save = (format: 'csv' | 'json'): void =>
    void during(format, async () => {
      const asked = { ...filter, includeExempt }
      const { outputId, fileName, lines } = await client.audit.export({ filter: asked, format })
      saveFile(await fetchBytes(`/api/output/${outputId}`), fileName)
      reportDone(`Saved as ${fileName}, with ${lines.toLocaleString('en-GB')} changes.`)
    })
  useCommands([
    { id: 'audit.verify', title: 'Verify the audit trail', group: 'Minute book', run: verify },
    {
      id: 'audit.csv',
      title: 'Save the audit trail as a table (CSV)',
      group: 'Minute book',
      run: () => save('csv'),
    },
    {
      id: 'audit.json',
      title: 'Save the audit trail for verifying (JSON)',
      group: 'Minute book',
      run: () => save('json'),
    },
  ])
  return (
    <div className="audit-chain">
      <p role="status" className={found !== null && found.broken !== null ? 'callout callout-problem' : ''}>
        {found === null ? 'Every change is chained to the one before it by its hash.' : sayVerified(found)}
      </p>
      <div className="buttons">
        <Button isPending={busy === 'verify'} onPress={verify}>
          Verify the chain
        </Button>
        <Button isPending={busy === 'csv'} onPress={() => save('csv')}>
          Save as a table (CSV)
        </Button>
        <Button isPending={busy === 'json'} onPress={() => save('json')}>
          Save for verifying (JSON)
        </Button>
      </div>
      {isNarrowed(filter) ? (
        <p className="muted">
          The table has the lines below. What is saved for verifying are whole logs all the same: a chain with
          changes left out could not be verified.
        </p>
      ) : null}
    </div>
  )
}

function isNarrowed({ actor, group, from, to, words }: Chosen): boolean {
  return actor !== null || group !== null || from !== null || to !== null || words.trim() !== ''
}
