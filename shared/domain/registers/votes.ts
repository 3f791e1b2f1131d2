import type { Motion, VoteSide } from '../meetingFact.ts'
import { latestFirst } from './resolutions.ts'
import { placeOf, toldFacts, toldName } from './reading.ts'
import type { Reading, RegisterPlace, ToldFact, Withheld } from './reading.ts'

/** How one member voted, where the minutes say so by name (R24 to R26). */
export interface VoteRow extends RegisterPlace {
  readonly factId: string
  readonly personId: string
  readonly name: string
  readonly side: VoteSide
  /** A recorded vote of all, a second or casting vote, or one member's own that was noted. */
  readonly how: 'recorded' | 'casting' | 'noted'
  /** The words that were voted on; empty where nothing was formally moved, or this reader may not have them. */
  readonly motion: string
  /** Null of a vote that was noted: the minutes tell the outcome elsewhere. */
  readonly carried: boolean | null
  readonly closed: Withheld | null
}

/** The latest meeting first, within it in the order of the votes. A line in the officer's own words tells no member's vote for certain. */
export function voteRows(readings: readonly Reading[]): VoteRow[] {
  return latestFirst(readings).flatMap((reading) => {
    const told = toldFacts(reading).filter(({ reworded }) => !reworded)
    const motions = new Map(
      told.flatMap(({ fact }) => (fact.kind === 'moved' ? [[fact.id, fact] as const] : [])),
    )
    return told.flatMap((each) => rowsOf(reading, each, motions))
  })
}

function rowsOf(
  reading: Reading,
  { fact, itemId, closed }: ToldFact,
  motions: ReadonlyMap<string, Motion>,
): VoteRow[] {
  const base = { ...placeOf(reading, itemId), factId: fact.id, closed }
  const of = (personId: string) => ({ personId, name: toldName(reading, personId) })
  if (fact.kind === 'vote-noted') {
    return [{ ...base, ...of(fact.personId), side: fact.side, how: 'noted', motion: '', carried: null }]
  }
  if (fact.kind !== 'voted') return []
  const motion = motions.get(fact.motionId ?? '')?.words ?? ''
  const { carried, casting } = fact
  return [
    ...fact.ballots.map(({ personId, side }): VoteRow => ({
      ...base,
      ...of(personId),
      side,
      how: 'recorded',
      motion,
      carried,
    })),
    ...(casting === null
      ? []
      : [{ ...base, ...of(casting.personId), side: casting.side, how: 'casting' as const, motion, carried }]),
  ]
}
