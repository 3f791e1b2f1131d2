import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { RouterUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { Session } from '../session.ts'

/** What every screen asks the core through: `client` for a call, `api` for queries and mutations of TanStack Query. */
export interface CoreAccess extends Session {
  readonly api: RouterUtils<CoreClient>
}

export function coreAccess(session: Session): CoreAccess {
  return { ...session, api: createTanstackQueryUtils(session.client) }
}

/** The core is on this machine: no retries, and nothing goes stale unless the core says that it changed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

const CoreContext = createContext<CoreAccess | null>(null)
export const CoreProvider = CoreContext.Provider

export function useCore(): CoreAccess {
  return defined(useContext(CoreContext), 'screens stand inside CoreProvider')
}
