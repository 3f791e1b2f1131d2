import { useEffect, useState } from 'react'
import type { CoreClient } from '../../shared/api/client.ts'
import { useCore } from './core.tsx'
import type { MeetingView } from './data.ts'
import type { FactsByPaper } from './paperFacts.ts'
import { pagesOf } from './paperFacts.ts'
import { sentenceOf } from './notices.ts'
import type { Audience, Edition, PackPages } from './packData.ts'

/** How long the meeting must stand still before its pages are asked for, in milliseconds: moves come in bursts. */
const restMilliseconds = 30

/** What one audience's pack would be now. */
export interface AudiencePlan {
  readonly pages: PackPages | null
  /** Why it cannot be told, in a sentence. */
  readonly problem: string | null
}

export interface PackPlans {
  readonly public: AudiencePlan
  readonly members: AudiencePlan
  /** The state of the meeting that they are of; another one than now while the next are on their way. */
  readonly of: string | null
}

const none: AudiencePlan = { pages: null, problem: null }

/** What the pages of a meeting's packs depend on, as a word: it changes when they may. */
export function planKey(view: MeetingView, facts: FactsByPaper): string {
  const known = [...facts].map(
    ([paperId, one]) => `${paperId} ${one === 'reading' ? one : (pagesOf(one) ?? '-')}`,
  )
  return [view.record.meeting.id, view.version, ...known].join('|')
}

/**
 * The pages of both packs, from the core, after every change. The last ones are kept until the next have come: nothing flickers. A meeting
 * that changes again meanwhile is asked for anew.
 */
export function usePackPlans(view: MeetingView, facts: FactsByPaper): PackPlans {
  const { client } = useCore()
  const meetingId = view.record.meeting.id
  const key = planKey(view, facts)
  const forPublic = editionFor(view, 'public')
  const forMembers = editionFor(view, 'members')
  const [plans, setPlans] = useState<PackPlans>({ public: none, members: none, of: null })
  useEffect(() => {
    const stop = new AbortController()
    const ask = async (): Promise<void> => {
      const first = await planFor(client, meetingId, 'public', forPublic, stop.signal)
      if (stop.signal.aborted) return
      setPlans((before) => ({ public: first, members: before.members, of: key }))
      const second = await planFor(client, meetingId, 'members', forMembers, stop.signal)
      if (!stop.signal.aborted) setPlans({ public: first, members: second, of: key })
    }
    const timer = setTimeout(() => void ask(), restMilliseconds)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [client, meetingId, forPublic, forMembers, key])
  return plans
}

/** What goes out next: a supplement once the agenda has; null where nothing is new since. */
function editionFor({ record }: MeetingView, audience: Audience): Edition | null {
  const before = record.publications.filter((publication) => publication.audience === audience)
  if (before.length === 0) return 'agenda'
  const out = new Set(
    before.flatMap(({ papers }) => papers.map(({ paperId, sha256 }) => `${paperId} ${sha256}`)),
  )
  const closed = audience === 'public' ? ['exempt', 'confidential'] : ['unset']
  const isNew = record.papers.some(
    ({ id, sha256, classification }) => !out.has(`${id} ${sha256}`) && !closed.includes(classification),
  )
  // Whether the words of a report are others than those that went out, the core alone can tell.
  return isNew || record.reports.length > 0 ? 'supplement' : null
}

async function planFor(
  client: CoreClient,
  meetingId: string,
  audience: Audience,
  edition: Edition | null,
  signal: AbortSignal,
): Promise<AudiencePlan> {
  if (edition === null) return none
  try {
    const pages = await client.packs.plan({ meetingId, audience, edition }, { signal })
    const nothing = whyNothing(pages)
    return nothing === null ? { pages, problem: null } : { pages: null, problem: nothing }
  } catch (error) {
    return { pages: null, problem: sentenceOf(error) }
  }
}

/** Why there is nothing for a supplement to hold; null for every other plan. */
export function whyNothing(plan: PackPages | undefined): string | null {
  return (
    plan?.findings.find(({ kind }) => kind === 'nothing-new' || kind === 'nothing-to-add')?.sentence ?? null
  )
}

/**
 * True for the plan of a supplement that has nothing to hold, where nothing was renamed, moved or withdrawn either. A new paper whose file
 * cannot be in a pack yet counts as nothing.
 */
export function isUnchanged(plan: PackPages | undefined): boolean {
  return plan?.findings.some(({ kind }) => kind === 'nothing-new') === true
}
