/** Public or not. Nothing `unset` is ever composed for the public. Confidential: s.100A(3); exempt: Schedule 12A. */
export const classifications = ['unset', 'public', 'exempt', 'confidential'] as const
export type Classification = (typeof classifications)[number]

/** Whether the public may not have it. What nobody has decided on is told apart. */
export function isClosed(classification: Classification): classification is 'exempt' | 'confidential' {
  return classification === 'exempt' || classification === 'confidential'
}

/** Why a thing is exempt: paragraphs 1 to 7 of Schedule 12A Part 1 (R20) and the public-interest sentence (R21). */
export interface Exemption {
  readonly paragraphs: readonly number[]
  readonly publicInterest: string
}

/** What nobody has classified yet is kept closer than what is public. */
const fromStrictest: readonly Classification[] = ['confidential', 'exempt', 'unset', 'public']

/** The strictest of some; `unset` where there is none among them. */
export function strictest(found: Iterable<unknown>): Classification {
  const all = new Set(found)
  return fromStrictest.find((classification) => all.has(classification)) ?? 'unset'
}
