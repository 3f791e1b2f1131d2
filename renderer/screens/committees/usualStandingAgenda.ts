import type { StandingItemData } from '../../state/data.ts'

/** What the agendas of most committees begin and end with. */
export function usualStandingAgenda(newId: () => string): StandingItemData[] {
  return [
    { id: newId(), kind: 'apologies', title: 'Apologies for Absence', summary: '' },
    { id: newId(), kind: 'interests', title: 'Declarations of Interests', summary: '' },
    {
      id: newId(),
      kind: 'minutes',
      title: 'Minutes',
      summary: 'To confirm the minutes of the meeting held on {last meeting}',
    },
    { id: newId(), kind: 'work-programme', title: 'Work Programme', summary: '' },
  ]
}
