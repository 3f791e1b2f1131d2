/** What kind of file an officer gave. */
export const fileKinds = ['pdf', 'word', 'picture', 'text', 'other'] as const
export type FileKind = (typeof fileKinds)[number]

/** What the author of an encrypted PDF does not want done with it. */
export const restrictions = ['printing', 'copying'] as const
export type Restriction = (typeof restrictions)[number]

/** "Its author restricts printing and copying."; null where nothing is. */
export function restrictionSentence(restricts: readonly Restriction[]): string | null {
  return restricts.length === 0 ? null : `Its author restricts ${restricts.join(' and ')}.`
}

/** What was found when a file was read: shown on its row, and what a pack goes by. */
export interface PaperFacts {
  readonly kind: FileKind
  /** `ready`: it can go into a pack. `refused`: it cannot, and the first note says why and what to do. */
  readonly state: 'ready' | 'refused'
  /** True when it was refused only because it needs a password: whoever knows it can open it. */
  readonly needsPassword: boolean
  /** Pages of the PDF that goes into the pack; null when there is none. */
  readonly pages: number | null
  /** What made the PDF: "LibreOffice 7.4", "Microsoft Word", "Minutebook"; null for a file that came as PDF. */
  readonly engine: string | null
  /** Null when there are no pages. `mixed`: some pages are tagged, or some are scans. */
  readonly tagging: 'tagged' | 'untagged' | 'scanned' | 'mixed' | null
  /** Pages, from 1, that hold no words. */
  readonly wordless: readonly number[]
  /** Pages, from 1, that are not A4. */
  readonly otherSizes: readonly number[]
  /** What the officer should know, the gravest first, a sentence each. */
  readonly notes: readonly PaperNote[]
}

export interface PaperNote {
  readonly level: 'problem' | 'advice'
  readonly sentence: string
}
