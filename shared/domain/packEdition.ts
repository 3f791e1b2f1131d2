import { AppError } from './appError.ts'
import type { RightHandRule } from './packPages.ts'
import type { Publication, PublicationKind } from './publication.ts'

/** Which one of its kind a pack is, and where its pages begin. */
export interface PackEdition {
  readonly edition: PublicationKind
  /** Among the publications of its kind and audience, from 1. */
  readonly number: number
  readonly firstPage: number
}

/**
 * What the next pack for an audience is. An agenda begins anew at page 1, also when it goes out again; a supplement's pages run on from
 * the last that this audience has, on a right-hand (odd) page where anything does: then one number may stay unused. Throws `not-allowed`
 * for a supplement to nothing.
 */
export function nextEdition(
  publications: readonly Publication[],
  audience: Publication['audience'],
  edition: PublicationKind,
  rightHand: RightHandRule,
): PackEdition {
  const before = publications.filter((publication) => publication.audience === audience)
  const number = before.filter((publication) => publication.kind === edition).length + 1
  if (edition === 'agenda') return { edition, number, firstPage: 1 }
  const last = before.at(-1)
  if (last === undefined) {
    throw new AppError(
      'not-allowed',
      `A supplement adds to a pack, and no ${audience === 'public' ? 'public pack' : 'pack for members'} of this meeting has been published yet. Publish that first.`,
      { audience },
    )
  }
  const next = last.pages.last + 1
  return { edition, number, firstPage: rightHand === 'none' || next % 2 === 1 ? next : next + 1 }
}
