import type { Dice } from './dice.ts'

/** Breaks a file in one way. `other` is another sound file of the same kind. */
export type Mutator = (file: Buffer, dice: Dice, other: Buffer) => Buffer

export type Mutators = Readonly<Record<string, Mutator>>

/** No broken file is larger: what is large has limits of its own, and tests of its own. */
export const mostBytes = 2_000_000

/** The same for what is text: in UTF-8, or byte by byte where bytes are no text. */
export function ofText(
  mutate: (text: string, dice: Dice, other: string) => string,
  encoding: 'utf8' | 'latin1' = 'utf8',
): Mutator {
  return (file, dice, other) =>
    Buffer.from(mutate(file.toString(encoding), dice, other.toString(encoding)), encoding)
}

/** Puts something somewhere into a text. */
export function put(text: string, dice: Dice, what: string): string {
  const at = dice.below(text.length + 1)
  return text.slice(0, at) + what + text.slice(at)
}

/** So often that it stays a small file. */
export function often(what: string, dice: Dice, most: number): string {
  return what.repeat(Math.min(dice.size(most), Math.floor(mostBytes / Math.max(1, what.length))))
}

/** Puts another word in the place of one of those that match. The pattern is global. */
export function replaceOne(text: string, dice: Dice, pattern: RegExp, by: (found: string) => string): string {
  const all = [...text.matchAll(pattern)]
  if (all.length === 0) return text
  const found = dice.pick(all)
  return text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length)
}
