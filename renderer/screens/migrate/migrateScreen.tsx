import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useCore } from '../../state/core.tsx'
import { ChooseFolder } from './chooseFolder.tsx'
import { MigrationList } from './migrationList.tsx'
import { MigrationProgress } from './migrationProgress.tsx'
import { MigrationReport } from './migrationReport.tsx'
import './migrate.css'

/** A folder of old minutes: chosen, gone through, and told of file by file. */
export function MigrateScreen({ runId }: { readonly runId: string | null }): ReactNode {
  const title = runId === null ? 'Migrate a folder' : 'Migration'
  return (
    <Frame
      title={title}
      rail={{ name: 'Places', content: <MainRail at="book" isInside /> }}
      work={{ name: title }}
    >
      {runId === null ? <Begin /> : <Run runId={runId} />}
    </Frame>
  )
}

function Begin(): ReactNode {
  const { api } = useCore()
  const status = useQuery(api.book.status.queryOptions({ input: {} }))
  const migrations = useQuery(api.migrations.list.queryOptions({ input: {} }))
  if (status.data === undefined) return <Loading query={status} />
  if (migrations.data === undefined) return <Loading query={migrations} />
  return (
    <div className="stack">
      <ChooseFolder canChoose={status.data.canChooseFolder} migrations={migrations.data} />
      <MigrationList migrations={migrations.data} />
    </div>
  )
}

function Run({ runId }: { readonly runId: string }): ReactNode {
  const { api } = useCore()
  const migrations = useQuery(api.migrations.list.queryOptions({ input: {} }))
  if (migrations.data === undefined) return <Loading query={migrations} />
  const migration = migrations.data.find(({ id }) => id === runId)
  if (migration === undefined) {
    return (
      <EmptyState
        title="This migration is not in this minute book."
        action={<a href="#/migrate">Migrations of this minute book</a>}
      >
        Another minute book may have been opened since.
      </EmptyState>
    )
  }
  return (
    <div className="stack">
      <MigrationProgress migration={migration} />
      <MigrationReport migration={migration} />
    </div>
  )
}
