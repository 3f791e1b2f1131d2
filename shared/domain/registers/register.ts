import type { MeetingRecord } from '../meetingRecord.ts'
import type { PaperView } from '../paperView.ts'
import { actionRows } from './actions.ts'
import type { ActionRow } from './actions.ts'
import { attendanceByMeeting, attendanceByMember, attendanceEntries } from './attendance.ts'
import type { AttendanceEntry, MeetingAttendance, MemberAttendance } from './attendance.ts'
import { interestRows } from './interests.ts'
import type { InterestRow } from './interests.ts'
import { readingsFor } from './reading.ts'
import type { LeftOut, Reading } from './reading.ts'
import { resolutionRows } from './resolutions.ts'
import type { ResolutionRow } from './resolutions.ts'
import { voteRows } from './votes.ts'
import type { VoteRow } from './votes.ts'

/** What is drawn from many meetings. */
export const registerKinds = ['resolutions', 'actions', 'attendance', 'interests', 'votes'] as const
export type RegisterKind = (typeof registerKinds)[number]

export type Register = { readonly leftOut: readonly LeftOut[] } & (
  | { readonly kind: 'resolutions'; readonly rows: readonly ResolutionRow[] }
  | { readonly kind: 'actions'; readonly rows: readonly ActionRow[] }
  | {
      readonly kind: 'attendance'
      /** By committee and member. */
      readonly rows: readonly MemberAttendance[]
      readonly meetings: readonly MeetingAttendance[]
      /** Each member at each meeting. */
      readonly entries: readonly AttendanceEntry[]
    }
  | { readonly kind: 'interests'; readonly rows: readonly InterestRow[] }
  | { readonly kind: 'votes'; readonly rows: readonly VoteRow[] }
)

export interface RegisterQuestion {
  readonly kind: RegisterKind
  readonly audience: PaperView['audience']
  /** Rows that have all these words; empty for all. */
  readonly text: string
  /** YYYY-MM-DD: what is overdue. */
  readonly today: string
}

/** The register of these meetings: of what was said at them for whoever may read it, of attendance for everybody. */
export function drawRegister(records: readonly MeetingRecord[], question: RegisterQuestion): Register {
  const { readings, leftOut } =
    question.kind === 'attendance' ? { readings: [], leftOut: [] } : readingsFor(records, question.audience)
  return { ...registerFrom(records, readings, question), leftOut }
}

/** The same from what has been read for an audience already. */
export function registerFrom(
  records: readonly MeetingRecord[],
  readings: readonly Reading[],
  { kind, text, today }: Omit<RegisterQuestion, 'audience'>,
): Register {
  const has = hasWords(text)
  if (kind === 'attendance') {
    const entries = attendanceEntries(records).filter(({ name, committee }) => has([name, committee]))
    return {
      ...{ kind, entries, leftOut: [] },
      rows: attendanceByMember(entries),
      meetings: attendanceByMeeting(entries),
    }
  }
  const leftOut: readonly LeftOut[] = []
  switch (kind) {
    case 'resolutions':
      return {
        ...{ kind, leftOut },
        rows: resolutionRows(readings).filter((row) =>
          has([
            row.above,
            row.words,
            row.title,
            row.label,
            row.committee,
            ...(row.vote === null ? [] : [row.vote.words]),
          ]),
        ),
      }
    case 'actions':
      return {
        ...{ kind, leftOut },
        rows: actionRows(readings, today).filter((row) => has([row.what, row.who, row.title, row.committee])),
      }
    case 'interests':
      return {
        ...{ kind, leftOut },
        rows: interestRows(readings).filter((row) =>
          has([row.name, row.nature, row.words, row.committee, ...row.items]),
        ),
      }
    case 'votes':
      return {
        ...{ kind, leftOut },
        rows: voteRows(readings).filter((row) => has([row.name, row.motion, row.title, row.committee])),
      }
  }
}

/** Whether texts have all the words somewhere, whatever their capitals and accents. */
export function hasWords(text: string): (texts: readonly string[]) => boolean {
  const words = folded(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return () => true
  return (texts) => {
    const all = folded(texts.join(' '))
    return words.every((word) => all.includes(word))
  }
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
