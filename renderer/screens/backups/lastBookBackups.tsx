import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useCore } from '../../state/core.tsx'
import { BackupsTable } from './backupsTable.tsx'

/** Where the book of last time could not be opened: its backups, one of which may be put in its place. */
export function LastBookBackups(): ReactNode {
  const { api } = useCore()
  const { data } = useQuery(api.backups.list.queryOptions({ input: {} }))
  if (data === undefined || data.kept.length === 0) return null
  return (
    <section>
      <h2>Backups of the minute book in {data.folder}</h2>
      <BackupsTable kept={data.kept} />
    </section>
  )
}
