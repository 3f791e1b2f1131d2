/** A vote as the text gives it; names where it gives them. */
export interface ReadVote {
  readonly for: number
  readonly against: number
  readonly abstain: number
  readonly names: Readonly<Record<'for' | 'against' | 'abstain', readonly string[]>>
  readonly carried: boolean | null
}

const number = String.raw`(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|nil|no)`

const counts: readonly RegExp[] = [
  // "For: 26 Against: 32 Abstention: 0"
  new RegExp(
    String.raw`\b(?:votes? )?(?:for|in favour)[:\s–-]*${number}[,;.]?\s+(?:votes? )?against[:\s–-]*${number}(?:[,;.]?\s+(?:and )?abst\w*[:\s–-]*${number})?`,
    'i',
  ),
  // "by 24 votes to 10, with 1 abstention", "24 votes in favour, 10 against and 1 abstention"
  new RegExp(
    String.raw`\b${number} votes?,? (?:in favour |for )?(?:to|and|,)? ?${number} (?:votes?|against)?,?(?: ?(?:with|and) ${number} abst\w*)?`,
    'i',
  ),
  new RegExp(
    String.raw`\b${number} (?:votes? )?(?:in favour|for),? (?:and )?${number} (?:votes? )?against(?:,? (?:and |with )?${number} abst\w*)?`,
    'i',
  ),
]

const words: readonly string[] = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** The counts of a vote, from a sentence that gives them. */
export function readVote(text: string): ReadVote | null {
  if (!/\bvot|\bfor\b.*\bagainst\b/i.test(text)) return null
  for (const pattern of counts) {
    const found = pattern.exec(text)
    if (found === null) continue
    const [inFavour, against, abstain] = [found[1], found[2], found[3]].map(countOf)
    if (inFavour === null || inFavour === undefined || against === null || against === undefined) continue
    return {
      ...{ for: inFavour, against, abstain: abstain ?? 0 },
      names: { for: [], against: [], abstain: [] },
      carried: carriedIn(text) ?? (inFavour === against ? null : inFavour > against),
    }
  }
  return null
}

function countOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^\d+$/.test(text)) return Number(text)
  const lower = text.toLowerCase()
  return /^(none|nil)$/.test(lower) ? 0 : words.indexOf(lower)
}

function carriedIn(text: string): boolean | null {
  if (/\b(lost|defeated|fell|rejected|not carried)\b/i.test(text)) return false
  return /\b(carried|agreed|approved|passed)\b/i.test(text) ? true : null
}
