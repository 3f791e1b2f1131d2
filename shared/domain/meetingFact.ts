/** What happens in the room at a moment, with who is in it: the presence timeline. */
export const presenceKinds = [
  'adjourned',
  'resumed',
  'arrived',
  'left',
  'returned',
  'took-chair',
  'excluded',
  'readmitted',
] as const
export type PresenceKind = (typeof presenceKinds)[number]

/** Facts whose sentence stands in the minutes as a line of its own. */
export const eventKinds = [...presenceKinds, 'declared', 'moved', 'voted', 'vote-noted', 'urgent'] as const
export type EventKind = (typeof eventKinds)[number]

/**
 * The kinds of interest: disclosable pecuniary (Localism Act 2011 s.31, R35, R36), other registrable and non-registrable (the model code,
 * R40), and bias or predetermination.
 */
export const interestKinds = [
  'disclosable-pecuniary',
  'other-registrable',
  'non-registrable',
  'bias',
] as const
export type InterestKind = (typeof interestKinds)[number]

export const voteSides = ['for', 'against', 'abstain'] as const
export type VoteSide = (typeof voteSides)[number]

interface FactBase {
  readonly id: string
  /** 'HH:MM', local. */
  readonly at: string
  /** The item it happened in; null before the first. */
  readonly itemId: string | null
}

/** Somebody came or went, the meeting stopped or went on, another took the chair, the public left or came back. */
export interface PresenceFact extends FactBase {
  readonly kind: PresenceKind
  /** Who, for arrivals, departures and the chair; null for what concerns the whole room. */
  readonly personId: string | null
}

/** A declaration of interest. */
export interface Declaration extends FactBase {
  readonly kind: 'declared'
  readonly personId: string
  /** The items it concerns; at least one. */
  readonly items: readonly string[]
  readonly interest: InterestKind
  /** What the interest is, in the member's words. Empty when sensitive: then only the fact is disclosed (R38). */
  readonly nature: string
  readonly sensitive: boolean
  /** True when the member said they would leave for these items. */
  readonly leaves: boolean
  /** A dispensation under s.33 lets them stay and vote (R36, R39). */
  readonly dispensation: boolean
}

/** Something moved; `amends` names the motion it would amend. */
export interface Motion extends FactBase {
  readonly kind: 'moved'
  readonly amends: string | null
  readonly mover: string | null
  readonly seconder: string | null
  readonly words: string
}

export interface VoteCounts {
  readonly for: number
  readonly against: number
  readonly abstain: number
}

export interface Ballot {
  readonly personId: string
  readonly side: VoteSide
}

/** How a question was decided (R24 to R26). */
export interface Vote extends FactBase {
  readonly kind: 'voted'
  /** The motion or amendment voted on; null when nothing was formally moved. */
  readonly motionId: string | null
  readonly method: 'agreed' | 'show-of-hands' | 'recorded'
  /** Null when agreed without a vote. Of a recorded vote they are the sums of the ballots; a casting vote is not among them. */
  readonly counts: VoteCounts | null
  /** By name, of a recorded vote; empty otherwise. */
  readonly ballots: readonly Ballot[]
  /** The second or casting vote of whoever presides, on a tie only (R24). */
  readonly casting: { readonly personId: string; readonly side: 'for' | 'against' } | null
  readonly carried: boolean
}

/** One member's own vote, recorded because they asked straight after it (R25). */
export interface VoteNoted extends FactBase {
  readonly kind: 'vote-noted'
  readonly personId: string
  readonly side: VoteSide
}

/** Why an item that was not on the agenda may be taken: the chair's opinion, which the minutes state (R5). */
export interface Urgency extends FactBase {
  readonly kind: 'urgent'
  /** Who presided and was of the opinion; null when unknown. */
  readonly personId: string | null
  readonly reason: string
}

/** Something to be done after the meeting: who, what, by when. */
export interface Action extends FactBase {
  readonly kind: 'action'
  /** The clause or point it was caught from; null when typed. */
  readonly sourceId: string | null
  readonly what: string
  /** Somebody the book knows; null when only named in words. */
  readonly personId: string | null
  /** Who, in words: "Director of Family Services"; empty for nobody yet. */
  readonly who: string
  /** YYYY-MM-DD; null for no day. */
  readonly by: string | null
  readonly done: boolean
}

/** A line said out of turn, kept until its item comes: the parking lot. */
export interface Parked extends FactBase {
  readonly kind: 'parked'
  readonly words: string
}

/** What the officer keeps beside the text: no line of the minutes is theirs. */
export type Aside = Action | Parked
/** What has a line of its own in the minutes. */
export type LineFact = PresenceFact | Declaration | Motion | Vote | VoteNoted | Urgency
/** Everything known of what happened. The sentences of the minutes and the lists are made from these. */
export type MeetingFact = LineFact | Aside

const presence: ReadonlySet<string> = new Set(presenceKinds)

export function isPresence(fact: MeetingFact): fact is PresenceFact {
  return presence.has(fact.kind)
}

export function isAside(fact: MeetingFact): fact is Aside {
  return fact.kind === 'action' || fact.kind === 'parked'
}

/** Presence facts that name a person, of the whole room those that do not. */
export function namesPerson(kind: PresenceKind): boolean {
  return kind === 'arrived' || kind === 'left' || kind === 'returned' || kind === 'took-chair'
}

/** Everybody a fact names, each once. */
export function peopleOfFact(fact: MeetingFact): string[] {
  const ids = ((): readonly (string | null)[] => {
    switch (fact.kind) {
      case 'moved':
        return [fact.mover, fact.seconder]
      case 'voted':
        return [...fact.ballots.map((ballot) => ballot.personId), fact.casting?.personId ?? null]
      case 'parked':
        return []
      default:
        return [fact.personId]
    }
  })()
  return [...new Set(ids.filter((id) => id !== null))]
}

/** Every item a fact names, each once. */
export function itemsOfFact(fact: MeetingFact): string[] {
  const ids = fact.kind === 'declared' ? [fact.itemId, ...fact.items] : [fact.itemId]
  return [...new Set(ids.filter((id) => id !== null))]
}
