import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CoreClient } from '../../../shared/api/client.ts'
import { Button } from '../../parts/button.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { saveAllWords } from '../live/openMeetings.ts'
import { MendBook } from './mendBook.tsx'
import { MendedReport } from './mendedReport.tsx'

type Checked = Awaited<ReturnType<CoreClient['mending']['check']>>

/** Reads all of the open book when asked to, says what was found, and offers to mend what is damaged. */
export function CheckBook(): ReactNode {
  const { api, client } = useCore()
  const act = useAct()
  const standing = useQuery(api.mending.standing.queryOptions({ input: {} }))
  const [checked, setChecked] = useState<Checked | null>(null)
  const [isPending, setIsPending] = useState(false)
  const check = async (): Promise<void> => {
    setIsPending(true)
    setChecked(null)
    await act(async () => {
      await saveAllWords()
      setChecked(await client.mending.check({}))
    })
    setIsPending(false)
  }
  const problem = standing.data?.problem ?? null
  const isDamaged = problem !== null || checked?.ok === false
  return (
    <>
      <section className="prose">
        <h2>Check this book</h2>
        <p>
          Minutebook reads this book through after it is opened, and once a week every change in it. You can
          ask for all of it, with the attachments, at any time; writing goes on meanwhile.
        </p>
        {problem === null ? null : (
          <p className="callout callout-problem">
            <strong>This minute book is damaged. </strong>
            {problem}
          </p>
        )}
        <Button isPending={isPending} onPress={() => void check()}>
          Check this book now
        </Button>
        <div role="status">
          {checked === null ? null : (
            <>
              <p>
                <strong>{checked.ok ? 'All of it is sound.' : 'Not all of it is sound.'}</strong>
              </p>
              <ul>
                {checked.found.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      </section>
      {isDamaged ? <MendBook /> : null}
      <MendedReport />
    </>
  )
}
