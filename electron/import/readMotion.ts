/** Who moved and who seconded something, as a sentence says it. */
export interface ReadMotion {
  readonly mover: string
  readonly seconder: string
  readonly isAmendment: boolean
  /** Where the sentence stands in the text. */
  readonly at: number
  readonly end: number
}

const capital = String.raw`\p{Lu}[\p{L}'’.-]*`
const named = String.raw`(?:(?:[Tt]he )?(?:(?:County |District |Borough |Town |Parish |City )?(?:Councillor|COUNCILLOR|Alderman|ALDERMAN)|Cllr|CLLR|Ald|Mrs|Mr|Ms|Miss|Dr|Revd?)\b\.?[ ,]?(?:(?:Miss|Mrs|Mr|Ms|Dr)\.? )?${capital},?(?: ${capital},?){0,3})`
const office = String.raw`(?:(?:[Tt]he )?(?:(?:Deputy |Lord )*Mayor|Leader|(?:Vice[- ])?Chair(?:man|woman|person)?)\b(?:,? ${capital}){0,4})`
const name = String.raw`(?:${named}|${office}|${capital}(?: ${capital}){0,3})`
const put = String.raw`(?:proposed|moved|PROPOSED|MOVED|Proposed|Moved)`
const backed = String.raw`(?:seconded|SECONDED|Seconded)`
const patterns: readonly RegExp[] = [
  // "it was proposed by X, seconded by Y"
  new RegExp(
    String.raw`(?:(?:[Oo]n|[Uu]pon|[Ff]ollowing) (?:being |a motion |the motion |the proposal |a proposal )*|[Ii]t was |IT WAS |[Tt]he (?:motion|recommendations?|amendment|proposal) (?:was|were) |[Aa]n amendment (?:was )?|[Aa] motion (?:was )?|[Tt]his was )?(?:duly |then |formally )?${put}(?: for (?:\p{Ll}+ ){0,2}\p{Ll}+)?:?(?: by)?:? (?<mover>${name})\s*(?:,|;|\.|\band\b|/|–|-)*\s*(?:and )?(?:it was |this was )?(?:duly |formally |then )?${backed}:?(?: by)?:? (?<seconder>${name})`,
    'u',
  ),
  // "X proposed, Y seconded", "X MOVED, Y SECONDED", "X moved and Y seconded the recommendation"
  new RegExp(
    String.raw`(?<mover>${name}) ?,? ?(?:then |duly |formally )?${put}(?<what>[^.;]{0,160}?)(?:,|;|\band\b|\.)* ?(?<seconder>${name}) ?,? ?(?:then |duly |formally )?${backed}`,
    'u',
  ),
  // "X proposed, seconded by Y", "X moved the motion, which was seconded by Y"
  new RegExp(
    String.raw`(?<mover>${name}) ?,? ?(?:then |duly |formally )?${put}(?<what>[^.;]{0,160}?),? (?:and |which |and this )?(?:was |it was )?(?:duly |formally |then )?${backed} by (?<seconder>${name})`,
    'u',
  ),
  // "on the proposition of X, seconded by Y", "on the motion of X seconded by Y"
  new RegExp(
    String.raw`(?:[Oo]n|[Uu]pon) (?:the |a )?(?:proposition|proposal|motion) (?:of|by|from) (?<mover>${name}),? ?(?:and )?(?:duly |formally |then )?${backed} by (?<seconder>${name})`,
    'u',
  ),
  new RegExp(
    String.raw`(?:Proposer|Proposed|Moved|Mover|PROPOSED|PROPOSER|MOVED)\s*[:–-]\s*(?<mover>${name})[\s;,.]*(?:Seconder|Seconded|SECONDED|SECONDER)\s*[:–-]\s*(?<seconder>${name})`,
    'u',
  ),
  // "(Cllr Moss / Cllr Fell)", "(prop. Cllr Moss, sec. Cllr Fell)" behind what was resolved
  new RegExp(
    String.raw`[([](?:[Pp]rop(?:osed)?\.?:? )?(?<mover>${named})\s*(?:/|,? [Ss]ec(?:onded)?\.?:?(?: by)?)\s*(?<seconder>${name})[)\]]`,
    'u',
  ),
]

const longest = 3_000
const longestAlone = 400

/** The first sentence of a text that says who moved and who seconded; null for none. */
export function motionIn(text: string): ReadMotion | null {
  if (text.length > longest || !/second|[([][^()]{3,60}\/|\bsec\b/i.test(text)) return null
  for (const pattern of patterns) {
    const found = pattern.exec(text)
    const { mover = '', seconder = '' } = found?.groups ?? {}
    if (found === null || mover === '' || seconder === '') continue
    return {
      mover: tidy(mover),
      seconder: tidy(seconder),
      isAmendment: amends(text.slice(Math.max(0, found.index - 60), found.index + found[0].length + 40)),
      at: found.index,
      end: found.index + found[0].length,
    }
  }
  return null
}

function amends(words: string): boolean {
  return /\bamend(?:ment|ed|s)?\b/i.test(words)
}

const begins = String.raw`(?:^|(?<=[.;:] ))`
const movedBy = new RegExp(
  String.raw`${begins}(?:(?<mover>${name}),? (?:then |also |formally |duly )?${put}\b|(?:[Ii]t was |[Tt]he motion was |[Tt]his was )?(?:formally |duly )?(?:Moved|Proposed|moved|proposed|MOVED|PROPOSED|Mover|Proposer)(?: by)?:? (?<other>${name}))`,
  'u',
)
const secondedBy = new RegExp(
  String.raw`${begins}(?:(?:[^.;]{0,60}? was |[Ii]t was |[Tt]his was )?(?:formally |duly |then )?(?:[Ss]econded|SECONDED|Seconder)(?: by)?:? (?<seconder>${name})|(?<other>${name}),? (?:then |formally |duly )?(?:seconded|SECONDED)\b)`,
  'u',
)
/** How many paragraphs may stand between who moved and who seconded. */
const farthest = 2

/** Motions that more than one sentence tells: one says who moved, and another after it who seconded. */
export class MotionsInTurn {
  #begun: { readonly mover: string; readonly isAmendment: boolean; readonly at: number } | null = null

  /** The motion that the paragraph at a place ends; null for none. */
  at(place: number, text: string): Omit<ReadMotion, 'at' | 'end'> | null {
    if (text.length > longest || !/second|moved|propos|mover/i.test(text)) return null
    const moved = movedBy.exec(text)
    const mover = moved?.groups?.['mover'] ?? moved?.groups?.['other'] ?? ''
    if (moved !== null && mover !== '')
      this.#begun = {
        mover: tidy(mover),
        isAmendment: amends(text.slice(moved.index, moved.index + 200)),
        at: place,
      }
    const begun = this.#begun
    if (begun === null || place - begun.at > farthest) return null
    const after = begun.at === place && moved !== null ? moved.index + moved[0].length : 0
    const seconded = secondedBy.exec(text.slice(after))?.groups
    const seconder = seconded?.['seconder'] ?? seconded?.['other'] ?? ''
    if (seconder === '') return null
    this.#begun = null
    return { mover: begun.mover, seconder: tidy(seconder), isAmendment: begun.isAmendment }
  }
}

const movedAlone = new RegExp(
  String.raw`^(?<mover>${named}) (?:then |formally |duly )?moved(?: (?<what>an amendment|the motion))?(?: that [^.!?]+)?\.?$`,
  'u',
)

/** The motion of a paragraph that says who moved it and no more; null for others, and where any words near it tell of a seconder. */
export function loneMotion(
  text: string,
  near: readonly string[],
): Pick<ReadMotion, 'mover' | 'isAmendment'> | null {
  if (text.length > longestAlone || [text, ...near].some((words) => /\bsecond/i.test(words))) return null
  const { mover, what = '' } = movedAlone.exec(text)?.groups ?? {}
  return mover === undefined || (what === '' && !/ that /.test(text))
    ? null
    : { mover: tidy(mover), isAmendment: amends(what) }
}

/** Whether a paragraph was cut in the sentence that says who moved: "It was moved by Mr Irton, seconded by Mrs Lowther and". */
export function isCutMotion(text: string): boolean {
  return (
    text.length < longest &&
    /\b(?:moved|proposed|seconded)\b/i.test(text.slice(-240)) &&
    /(?:\b(?:and|seconded|by|moved|proposed|was|it was)|,)$/i.test(text)
  )
}

function tidy(words: string): string {
  return (
    words
      // A sentence ends here, and no initial does.
      .replace(/(?<=\p{L}{3})\. .*$/su, '')
      .replace(/[\s,;]+$/, '')
      .replace(/(?<=\p{L}{3})\.$/u, '')
      .replace(/\s+(?:RESOLVED|AGREED|Resolved|Agreed|That|It|The)$/, '')
      .trim()
  )
}
