/** A state of a meeting on one machine, so that two of them can be told apart or put in order. */
export interface MeetingVersion {
  /** The change that this state ends with: a SHA-256 of its chain. */
  readonly head: string
  /** Every change that this state descends from, whoever made it. */
  readonly knows: readonly string[]
}

/** How the version of a bundle stands to the one that is here. */
export type VersionOrder =
  | 'same'
  /** This one has all that the bundle has. */
  | 'older'
  /** The bundle goes on from this one. */
  | 'newer'
  /** Each has something that the other never saw. */
  | 'apart'

export function versionOrder(here: MeetingVersion, there: MeetingVersion): VersionOrder {
  if (here.head === there.head) return 'same'
  if (here.knows.includes(there.head)) return 'older'
  return there.knows.includes(here.head) ? 'newer' : 'apart'
}
