import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import type { z } from 'zod'
import { create } from 'zustand'
import type { foundSchema, hitSchema, savedSearchSchema } from '../../../shared/api/searchContract.ts'
import { useCore } from '../../state/core.tsx'
import type { SearchAsked } from './searchAddress.ts'

export type SearchFound = z.infer<typeof foundSchema>
export type SearchHit = z.infer<typeof hitSchema>
export type SavedSearch = z.infer<typeof savedSearchSchema>

/** Whether closed matter is shown: off at each start, and until the program ends as the officer left it. */
export const useClosedMatter = create<{ readonly isShown: boolean }>(() => ({ isShown: false }))

/** How soon it is asked again while meetings are still being looked at. */
const againMilliseconds = 700

/** What is found, the last answer until the next one is there. */
export function useFound(asked: SearchAsked, limit: number): UseQueryResult<SearchFound> {
  const { api } = useCore()
  const includeExempt = useClosedMatter((state) => state.isShown)
  const { words, kinds, committeeId, memberId, from, to, order } = asked
  return useQuery({
    ...api.search.query.queryOptions({
      input: {
        ...{ words, kinds: [...kinds], committeeId, memberId, order, includeExempt },
        ...{ publicOnly: false, offset: 0, limit },
        from: from === null ? null : `${from}-01-01`,
        to: to === null ? null : `${to}-12-31`,
      },
      staleTime: 0,
      // Closed words do not stay behind in the memory of a window that shows something else.
      gcTime: 0,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.indexing ?? 0) > 0 ? againMilliseconds : false),
  })
}
