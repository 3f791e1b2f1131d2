import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { Progress } from '../../parts/progress.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { shownSize } from '../../parts/shownSize.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportProblem } from '../../state/notices.ts'
import { clockTime } from '../../state/today.ts'
import { forgetPaper, makePaper } from './paperJobs.ts'
import { paperNames } from './paperNames.ts'
import { UndecidedItems } from './undecidedItems.tsx'
import type { PaperJob, PaperOrder, PaperState } from './paperJobs.ts'

interface PaperRowProps {
  readonly job: PaperJob
  readonly view: MeetingView
}

/** One paper: how far it is, or the file with its size and pages, or what went wrong. */
export function PaperRow({ job, view }: PaperRowProps): ReactNode {
  return (
    <li className="paper">
      <div className="paper-name">
        <strong>{orderName(job.order)}</strong>
        <span className="cell-hint">ordered {clockTime(job.at)}</span>
      </div>
      <Outcome job={job} view={view} />
    </li>
  )
}

function orderName({ paper, format, audience }: PaperOrder): string {
  const formatName = { pdf: 'PDF', docx: 'Word', html: 'web page' }[format]
  return `${paperNames[paper]}, ${formatName}, for ${audience === 'public' ? 'the public' : 'members'}`
}

function Outcome({ job, view }: PaperRowProps): ReactNode {
  const core = useCore()
  const { state, jobId } = job
  switch (state.state) {
    case 'running':
      return (
        <>
          <Progress label={state.what} value={state.progress} />
          <Button
            label={`Cancel: ${orderName(job.order)}`}
            isDisabled={jobId === null}
            onPress={() => {
              if (jobId !== null) core.client.jobs.cancel({ jobId }).catch(reportProblem)
            }}
          >
            Cancel
          </Button>
        </>
      )
    case 'done':
      return <MadePaper made={state} />
    case 'failed':
      return (
        <>
          <p className="paper-problem" role="alert">
            <strong>Not made. </strong>
            {state.message}
          </p>
          <Again job={job} />
          {state.code === 'not-allowed' && job.order.audience === 'public' ? (
            <UndecidedItems view={view} />
          ) : null}
        </>
      )
    case 'cancelled':
      return (
        <>
          <p>Cancelled.</p>
          <Again job={job} />
        </>
      )
  }
}

function Again({ job }: { readonly job: PaperJob }): ReactNode {
  const core = useCore()
  return (
    <Button
      label={`Make again: ${orderName(job.order)}`}
      onPress={() => {
        forgetPaper(job.id)
        void makePaper(core, job.order)
      }}
    >
      Make again
    </Button>
  )
}

function MadePaper({ made }: { readonly made: Extract<PaperState, { state: 'done' }> }): ReactNode {
  const core = useCore()
  const download = async (): Promise<void> => {
    const bytes = await core.fetchBytes(`/api/output/${made.outputId}`)
    saveFile(bytes, made.fileName)
  }
  return (
    <>
      <p role="status">
        <span className="file-name">{made.fileName}</span>
        <span className="cell-hint">
          {[
            ...(made.pages === null ? [] : [`${made.pages} ${made.pages === 1 ? 'page' : 'pages'}`]),
            shownSize(made.bytes),
            `made in ${(made.milliseconds / 1000).toFixed(1)} s`,
          ].join(' · ')}
        </span>
      </p>
      <Button
        kind="primary"
        label={`Download ${made.fileName}`}
        onPress={() => void download().catch(reportProblem)}
      >
        Download
      </Button>
    </>
  )
}
