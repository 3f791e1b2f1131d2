import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCore } from './core.tsx'
import { useNotices } from './notices.ts'

/** The notices of the disk: one of a book that is lost from its place, one of the room on its drive. */
const noticeIds = { lost: 'disk-lost', short: 'disk-room', low: 'disk-room' } as const

/** Says in the notice area what the officer has to know of the disk under the book, and takes it away once it has passed. */
export function useDiskNews(): void {
  const { api } = useCore()
  const { data } = useQuery(api.disk.news.queryOptions({ input: {} }))
  useEffect(() => {
    if (data === undefined) return
    const { show, dismiss } = useNotices.getState()
    const said = new Set(data.map(({ kind }) => noticeIds[kind]))
    for (const id of Object.values(noticeIds)) if (!said.has(id)) dismiss(id)
    for (const { kind, sentence } of data)
      show({ id: noticeIds[kind], kind: kind === 'low' ? 'note' : 'problem', text: sentence, stays: true })
  }, [data])
}
