/** Who moved and who seconded something, as a sentence says it. */
export interface ReadMotion {
  readonly mover: string
  readonly seconder: string
  readonly isAmendment: boolean
  /** Where the sentence stands in the text. */
  readonly at: number
  readonly end: number
}

const name = String.raw`(?:(?:the )?(?:Councillor|Cllr\.?|COUNCILLOR|CLLR\.?|Alderman|Ald\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Mayor|Leader|(?:Vice[- ])?Chair(?:man|woman|person)?)[ ,]?(?:(?:Miss|Mrs|Mr|Ms|Dr)\.? )?(?:[\p{Lu}][\p{L}'’.-]*,? ?){0,4}|[\p{Lu}][\p{L}'’.-]*(?: [\p{Lu}][\p{L}'’.-]*){0,3})`
const put = String.raw`(?:proposed|moved|PROPOSED|MOVED|Proposed|Moved)`
const backed = String.raw`(?:seconded|SECONDED|Seconded)`
const patterns: readonly RegExp[] = [
  // "it was proposed by X, seconded by Y"
  new RegExp(
    String.raw`(?:(?:[Oo]n|[Uu]pon|[Ff]ollowing) (?:being |a motion |the motion |the proposal |a proposal )*|[Ii]t was |IT WAS |[Tt]he (?:motion|recommendations?|amendment|proposal) (?:was|were) |[Aa]n amendment (?:was )?|[Aa] motion (?:was )?|[Tt]his was )?(?:duly |then )?${put}:?(?: by)?:? (?<mover>${name})\s*(?:,|;|\.|\band\b|/|–|-)*\s*(?:and )?(?:it was |this was )?(?:duly )?${backed}:?(?: by)?:? (?<seconder>${name})`,
    'u',
  ),
  // "X proposed, Y seconded", "X MOVED, Y SECONDED", "X moved and Y seconded the recommendation"
  new RegExp(
    String.raw`(?<mover>${name}) ?,? ?(?:then |duly )?${put}(?<what>[^.;]{0,160}?)(?:,|;|\band\b|\.)* ?(?<seconder>${name}) ?,? ?(?:then |duly )?${backed}`,
    'u',
  ),
  // "X proposed, seconded by Y", "X moved the motion, which was seconded by Y"
  new RegExp(
    String.raw`(?<mover>${name}) ?,? ?(?:then |duly )?${put}(?<what>[^.;]{0,160}?),? (?:and |which |and this )?(?:was |it was )?(?:duly )?${backed} by (?<seconder>${name})`,
    'u',
  ),
  // "on the proposition of X, seconded by Y", "on the motion of X seconded by Y"
  new RegExp(
    String.raw`(?:[Oo]n|[Uu]pon) (?:the )?(?:proposition|proposal|motion) (?:of|by|from) (?<mover>${name}),? ?(?:and )?(?:duly )?${backed} by (?<seconder>${name})`,
    'u',
  ),
  new RegExp(
    String.raw`(?:Proposer|Proposed|Moved|Mover|PROPOSED|PROPOSER|MOVED)\s*[:–-]\s*(?<mover>${name})[\s;,.]*(?:Seconder|Seconded|SECONDED|SECONDER)\s*[:–-]\s*(?<seconder>${name})`,
    'u',
  ),
]

const longest = 3_000

/** The first sentence of a text that says who moved and who seconded; null for none. */
export function motionIn(text: string): ReadMotion | null {
  if (text.length > longest || !/second/i.test(text)) return null
  for (const pattern of patterns) {
    const found = pattern.exec(text)
    const { mover = '', seconder = '' } = found?.groups ?? {}
    if (found === null || mover === '' || seconder === '') continue
    const isAmendment = /\bamendment\b/i.test(
      text.slice(Math.max(0, found.index - 60), found.index + found[0].length + 40),
    )
    return {
      mover: tidy(mover),
      seconder: tidy(seconder),
      isAmendment,
      at: found.index,
      end: found.index + found[0].length,
    }
  }
  return null
}

function tidy(words: string): string {
  return words
    .replace(/[\s,;]+$/, '')
    .replace(/(?<=\p{L}{3})\.$/u, '')
    .replace(/\s+(?:RESOLVED|AGREED|Resolved|Agreed|That|It|The)$/, '')
    .trim()
}
