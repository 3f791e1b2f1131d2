import type { KeyDecision } from '../../shared/domain/forwardPlan.ts'
import type { ProgrammeCard } from '../../shared/domain/programme.ts'

/** A card to be scheduled, called "Title <id>". */
export function aCard(id: string, given: Partial<Omit<ProgrammeCard, 'id'>> = {}): ProgrammeCard {
  return {
    ...{ id, title: `Title ${id}`, purpose: '', lead: '', place: { kind: 'unscheduled' } },
    ...{ source: null, agendaItemId: null, standing: false, ...given },
  }
}

/** A key decision of 17 March 2026 that says all it has to say, published in time by either reading. */
export function aDecision(given: Partial<KeyDecision> = {}): KeyDecision {
  return {
    ...{ id: 'ferry', matter: 'Contract for the Mere ferry', decisionMaker: 'Cabinet' },
    ...{ from: '2026-03-17', to: null, documents: ['Outline business case'] },
    ...{ contact: 'Governance, Guildhall', private: false, privateReason: '' },
    ...{ publishedOn: '2026-01-20', urgency: 'none', urgencyReason: '', meetingId: null },
    ...given,
  }
}
