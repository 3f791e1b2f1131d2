import type { Audience, Edition, PackPages, PublicationData } from '../../state/packData.ts'

/** What can be published next for an audience. */
export interface EditionChoice {
  readonly id: Edition
  readonly name: string
  /** What it is, in a sentence. */
  readonly about: string
  /** True where that has to be said although there is no other. */
  readonly isAlwaysSaid?: boolean
}

/** The latest publication for an audience; null before the first. */
export function latestFor(
  publications: readonly PublicationData[],
  audience: Audience,
): PublicationData | null {
  return (
    publications
      .filter((one) => one.audience === audience)
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .at(-1) ?? null
  )
}

/** How many of a kind went out to an audience. */
function countOf(publications: readonly PublicationData[], audience: Audience, kind: Edition): number {
  return publications.filter((one) => one.audience === audience && one.kind === kind).length
}

export interface EditionGrounds {
  readonly publications: readonly PublicationData[]
  readonly audience: Audience
  /** The plan of the supplement that would go out now; null where it has nothing to hold, or is not known yet. */
  readonly supplement: { readonly firstPage: number } | null
  /** True when there is something else now than what went out last. */
  readonly hasChanged: boolean
  /** True when something changed and none of it can stand in a supplement. */
  readonly nothingForSupplement: boolean
  /** "5 January 2027" of an ISO instant. */
  readonly shownDay: (at: string) => string
}

/**
 * The editions there can be now, the usual one first: the agenda until it is published; from then on a supplement while something is new or
 * replaced, or the whole agenda again. Where a supplement went out last and nothing has changed, it stands first, as published: everything
 * in one pack can be had all the same.
 */
export function editionsNow(grounds: EditionGrounds): readonly EditionChoice[] {
  const { publications, audience, supplement, hasChanged, nothingForSupplement, shownDay } = grounds
  const latest = latestFor(publications, audience)
  if (latest === null) {
    return [{ id: 'agenda', name: 'Agenda', about: 'The agenda with all its papers, for the first time.' }]
  }
  const day = shownDay(latest.at)
  if (!hasChanged && latest.kind === 'supplement') {
    const name = `${publicationName(latest)}, published`
    const about = `What went out on ${day}; nothing has changed since.`
    return [
      { id: 'supplement', name, about },
      { ...again, about: combined },
    ]
  }
  const inPlace = `The whole agenda with all its papers once more, in the place of what went out on ${day}; a page of its own says what changed.`
  if (hasChanged && nothingForSupplement) {
    const nothing = 'A supplement has nothing to hold: the whole agenda is published again.'
    return [{ ...again, about: nothing, isAlwaysSaid: true }]
  }
  if (!hasChanged || supplement === null) return [{ ...again, about: inPlace }]
  const number = countOf(publications, audience, 'supplement') + 1
  return [
    {
      id: 'supplement',
      name: `Supplementary pack ${number}`,
      about: `Only what is new or replaced since ${day}; it begins on page ${supplement.firstPage}.`,
    },
    { ...again, about: inPlace },
  ]
}

const again = { id: 'agenda', name: 'The agenda again' } as const
const combined =
  'The whole agenda and every paper that came after it, in one pack with new page numbers; a page of its own says what changed.'

/** The edition that is shown: the one the officer chose while it is offered, else the usual one. */
export function editionShown(choices: readonly EditionChoice[], chosen: Edition | null): Edition {
  return choices.find(({ id }) => id === chosen)?.id ?? choices[0]?.id ?? 'agenda'
}

/** "Agenda", "Agenda, second time", "Supplementary pack 2". */
export function publicationName({ kind, number }: Pick<PublicationData, 'kind' | 'number'>): string {
  if (kind === 'supplement') return `Supplementary pack ${number}`
  return number === 1 ? 'Agenda' : `Agenda, version ${number}`
}

/** "Agenda for the public": which pack, and whose. */
export function packName({
  edition,
  number,
  audience,
}: Readonly<Pick<PackPages, 'edition' | 'number' | 'audience'>>): string {
  const readers = audience === 'public' ? 'the public' : 'members'
  return `${publicationName({ kind: edition, number })} for ${readers}`
}
