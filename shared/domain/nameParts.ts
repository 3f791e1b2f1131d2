import type { MembershipRole } from './committee.ts'

/** The parts of a person's entry in a list: form of address, name, office, political group, honours. */

const addresses: Readonly<Record<string, string>> = {
  councillor: 'Councillor',
  councilor: 'Councillor',
  cllr: 'Cllr',
  clr: 'Cllr',
  alderman: 'Alderman',
  ald: 'Alderman',
  mr: 'Mr',
  mrs: 'Mrs',
  ms: 'Ms',
  miss: 'Miss',
  mx: 'Mx',
  dr: 'Dr',
  doctor: 'Dr',
  prof: 'Professor',
  professor: 'Professor',
  rev: 'Revd',
  revd: 'Revd',
  reverend: 'Revd',
  canon: 'Canon',
  sir: 'Sir',
  dame: 'Dame',
  lord: 'Lord',
  lady: 'Lady',
  baroness: 'Baroness',
}

/** "Cllr. Dr Ruth Ashworth" → address "Cllr Dr", rest "Ruth Ashworth". */
export function leadingAddress(text: string): { readonly address: string; readonly rest: string } {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const address: string[] = []
  for (const word of words) {
    const key = word.toLowerCase().replace(/\.$/, '')
    const known = Object.hasOwn(addresses, key) ? addresses[key] : undefined
    if (known === undefined) break
    address.push(known)
  }
  return { address: address.join(' '), rest: words.slice(address.length).join(' ') }
}

const offices: readonly (readonly [RegExp, MembershipRole])[] = [
  [/^(the )?chair(man|woman|person)?( of the committee)?$/, 'chair'],
  [/^(the )?(vice|deputy)[- ]?chair(man|woman|person)?( of the committee)?$/, 'vice-chair'],
  [/^v ?\/? ?chair$/, 'vice-chair'],
  [/^(ordinary |committee |voting )?member$/, 'member'],
  [/^(named )?(substitute|reserve|sub)( member)?$/, 'substitute'],
  [/^((non-)?voting )?(co-?optee|co-?opted( member)?)$/, 'co-optee'],
]

/** The role an office stands for; null when the words are no office. */
export function roleOf(words: string): MembershipRole | null {
  const lower = words.toLowerCase().replace(/[‐‑–—]/g, '-')
  return offices.find(([pattern]) => pattern.test(lower))?.[1] ?? null
}

const groups =
  /^(lab(our)?|lab(our)? (and|&) co-?op(erative)?|con(servative)?s?|lib(eral)? ?dem(ocrat)?s?|ld|green( party)?|grn|ind(ependent)?s?|reform( uk)?|ref|ukip|residents?|non-?aligned|ungrouped)( group| party)?$/

/** Whether the words are the name of a political group, or its usual short form. */
export function groupOf(words: string): boolean {
  return groups.test(words.toLowerCase()) || /^[\p{L}' -]{2,60} (group|party)$/iu.test(words)
}

/** Honours and letters after a name: "OBE", "JP DL". */
export function postNominals(words: string): boolean {
  return /^(obe|mbe|cbe|bem|jp|dl|kc|qc|mp|phd)( (obe|mbe|cbe|bem|jp|dl|kc|qc|mp|phd))*$/i.test(words)
}

/** Words of headings and remarks, which stand in no name. */
const notInNames = new Set(
  'absent agenda apologies appointed attendance cabinet chair committee conservative council councillors date group independent labour meeting member members membership minutes none officers panel party present quorum reserve reserves role scrutiny seat substitute substitutes tba tbc unavailable vacancy vacant ward'.split(
    ' ',
  ),
)

/** Capitalised words, at least two unless a form of address stands before: "Ruth Ashworth", "A J O’Neill-Shaw", "Jan van der Berg". */
export function looksLikeName(text: string, afterAddress: boolean): boolean {
  const words = text.split(' ')
  if (words.length < (afterAddress ? 1 : 2) || words.length > 7 || text.length > 100) return false
  if (words.some((word) => notInNames.has(word.toLowerCase()))) return false
  const capital = /^[\p{Lu}\p{Lo}]/u
  return (
    words.every((word) => /^[\p{L}\p{M}][\p{L}\p{M}.'’-]*$/u.test(word)) &&
    capital.test(words[0] ?? '') &&
    capital.test(words.at(-1) ?? '')
  )
}

/** Without numbering, bullets, e-mail addresses, surplus space and stray punctuation at either end. */
export function withoutMarks(text: string): string {
  return text
    .replace(/<[^<>]*>|\b(mailto:)?[^\s@<>,;]{1,64}@[^\s@<>,;]{1,255}/gi, ' ')
    .replace(
      /^[\s"“”]*(\(?(\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+|[-–—•·▪◦●○■□➢*o§]\s+|[•·▪◦●○■□➢*§]|\d{1,3}(\s+|$))*/u,
      '',
    )
    .replace(/^[\s,;:"“”\-–—]+|[\s,;:"“”\-–—]+$/g, '')
    .replace(/\s+/g, ' ')
}
