import type { Membership } from './committee.ts'

/** Where a meeting and its minutes stand. */
export const meetingStates = [
  'planned',
  'agenda-published',
  'in-session',
  'draft-minutes',
  'minutes-published',
  'confirmed',
] as const
export type MeetingState = (typeof meetingStates)[number]

export interface Meeting {
  readonly id: string
  readonly state: MeetingState
  /** YYYY-MM-DD */
  readonly date: string
  /** HH:MM, Europe/London wall time. */
  readonly start: string
  readonly end: string | null
  /** Printed after the time, e.g. { at: '09:30', who: 'all Committee members' }. */
  readonly preMeeting: { readonly at: string; readonly who: string } | null
  readonly place: string
  readonly governanceOfficer: {
    readonly personId: string | null
    readonly name: string
    readonly title: string
    readonly phone: string
    readonly email: string
  }
  /** Who presided (the person who may sign is whoever presides where the minutes are agreed, R41); null until known. */
  readonly presidedBy: string | null
  /** Called for its own business (R48): the minutes of other meetings are not agreed at it (R41). */
  readonly extraordinary: boolean
  /** The file that a meeting of the past was read from; null for one that was made here. */
  readonly importedFrom: ImportedFrom | null
}

/** A file from outside, told by its bytes. */
export interface ImportedFrom {
  readonly fileName: string
  readonly sha256: string
  /** Who sat on the committee that day, as the file says: the book's own list of members is not stretched into the past. */
  readonly members: readonly Membership[]
  /** The council whose minutes they are, as the file names it: it may be one that is no more. Empty where it names none. */
  readonly council: string
  /** When it was held, as the head of the file writes it ("10.00 am 12.20 pm"); empty where it does not say. */
  readonly hours: string
}

/** Minutes of the past as the file has them: nobody confirmed them in this book, and they are no draft of anything. */
export function isAsImported({ state, importedFrom }: WhereFrom): boolean {
  return importedFrom !== null && state !== 'confirmed'
}

/** Of a meeting, or of its line in a list, which has the name of the file alone. */
export interface WhereFrom {
  readonly state: MeetingState
  readonly importedFrom: Pick<ImportedFrom, 'fileName'> | string | null
}
