import { formatDate } from './civilTime.ts'
import { correctionWords } from './confirmationSentence.ts'
import type { ToldConfirmation } from './confirmationSentence.ts'

/** What a later meeting's minutes say of a correction of signed minutes that it agreed. Closed words are never among it. */
export function correctionSentence({
  date,
  dates,
  corrections,
}: Pick<ToldConfirmation, 'date' | 'dates' | 'corrections'>): string {
  const what =
    corrections.length === 1
      ? ['A correction', 'was']
      : [`${corrections.length === 2 ? 'Two' : 'Several'} corrections`, 'were']
  const of = `to the signed minutes of the meeting held on ${formatDate(date, dates)}`
  return `${what[0]} ${of} ${what[1]} agreed: ${correctionWords(corrections)}.`
}

/** What they say of minutes in whose place others stand. `instead`: which; empty where it was not said. */
export function supersessionSentence({
  date,
  dates,
  instead,
  reason,
}: Pick<ToldConfirmation, 'date' | 'dates'> & {
  readonly instead: string
  readonly reason: string
}): string {
  const by = instead.trim() === '' ? 'other minutes' : withoutStop(instead)
  const why = withoutStop(reason)
  const because = why === '' ? '' : `: ${why}`
  return `It was agreed that ${by} stand in the place of the minutes of the meeting held on ${formatDate(date, dates)}${because}.`
}

function withoutStop(words: string): string {
  return words.trim().replace(/\.$/, '')
}
