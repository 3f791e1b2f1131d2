/** Several changes as one line: "The minutes of item 6 were edited (14 edits between 19:02 and 19:08)." */
export function sayRun(line: {
  readonly what: string
  readonly kind: string
  readonly count: number
  /** Local times of the earliest and the latest, 'YYYY-MM-DDTHH:MM:SS'. */
  readonly since: string
  readonly wallTime: string
}): string {
  const { what, kind, count, since, wallTime } = line
  if (count === 1) return what
  const number = count.toLocaleString('en-GB')
  const times = kind === 'minutes.stepped' ? `${number} edits` : `${number} times`
  const [first, last] = [since.slice(11, 16), wallTime.slice(11, 16)]
  const when = first === last ? `at ${first}` : `between ${first} and ${last}`
  const [sentence = what, ...more] = what.split(/(?<=\.) (?=The words were erased)/)
  return [sentence.replace(/\.$/, ` (${times} ${when}).`), ...more].join(' ')
}
