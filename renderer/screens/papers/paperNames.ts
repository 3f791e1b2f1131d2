import type { PaperOrder } from './paperJobs.ts'

export const paperNames: Readonly<Record<PaperOrder['paper'], string>> = {
  agenda: 'Agenda',
  minutes: 'Minutes',
  decisions: 'Notice of decisions',
  actions: 'Actions and matters arising',
}
