/** What stands typed in the box that asks when something happened. */
export type TypedEventTime =
  | { readonly kind: 'time' }
  /** No time: `words` belong to the minutes. `time` is what was typed of a whole time before them, as it was typed; null for none. */
  | { readonly kind: 'words'; readonly time: string | null; readonly words: string }

/** A time, or the beginning of one: "1", "11.", "1105", "11:05 a", "2 p.m.". */
const timeSoFar = /^\d{1,2}(?:[.: ]?\d{0,2})? ?(?:[ap]\.?(?:m\.?)?)?$/i

/** A time that nobody would take for the beginning of words, as a number or a year may be: "11.05", "1105 am", "2 pm". */
const wholeTime = /^(?:\d{1,2}[.:]\d{2}|\d{1,4}(?= ?[ap]\.?m))(?: ?[ap]\.?m\.?(?![a-z]))?(?=[\sa-z])/i

/**
 * Tells a time from words that were meant for the minutes: whoever does not care for the time types on. No key is lost: words are given
 * as they were typed, with the figures they begin with, unless those are a whole time.
 */
export function typedEventTime(typed: string): TypedEventTime {
  if (typed === '' || timeSoFar.test(typed)) return { kind: 'time' }
  const time = wholeTime.exec(typed)?.[0] ?? null
  const isTime = time !== null && !/^\d+$/.test(time)
  return isTime
    ? { kind: 'words', time, words: typed.slice(time.length).trimStart() }
    : { kind: 'words', time: null, words: typed }
}
