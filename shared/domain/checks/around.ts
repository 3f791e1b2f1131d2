import type { KeyDecision } from '../forwardPlan.ts'
import type { MinutesState } from '../minutesStanding.ts'
import type { AttendanceClock } from './attendanceClock.ts'

/** What the book knows beside the record of a meeting, for checks that look further than it. */
export interface Around {
  /** YYYY-MM-DD. Null where no day is today: then nothing is due or late but what the record itself says. */
  readonly today: string | null
  /** How the minutes of the committee’s earlier meetings stand, the earliest first. Those of which nothing is minuted are left out. */
  readonly earlierMinutes: readonly EarlierMinutes[]
  /** The clock of each councillor, where this is the next meeting that they are expected at (R28). */
  readonly clocks: readonly CouncillorClock[]
  /** The committee’s key decisions that name this meeting (R8 to R12). */
  readonly keyDecisions: readonly KeyDecision[]
}

export interface EarlierMinutes {
  readonly meetingId: string
  readonly date: string
  readonly state: MinutesState
}

export interface CouncillorClock extends AttendanceClock {
  readonly personId: string
}

/** For a record that stands alone, outside a book. */
export const nothingAround: Around = { today: null, earlierMinutes: [], clocks: [], keyDecisions: [] }
