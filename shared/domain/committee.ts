import type { AgendaItemKind } from './agenda.ts'

/** How the minutes of a committee are numbered. Minute numbers are not agenda numbers: those start at 1 each meeting. */
export interface MinuteNumbering {
  /** Where the count starts again: at the annual meeting (R47), at each meeting, or never. */
  readonly runs: 'municipal-year' | 'meeting' | 'for-ever'
  /** The first number of the first run, e.g. 15 where the clerk takes over in mid-year. Later runs start at 1. */
  readonly start: number
  /** How a number is printed: {n} the number, {yy}, {yyyy}, {mm} and {dd} the meeting's date, {my} the two digits of the year the municipal year began in. */
  readonly pattern: string
}

export const membershipRoles = ['chair', 'vice-chair', 'member', 'substitute', 'co-optee'] as const
export type MembershipRole = (typeof membershipRoles)[number]

/** A seat held from one day (inclusive) to another (inclusive, or open). Co-optees may or may not vote (R32). */
export interface Membership {
  readonly id: string
  readonly personId: string
  readonly role: MembershipRole
  readonly voting: boolean
  /** Political group; empty when none is recorded. */
  readonly group: string
  readonly from: string
  readonly to: string | null
}

/** A line of the standing agenda: what every new agenda of the committee begins with. */
export interface StandingItem {
  readonly id: string
  readonly kind: AgendaItemKind
  readonly title: string
  /** The line under the title, e.g. "To confirm the minutes of the meeting held on {last meeting}". */
  readonly summary: string
}

export interface Committee {
  readonly id: string
  readonly name: string
  /** Fewest members present for business to be done. Committees: local (R23). */
  readonly quorum: number
  /** Where it usually meets; a new meeting starts with it. */
  readonly place: string
  readonly numbering: MinuteNumbering
  readonly standingAgenda: readonly StandingItem[]
  readonly memberships: readonly Membership[]
}
