import { leadingAddress, looksLikeName, roleOf } from '../../shared/domain/nameParts.ts'
import type { MembershipRole } from '../../shared/domain/committee.ts'
import type { SourceLine, Span } from './sourceLines.ts'

export interface ReadAttendee extends Span {
  readonly address: string
  readonly name: string
  readonly title: string
  readonly role: MembershipRole
  readonly capacity: 'member' | 'substitute' | 'attendee'
  readonly status: 'present' | 'absent' | 'apologies'
  /** In the words of the text; empty for none. */
  readonly reason: string
  /** Whom a substitute stood in for; empty for nobody. */
  readonly substituteFor: string
  readonly confidence: number
}

type Section = Pick<ReadAttendee, 'capacity' | 'status'>

/** Longer than any list of names on one line. */
const longestList = 5_000

const present: Section = { capacity: 'member', status: 'present' }

/** The words over a list of names. */
const sections: readonly (readonly [RegExp, Section | null])[] = [
  [/^(list of )?(membership|members|attendance)( of the (committee|panel|board))?$/i, null],
  [/^(members? |councillors? |membership )?present( were)?$/i, present],
  [/^in (the )?(chair)$/i, present],
  [/^(members? )?in attendance$/i, { capacity: 'attendee', status: 'present' }],
  [/^(members? |councillors? )?absent( without apolog(y|ies))?$/i, { capacity: 'member', status: 'absent' }],
  [
    /^(members? |councillors? )?(apologies|apology)( for absence)?( (were )?(received )?(from|by))?$/i,
    { capacity: 'member', status: 'apologies' },
  ],
  [/^(substitutes?|reserves?)( members?)?( present)?$/i, { capacity: 'substitute', status: 'present' }],
  [
    /^(colleagues|officers|others?|also|partners|guests|visitors|staff|speakers|witnesses|public|invitees|observers)\b[^:]{0,70}$/i,
    { capacity: 'attendee', status: 'present' },
  ],
]

/** Who is listed before the items. What names nobody is given back. */
export function readAttendance(lines: readonly SourceLine[]): {
  readonly attendance: readonly ReadAttendee[]
  readonly unread: readonly SourceLine[]
} {
  const attendance: ReadAttendee[] = []
  const unread: SourceLine[] = []
  let section: Section | null = null
  for (const line of lines) {
    const { head, rest } = headOf(line.text)
    if (head !== undefined) {
      section = head ?? section
      if (rest === '') continue
    }
    const people = section === null ? [] : peopleIn(rest, section, line)
    attendance.push(...people)
    if (people.length === 0) unread.push(line)
  }
  return { attendance, unread }
}

/** "Present: Councillors Moss and Fell": the section, and what follows it on the line. */
function headOf(text: string): { readonly head: Section | null | undefined; readonly rest: string } {
  const whole = text.replace(/[:.\s–-]+$/, '')
  const alone = sections.find(([pattern]) => pattern.test(whole))
  if (alone !== undefined) return { head: alone[1], rest: '' }
  const parted = /^([^:]{3,80}):\s*(\S.*)$/.exec(text)
  const named = sections.find(([pattern]) => pattern.test(parted?.[1]?.trim() ?? ''))
  return named === undefined ? { head: undefined, rest: text } : { head: named[1], rest: parted?.[2] ?? '' }
}

function peopleIn(text: string, section: Section, span: Span): ReadAttendee[] {
  if (text.length > longestList) return []
  const one = personIn(text, section, span)
  if (one !== null) return [one]
  const shared = /^(councillors|cllrs|messrs|members)[:.]? /i.exec(text)
  const pieces = text
    .slice(shared?.[0].length ?? 0)
    .split(/;|,(?![^()]*\))|\band\b(?![^()]*\))/)
    .map((piece) => piece.trim().replace(/\.$/, ''))
    .filter((piece) => piece !== '')
  const address = shared === null ? '' : /^c/i.test(text) ? 'Councillor ' : ''
  const people = pieces.map((piece) =>
    personIn(`${leadingAddress(piece).address === '' ? address : ''}${piece}`, section, span),
  )
  // A list in which one piece is no name is no list of names.
  return pieces.length > 1 && people.every((each) => each !== null) ? people : []
}

/** "Councillor Ruth Ashworth (Vice Chair)", "Ann Cole - Head of Strategy", "Councillor Fell – unwell", "Cllr Beck (substitute for Cllr Moss)". */
function personIn(text: string, section: Section, { from, to }: Span): ReadAttendee | null {
  const substitute =
    /\(?\b(?:as |named )?(?:substitut(?:e|ing)|deputising|reserve)(?: member)?(?: for)?:? (?:for )?([^()]+)\)?/i.exec(
      text,
    )
  const bare = substitute === null ? text : text.replace(substitute[0], ' ')
  const brackets = [...bare.matchAll(/\(([^()]*)\)/g)].map((match) => match[1] ?? '')
  const outside = bare
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const parted = /^(.+?)(?:\s+[-–—]+\s*|\s*[–—]\s*|,\s+|:\s+)(\S.*)$/.exec(outside)
  const { address, rest } = leadingAddress(parted?.[1] ?? outside)
  const name = rest.replace(/[.,;]$/, '')
  if (!looksLikeName(name, address !== '')) return null
  const office =
    [...brackets, parted?.[2] ?? ''].map((words) => roleOf(words)).find((role) => role !== null) ?? null
  const said = (parted?.[2] ?? '').trim()
  const after = roleOf(said) === null ? said : ''
  const isMember = section.capacity !== 'attendee'
  const title = isMember
    ? ''
    : [after, ...brackets.filter((words) => roleOf(words) === null)]
        .filter((words) => words !== '')
        .join(', ')
  return {
    from,
    to,
    address,
    name,
    title,
    role: office ?? (section.capacity === 'substitute' ? 'substitute' : 'member'),
    ...section,
    capacity: substitute !== null && isMember ? 'substitute' : section.capacity,
    reason: section.status !== 'present' && isMember ? after : '',
    substituteFor: substitute?.[1]?.trim() ?? '',
    confidence: address === '' && isMember ? 0.7 : 0.95,
  }
}

/** The apologies that an item of its own lists: "Councillor Ruth Ashworth – unwell". Null for a line that names nobody. */
export function readApologies(lines: readonly SourceLine[]): {
  readonly attendance: readonly ReadAttendee[]
  readonly unread: readonly SourceLine[]
} {
  const attendance: ReadAttendee[] = []
  const unread: SourceLine[] = []
  for (const line of lines) {
    const words = line.text.replace(
      /^apologies (for absence )?(were |was |have been )?(received |submitted )?(from|on behalf of) /i,
      '',
    )
    const people = peopleIn(words.replace(/\.$/, ''), { capacity: 'member', status: 'apologies' }, line)
    attendance.push(...people)
    if (people.length === 0) unread.push(line)
  }
  return { attendance, unread }
}
