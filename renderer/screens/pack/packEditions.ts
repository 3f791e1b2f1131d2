import type { Audience, Edition, PublicationData } from './packData.ts'

/** What can be published next for an audience. */
export interface EditionChoice {
  readonly id: Edition
  readonly name: string
  /** What it is, in a sentence. */
  readonly about: string
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

/**
 * The editions there can be now, the usual one first: the agenda until it is published; from then on a supplement while something is new or
 * replaced, or the whole agenda again.
 */
export function editionsNow(
  publications: readonly PublicationData[],
  audience: Audience,
  canSupplement: boolean,
  shownDay: (at: string) => string,
): readonly EditionChoice[] {
  const latest = latestFor(publications, audience)
  if (latest === null) {
    return [{ id: 'agenda', name: 'Agenda', about: 'The agenda with all its papers, for the first time.' }]
  }
  const day = shownDay(latest.at)
  const again: EditionChoice = {
    id: 'agenda',
    name: 'The agenda again',
    about: `The whole agenda with all its papers once more, in the place of what went out on ${day}; a page of its own says what changed.`,
  }
  if (!canSupplement) return [again]
  const number = countOf(publications, audience, 'supplement') + 1
  const supplement: EditionChoice = {
    id: 'supplement',
    name: `Supplementary pack ${number}`,
    about: `Only what is new or replaced since ${day}; its pages run on from page ${lastPublished(publications, audience)}.`,
  }
  return [supplement, again]
}

function lastPublished(publications: readonly PublicationData[], audience: Audience): number {
  const pages = publications.filter((one) => one.audience === audience).map((one) => one.pages.last)
  return Math.max(0, ...pages)
}

/** The edition that is shown: the one the officer chose while it is offered, else the usual one. */
export function editionShown(choices: readonly EditionChoice[], chosen: Edition | null): Edition {
  return choices.find(({ id }) => id === chosen)?.id ?? choices[0]?.id ?? 'agenda'
}

/** "Agenda", "Agenda, second time", "Supplementary pack 2". */
export function publicationName({ kind, number }: Pick<PublicationData, 'kind' | 'number'>): string {
  if (kind === 'supplement') return `Supplementary pack ${number}`
  return number === 1 ? 'Agenda' : `Agenda, version ${number}`
}
