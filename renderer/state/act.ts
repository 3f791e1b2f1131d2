import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { reportProblem } from './notices.ts'

/**
 * Runs something the officer asked for: what went wrong goes to the notice area, and the screens read again what it changed.
 * Gives true when it was done.
 */
export function useAct(): (work: () => Promise<unknown>) => Promise<boolean> {
  const queries = useQueryClient()
  return useCallback(
    async (work) => {
      try {
        await work()
      } catch (error) {
        reportProblem(error)
        return false
      }
      await queries.invalidateQueries()
      return true
    },
    [queries],
  )
}
