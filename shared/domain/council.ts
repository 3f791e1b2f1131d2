import type { Holiday } from './bankHolidays.ts'
import type { HouseStyle } from './houseStyle.ts'
import type { ReportHeading } from './report.ts'

/** The kinds of English council. Wales and Scotland have other rules and are refused (rules.md, profile note). */
export const councilKinds = [
  'county',
  'district',
  'unitary',
  'london-borough',
  'metropolitan-borough',
  'combined-authority',
  'parish',
] as const
export type CouncilKind = (typeof councilKinds)[number]

/** A picture for the head of a paper. `data` is base64 without a prefix; `alt` is read out in its place. */
export interface Logo {
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly data: string
  readonly alt: string
}

export interface Council {
  readonly name: string
  readonly kind: CouncilKind
  readonly logo: Logo | null
  /** Title of the officer who signs the summons, e.g. "Director of Law and Governance". */
  readonly signingOfficer: string
  /** Printed on every agenda; empty prints nothing. */
  readonly interestsAdvice: string
  /** The courtesy notice on recording (R17); empty prints nothing. */
  readonly recordingNotice: string
  /** The summons sentence of the front sheet; empty prints nothing. */
  readonly summons: string
  /** Dates of annual meetings: minute numbers that run through the municipal year start again there (R47). */
  readonly annualMeetings: readonly string[]
  readonly houseStyle: HouseStyle
  /** The headings of a new cover report. */
  readonly reportHeadings: readonly ReportHeading[]
  /** Days that do not count as clear days beside the table of bank holidays: proclaimed days, and local closures (R4). */
  readonly extraHolidays: readonly Holiday[]
  /** Saturdays count as clear days: a reading of parishes' notice that is disputed (R4). Off unless the council says so. */
  readonly saturdaysCount: boolean
  /** Whether whoever presides may approve minutes on the screen in place of signing leaves. Off until the council says so: R42. */
  readonly onScreenApproval: boolean
  /** Days for calling a decision in, counted from its publication; null where there is none (R46: every council has its own). */
  readonly callInDays: number | null
  /** Working days within which draft minutes are due, a rule of the house; null for none. */
  readonly draftMinutesDays: number | null
  /** Working days before the meeting's publication day on which officers' reports are due, a rule of the house; null for none. */
  readonly reportsDueDays: number | null
  /** Words that mean the same to a search, a group each: ["SEND", "special educational needs"]. */
  readonly synonyms: readonly (readonly string[])[]
}

/** What a council that was set up before the minute book has not said. */
export const defaultBookRules: Pick<
  Council,
  | 'extraHolidays'
  | 'saturdaysCount'
  | 'onScreenApproval'
  | 'callInDays'
  | 'draftMinutesDays'
  | 'reportsDueDays'
  | 'synonyms'
> = {
  extraHolidays: [],
  saturdaysCount: false,
  onScreenApproval: false,
  callInDays: null,
  draftMinutesDays: 10,
  reportsDueDays: null,
  synonyms: [],
}

/** Clear days of notice before a meeting: five for principal councils (R1, R2), three for parishes (R14). */
export function noticeDays(kind: CouncilKind): number {
  return kind === 'parish' ? 3 : 5
}
