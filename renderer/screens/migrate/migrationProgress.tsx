import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { countedFiles, timeLeft } from './migrationData.ts'
import type { Migration } from './migrationData.ts'

/** How far it has come, and what can be done about it. */
export function MigrationProgress({ migration }: { readonly migration: Migration }): ReactNode {
  const { folder, files, counts, problem, published, waitFromBefore } = migration
  const done = files - counts.waiting
  const isDone = migration.state === 'done'
  return (
    <section className="prose">
      <p>
        <a href="#/migrate">Migrations</a> › <span className="file-name">{folder}</span>
      </p>
      {problem === null ? null : (
        <p className="callout callout-problem">
          <strong>It stopped by itself. </strong>
          {problem}
        </p>
      )}
      {isDone ? null : (
        <Progress
          label={`${done.toLocaleString('en-GB')} of ${countedFiles(files)}`}
          value={files === 0 ? 1 : done / files}
        />
      )}
      <Standing migration={migration} />
      {counts.read === 0 ? null : (
        <p>
          <strong>{countedFiles(counts.read)} </strong>
          {counts.read === 1 ? 'wants' : 'want'} a look before going into the minute book: open{' '}
          {counts.read === 1 ? 'it' : 'them'} from the list below.
        </p>
      )}
      {waitFromBefore === 0 ? null : (
        <p>
          <strong>{countedFiles(waitFromBefore)} </strong>
          of an earlier migration still {waitFromBefore === 1 ? 'waits' : 'wait'} for a look:{' '}
          <a href="#/import">open the list of files that wait</a>.
        </p>
      )}
      <p>
        {published
          ? 'You said that these minutes were published: everybody may read them, but for what stands after an exclusion of the public or says that it was exempt.'
          : 'Nothing in these minutes is decided: searches and registers for the public leave them out until it is. Open a meeting and say on its agenda that it was published.'}
      </p>
    </section>
  )
}

function Standing({ migration }: { readonly migration: Migration }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const { id: runId, state, now, counts } = migration
  if (state === 'done') {
    return (
      <p role="status">
        Done: {countedFiles(counts.taken)} taken in
        {counts.again === 0 ? '' : `, ${counts.again.toLocaleString('en-GB')} there already`}
        {counts.refused === 0 ? '' : `, ${counts.refused.toLocaleString('en-GB')} not read`}
        {counts.left === 0 ? '' : `, ${counts.left.toLocaleString('en-GB')} left alone`}.
      </p>
    )
  }
  if (state === 'running') {
    return (
      <>
        <p className="migrate-now">
          {now?.isStopping === true ? 'Stopping after this file: ' : 'Reading '}
          <span className="file-name">{now?.path}</span>
        </p>
        <p className="muted">
          {now === null || now.secondsLeft === null
            ? 'Working out how long it takes.'
            : `${Math.round(now.filesPerMinute).toLocaleString('en-GB')} files a minute, ${timeLeft(now.secondsLeft)} left.`}{' '}
          You can go to other screens meanwhile.
        </p>
        <div className="buttons">
          <Button
            isDisabled={now?.isStopping === true}
            onPress={() => void act(() => client.migrations.stop({ runId }))}
          >
            Stop
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <p role="status">
        {state === 'interrupted'
          ? 'Minutebook was closed in the middle of it. It goes on when you say so: the folder may be on a drive that is not connected, or a meeting about to begin.'
          : 'It was stopped.'}{' '}
        What was taken in stays; nothing is taken in twice.
      </p>
      <div className="buttons">
        <Button kind="primary" onPress={() => void act(() => client.migrations.resume({ runId }))}>
          Go on
        </Button>
      </div>
    </>
  )
}
