import type { Classification } from './access.ts'

/**
 * What can be found, as the officer chooses among it. `minutes`: prose, points and events that are no vote and no declaration;
 * `attendance`: who was there, who sent apologies, who was absent, and who else came, a row for each list of a meeting.
 */
export const searchKinds = [
  'minutes',
  'resolution',
  'vote',
  'declaration',
  'attendance',
  'action',
  'agenda',
  'report',
  'paper',
] as const
export type SearchKind = (typeof searchKinds)[number]

export const searchKindNames: Readonly<Record<SearchKind, string>> = {
  minutes: 'Minutes',
  resolution: 'Resolutions',
  vote: 'Votes',
  declaration: 'Declarations',
  attendance: 'Attendance',
  action: 'Actions',
  agenda: 'Agendas',
  report: 'Reports',
  paper: 'Papers',
}

/** A place of a meeting with its words: a hit is the place itself. */
export interface SearchRow {
  /** Of its own within the meeting, and the same while the place is. */
  readonly key: string
  readonly kind: SearchKind
  /** The strictest of its own, its item's and that of the item above. */
  readonly classification: Classification
  /** Whether it stands in what the public may read: the rule of `publicView`. */
  readonly isPublic: boolean
  readonly itemId: string | null
  /** The block or clause, the paper, the report or the action; null for the item itself. */
  readonly placeId: string | null
  /** Of a paper's page, from 1. */
  readonly page: number | null
  /** The minute number, "20" or "20 a)"; of a meeting that was not held yet "Agenda item 5 a)"; empty for none. */
  readonly number: string
  /** "hh)", "(2) b.", "1.3"; empty for none. */
  readonly label: string
  /** Of the item, the report or the paper. */
  readonly title: string
  /** The words of the clause or point that it stands under, for whoever reads the hit: nothing is found by them. Empty for none. */
  readonly above: string
  readonly words: string
  /** Everybody whom it names. */
  readonly people: readonly string[]
}

/** A page of an officer's file, from 1. */
export interface FilePage {
  readonly page: number
  readonly words: string
}

/** A stretch of a hit's words. */
export interface HitSegment {
  readonly text: string
  /** True for what was looked for. */
  readonly hit: boolean
}
