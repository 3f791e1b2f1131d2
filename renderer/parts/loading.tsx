import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AppError } from '../../shared/domain/appError.ts'
import { sentenceOf } from '../state/notices.ts'
import { Button } from './button.tsx'

/** Stands where the answer of a query goes until it is there: nothing at first, or what went wrong and a way to try again. */
export function Loading({ query }: { readonly query: Pick<UseQueryResult, 'error' | 'refetch'> }): ReactNode {
  if (query.error === null) return <p className="loading">Reading the minute book…</p>
  return (
    <div className="empty" role="alert">
      <h2>There is a problem</h2>
      <p>{sentenceOf(query.error)}</p>
      {query.error instanceof AppError && query.error.details['reason'] === 'damaged' ? (
        <ul>
          <li>
            <a href="#/settings/book">Mend the minute book</a>
          </li>
          <li>
            <a href="#/settings/backups">Put back a backup</a>
          </li>
        </ul>
      ) : null}
      <Button onPress={() => void query.refetch()}>Try again</Button>
    </div>
  )
}
