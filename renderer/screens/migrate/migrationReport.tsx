import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { migratedStates } from '../../../shared/api/migrationContract.ts'
import type { MigratedState } from '../../../shared/api/migrationContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { Select } from '../../parts/select.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { stateNames } from './migrationData.ts'
import type { MigratedFile, Migration } from './migrationData.ts'

const all = 'all'
/** Thousands of rows are looked at a page at a time. */
const rowsOfPage = 100

/** What became of each file. */
export function MigrationReport({ migration }: { readonly migration: Migration }): ReactNode {
  const { api } = useCore()
  const { id: runId, counts, files } = migration
  // Once it is done, what is left to do stands first.
  const wantsLook = migration.state === 'done' && counts.read > 0
  const [picked, setPicked] = useState<MigratedState | typeof all | null>(null)
  const chosen = picked === all ? null : (picked ?? (wantsLook ? 'read' : null))
  const [page, setPage] = useState(0)
  const state = chosen !== null && counts[chosen] > 0 ? chosen : null
  const total = state === null ? files : counts[state]
  const last = Math.max(0, Math.ceil(total / rowsOfPage) - 1)
  const at = Math.min(page, last)
  const asked = { runId, state, offset: at * rowsOfPage, limit: rowsOfPage }
  const report = useQuery({
    ...api.migrations.report.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  })
  const shown = migratedStates.filter((each) => counts[each] > 0)
  return (
    <section>
      <h2>What became of each file</h2>
      <div className="field-row migrate-filter">
        <Select
          label="Show"
          width="medium"
          options={[
            { id: all, name: `All (${files.toLocaleString('en-GB')})` },
            ...shown.map((each) => ({
              id: each,
              name: `${stateNames[each]} (${counts[each].toLocaleString('en-GB')})`,
            })),
          ]}
          value={state ?? all}
          onChange={(id) => {
            setPicked(migratedStates.find((each) => each === id) ?? all)
            setPage(0)
          }}
        />
        <SaveReport runId={runId} />
      </div>
      {report.data === undefined ? <Loading query={report} /> : <Rows rows={report.data.rows} />}
      {last === 0 ? null : (
        <nav className="buttons migrate-pages" aria-label="Pages of the report">
          <Button isDisabled={at === 0} onPress={() => setPage(at - 1)}>
            Page before
          </Button>
          <span role="status">
            Page {at + 1} of {last + 1}
          </span>
          <Button isDisabled={at === last} onPress={() => setPage(at + 1)}>
            Next page
          </Button>
        </nav>
      )}
    </section>
  )
}

function SaveReport({ runId }: { readonly runId: string }): ReactNode {
  const core = useCore()
  const act = useAct()
  const save = async (): Promise<void> => {
    const { jobId } = await core.client.migrations.makeReport({ runId })
    for await (const event of await core.client.jobs.watch({ jobId })) {
      if (event.state === 'failed') throw new AppError(event.code, event.message)
      if (event.state !== 'done') continue
      saveFile(await core.fetchBytes(`/api/output/${event.outputId}`), event.fileName)
      reportDone(`Saved as ${event.fileName}.`)
    }
  }
  return (
    <div className="buttons">
      <Button onPress={() => void act(save)}>Save as CSV</Button>
    </div>
  )
}

function Rows({ rows }: { readonly rows: readonly MigratedFile[] }): ReactNode {
  if (rows.length === 0) return <p className="muted">No file was listed yet.</p>
  return (
    <table className="list-table migrate-table">
      <caption className="visually-hidden">What became of each file</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">What became of it</th>
          <th scope="col">Meeting</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="file-name">
              {row.path}
            </th>
            <td data-state={row.state}>
              {row.state === 'read' ? (
                <a href={`#/import/${row.id}`} aria-label={`Wants a look: ${row.path}`}>
                  {stateNames.read}
                </a>
              ) : (
                stateNames[row.state]
              )}
              {row.sentence === '' ? null : <span className="cell-hint">{row.sentence}</span>}
            </td>
            <td>
              <MeetingOf row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MeetingOf({ row }: { readonly row: MigratedFile }): ReactNode {
  const { committee, date, meetingId } = row
  if (meetingId === null || date === null) return committee
  return (
    <>
      <a href={`#/meetings/${meetingId}/live`}>{committee}</a>
      <span className="cell-hint">{shortDate(date)}</span>
    </>
  )
}
