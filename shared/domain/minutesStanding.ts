import type { MinutesAct } from './minutesActs.ts'
import type { Meeting } from './meeting.ts'

/** Where minutes can stand, in the order in which they usually do. */
export const minutesStates = [
  'none',
  'draft',
  'approved-as-draft',
  'published-as-draft',
  'refused',
  'confirmed',
  'signed',
  'superseded',
] as const
export type MinutesState = (typeof minutesStates)[number]

type ActOf<Kind extends MinutesAct['kind']> = Extract<MinutesAct, { readonly kind: Kind }>

/** Where the minutes of a meeting stand, with what each state has. */
export type MinutesStanding =
  /** Nothing has been minuted yet. */
  | { readonly state: 'none' }
  | { readonly state: 'draft' }
  | { readonly state: 'approved-as-draft'; readonly approval: ActOf<'approved-as-draft'> }
  /** The act is null where the book only knows the state: minutes that came from elsewhere. */
  | { readonly state: 'published-as-draft'; readonly publication: ActOf<'published-as-draft'> | null }
  /** A draft again, that a meeting would not have. */
  | { readonly state: 'refused'; readonly refusal: ActOf<'refused'> }
  | { readonly state: 'confirmed'; readonly confirmation: ActOf<'confirmed'> | null }
  | {
      readonly state: 'signed'
      readonly confirmation: ActOf<'confirmed'> | null
      readonly signature: ActOf<'signed'>
      readonly scans: readonly ActOf<'scan-filed'>[]
      /** Agreed later: the signed words stay. */
      readonly corrections: readonly ActOf<'corrected'>[]
    }
  | {
      readonly state: 'superseded'
      readonly by: ActOf<'superseded'>
      readonly signature: ActOf<'signed'> | null
    }

/** What can be taken back where minutes stand so. */
const withdrawableKinds = {
  ...{ none: [], draft: [], 'approved-as-draft': [], 'published-as-draft': [] },
  refused: ['refused'],
  confirmed: ['confirmed'],
  // A correction is of signed words, so it goes before the signing does.
  signed: ['signed', 'corrected'],
  superseded: ['superseded'],
} as const satisfies Readonly<Record<MinutesState, readonly MinutesAct['kind'][]>>
export type Withdrawable = ActOf<'refused' | 'confirmed' | 'signed' | 'corrected' | 'superseded'>

/** The one act that can be taken back: the latest of those on which the standing rests. Null where there is none. */
export function withdrawableAct(state: MinutesState, acts: readonly MinutesAct[]): Withdrawable | null {
  const kinds: readonly string[] = withdrawableKinds[state]
  const withdrawn = withdrawnActs(acts)
  const may = (act: MinutesAct): act is Withdrawable => kinds.includes(act.kind) && !withdrawn.has(act.id)
  return acts.findLast(may) ?? null
}

/** The ids of the acts that were taken back. */
export function withdrawnActs(acts: readonly MinutesAct[]): ReadonlySet<string> {
  return new Set(acts.flatMap((act) => (act.kind === 'withdrawn' ? act.actId : [])))
}

/** Where they stand, from the state of the meeting and from what was done with them. `hasMinutes`: something is written. */
export function minutesStanding(
  { state }: Pick<Meeting, 'state'>,
  acts: readonly MinutesAct[],
  hasMinutes: boolean,
): MinutesStanding {
  const withdrawn = withdrawnActs(acts)
  const last = <Kind extends MinutesAct['kind']>(kind: Kind): ActOf<Kind> | undefined =>
    acts.findLast((act): act is ActOf<Kind> => act.kind === kind && !withdrawn.has(act.id))
  const signature = last('signed')
  const by = last('superseded')
  if (by !== undefined) return { state: 'superseded', by, signature: signature ?? null }
  const confirmation = last('confirmed') ?? null
  if (signature !== undefined) {
    const scans = acts.filter((act): act is ActOf<'scan-filed'> => act.kind === 'scan-filed')
    const corrections = acts.filter(
      (act): act is ActOf<'corrected'> => act.kind === 'corrected' && !withdrawn.has(act.id),
    )
    return { state: 'signed', confirmation, signature, scans, corrections }
  }
  if (state === 'confirmed') return { state: 'confirmed', confirmation }
  if (!hasMinutes) return { state: 'none' }
  const latest = acts.findLast(
    (act): act is ActOf<'refused' | 'published-as-draft' | 'approved-as-draft'> =>
      ['refused', 'published-as-draft', 'approved-as-draft'].includes(act.kind) && !withdrawn.has(act.id),
  )
  if (latest?.kind === 'refused') return { state: 'refused', refusal: latest }
  if (state === 'minutes-published') {
    return { state: 'published-as-draft', publication: last('published-as-draft') ?? null }
  }
  if (latest?.kind === 'approved-as-draft') return { state: 'approved-as-draft', approval: latest }
  return { state: 'draft' }
}
