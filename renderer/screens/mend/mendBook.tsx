import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { Button } from '../../parts/button.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useCore } from '../../state/core.tsx'
import { followJob } from '../../state/followJob.ts'
import type { JobState } from '../../state/followJob.ts'

/** Where the book of last time is damaged: what is wrong with it, what mending does, and the button. */
export function MendBook(): ReactNode {
  const core = useCore()
  const queries = useQueryClient()
  const found = useQuery(core.api.mending.look.queryOptions({ input: { folder: null } }))
  const [state, setState] = useState<JobState | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const { data } = found
  if (data === undefined || data.state === 'nothing') return null
  const mend = async (): Promise<void> => {
    setIsBusy(true)
    // The page is read anew once the mended book stands in its place: there it shows the report.
    navigate('/settings/book')
    await followJob(core, () => core.client.mending.start({ folder: null, out: null }), setState)
    setIsBusy(false)
    await queries.invalidateQueries()
  }
  return (
    <section aria-label="Mend the minute book" className="prose">
      <h2>Mend the minute book</h2>
      <p>{data.found}</p>
      {data.canMend ? (
        <>
          <ul>
            {data.plan.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <div className="buttons">
            <Button kind="primary" isPending={isBusy} onPress={() => void mend()}>
              Mend the minute book
            </Button>
          </div>
        </>
      ) : null}
      <div role="status">{sayFailed(state)}</div>
      {state?.state === 'running' ? <Progress label={state.what} value={state.progress} /> : null}
    </section>
  )
}

function sayFailed(state: JobState | null): ReactNode {
  return state?.state === 'failed' ? <p className="callout callout-problem">{state.message}</p> : null
}
