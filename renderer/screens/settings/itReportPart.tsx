import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone, reportProblem } from '../../state/notices.ts'
import './itReport.css'

/** The report for IT: made, looked at, and only then saved. */
export function ItReportPart(): ReactNode {
  const { client } = useCore()
  const [made, setMade] = useState<{ readonly fileName: string; readonly text: string } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const make = async (): Promise<void> => {
    setBusy(true)
    try {
      setMade(await client.support.report({}))
    } catch (error) {
      reportProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const save = (): void => {
    if (made === null) return
    saveFile(new Blob([made.text], { type: 'application/json' }), made.fileName)
    reportDone(`Saved as ${made.fileName}, where your downloads go. Send it to your IT colleagues.`)
  }
  return (
    <section data-it-report>
      <h2>When something is wrong</h2>
      <p>
        A report for your IT colleagues says how large the book is, what was checked and what failed. No words
        of the minutes, no names, and no names of folders are in it. You see it before it is saved.
      </p>
      <div className="buttons">
        <Button isPending={isBusy} onPress={() => void make()}>
          {made === null ? 'Make a report for IT' : 'Make it again'}
        </Button>
        {made === null ? null : (
          <Button kind="primary" onPress={save}>
            Save a report for IT
          </Button>
        )}
      </div>
      {made === null ? null : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and has to be reached by keys for that
        <pre className="it-report" tabIndex={0} role="region" aria-label={`The report, ${made.fileName}`}>
          {made.text}
        </pre>
      )}
    </section>
  )
}
