import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { AppError } from '../../../shared/domain/appError.ts'
import { useCore } from '../../state/core.tsx'
import { reportProblem } from '../../state/notices.ts'

/** Tells the officer, on whatever screen they are, that the check after opening found the book damaged, and where the ways out are. */
export function useBookDamage(): void {
  const { api } = useCore()
  const { data } = useQuery(api.mending.standing.queryOptions({ input: {} }))
  const problem = data?.problem ?? null
  useEffect(() => {
    if (problem === null) return
    reportProblem(
      new AppError(
        'storage',
        `${problem} What you write is still saved. Open Settings, Minute book, and mend it; or put back a backup.`,
      ),
    )
  }, [problem])
}
