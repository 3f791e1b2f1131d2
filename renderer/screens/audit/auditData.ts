import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { CoreClient } from '../../../shared/api/client.ts'
import { useCore } from '../../state/core.tsx'
import { useClosedMatter } from '../search/searchData.ts'

type Asked = Parameters<CoreClient['audit']['list']>[0]
export type AuditFilter = Asked['filter']
export type AuditEntry = Awaited<ReturnType<CoreClient['audit']['list']>>['entries'][number]
export type Verified = Awaited<ReturnType<CoreClient['audit']['verify']>>

const pageOfLines = 50

/** The trail as far as it was asked for, a page at a time. */
export function useTrail(filter: Omit<AuditFilter, 'includeExempt'>) {
  const { client } = useCore()
  const includeExempt = useClosedMatter((state) => state.isShown)
  const asked = { ...filter, includeExempt }
  return useInfiniteQuery({
    queryKey: ['audit trail', asked],
    queryFn: ({ pageParam }) => client.audit.list({ filter: asked, after: pageParam, limit: pageOfLines }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Closed titles do not stay behind in the memory of a window that shows something else.
    gcTime: 0,
  })
}
