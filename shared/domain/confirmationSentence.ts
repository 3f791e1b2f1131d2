import type { Classification } from './access.ts'
import { formatDate } from './civilTime.ts'
import type { DateFormat } from './houseStyle.ts'

/** A correction as the later meeting's minute tells it. */
export interface ToldCorrection {
  /** "minute 20, f)". */
  readonly place: string
  readonly was: string
  readonly now: string
  /** Words that are not public are told of and not said. */
  readonly classification: Classification
}

export interface ToldConfirmation {
  /** Of the meeting whose minutes they are, YYYY-MM-DD. */
  readonly date: string
  readonly dates: DateFormat
  readonly corrections: readonly ToldCorrection[]
  /** True only once it is recorded that they were signed. */
  readonly isSigned: boolean
}

/** What a later meeting's minutes say of the minutes it confirmed (R41, R44). Closed words are never among it. */
export function confirmationSentence({ date, dates, corrections, isSigned }: ToldConfirmation): string {
  const day = formatDate(date, dates)
  const subject = corrections.length === 0 ? '' : `, subject to ${correctionWords(corrections)},`
  const signed = isSigned ? ' and signed by the Chair' : ''
  return `The minutes of the meeting held on ${day}${subject} were confirmed as an accurate record${signed}.`
}

/** What they say of minutes that were not accepted. */
export function refusalSentence({
  date,
  dates,
  reason,
}: Pick<ToldConfirmation, 'date' | 'dates'> & { readonly reason: string }): string {
  const why = reason.trim().replace(/\.$/, '')
  const because = why === '' ? '' : `: ${why}`
  return `The minutes of the meeting held on ${formatDate(date, dates)} were not accepted as an accurate record${because}.`
}

/** "minute 20, f) reading “…”": each as a part of a sentence. */
export function correctionWords(corrections: readonly ToldCorrection[]): string {
  const told = corrections.map(toldCorrection)
  const [only] = told
  if (told.length === 1 && only !== undefined) return only
  return `${told.slice(0, -1).join('; ')}; and ${told.at(-1) ?? ''}`
}

function toldCorrection({ place, was, now, classification }: ToldCorrection): string {
  if (classification === 'unset') return `a correction of ${place}`
  if (classification !== 'public') return `a correction of matter in ${place} that is not for publication`
  if (was === '') return `the addition to ${place} of “${now}”`
  if (now === '') return `the words “${was}” being taken out of ${place}`
  // The sentence goes on after the words.
  return `${place} reading “${now.trim().replace(/\.$/, '')}”`
}
