export { actionIn } from './actionInClause.ts'
export type { ActionCaught } from './actionInClause.ts'

/**
 * The verbs a clause of a resolution begins with, as they stand after "Resolved to", the commonest first: that is the order in which
 * they are offered.
 */
export const resolutionVerbs: readonly string[] = [
  'note',
  'approve',
  'agree',
  'request that',
  'recommend that',
  'review',
  'consider',
  'endorse',
  'receive',
  'refer',
  'delegate authority to',
  'ask',
  'thank',
  'adopt',
  'appoint',
  'authorise',
  'accept',
  'adjourn',
  'amend',
  'close',
  'commend',
  'confirm',
  'congratulate',
  'continue',
  'co-opt',
  'defer',
  'elect',
  'establish',
  'exclude the press and public',
  'explore',
  'express',
  'grant',
  'instruct',
  'invite',
  'monitor',
  'nominate',
  'oppose',
  'reaffirm',
  'refuse',
  'reject',
  'remit',
  'require',
  'schedule',
  'support',
  'urge',
  'welcome',
  'write to',
]

/** The verbs that begin with what was typed, whatever its case; none for nothing typed, or for a verb that is there in full. */
export function completeVerb(letters: string): string[] {
  const typed = letters.trimStart().toLowerCase()
  if (typed === '') return []
  return resolutionVerbs.filter((verb) => verb.startsWith(typed) && verb !== typed)
}
