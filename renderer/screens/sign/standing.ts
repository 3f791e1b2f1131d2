import type { z } from 'zod'
import type { standingSchema } from '../../../shared/api/signingContract.ts'
import { isAsImported } from '../../../shared/domain/meeting.ts'
import type { WhereFrom } from '../../../shared/domain/meeting.ts'
import { withdrawableAct, withdrawnActs } from '../../../shared/domain/minutesStanding.ts'
import type { MinutesState } from '../../../shared/domain/minutesStanding.ts'

export type Standing = z.infer<typeof standingSchema>
export type Act = Standing['acts'][number]
export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>

/** What an officer can do on the screen, each with its form in place. */
export const steps = [
  'send',
  'approve',
  'publish',
  'confirm',
  'refuse',
  'copy',
  'sign',
  'scan',
  'certificate',
  'seal',
  'correct',
  'supersede',
] as const
export type Step = (typeof steps)[number]

export const stepNames: Readonly<Record<Step, string>> = {
  send: 'Send to the chair',
  approve: 'Record approval of the draft',
  publish: 'Publish as draft',
  confirm: 'Confirm at a later meeting',
  refuse: 'Record that they were not accepted',
  copy: 'Make the signing copy',
  sign: 'Record that the chair signed',
  scan: 'File the scan',
  certificate: 'Certificate of a true copy',
  seal: 'Seal a PDF',
  correct: 'Record a correction agreed later',
  supersede: 'Record that other minutes stand in their place',
}

export const stateWords: Readonly<Record<MinutesState, string>> = {
  none: 'Nothing has been minuted yet',
  draft: 'A draft',
  'approved-as-draft': 'A draft, approved by the chair',
  'published-as-draft': 'Published as a draft',
  refused: 'A draft again: not accepted',
  confirmed: 'Confirmed, not signed yet',
  signed: 'Signed',
  superseded: 'Superseded',
}

/** Where they stand, in words: minutes of the past that came from a file are no draft. */
export function standingWords({ state }: Pick<Standing, 'state'>, meeting: WhereFrom): string {
  return isAsImported(meeting) && (state === 'draft' || state === 'published-as-draft')
    ? 'Imported, not confirmed here'
    : stateWords[state]
}

/** The one next act, and what else may be done. */
export interface Ways {
  readonly next: Step | null
  readonly others: readonly Step[]
}

/**
 * `isApproved`: the chair's answer to the draft as it stands is here, and says so. `isImported`: minutes of the past, of which somebody may
 * know that they were confirmed and signed.
 */
export function waysOf(standing: Standing, isApproved = false, isImported = false): Ways {
  if (isImported && standing.state === 'draft') return { next: 'confirm', others: ['publish', 'refuse'] }
  switch (standing.state) {
    case 'none':
    case 'superseded':
      return { next: null, others: [] }
    case 'draft':
    case 'refused':
      return isApproved
        ? { next: 'approve', others: ['send', 'publish', 'confirm', 'refuse'] }
        : { next: 'send', others: ['approve', 'publish', 'confirm', 'refuse'] }
    case 'approved-as-draft':
      return { next: 'publish', others: ['send', 'confirm', 'refuse'] }
    case 'published-as-draft':
      return { next: 'confirm', others: ['send', 'refuse'] }
    case 'confirmed':
      return lastCopy(standing) === undefined
        ? { next: 'copy', others: ['sign', 'supersede'] }
        : { next: 'sign', others: ['copy', 'supersede'] }
    case 'signed':
      return waysOfSigned(standing)
  }
}

function waysOfSigned(standing: Standing): Ways {
  const { acts } = standing
  const withdrawn = withdrawnActs(acts)
  const signature = acts.findLast((act) => act.kind === 'signed' && !withdrawn.has(act.id))
  const isOnPaper = signature?.kind === 'signed' && signature.manner === 'paper'
  const isFiled = acts.some((act) => act.kind === 'scan-filed')
  const papers: Step[] = [
    ...(isOnPaper ? (['copy', 'certificate'] as const) : []),
    ...(sealable(standing).length === 0 ? [] : (['seal'] as const)),
  ]
  const later = ['correct', 'supersede'] as const
  return isOnPaper && !isFiled
    ? { next: 'scan', others: [...papers, ...later] }
    : {
        next: isOnPaper ? 'certificate' : null,
        others: [...papers.filter((step) => step !== 'certificate'), 'scan', ...later],
      }
}

/** The signing copy of the words as they stand; undefined until there is one. */
export function lastCopy({ acts, textHash }: Standing): ActOf<'copy-made'> | undefined {
  return acts.findLast(
    (act): act is ActOf<'copy-made'> => act.kind === 'copy-made' && act.textHash === textHash,
  )
}

/** The confirmation that stands. */
export function confirmationOf({ acts }: Standing): ActOf<'confirmed'> | undefined {
  const withdrawn = withdrawnActs(acts)
  return acts.findLast((act): act is ActOf<'confirmed'> => act.kind === 'confirmed' && !withdrawn.has(act.id))
}

/** What may be taken back: the latest act on which the standing rests. */
export function withdrawable({ state, acts }: Standing): string | null {
  return withdrawableAct(state, acts)?.id ?? null
}

/** Files that may be sealed: PDFs of the minutes, the latest first. */
export function sealable({
  acts,
}: Standing): readonly { readonly fileName: string; readonly sha256: string }[] {
  return acts
    .filter(
      (act): act is ActOf<'copy-made' | 'scan-filed'> =>
        act.kind === 'copy-made' || act.kind === 'scan-filed',
    )
    .filter(({ fileName }) => /\.pdf$/i.test(fileName))
    .toReversed()
}
