import { useQueries } from '@tanstack/react-query'
import { navigate } from 'wouter/use-hash-location'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import type { Decision, DecisionNotice } from './forwardPlanDesk.tsx'

/** A key decision with whose it is. */
export interface PlanRow {
  readonly decision: Decision
  readonly committee: Pick<CommitteeData, 'id' | 'name'>
  /** What the core says of it; undefined until it has read it. */
  readonly notice: DecisionNotice | undefined
}

/** The key decisions of the other committees: the plan is the whole council's, each committee writes its own. */
export function useOtherPlans(committees: readonly CommitteeData[], but: string): readonly PlanRow[] {
  const { api } = useCore()
  const others = committees.filter(({ id }) => id !== but)
  return useQueries({
    queries: others.map(({ id }) => api.forwardPlan.get.queryOptions({ input: { committeeId: id } })),
    combine: (plans) =>
      plans.flatMap(({ data }, index) => {
        const committee = others[index]
        if (data === undefined || committee === undefined) return []
        return data.decisions.map((decision, at) => ({ decision, committee, notice: data.notices[at] }))
      }),
  })
}

/** The decision that the plan gone to opens with. */
let sent: string | null = null

/** Goes to the plan of the committee whose decision it is, and opens it there. */
export function openElsewhere({ decision, committee }: PlanRow): void {
  sent = decision.id
  navigate(`/programme/${committee.id}/plan`)
}

/** The decision to open a plan with; null for none. */
export function decisionToOpen(): string | null {
  return sent
}

/** True once, of a plan that was gone to for one of its decisions. */
export function wasSentTo(): boolean {
  const was = sent !== null
  sent = null
  return was
}
