/**
 * The recovery key of a minute book as it stands on paper: seven groups of five characters, of which the fifth checks the other four and the
 * place of the group, so that a slip is named by its group. 140 of its bits are chance.
 */

/** No figure or letter that is easily taken for another: no 0, 1, I or O. */
export const recoveryLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const groupCount = 7
const groupLength = 5
/** How many random numbers make a key. */
export const recoveryRandoms = groupCount * (groupLength - 1)

/** The key that these random bytes make, as it is printed: "K7QFM-…". There must be `recoveryRandoms` of them. */
export function recoveryKeyFrom(random: Uint8Array): string {
  if (random.length !== recoveryRandoms) throw new RangeError('A recovery key is made of 28 random numbers.')
  const values = [...random].map((byte) => byte % recoveryLetters.length)
  return Array.from({ length: groupCount }, (_, group) => {
    const own = values.slice(group * (groupLength - 1), (group + 1) * (groupLength - 1))
    return [...own, checkOf(own, group)].map((value) => recoveryLetters.charAt(value)).join('')
  }).join('-')
}

export type ReadRecoveryKey =
  | { readonly key: string }
  /** What to compare with the page. */
  | { readonly why: string }

/** What was typed off the page, with spaces, hyphens or neither, as the key itself; or the sentence that says which group is wrong. */
export function readRecoveryKey(typed: string): ReadRecoveryKey {
  const parts = typed
    .toUpperCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((part) => part !== '')
  const together = parts.join('')
  if (together === '') return { why: 'Type the recovery key from the page in the safe.' }
  if (together.length !== groupCount * groupLength) return { why: sayLength(parts, together.length) }
  const groups = Array.from({ length: groupCount }, (_, group) =>
    together.slice(group * groupLength, (group + 1) * groupLength),
  )
  for (const [index, group] of groups.entries()) {
    const stranger = [...group].find((letter) => !recoveryLetters.includes(letter))
    if (stranger !== undefined) {
      return {
        why: `The ${nth(index)} group has “${stranger}” in it, which stands in no recovery key. Compare it with the page.`,
      }
    }
    if (!fits(group, index)) {
      const swapped = swappedWith(groups, index)
      if (swapped !== null) {
        return {
          why: `Groups ${index + 1} and ${swapped + 1} seem to be in each other’s place. Compare them with the page.`,
        }
      }
      return {
        why: `The ${nth(index)} group, ${group}, is not as it stands on the page. Compare its five characters.`,
      }
    }
  }
  return { key: groups.join('-') }
}

/** Whether a group may stand at this place of a key. */
function fits(group: string, place: number): boolean {
  const values = [...group].map((letter) => recoveryLetters.indexOf(letter))
  return checkOf(values.slice(0, -1), place) === values.at(-1)
}

/** The later place whose group fits here while the group here fits there; null where it was another slip. */
function swappedWith(groups: readonly string[], place: number): number | null {
  const here = groups[place] ?? ''
  const other = groups.findIndex((group, at) => at > place && fits(group, place) && fits(here, at))
  return other < 0 ? null : other
}

function sayLength(parts: readonly string[], length: number): string {
  const uneven = parts.findIndex((part) => part.length !== groupLength)
  if (parts.length === groupCount && uneven >= 0) {
    return `The ${nth(uneven)} group has ${parts[uneven]?.length ?? 0} characters. Each group has five.`
  }
  return `A recovery key has seven groups of five characters, 35 in all. Here ${length === 1 ? 'is 1' : `are ${length}`}.`
}

function nth(group: number): string {
  return ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'][group] ?? String(group + 1)
}

/** A sum in the field of 32 elements with another weight for each place: it finds every wrong character and every two that changed places. */
function checkOf(values: readonly number[], group: number): number {
  return values.reduce((sum, value, place) => sum ^ timesTwoToThe(value, place + 1), group + 1)
}

function timesTwoToThe(value: number, power: number): number {
  let product = value
  for (let step = 0; step < power; step += 1) {
    product <<= 1
    if ((product & 32) !== 0) product ^= 0b100101
  }
  return product
}
