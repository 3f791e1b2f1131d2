import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { isUnchanged, whyNothing } from '../../state/papersPlan.ts'
import { sentenceOf } from '../../state/notices.ts'
import { today } from '../../state/today.ts'
import type { Audience, Edition, PackPages, PackWish, PublicationData } from '../../state/packData.ts'
import { chooseAudience, chooseEdition, useChosenPack } from './packChosen.ts'
import { editionShown, editionsNow, latestFor } from './packEditions.ts'
import type { EditionChoice } from './packEditions.ts'
import { listFindings } from './packFindings.ts'
import type { ListedFindings } from './packFindings.ts'
import { buildPack, cancelBuild, tryAgain, usePackBuild, usePackBuilds } from './packBuilds.ts'
import { dayOf, noticeArithmetic } from './packNotice.ts'
import { findingsNow, packSituation } from './packSituation.ts'
import type { FinishedPack, PackBuild, PackSituation } from './packSituation.ts'

/** How long the meeting must stand still before a pack is built again, in milliseconds: changes come in bursts. */
const restMilliseconds = 600

export interface PackDesk {
  readonly wish: PackWish
  readonly chooseAudience: (audience: Audience) => void
  /** Null: the usual one. */
  readonly chooseEdition: (edition: Edition | null) => void
  readonly editions: readonly EditionChoice[]
  /** Pages of what each audience would get. */
  readonly pages: Readonly<Record<Audience, number | null>>
  readonly plan: PackPages | null
  /** Why the pages cannot be worked out, in a sentence. */
  readonly problem: string | null
  readonly build: PackBuild
  readonly situation: PackSituation
  /** The publication after which nothing has changed. */
  readonly unchangedSince: PublicationData | null
  /** The file that is shown, also while the next is being built; null when there is none. */
  readonly finished: FinishedPack | null
  /** The pages that are shown: those of the file, or as they will be. */
  readonly shown: PackPages | null
  readonly outputId: string | null
  readonly found: ListedFindings
  /** What was looked at and is as it should be. */
  readonly inOrder: readonly string[]
  readonly cancel: () => void
  readonly buildAgain: () => void
}

/** Everything the pack screen knows: the choice, the plan, the build that follows it, and what was found. */
export function usePackDesk(view: MeetingView): PackDesk {
  const core = useCore()
  const meetingId = view.record.meeting.id
  const { publications, accepted } = view.record
  const { audience, edition: chosen } = useChosenPack(meetingId)
  const editionOf = {
    public: useEditions(meetingId, publications, 'public', audience === 'public' ? chosen : null),
    members: useEditions(meetingId, publications, 'members', audience === 'members' ? chosen : null),
  }
  const shownNow = editionOf[audience]
  const { editions, edition, plan, problem } = shownNow
  const wish: PackWish = { meetingId, audience, edition }
  const ownBuild = usePackBuild(wish)
  const unchangedSince = shownNow.isUnchanged ? latestFor(publications, audience) : null
  const published = useFileOf(unchangedSince)
  const situation = packSituation({ plan, build: ownBuild, unchangedSince })
  const finished = unchangedSince === null ? ownBuild.finished : published
  useBuilding(wish, plan, ownBuild, situation)
  const findings =
    unchangedSince === null
      ? findingsNow(plan, ownBuild, situation === 'ready')
      : (published?.pack.findings ?? [])
  const isSettled = situation === 'ready' || situation === 'published'
  return {
    wish,
    chooseAudience: (next) => chooseAudience(meetingId, next),
    chooseEdition: (next) => chooseEdition(meetingId, next),
    editions,
    pages: { public: editionOf.public.pages, members: editionOf.members.pages },
    plan,
    problem,
    build: ownBuild,
    situation,
    unchangedSince,
    finished,
    shown: finished?.pack ?? (unchangedSince === null ? plan : null),
    outputId: finished?.outputId ?? null,
    found: listFindings(findings, accepted),
    inOrder: isSettled ? inOrder(view, finished) : [],
    cancel: () => cancelBuild(core, wish),
    buildAgain: () => {
      // What is out already is made anew as the whole agenda.
      if (unchangedSince !== null) return chooseEdition(meetingId, 'agenda')
      tryAgain(wish)
      if (plan !== null && situation !== 'blocked') void buildPack(core, wish, plan.basis)
    },
  }
}

interface Editions extends Plan {
  readonly editions: readonly EditionChoice[]
  readonly edition: Edition
  /** What the audience has in its hands while nothing has changed, else what it would get. */
  readonly pages: number | null
  /** True when what went out last is what would go out now, and nothing else was asked for. */
  readonly isUnchanged: boolean
}

/**
 * The whole agenda is planned in any case. What changed since an agenda its plan tells; what changed since a supplement, only the plan of
 * the next supplement does.
 */
function useEditions(
  meetingId: string,
  publications: readonly PublicationData[],
  audience: Audience,
  chosen: Edition | null,
): Editions {
  const latest = latestFor(publications, audience)
  const agenda = useAgendaPlan(meetingId, audience)
  const mayHaveChanged =
    latest !== null && (latest.kind === 'supplement' || (agenda.plan?.changes.length ?? 0) > 0)
  const basis = mayHaveChanged ? (agenda.plan?.basis ?? null) : null
  const supplement = useSupplementPlan({ meetingId, audience, after: latest?.id ?? null, basis })
  const hasChanged = mayHaveChanged && !(latest.kind === 'supplement' && supplement.isUnchanged)
  const editions = editionsNow({
    publications,
    audience,
    supplement: supplement.plan,
    hasChanged,
    nothingForSupplement: supplement.isEmpty,
    shownDay: dayOf,
  })
  const edition = editionShown(editions, chosen)
  const isOut = latest !== null && agenda.plan !== null && !hasChanged && chosen !== 'agenda'
  const isKnown = !hasChanged || supplement.plan !== null || supplement.problem !== null
  const shown = edition === 'supplement' && hasChanged ? supplement : agenda
  const { plan, problem } = isKnown ? shown : notPlanned
  const pages = isOut ? latest.pages.last - latest.pages.first + 1 : (plan?.pages ?? null)
  return { editions, edition, plan, problem, pages, isUnchanged: isOut }
}

interface Plan {
  readonly plan: PackPages | null
  /** Why there is none, in a sentence. */
  readonly problem: string | null
}

interface SupplementPlan extends Plan {
  /** True when what changed is nothing that a supplement could hold. */
  readonly isEmpty: boolean
  /** True when nothing was renamed, moved or withdrawn either. */
  readonly isUnchanged: boolean
}

const notPlanned: Plan = { plan: null, problem: null }

function useAgendaPlan(meetingId: string, audience: Audience): Plan {
  const { api } = useCore()
  const input = { meetingId, audience, edition: 'agenda' as const }
  return planOf(useQuery(api.packs.plan.queryOptions({ input })))
}

/**
 * Null for `basis`, that of the agenda, plans none. It is asked for once for each basis and last publication, and never for what has just
 * been taken back.
 */
function useSupplementPlan(of: {
  readonly meetingId: string
  readonly audience: Audience
  /** The last publication. */
  readonly after: string | null
  readonly basis: string | null
}): SupplementPlan {
  const { meetingId, audience, after, basis } = of
  const { client } = useCore()
  const query = useQuery({
    queryKey: ['plan of a supplement', meetingId, audience, after, basis],
    queryFn: () => client.packs.plan({ meetingId, audience, edition: 'supplement' }),
    enabled: basis !== null,
    staleTime: 'static',
    placeholderData: keepPreviousData,
  })
  if (basis === null) return { ...notPlanned, isEmpty: false, isUnchanged: false }
  const nothing = whyNothing(query.data)
  if (nothing === null) return { ...planOf(query), isEmpty: false, isUnchanged: false }
  return { plan: null, problem: nothing, isEmpty: true, isUnchanged: isUnchanged(query.data) }
}

function planOf(query: Pick<UseQueryResult<PackPages>, 'data' | 'error'>): Plan {
  return { plan: query.data ?? null, problem: query.error === null ? null : sentenceOf(query.error) }
}

/** The build that made what was published, while it is still at hand. */
function useFileOf(publication: PublicationData | null): FinishedPack | null {
  return usePackBuilds(({ builds }) => {
    if (publication === null) return null
    const all = Object.values(builds).flatMap(({ finished }) => (finished === null ? [] : [finished]))
    return all.find(({ pack }) => pack.sha256 === publication.sha256) ?? null
  })
}

/** Begins a build whenever one is due, once the meeting has stood still; ends one that could not go out. */
function useBuilding(
  wish: PackWish,
  plan: PackPages | null,
  build: PackBuild,
  situation: PackSituation,
): void {
  const core = useCore()
  const basis = plan?.basis ?? null
  const isFirst = build.finished === null && build.running === null
  const { meetingId, audience, edition } = wish
  useEffect(() => {
    const wished = { meetingId, audience, edition }
    if (situation === 'blocked') cancelBuild(core, wished)
    if (situation !== 'due' || basis === null) return undefined
    const timer = setTimeout(() => void buildPack(core, wished, basis), isFirst ? 0 : restMilliseconds)
    return () => clearTimeout(timer)
  }, [core, meetingId, audience, edition, situation, basis, isFirst])
}

function inOrder(view: MeetingView, finished: FinishedPack | null): readonly string[] {
  const notice = noticeArithmetic(view.notice, today())
  const isOut = view.record.publications.length > 0
  return [
    ...(finished === null ? [] : ['The pages on the front sheet are those of the file: it was read back.']),
    ...(finished?.pack.accessible === true ? ['Every page is tagged for screen readers.'] : []),
    ...(notice === null || notice.isLate || isOut ? [] : ['There is time for full notice.']),
  ]
}
