import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { packPagesSchema } from '../../shared/api/contract.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { useCore } from './core.tsx'
import type { MeetingView } from './data.ts'
import type { FactsByPaper } from './paperFacts.ts'
import { pagesOf } from './paperFacts.ts'
import { sentenceOf } from './notices.ts'

export type PackPagesData = z.infer<typeof packPagesSchema>
type Audience = PackPagesData['audience']
type Edition = PackPagesData['edition']

/** How long the meeting must stand still before its pages are asked for, in milliseconds: moves come in bursts. */
const restMilliseconds = 30

/** What one audience's pack would be now. */
export interface AudiencePlan {
  readonly pages: PackPagesData | null
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
  const edition: Edition = view.record.publications.some(({ kind }) => kind === 'agenda')
    ? 'supplement'
    : 'agenda'
  const [plans, setPlans] = useState<PackPlans>({ public: none, members: none, of: null })
  useEffect(() => {
    const stop = new AbortController()
    const ask = async (): Promise<void> => {
      const forPublic = await planFor(client, { meetingId, audience: 'public', edition }, stop.signal)
      if (stop.signal.aborted) return
      setPlans((before) => ({ public: forPublic, members: before.members, of: key }))
      const forMembers = await planFor(client, { meetingId, audience: 'members', edition }, stop.signal)
      if (!stop.signal.aborted) setPlans({ public: forPublic, members: forMembers, of: key })
    }
    const timer = setTimeout(() => void ask(), restMilliseconds)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [client, meetingId, edition, key])
  return plans
}

async function planFor(
  client: CoreClient,
  input: { readonly meetingId: string; readonly audience: Audience; readonly edition: Edition },
  signal: AbortSignal,
): Promise<AudiencePlan> {
  try {
    return { pages: await client.packs.plan(input, { signal }), problem: null }
  } catch (error) {
    return { pages: null, problem: sentenceOf(error) }
  }
}
