import type { InterestKind } from '../../shared/domain/meetingFact.ts'
import { peopleNamed, personNamed } from './readNames.ts'

/** An interest that somebody declared, as the text says it. */
export interface ReadInterest {
  readonly who: readonly string[]
  readonly interest: InterestKind | null
  /** Numbers of the items it concerns, as written: "12", "77/21"; empty where the text names none. */
  readonly items: readonly string[]
  /** What may name them by their titles. */
  readonly about: string
  readonly nature: string
  readonly leaves: boolean
  readonly dispensation: boolean
}

const longest = 2_000
const person = String.raw`(?<who>(?:The )?(?:Councillors?|COUNCILLORS?|Cllrs?\.?|CLLRS?\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Revd?\.?|Mayor|(?:Vice[- ])?Chair(?:man|woman|person)?)(?=[ ,])(?:[^.:;]|(?<=\b(?:\p{Lu}|Cllr|Mr|Mrs|Ms|Dr|Rev))\.){2,160}?)`
const declared = new RegExp(
  String.raw`${person},? (?:had |has |have |also |then |both |each |all |again |previously |further )*(?:declared?|declares|disclosed?|discloses|registered|made a declaration of|expressed|noted)\b(?<what>.*)$`,
  'su',
)
const byList = new RegExp(String.raw`^${person}\s*(?::[-–]?|\s[-–—])\s*(?<what>\S.*)$`, 'su')

/** The declarations of a paragraph that tells of them. */
export function interestsIn(text: string): ReadInterest[] {
  if (text.length > longest || !/\binterests?\b|predetermin|\bbias/i.test(text)) return []
  if (
    /\bno (?:declarations?|interests?|disclosable|disclosures?)\b|\bnone\b[^.]{0,30}\bdeclar|\bwere invited\b|\bwere asked to\b|\bwere reminded\b/i.test(
      text,
    ) &&
    !/\bexcept\b|\bapart from\b/i.test(text)
  )
    return []
  return sentences(text).flatMap((sentence) => {
    const found = declared.exec(sentence)
    const { who = '', what = '' } = found?.groups ?? {}
    if (found === null || found.index > 80 || !/\binterest|predetermin|\bbias/i.test(sentence)) return []
    const names = namesOf(who)
    return names.length === 0 ? [] : [interestOf(names, what, text)]
  })
}

/** Of a list under "Declarations": "Councillor Moss – Minute 45 (Planning) – personal: member of the club". */
export function listedInterest(
  text: string,
  cells: readonly string[],
  above: readonly string[],
): ReadInterest | null {
  if (text.length > longest) return null
  if (cells.length > 1) {
    const at = cells.findIndex(
      (cell) => /^(?:councillor|cllr|mr|mrs|ms|miss|dr)\b/i.test(cell) && personNamed(cell) !== null,
    )
    const cell = cells[at]
    if (cell === undefined) return null
    const others = cells.filter((_, index) => index !== at)
    if (others.every((each) => each === '')) return null
    const items = others
      .filter((each) =>
        /^(?:minute|item|agenda item)?\.?\s*(?:no\.?)?\s*\d{1,5}(?:[/.][\dA-Z]{1,4})?$/i.test(each),
      )
      .map((each) => /\d[\d/.A-Z]*/.exec(each)?.[0] ?? '')
    const nature = others.filter((each) => !/^\D{0,14}\d[\d/.A-Z]*$/i.test(each)).join(', ')
    return { ...interestOf(namesOf(cell), others.join(' '), text), nature, items }
  }
  const plain = declaredPlainly(text)
  if (plain !== null) return plain
  const found = byList.exec(text)?.groups
  const what = found?.['what'] ?? (above.length > 0 ? text : '')
  if (
    !/\binterest\b|\bpecuniary\b|\bpersonal\b|\bprejudicial\b|\bregistrable\b|\bDPI\b|^(?:agenda )?(?:item|minute)\b[^–—-]{0,20}\d/i.test(
      what,
    ) ||
    /\bno interests?\b/i.test(what)
  )
    return null
  const names = found === undefined ? above : namesOf(found['who'] ?? '')
  if (names.length === 0) return null
  return interestOf(names, what, text)
}

const plainly = new RegExp(
  String.raw`${person},? (?:had |has |have |also |then )*(?:(?:declared?|disclosed?) that|(?:asked|wished|requested|wanted) (?:that )?(?:for )?it (?:to )?be (?:noted|recorded|minuted|known) that)\b(?<what>.*)$`,
  'su',
)

/** "With respect to Minute 6, Councillor Moss declared that he had been …": under the heading of interests no word says that it is one. */
function declaredPlainly(text: string): ReadInterest | null {
  const found = plainly.exec(text)
  if (found === null || found.index > 80 || /\bno\b[^.]{0,20}\binterests?\b/i.test(text)) return null
  const names = namesOf(found.groups?.['who'] ?? '')
  return names.length === 0
    ? null
    : interestOf(names, `${text.slice(0, found.index)} as ${found.groups?.['what']?.trim() ?? ''}`, text)
}

/** "Councillor Moss:" over a list of what they declared. */
export function interestHead(text: string): readonly string[] {
  if (text.length > 120 || !/[:–-]$/.test(text)) return []
  return namesOf(text.replace(/[\s:–-]+$/, ''))
}

function namesOf(words: string): string[] {
  const clean = words
    .replace(/,? (?:and|who|having|as|in (?:his|her|their))\b (?!councillor|cllr|mr|mrs|ms|[A-Z]).*$/i, '')
    .replace(/^the (?=councillor|cllr)/i, '')
    .trim()
  const one = /\b(?:councillors|cllrs)\b|,|\band\b/i.test(clean.replace(/\([^()]*\)/g, ''))
    ? null
    : personNamed(clean)
  const people = one === null ? peopleNamed(clean, false) : [one]
  if (people === null) return /^(?:the )?(?:vice[- ])?chair/i.test(clean) && clean.length < 30 ? [clean] : []
  return people.map(({ address, name }) => `${address} ${name}`.trim())
}

function interestOf(who: readonly string[], what: string, whole: string): ReadInterest {
  const items = [
    ...what
      .slice(0, 600)
      .matchAll(
        /\b(?:minutes?|items?|agenda items?)(?: numbers?| nos?\.?)? (\d{1,5}(?:[/.][\dA-Z]{1,4})*(?:\([a-z]\))?(?:(?:, ?| and | & | to )\d{1,5}(?:[/.][\dA-Z]{1,4})*)*)/gi,
      ),
  ].flatMap((match) => (match[1] ?? '').match(/\d[\d/.A-Z]*\d|\d/g) ?? [])
  const nature =
    /\b(?:as|because|since|in that|by virtue of|due to|being|owing to)\b (.+?)(?:, and (?:left|withdrew|would)\b.*|\.?$)/is.exec(
      what,
    )?.[1] ??
    /[:–—]\s*([^:–—]+)$/.exec(what)?.[1] ??
    ''
  return {
    who,
    interest: kindIn(what),
    items: [...new Set(items)],
    about: what,
    nature: nature.trim().replace(/[.;]$/, ''),
    leaves:
      /\b(?:left|withdrew|withdraw|leave the|would leave|vacate|retired from)\b/i.test(whole) &&
      !/\b(?:did not (?:leave|withdraw)|remained)\b/i.test(whole),
    dispensation: /\bdispensation\b/i.test(whole),
  }
}

function kindIn(what: string): InterestKind | null {
  if (/\bnon[- ](?:disclosable|pecuniary|registrable|registerable|prejudicial|statutory)/i.test(what))
    return 'non-registrable'
  if (/\bother registr?able\b|\bORI\b|\bprejudicial\b/i.test(what)) return 'other-registrable'
  if (/\bpecuniary\b|\bDPI\b|\bfinancial interest\b/i.test(what)) return 'disclosable-pecuniary'
  if (/\bpredetermin|\bbias|\bclosed mind\b|\bpre-determin/i.test(what)) return 'bias'
  return /\bpersonal\b|\bnon-?registr?able\b|\bNRI\b|\bother interest\b/i.test(what)
    ? 'non-registrable'
    : null
}

function sentences(text: string): string[] {
  return text.split(/(?<=[^.\s]{3}\.)\s+(?=\p{Lu})/u)
}
