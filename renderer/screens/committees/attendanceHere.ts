import { useQuery } from '@tanstack/react-query'
import { municipalYearStart } from '../../../shared/domain/minuteNumber.ts'
import { useCore } from '../../state/core.tsx'
import { today } from '../../state/today.ts'

/** Of each member by id: "67 %" of the meetings of the committee since the municipal year began; none who was not expected at any. */
export function useAttendanceHere(committeeId: string): ReadonlyMap<string, string> {
  const { api } = useCore()
  const council = useQuery(api.council.get.queryOptions({ input: {} }))
  const from = municipalYearStart(today(), council.data?.annualMeetings ?? [])
  const filter = { committeeId, from, to: null, text: '' }
  const register = useQuery({
    ...api.registers.read.queryOptions({ input: { kind: 'attendance', filter, audience: 'members' } }),
    enabled: council.data !== undefined,
  })
  if (register.data?.kind !== 'attendance') return new Map()
  return new Map(
    register.data.rows.flatMap(({ personId, percent }) =>
      percent === null ? [] : [[personId, `${percent} %`] as const],
    ),
  )
}
