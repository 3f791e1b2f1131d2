import { useQuery } from '@tanstack/react-query'
import { createContext, useMemo } from 'react'
import { addressedName } from '../../../shared/domain/person.ts'
import { useCore } from '../../state/core.tsx'

/** Whom the book knows, the members of the committee first: offered where a name is typed. */
export const KnownNames = createContext<readonly string[]>([])

export function useKnownNames(committeeName: string): readonly string[] {
  const { api } = useCore()
  const people = useQuery(api.people.list.queryOptions({ input: {} }))
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  const committeeId = committees.data?.find(({ name }) => name === committeeName)?.id
  const committee = useQuery({
    ...api.committees.get.queryOptions({ input: { committeeId: committeeId ?? '' } }),
    enabled: committeeId !== undefined,
  })
  return useMemo(() => {
    const members = new Set(committee.data?.memberships.map(({ personId }) => personId))
    return (people.data ?? [])
      .toSorted((a, b) => Number(members.has(b.id)) - Number(members.has(a.id)))
      .map(addressedName)
  }, [people.data, committee.data])
}
