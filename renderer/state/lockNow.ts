import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { useCore } from './core.tsx'
import { showLock, useLock } from './lock.ts'
import { reportProblem } from './notices.ts'

/** Locks every window; without a PIN it leads to where one is set. */
export function useLockNow(): () => void {
  const { client } = useCore()
  const queries = useQueryClient()
  return useCallback(() => {
    if (useLock.getState().status?.hasPin !== true) {
      navigate('/settings/security')
      return
    }
    client.lock
      .lock({})
      .then((status) => showLock(status, queries))
      .catch(reportProblem)
  }, [client, queries])
}
