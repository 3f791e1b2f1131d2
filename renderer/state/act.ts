import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { reportProblem, useNotices } from './notices.ts'

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
      // What failed before has now been done, or something else was: the sentence has had its time.
      useNotices.getState().dismiss('problem')
      await queries.invalidateQueries()
      return true
    },
    [queries],
  )
}
