import { wasDeclaredInPrivate } from '../exclusion.ts'
import { itemFamily } from '../interests.ts'
import type { Declaration, InterestKind } from '../meetingFact.ts'
import { latestFirst } from './resolutions.ts'
import { placeOf, toldFacts, toldName } from './reading.ts'
import type { Reading, RegisterPlace, ToldFact, Withheld } from './reading.ts'

/** A declaration of interest as it was made at a meeting. */
export interface InterestRow extends RegisterPlace {
  readonly factId: string
  readonly personId: string
  readonly name: string
  /** The minutes and titles it concerns: "21 Budget". */
  readonly items: readonly string[]
  /** Null where the officer put the line in their own words: then `words` is what is told. */
  readonly interest: InterestKind | null
  /** What the interest is; empty where it is sensitive (R38), was not said, or was said while the public were out. */
  readonly nature: string
  readonly sensitive: boolean
  /** The line of the minutes; empty for none. */
  readonly words: string
  readonly left: 'left' | 'said-so' | 'no'
  readonly dispensation: boolean
  readonly closed: Withheld | null
}

/** Every declaration, by member, the latest first. */
export function interestRows(readings: readonly Reading[]): InterestRow[] {
  return latestFirst(readings)
    .flatMap((reading) => {
      const told = toldFacts(reading)
      return told.flatMap((each) =>
        each.fact.kind === 'declared' ? [rowOf(reading, told, each, each.fact)] : [],
      )
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

function rowOf(
  reading: Reading,
  facts: readonly ToldFact[],
  { reworded, words, closed, itemId }: ToldFact,
  declaration: Declaration,
): InterestRow {
  const { id: factId, personId, items, interest, nature, sensitive, dispensation } = declaration
  const isWithheld =
    reading.view.audience === 'public' && wasDeclaredInPrivate(declaration, reading.record.facts)
  return {
    ...placeOf(reading, itemId),
    ...{ factId, personId, sensitive, dispensation, closed },
    name: toldName(reading, personId),
    items: items.map((id) => {
      const { reference, title } = placeOf(reading, id)
      return `${reference} ${title}`.trim()
    }),
    interest: reworded ? null : interest,
    nature: reworded || sensitive || isWithheld ? '' : nature,
    words: words ?? '',
    left: whetherLeft(reading, facts, declaration),
  }
}

/** As the minutes tell it; what the member said they would do, where no leaving is told. */
function whetherLeft(
  { record }: Reading,
  facts: readonly ToldFact[],
  { personId, items, leaves }: Declaration,
): InterestRow['left'] {
  const family = new Set(items.flatMap((itemId) => [...itemFamily(record.items, itemId)]))
  const left = facts.some(
    ({ fact }) =>
      fact.kind === 'left' && fact.personId === personId && fact.itemId !== null && family.has(fact.itemId),
  )
  return left ? 'left' : leaves ? 'said-so' : 'no'
}
