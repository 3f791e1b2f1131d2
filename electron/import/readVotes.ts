import type { VoteSide } from '../../shared/domain/meetingFact.ts'

/** A vote as the text gives it; names where it gives them. */
export interface ReadVote {
  /** Null where the text gives no counts. */
  readonly for: number | null
  readonly against: number | null
  readonly abstain: number | null
  readonly names: Readonly<Record<VoteSide, readonly string[]>>
  readonly carried: boolean | null
  /** Nobody voted against. */
  readonly unanimous: boolean
  /** The chair's second vote, by which it was carried or lost. */
  readonly casting: 'for' | 'against' | null
}

const noNames: ReadVote['names'] = { for: [], against: [], abstain: [] }
const number = String.raw`(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|none|nil|zero|no)`
const gap = String.raw`[\s,;.:()=–—-]*(?:and |with )?`
const counts: readonly RegExp[] = [
  // "For: 26 Against: 32 Abstention: 0"
  new RegExp(
    String.raw`\b(?:votes? )?(?:for|in favour)(?: of)?(?: the)?(?: motion| amendment| proposal| recommendation)?[:\s(=–—.-]*${number}\b${gap}(?:votes? )?against[:\s(=–—.-]*${number}\b(?:${gap}abst\w*(?: from voting)?[:\s(=–—.-]*${number}\b)?`,
    'i',
  ),
  // "8 in favour, 2 against and 1 abstention", "24 votes for, 10 against"
  new RegExp(
    String.raw`\b${number}\b (?:members |councillors )?(?:votes? |voted |voting )?(?:in favour|for)\b(?: of)?(?: the)?(?: motion| amendment| proposal| recommendation)?${gap}${number}\b (?:members |councillors )?(?:votes? |voted |voting )?against\b(?: the motion)?(?:${gap}(?:there (?:was|were) )?${number}\b (?:members? |councillors? )?(?:abst\w*|abs\b))?`,
    'i',
  ),
  // "by 24 votes, to 10 votes, with 1 abstention", "by 7 votes to 3", "carried by 5 to 4"
  new RegExp(
    String.raw`\bby ${number}\b(?: votes?)?(?: in favour| for)?,? (?:votes )?to ${number}\b(?: votes?)?(?: against)?(?:,? ?(?:with|and) ${number}\b (?:members? )?abst\w*)?`,
    'i',
  ),
  new RegExp(
    String.raw`\b${number}\b votes? to ${number}\b(?:,? ?(?:with|and) ${number}\b (?:members? )?abst\w*)?`,
    'i',
  ),
]

const words =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

function countOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^\d+$/.test(text)) return Number(text)
  const lower = text.toLowerCase()
  return /^(none|nil|zero)$/.test(lower) ? 0 : words.indexOf(lower)
}

export const unanimity =
  /\b(?:unanimous(?:ly)?|nem\.? ?con|all (?:those |members |councillors )?(?:present )?(?:were |voted )?in favour|all agreed|without dissent|(?:agreed|carried|approved|passed) without (?:a )?(?:vote|division)|by general assent|by affirmation|by acclamation)\b/i
const outcome =
  /\b(?:motion|amendment|proposal|proposition|recommendations?|resolution|vote|application|it|substantive motion|original motion)\b[^.]{0,60}\b(?:was|were|is|being)\b[^.]{0,30}\b(?:carried|lost|defeated|agreed|approved|passed|fell|rejected|not carried)\b|^(?:motion |amendment |vote |proposal )?(?:carried|lost|fell|defeated)\b|\bthe (?:motion|amendment|proposal) (?:fell|failed|passed)\b|\b(?:declared|was) (?:carried|lost)\b|^all (?:those |members |councillors )?(?:present )?(?:were |voted )?in favour\b|^unanimous(?:ly)?\b/i
/** Longer, a text tells of more than a vote. */
export const longest = 400

/** The counts or the outcome of a vote, from a sentence that says little else. */
export function readVote(text: string): ReadVote | null {
  if (
    text.length > longest ||
    !/\bvot|\bfor\b.*\bagainst\b|in favour|carried|\blost\b|unanim|nem\.? ?con|defeated|\bfell\b|dissent|rejected|by \w+ to \w+|assent|acclam|abst/i.test(
      text,
    )
  )
    return null
  const casting = castingIn(text)
  const carried = carriedIn(text)
  // "4 in favour 3 against 0 abstentions": the counts stand before what they count, or behind it; what begins first is meant.
  const ways = counts
    .map((pattern) => pattern.exec(text))
    .filter((found) => found !== null)
    .toSorted((one, other) => one.index - other.index)
  for (const found of ways) {
    const [inFavour, against, abstain] = [found[1], found[2], found[3]].map(countOf)
    if (inFavour === null || inFavour === undefined || against === null || against === undefined) continue
    if (/\bby \w+ to\b/i.test(found[0]) && !/\bvot|carried|lost|agreed|resolved|approved/i.test(text))
      continue
    return {
      ...{ for: inFavour, against, abstain: abstain ?? 0, names: noNames, casting },
      carried:
        carried ??
        (inFavour === against ? (casting === null ? null : casting === 'for') : inFavour > against),
      unanimous: against === 0 && unanimity.test(text),
    }
  }
  const isOutcome = outcome.test(text) && text.length < 240
  const isUnanimous = unanimity.test(text)
  if (!isOutcome && casting === null) return null
  // "It was agreed" alone tells of a decision, not of how it was voted on.
  if (
    !isUnanimous &&
    casting === null &&
    !/\b(?:carried|lost|defeated|fell|failed|not carried|put to the vote|rejected)\b/i.test(text)
  )
    return null
  return {
    for: null,
    against: null,
    abstain: null,
    names: noNames,
    casting,
    unanimous: isUnanimous,
    carried: carried ?? (isUnanimous || casting === 'for'),
  }
}

export function carriedIn(text: string): boolean | null {
  if (/\b(?:lost|defeated|fell|rejected|not carried|failed|refused)\b/i.test(text)) return false
  return /\b(?:carried|agreed|approved|passed|resolved|unanimous\w*|in favour of the motion)\b/i.test(text)
    ? true
    : null
}

export function castingIn(text: string): 'for' | 'against' | null {
  if (
    !/\b(?:casting|second) vote\b/i.test(text) ||
    /\b(?:no|without (?:the )?(?:use of )?)(?:a )?casting vote\b/i.test(text)
  )
    return null
  return /\bcasting vote\b[^.]{0,60}\b(?:against|lost)\b|\b(?:lost|defeated|refused)\b[^.]{0,60}\b(?:casting|second) vote\b/i.test(
    text,
  )
    ? 'against'
    : 'for'
}
