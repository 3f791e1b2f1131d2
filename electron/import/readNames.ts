import {
  groupOf,
  leadingAddress,
  looksLikeName,
  postNominals,
  roleOf,
} from '../../shared/domain/nameParts.ts'
import type { MembershipRole } from '../../shared/domain/committee.ts'

/** Somebody as a list names them, with what it says beside the name. */
export interface NamedPerson {
  readonly address: string
  readonly name: string
  readonly role: MembershipRole | null
  /** Political group; empty for none. */
  readonly group: string
  /** Post, ward or constituency, or what else stands beside the name; empty for nothing. */
  readonly beside: string
  /** What stands in brackets beside it. */
  readonly brackets: readonly string[]
  /** Whom they stand in for; empty for nobody. */
  readonly substituteFor: string
  /** Who stands in for them; empty for nobody. */
  readonly substitutedBy: string
  /** They stood with a star. */
  readonly starred: boolean
}

/** Words of posts, which are written like names. */
const postWords =
  /\b(?:of|for|to|the|head|director|officer|officers|manager|clerk|solicitor|lawyer|lead|chief|executive|assistant|services?|monitoring|corporate|portfolio|holder|representative|team|advis[eo]r|planner|engineer|accountant|secretary|treasurer|auditor|surveyor|consultant|administrator|coordinator|co-ordinator|partner|planning|finance|housing|highways|democratic|committee|council|police|press|public|residents?|applicant|agent|leader|cabinet|department|school|trust|ward|governor|diocese|church|university|college|nhs|association|group|society|limited|ltd|specialist|support|interim|deputy|senior|principal|governance|scrutiny|legal|development|strategy|policy|regeneration|environment|environmental|health|care|community|communities|transport|licensing|warden|commissioner|crime|constabulary|fire|rescue)\b/i

/** Whether words are a post or a body rather than a name. */
export function isPost(words: string): boolean {
  return postWords.test(words)
}

const roles =
  /(?:^|,? |\()(?:(?:in|took|taking) the chair|presiding|\(?(?:vice|deputy)[- ]chair(?:man|woman|person)?\)?|\(?chair(?:man|woman|person)?\)?|\(v\)|\(c\)|\(vc\)|v\/ch(?:air)?|\(?mayor\)?|\(?deputy mayor\)?)\)?$/i

function roleIn(words: string): MembershipRole | null {
  const known = roleOf(words)
  if (known !== null) return known
  const lower = words.toLowerCase().replace(/^the /, '')
  if (
    /^(?:in the chair|presiding|took the chair|taking the chair|chairing|ch|c|chair for the meeting|chair of the (?:council|committee|panel|board|meeting)|chair(?:man|woman|person)? of the council|acting chair(?:man)?|(?:town |lord )?mayor|leader and chair(?:man)?|elected chair(?:man)?|chair(?:man)? elect)$/.test(
      lower,
    )
  )
    return 'chair'
  if (
    /^(?:vice|v|vc|vch|v-ch|deputy (?:town )?mayor|vice[- ]chair(?:man|woman|person)? of the (?:council|committee|panel|board)|v\.? ?chair(?:man)?|vice)$/.test(
      lower,
    )
  )
    return 'vice-chair'
  if (/^(?:.*\bco-?opt(?:ed|ees?)(?: members?)?|(?:non-?voting|voting) .*|.*\bnon-?voting)$/.test(lower))
    return 'co-optee'
  return null
}

const standsFor = [
  /[([]?\b(?:as |a |named |acting as |attending as |attended as |was |who was |present as )*(?:substitut(?:e|ing|ed)|sub|deputising|reserve|deputy|stand-?in|standing in)(?: member)? (?:for|of|to)[: ]+(?<who>[^()[\]]{3,80})[)\]]?/i,
  /[([](?:for|in place of|replacing|on behalf of|rep(?:resenting)?\.?|obo)[: ]+(?<who>(?:the )?(?:councillor|cllr|ald|mr|mrs|ms|dr|miss|[A-Z])[^()[\]]{2,80})[)\]]/i,
  /,? (?:in place of|in the place of|on behalf of|for) (?<who>(?:Councillor|Cllr|COUNCILLOR|Ald|Alderman|Mr|Mrs|Ms|Dr|Miss)\b[^()[\]]{2,80})$/,
]
const stoodInBy =
  /[([](?:substitut(?:e|ed)(?: by)?|sub|replaced by|represented by|reserve)[: –-]+(?!for\b|of\b|to\b)(?<who>[^()[\]]{3,80})[)\]]|[([](?<other>(?:Councillor|Cllr)\b[^()[\]]{2,80}?) (?:substituting|substituted|attended (?:as substitute|in (?:his|her|their) place)|deputising|as substitute|sub)[)\]]|,? (?:was )?(?:substituted|replaced|represented) by (?<third>[^()[\]]{3,80})$/i

const whenBeside = /,? ((?:from|until|till)\b.{0,40}\d.{0,40})$/i

/** One person: "Councillor Ruth Ashworth (Vice Chair)", "Ann Cole - Head of Strategy", "Town Clerk: Ann Cole", "Cllr Beck (for Cllr Moss)". */
export function personNamed(text: string, assumedAddress = ''): NamedPerson | null {
  if (text.length > 400 || !/\p{Lu}/u.test(text)) return null
  const by = stoodInBy.exec(text)
  const unled = by === null ? text : text.replace(by[0], ' ')
  const stands = standsFor.map((pattern) => pattern.exec(unled)).find((found) => found !== null) ?? null
  let bare = (stands === null ? unled : unled.replace(stands[0], ' ')).replace(/[[]([^[\]]*)[\]]/g, '($1)')
  const starred = /^\s*\*|\*\s*$|\(\*\)/.test(bare)
  bare = bare.replace(/\(\*\)|\*/g, ' ')
  const brackets = [...bare.matchAll(/\(([^()]*)\)/g)]
    .flatMap((match) => (match[1] ?? '').split(/,\s*(?=(?:from|until|till)\b)/i))
    .map((words) => words.trim())
    .filter((words) => words !== '')
  // "(substitute for Councillor Moss, until 7.40 pm)": the end is about who stands in.
  const hours = whenBeside.exec(stands?.groups?.['who'] ?? '')?.[1]
  if (hours !== undefined) brackets.push(hours)
  let outside = bare
    .replace(/\([^()]*\)?/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[,;:.\s–-]+$/, (end) => (/\.$/.test(end) && /\b\p{Lu}\.$/u.test(bare.trim()) ? '.' : ''))
    .trim()
  outside = outside.replace(
    /^(?:the )?(?:right )?(?:worshipful )?(?:the )?(lord |town |deputy )?mayor(?: of [^,–-]{2,40})?[,:–\s-]+(?=\p{L})/iu,
    (_, kind: string | undefined) => {
      brackets.push(`${kind ?? ''}Mayor`.trim())
      return ''
    },
  )
  const chaired = roles.exec(outside)
  if (chaired !== null && chaired.index > 0) {
    brackets.push(chaired[0].replace(/[(),]/g, '').trim())
    outside = outside.slice(0, chaired.index).replace(/[,\s–-]+$/, '')
  }
  const parts = /^(.+?)(?:\s+[-–—]+\s*|\s*[–—]\s*|,\s+|:\s+)(\S.*)$/.exec(outside)
  const sides = parts === null ? [outside, ''] : [parts[1] ?? '', parts[2] ?? '']
  const first = nameOf(sides[0] ?? '', assumedAddress)
  const second = first === null || isPostFor(first.name, sides[1] ?? '') ? nameOf(sides[1] ?? '', '') : null
  const chosen = second !== null && (first === null || isPost(sides[0] ?? '')) ? second : first
  if (chosen === null) {
    // "The Mayor (Councillor Ruth Ashworth)"
    const within =
      brackets.map((each) => nameOf(each, '')).find((each) => each !== null && each.address !== '') ?? null
    if (within === null || within.address === '') return null
    const role =
      /\bmayor$/i.test(
        bare
          .replace(/\([^()]*\)/g, ' ')
          .replace(/,.*$/, '')
          .trim(),
      ) && !/deputy/i.test(outside)
        ? 'chair'
        : roleIn(outside)
    return {
      ...within,
      role,
      group: '',
      beside: role === null ? outside : '',
      brackets: [],
      substituteFor: '',
      substitutedBy: '',
      starred,
    }
  }
  const said = (chosen === first ? (sides[1] ?? '') : (sides[0] ?? '')).replace(/^[-–—\s]+/, '')
  const beside = [said, ...brackets]
    .flatMap((words) => words.split(/\s*[,;]\s*/))
    .map((words) => words.trim())
  const role = beside.map(roleIn).find((found) => found !== null) ?? null
  const group = beside.find((words) => roleIn(words) === null && groupOf(words)) ?? ''
  return {
    address: chosen.address,
    name: chosen.name,
    role,
    group,
    beside: said === '' || roleIn(said) !== null || groupOf(said) ? '' : said,
    brackets: brackets.filter((words) => roleIn(words) === null && words !== group && !postNominals(words)),
    substituteFor: (stands?.groups?.['who'] ?? '')
      .replace(whenBeside, '')
      .trim()
      .replace(/[.,;]$/, ''),
    substitutedBy: (by?.groups?.['who'] ?? by?.groups?.['other'] ?? by?.groups?.['third'] ?? '')
      .trim()
      .replace(/[.,;]$/, ''),
    starred,
  }
}

function isPostFor(name: string, other: string): boolean {
  return isPost(name) && other !== '' && !isPost(other)
}

const notNames =
  /\s(?:and|&)\s|^(?:Councillors|Cllrs|Members|Messrs|The|Under|Minute|Item|Agenda|Public|Mayor|Also|Apologies)\b|\b(?:Worshipful|Mayor|No|Business|Items?|Unrestricted|Restricted|Exempt)\b|^Part (?:One|Two|Three|I+|[AB])\b/i

const particles = new Set([
  'van',
  'der',
  'den',
  'de',
  'da',
  'di',
  'du',
  'la',
  'le',
  'von',
  'ten',
  'ter',
  'al',
  'el',
  'bin',
  'ibn',
  'of',
  'dos',
  'del',
  'zu',
  'y',
  'e',
  'the',
])

/** Words with a small letter stand in sentences, and but few in names. */
function hasPlainWord(name: string): boolean {
  return name
    .split(' ')
    .some((word) => /^\p{Ll}/u.test(word) && !particles.has(word) && !/^(?:d|o|l)['’]/.test(word))
}

function nameOf(
  words: string,
  assumedAddress: string,
): { readonly address: string; readonly name: string } | null {
  const kind =
    /^(?:District|County|Borough|City|Parish|Town|Ward|Unitary) (?=(?:Councillor|Cllr)\b)/i.exec(
      words,
    )?.[0] ?? ''
  const { address: led, rest } = leadingAddress(words.slice(kind.length).replace(/^the (?=mayor\b|rev)/i, ''))
  const address = led.replace(/^(\S+) \1$/, '$1')
  const tail = rest
    .replace(/[,;:]$/, '')
    .replace(/(?<=\p{L}{2})\.$/u, '')
    .replace(/(?:,? (?:OBE|MBE|CBE|BEM|JP|DL|KC|QC|MP|PhD))+$/, '')
  const name = tail.replace(/\s+/g, ' ')
  const isCourtesy =
    /^(?:Dr|Mrs|Mr|Ms|Miss|Sir|Dame|Revd|Professor|Lord|Lady)\b/.test(address) &&
    /^(?:Cllr|Councillor)/.test(assumedAddress)
  const known =
    address === '' ? assumedAddress : isCourtesy ? `${assumedAddress} ${address}` : `${kind}${address}`
  if (!looksLikeName(name, known !== '') || notNames.test(name) || hasPlainWord(name)) return null
  if (known === '' && isPost(name)) return null
  return { address: known, name }
}

const manyLead =
  /^(?:the )?(?:(?:borough|county|district|city|town|parish|ward) )?(councillors|cllrs|councilors|members|messrs|aldermen|alds)\b\.?[:\s]+/i

/** Those whom a list on one line names; null where a piece of it is no name. `isOfPosts`: a piece that is no name is the post of the one before it. */
export function peopleNamed(text: string, isOfPosts: boolean): NamedPerson[] | null {
  if (text.length > 6_000) return null
  const found: NamedPerson[] = []
  for (const segment of parts(text, /;|(?<=\.) (?=(?:Councillors?|Cllrs?|Officers?)\b)/)) {
    const people = segmentPeople(segment, isOfPosts)
    if (people === null && isOfPosts && isRank(segment)) found.push({ ...nobody, name: segment.trim() })
    else if (people === null) return null
    else found.push(...alike(people, segment))
  }
  return found.length === 0 ? null : found
}

/** "Mr Ash and Mrs Elm (Independent Members)": what is said in brackets of several is said of those before it too. */
function alike(people: readonly NamedPerson[], segment: string): readonly NamedPerson[] {
  const last = people.at(-1)
  const shared = /\([^()]{0,60}\b(?:members|co-?optees|representatives)\)[\s.]*$/i.test(segment)
  if (last === undefined || last.role === null || !shared) return people
  const from = people.findLastIndex(({ address }) => /councillor|cllr/i.test(address)) + 1
  return people.map((person, at) =>
    at < from || person.role !== null ? person : { ...person, role: last.role },
  )
}

const nobody: NamedPerson = {
  ...{ address: '', name: '', role: null, group: '', beside: '', brackets: [] },
  ...{ substituteFor: '', substitutedBy: '', starred: false },
}

/** "Area Manager Julie Gascoyne": a rank before a name, which looks like a post. */
function isRank(segment: string): boolean {
  const words = segment.trim().split(' ')
  return (
    words.length >= 3 &&
    words.length <= 6 &&
    words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word)) &&
    !/\b(?:public|press|none|members?|residents|council|committee)\b/i.test(segment)
  )
}

function segmentPeople(segment: string, isOfPosts: boolean): NamedPerson[] | null {
  const clean = segment.trim().replace(/^and /i, '')
  if (clean === '') return []
  const shared = manyLead.exec(clean)
  const isMany = shared !== null || /,|\band\b|&/.test(clean)
  if (!isMany) {
    const one = personNamed(clean)
    return one === null ? null : [one]
  }
  let assumed =
    shared === null
      ? ''
      : /^c/i.test(shared[1] ?? '')
        ? /^cl/i.test(shared[1] ?? '')
          ? 'Cllr'
          : 'Councillor'
        : ''
  const members = shared !== null
  const rest = clean.slice(shared?.[0].length ?? 0)
  const found: NamedPerson[] = []
  for (const piece of parts(rest, /,|\s+&\s+|\band\b|\n/i)) {
    const many = manyLead.exec(piece.trim().replace(/^and /i, ''))
    if (many !== null) assumed = /^cl/i.test(many[1] ?? '') ? 'Cllr' : 'Councillor'
    const words = piece
      .trim()
      .replace(/^and /i, '')
      .replace(manyLead, '')
      .replace(/^(?:councillor|cllr) (?=councillor|cllr)/i, '')
    if (words === '') continue
    const person = personNamed(
      words,
      assumed === '' && members ? 'Councillor' : inherited(found, words, assumed, isOfPosts),
    )
    const last = found.at(-1)
    if (
      person !== null &&
      !(isOfPosts && last !== undefined && person.address === '' && isPost(words) && !/[-–:(]/.test(words))
    ) {
      found.push(person)
      continue
    }
    if (last === undefined) {
      // "Head of Planning, Ros Kemp": the post first.
      const whole = personNamed(clean)
      return whole === null ? null : [whole]
    }
    const role = roleIn(words.replace(/[()]/g, ''))
    if (role !== null) found[found.length - 1] = { ...last, role }
    else if (groupOf(words)) found[found.length - 1] = { ...last, group: words }
    else if (postNominals(words)) continue
    else if (isOfPosts)
      found[found.length - 1] = {
        ...last,
        beside: [last.beside, words]
          .filter((each) => each !== '')
          .join(
            last.beside === ''
              ? ''
              : /\band\b/.test(rest) && rest.includes(`${last.beside} and ${words}`)
                ? ' and '
                : ', ',
          ),
      }
    else return null
  }
  return found
}

/** "Councillor A Rowan, B Sedge and C Teasel": the address of the first is that of the others. */
function inherited(
  found: readonly NamedPerson[],
  words: string,
  assumed: string,
  isOfPosts: boolean,
): string {
  if (assumed !== '') return assumed
  if (isOfPosts || leadingAddress(words).address !== '') return ''
  const last = found.at(-1)?.address ?? ''
  return /councillor|cllr|ald/i.test(last) ? (last.split(' ')[0] ?? '') : ''
}

/** The pieces between marks that stand in no brackets. */
function parts(text: string, mark: RegExp): string[] {
  const depth: number[] = []
  let open = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '(' || text[index] === '[') open += 1
    depth.push(open)
    if ((text[index] === ')' || text[index] === ']') && open > 0) open -= 1
  }
  const pieces: string[] = []
  let from = 0
  for (const match of text.matchAll(new RegExp(mark.source, mark.flags.includes('i') ? 'gi' : 'g'))) {
    if ((depth[match.index] ?? 0) > 0) continue
    pieces.push(text.slice(from, match.index))
    from = match.index + match[0].length
  }
  return [...pieces, text.slice(from)]
}
