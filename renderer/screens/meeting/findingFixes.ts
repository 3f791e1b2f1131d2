import { formatTime } from '../../../shared/domain/civilTime.ts'
import { nameAmong } from '../../../shared/domain/person.ts'
import { inTimeOrder } from '../../../shared/domain/timeOrder.ts'
import type { CoreClient } from '../../../shared/api/client.ts'
import type { MeetingView } from '../../state/data.ts'

type Finding = MeetingView['findings'][number]

/** One obvious act that mends a finding, and the way back. */
export interface Fix {
  readonly words: string
  /** What the notice says once it is done. */
  readonly done: string
  readonly act: (client: CoreClient) => Promise<unknown>
  readonly back: (client: CoreClient) => Promise<unknown>
}

/** What one press can do about a finding; none where somebody has to think or write. */
export function fixesFor({ rule, where }: Finding, { record }: MeetingView): readonly Fix[] {
  if (rule === 'R22' || rule === 'R28') return attendanceFixes(record, where)
  if (rule === 'end-time') {
    // Adjourned and never resumed: then it was over. Of any other line, nobody knows how much longer it went on.
    const stop = inTimeOrder(record.facts).findLast(
      (fact) => fact.kind === 'adjourned' || fact.kind === 'resumed',
    )
    if (stop?.kind !== 'adjourned') return []
    const time = formatTime(stop.at, record.council.houseStyle.times)
    return [particularsFix(record, `It ended at ${time}`, `The meeting ended at ${time}.`, { end: stop.at })]
  }
  if (rule === 'presider') {
    const vice = record.members.filter(
      (seat) =>
        seat.role === 'vice-chair' &&
        record.attendance.some((one) => one.personId === seat.personId && one.status === 'present'),
    )
    const [only] = vice
    if (only === undefined || vice.length > 1) return []
    const name = nameAmong(record.people, only.personId)
    return [particularsFix(record, `${name} presided`, `${name} presided.`, { presidedBy: only.personId })]
  }
  return []
}

function attendanceFixes(record: MeetingView['record'], personId: string | null): readonly Fix[] {
  const before = record.attendance.find((one) => one.personId === personId && one.capacity === 'member')
  if (before === undefined) return []
  const name = nameAmong(record.people, before.personId)
  const mark = (status: typeof before.status, words: string, said: string): Fix => ({
    words,
    done: `${name} is marked ${said}.`,
    act: (client) =>
      client.attendance.mark({
        meetingId: record.meeting.id,
        personId: before.personId,
        status,
        reason: null,
      }),
    back: (client) =>
      client.attendance.mark({
        meetingId: record.meeting.id,
        personId: before.personId,
        status: before.status,
        reason: before.reason,
      }),
  })
  const sent = mark('apologies', 'Apologies were sent', 'with apologies')
  if (before.status === 'absent') return [sent]
  if (before.status !== 'not-yet') return []
  return [mark('present', 'Present', 'present'), sent, mark('absent', 'Absent', 'absent')]
}

function particularsFix(
  { meeting }: MeetingView['record'],
  words: string,
  done: string,
  change: Partial<Pick<typeof meeting, 'end' | 'presidedBy'>>,
): Fix {
  return {
    words,
    done,
    act: (client) => client.meetings.save({ ...meeting, ...change }),
    back: (client) => client.meetings.save(meeting),
  }
}
