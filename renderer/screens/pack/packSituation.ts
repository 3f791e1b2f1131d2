import type { BuiltPack, PackFinding, PackPages, PublicationData } from '../../state/packData.ts'

/** A pack that was built, and the file it is. */
export interface FinishedPack {
  readonly pack: BuiltPack
  /** Where its bytes and the pictures of its pages are had. */
  readonly outputId: string
  readonly fileName: string
  readonly bytes: number
  readonly milliseconds: number
}

export interface RunningBuild {
  /** The core's job; null until it has taken the order. */
  readonly jobId: string | null
  /** The basis of the plan it was ordered for. */
  readonly wanted: string
  readonly progress: number
  readonly what: string
}

/** One pack of one meeting, as far as it has come. */
export interface PackBuild {
  readonly finished: FinishedPack | null
  /** The basis of the plan that the finished one was built for. */
  readonly finishedFor: string | null
  readonly running: RunningBuild | null
  /** The build that failed or was cancelled, with the sentence; nothing is tried again for the same reason. */
  readonly stopped: { readonly wanted: string; readonly sentence: string; readonly failed: boolean } | null
}

export const notBuilt: PackBuild = { finished: null, finishedFor: null, running: null, stopped: null }

/** What is to be done, and what the foot of the screen says. */
export type PackSituation =
  /** The pages are not worked out yet. */
  | 'planning'
  /** Published as it is; nothing has changed since. */
  | 'published'
  /** Something has to be mended before a file can be made. */
  | 'blocked'
  /** The pages have changed, or nothing was built yet: a build is due. */
  | 'due'
  | 'building'
  /** The build failed or was cancelled, and nothing has changed since. */
  | 'stopped'
  /** The file is what it would be if it were built now. */
  | 'ready'

export function packSituation(input: {
  readonly plan: PackPages | null
  readonly build: PackBuild
  /** The publication after which nothing has changed; null where something has, or the officer asked for another edition. */
  readonly unchangedSince: PublicationData | null
}): PackSituation {
  const { plan, build, unchangedSince } = input
  if (unchangedSince !== null) return 'published'
  if (plan === null) return 'planning'
  if (plan.findings.some(({ level }) => level === 'blocked')) return 'blocked'
  const wanted = plan.basis
  // Files are read while a pack is built: it may be made from more than its order knew, and is none the worse.
  if (build.finishedFor === wanted || build.finished?.pack.basis === wanted) return 'ready'
  if (build.running?.wanted === wanted) return 'building'
  if (build.stopped?.wanted === wanted) return 'stopped'
  return 'due'
}

/**
 * What is known to be wrong. A plan knows the files by their pages alone: what the last build found in them is told until the next has
 * looked.
 */
export function findingsNow(
  plan: PackPages | null,
  build: PackBuild,
  isReady: boolean,
): readonly PackFinding[] {
  const built = build.finished?.pack.findings ?? []
  if (isReady || plan === null) return built
  const planned = new Set(plan.findings.map(({ key }) => key))
  const stands = new Set(plan.documents.map(({ paperId }) => paperId))
  return [
    ...plan.findings,
    ...built.filter(
      ({ key, level, paperId }) =>
        !planned.has(key) && level !== 'blocked' && (paperId === null || stands.has(paperId)),
    ),
  ]
}

/** True when what is shown was built from an earlier state of the meeting. */
export function isStale(situation: PackSituation, build: PackBuild): boolean {
  return build.finished !== null && situation !== 'ready' && situation !== 'published'
}

/** What the pages that are shown are, where nothing is being built in their place: "These 46 pages are from before." Null where they are right. */
export function pagesFromBefore(situation: PackSituation, { finished }: PackBuild): string | null {
  if (finished === null || (situation !== 'blocked' && situation !== 'stopped')) return null
  const { pages } = finished.pack
  return pages === 1 ? 'This page is from before.' : `These ${pages} pages are from before.`
}
