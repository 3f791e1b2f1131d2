import { leadingAddress } from '../../shared/domain/nameParts.ts'
import type { MembershipRole } from '../../shared/domain/committee.ts'
import { attendanceHead, groupHead } from './attendanceHeads.ts'
import { markedNames, presenceMarks } from './presenceMarks.ts'
import type { PresenceMarks } from './presenceMarks.ts'
import type { AttendanceHead } from './attendanceHeads.ts'
import { isPost, peopleNamed, personNamed } from './readNames.ts'
import type { NamedPerson } from './readNames.ts'
import { timesIn } from './readTimes.ts'
import { spanOf } from './sourceLines.ts'
import type { SourceLine, Span } from './sourceLines.ts'

export interface ReadAttendee extends Span {
  readonly address: string
  readonly name: string
  readonly title: string
  readonly role: MembershipRole
  readonly capacity: 'member' | 'substitute' | 'attendee'
  readonly status: 'present' | 'absent' | 'apologies' | 'substituted'
  /** In the words of the text; empty for none. */
  readonly reason: string
  /** Whom a substitute stood in for; empty for nobody. */
  readonly substituteFor: string
  /** False of members who may not vote. */
  readonly voting: boolean
  /** Political group; empty for none. */
  readonly group: string
  /** HH:MM: from and until when they were there, where the list says so. */
  readonly arrived?: string
  readonly left?: string
  readonly confidence: number
  /** They stand under "Councillors", by their name alone. */
  readonly isCalledCouncillor?: boolean
}

interface AttendanceRead {
  readonly attendance: readonly ReadAttendee[]
  /** Those over the lists, which say nothing besides. */
  readonly heads: readonly SourceLine[]
  readonly unread: readonly SourceLine[]
}

/** More lines than any list of those who came. */
const longestList = 600

/** Who is listed before the items. What names nobody is given back. */
export function readAttendance(all: readonly SourceLine[]): AttendanceRead {
  const lines = all.slice(0, longestList)
  const listed = lines.map((line) => ({ line, parted: headOf(line) }))
  const hasPresent = listed.some(({ parted }, index) => {
    if (
      parted?.head.capacity !== 'member' ||
      parted.head.status !== 'present' ||
      parted.head.role !== null ||
      parted.head.visiting
    )
      return false
    const next = listed[index + 1]
    return parted.rest !== '' || (next !== undefined && next.parted === null)
  })
  const starred = lines.some((line) =>
    /\*\s*(?:denotes|indicates|=|means|marks)|(?:denotes|indicates) (?:those )?(?:member )?present/i.test(
      line.text,
    ),
  )
  const marks = presenceMarks(lines)
  const reading = new Reading({ hasPresent, starred, marks })
  for (let index = 0; index < listed.length; index += 1) {
    const { line, parted } = listed[index] as (typeof listed)[number]
    if (marks.legend.has(line)) {
      reading.heads.push(line)
      continue
    }
    if (parted === null) {
      index += reading.names(lines, index)
      continue
    }
    if (parted.rest === '') {
      reading.begin(parted.head, line)
      reading.heads.push(line)
      continue
    }
    const isOne =
      parted.head.title !== '' || parted.head.role === 'chair' || parted.head.role === 'vice-chair'
    const before = reading.begin(parted.head, line)
    index += reading.names(lines, index, parted.rest)
    // "Chair: Councillor Moss" says nothing of the lines below it.
    if (isOne && before !== null) reading.begin(before, line)
  }
  const { attendance, heads, unread } = reading.result()
  return { attendance, heads, unread: [...unread, ...all.slice(longestList)] }
}

interface ReadingRules {
  readonly hasPresent: boolean
  readonly starred: boolean
  readonly marks: PresenceMarks
}

class Reading {
  readonly heads: SourceLine[] = []
  readonly #attendance: ReadAttendee[] = []
  readonly #unread: SourceLine[] = []
  readonly #rules: ReadingRules
  #head: AttendanceHead | null = null
  #columns: readonly (AttendanceHead | null)[] = []
  #group = ''
  /** The form of address that the head gives all below it. */
  #address = ''
  /** A row of a table says of one person who they are: only its first cell is a name. */
  #isTable = false
  /** The head calls all below it councillors. */
  #called = false

  constructor(rules: ReadingRules) {
    this.#rules = rules
  }

  /** Answers the head that stood before. */
  begin(head: AttendanceHead, line: SourceLine): AttendanceHead | null {
    const before = this.#head
    // "Present: the Chair", and below it "Councillors: …": they came too.
    const goesOn = head.capacity === 'roll' && before?.capacity === 'member' && before.status === 'present'
    this.#head = goesOn ? before : head
    this.#address = /^\W*(?:\w+ )?councillors\s*(?::|$)/i.test(line.text)
      ? 'Councillor'
      : /^\W*cllrs\b/i.test(line.text)
        ? 'Cllr'
        : ''
    this.#called = /^\W*(?:\w+ )?(?:councillors|cllrs)\b/i.test(line.text)
    this.#group = head.group
    const heads = line.cells.map((cell) => attendanceHead(cell))
    this.#columns = line.cells.length > 1 && heads.filter((each) => each !== null).length > 1 ? heads : []
    return before
  }

  /** Reads the names of a line, and of those it runs on over; answers how many more lines it took. */
  names(lines: readonly SourceLine[], index: number, words?: string): number {
    const line = lines[index] as SourceLine
    const group = groupHead(line.text)
    if (words === undefined && group !== null && this.#head !== null) {
      this.#group = group
      this.heads.push(line)
      return 0
    }
    if (
      /^\(?\s*\*\s*(?:denotes|indicates|=|means|marks)|^(?:\(?\*\)? ?)?(?:denotes|indicates) /i.test(
        line.text,
      )
    ) {
      this.heads.push(line)
      return 0
    }
    if (/^(?:officer contact|contact officer|contact)\b/i.test(line.text)) {
      this.#unread.push(line)
      return 0
    }
    const marked = words === undefined ? this.#marked(line) : null
    if (marked !== null) {
      this.#attendance.push(...marked)
      return 0
    }
    const rows = words === undefined ? this.#row(line) : null
    if (rows !== null) {
      this.#attendance.push(...rows)
      return 0
    }
    let text = words ?? line.text
    let taken = 0
    for (let next = lines[index + 1]; next !== undefined && taken < 40; next = lines[index + taken + 1]) {
      const runsOn =
        /^\(/.test(next.text) ||
        isOpenBracket(text) ||
        isRestOfPost(lines[index + taken], next) ||
        (/,/.test(text) && lines[index + taken]?.isFull === true && !next.afterGap) ||
        /(?:,|\band|&|\bfor|\(|\p{L}[–—]|[–—])$/iu.test(text) ||
        (/^(?:and|&) |^\p{Ll}/iu.test(next.text) && /^(?:and|&|\p{Ll})/u.test(next.text))
      const isOpen = isOpenBracket(text) || /[–—]$/.test(text) || isRestOfPost(lines[index + taken], next)
      if (!runsOn || (headOf(next) !== null && !isOpen) || text.length > 5_000) break
      text = `${text} ${next.text}`
      taken += 1
    }
    const own = lines.slice(index, index + taken + 1)
    const people = this.#head === null ? this.#addressed(text, own) : this.#people(text, this.#head, own)
    if (people !== null) {
      this.#attendance.push(...people)
      return taken
    }
    const apologies = readApologies([{ ...line, text }]).attendance
    if (apologies.length > 0) {
      this.#attendance.push(...apologies)
      return taken
    }
    this.#unread.push(line)
    return 0
  }

  /** Without a head, only those with an address of members, by themselves on a line, are members. */
  #addressed(text: string, own: readonly SourceLine[]): ReadAttendee[] | null {
    if (!/^\*?\s*(?:councillors?|cllrs?)\b/i.test(text) || /[.?!]$/.test(text) || text.length > 120)
      return null
    const head = attendanceHead('Membership')
    return head === null ? null : this.#people(text, head, own)
  }

  /** Names with marks that a line of the paper explains. */
  #marked(line: SourceLine): ReadAttendee[] | null {
    const named = markedNames(line.text, this.#rules.marks)
    const base = attendanceHead('Present')
    if (named === null || base === null) return null
    const people = named.map(({ name, status }) => {
      const person = personNamed(name, this.#address)
      return person === null ? null : attendees(person, { ...base, status }, spanOf([line]), this.#group)
    })
    return people.every((each) => each !== null) ? people.flat() : null
  }

  #people(text: string, head: AttendanceHead, own: readonly SourceLine[]): ReadAttendee[] | null {
    const isPosts = head.capacity === 'attendee'
    const words = (isPosts ? withoutPublic(text) : text)
      .replace(/^[-•·*+]\s+(?=\p{L})/u, (mark) => (mark.startsWith('*') ? '*' : ''))
      .replace(/\.$/, '')
    const people = everybody(words, isPosts, this.#address)
    return people === null
      ? null
      : people
          .flatMap((person) => attendees(person, this.#headFor(person, head), spanOf(own), this.#group))
          .map((each) => (this.#isCalledCouncillors(each) ? { ...each, isCalledCouncillor: true } : each))
  }

  #isCalledCouncillors({ address, capacity, role }: ReadAttendee): boolean {
    return this.#called && address === '' && capacity !== 'attendee' && role !== 'co-optee'
  }

  /** A membership list tells by a star, or by what the other lists say, who of it came. */
  #headFor(person: NamedPerson, head: AttendanceHead): AttendanceHead {
    if (head.visiting && this.#rules.hasPresent) return { ...head, capacity: 'attendee' }
    if (head.capacity !== 'roll') return head
    const isHere = this.#rules.starred ? person.starred : !this.#rules.hasPresent
    return { ...head, capacity: 'member', status: isHere ? 'present' : 'absent' }
  }

  /** A row of a table: names in columns, or a name with what it did. */
  #row(line: SourceLine): ReadAttendee[] | null {
    const cells = line.cells.map((cell) => cell.trim())
    if (cells.filter((cell) => cell !== '').length < 2) return null
    const [first = '', ...others] = cells
    if (
      /^(?:name|member|representative|councillor|attendee)s?$/i.test(first) &&
      others.every(
        (cell) =>
          cell === '' ||
          /^(?:organisation|organization|role|title|post|position|body|representing|job title|attendance|ward|present|apologies|initials|designation|authority|council)s?\b/i.test(
            cell,
          ),
      )
    ) {
      this.#isTable = true
      this.heads.push(line)
      return []
    }
    const status = others.map(statusOf).find((found) => found !== null) ?? null
    const named = personNamed(first.replace(/^\d+[.)]? /, ''), this.#address)
    const head = this.#head ?? (this.#isTable ? attendanceHead('Membership') : null)
    if (named !== null && status !== null) {
      const base = attendanceHead('Present')
      if (base === null) return null
      const beside = others.filter((cell) => cell !== '' && statusOf(cell) === null)
      const own: AttendanceHead = {
        ...base,
        ...(head === null || head.capacity === 'roll'
          ? {}
          : { capacity: head.capacity, role: head.role, voting: head.voting }),
        status,
      }
      const person = { ...named, brackets: [...named.brackets, ...beside] }
      return attendees(person, own, spanOf([line]), this.#group)
    }
    if (head === null && this.#columns.length === 0) return null
    const read = cells.map((cell, at) => {
      const column = this.#columns.length > 0 ? this.#columns[at] : head
      if (cell === '') return []
      const people = apart(cell) === cell ? null : everybody(cell, false)
      const person = personNamed(cell, this.#address)
      return (people === null && person === null) || column === null || column === undefined
        ? null
        : (people ?? (person === null ? [] : [person])).flatMap((each) =>
            attendees(each, this.#headFor(each, column), spanOf([line]), this.#group),
          )
    })
    const isNames = read.every((people) => people !== null)
    if (isNames && !this.#isTable) {
      // "Reserve | Member": the second is whom the first stands in for.
      return read.flat()
    }
    if (named === null || head === null) return null
    const said = others.filter((cell) => cell !== '').join(', ')
    const person = { ...named, beside: said.replace(/^[-–—\s]+/, '') }
    return attendees(person, this.#headFor(person, head), spanOf([line]), this.#group)
  }

  result(): AttendanceRead {
    return { attendance: settled(this.#attendance), heads: this.heads, unread: this.#unread }
  }
}

function isOpenBracket(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')')
}

/** "…, Responsible Finance" and below it "Officer": a post that a line parts. */
function isRestOfPost(line: SourceLine | undefined, next: SourceLine): boolean {
  if (line === undefined || next.afterGap || line.text.length < 50 || !/[,;]/.test(line.text)) return false
  return (
    isPost(next.text) &&
    next.text.length < 50 &&
    !/[-–—:;,(]/.test(next.text) &&
    personNamed(next.text) === null
  )
}

const several = String.raw`(?:\d{1,3}|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|several|some|a few|a number of|a)`
const ofPublic = new RegExp(
  String.raw`(?:[,;.]|\band\b|&|\bwith\b|\bplus\b|^)[,;\s]*(?:and )?(?:approximately |about |around |also )?${several}(?: \([^()]{1,10}\))? (?:other )?(?:members? of (?:the )?(?:public|press)(?: (?:and|&) (?:the )?(?:press|public))?|(?:local )?residents?|parishioners?|electors?|members? from the public)\b[^,;]*$`,
  'i',
)

/** "…, and seven members of the public": how many came to look on names nobody. */
function withoutPublic(text: string): string {
  return text.slice(0, 6_000).replace(/\.$/, '').replace(ofPublic, '')
}

/** "Councillor A Moss Councillor B Fell": names in columns that stood too near. */
function apart(words: string): string {
  const address = /^(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\b/
  if (!address.test(words)) return words
  return words.replace(/(?<=\s\p{Lu}[\p{L}'’-]+(?: \([^()]*\))?) (?=(?:Councillor|Cllr)\.? \p{Lu})/gu, '; ')
}

/** Everybody whom a line of a list names; null where a piece of it is no name. */
function everybody(all: string, isPosts: boolean, address = ''): NamedPerson[] | null {
  const words = apart(all)
  const outside = words.replace(/\([^()]*\)?/g, ' ')
  const isList = /;|\bcouncillors\b|\bcllrs\b|,|\band\b|&/i.test(outside)
  // "Ann Cole - Head of Strategy and Improvement": a dash parts a name from a post.
  const isOne =
    !isList ||
    (/^[^,;()]{3,60}? [-–—]+ /.test(words) &&
      !/;|\bcouncillors\b|\bcllrs\b/i.test(outside) &&
      !/,[^,]*? [-–—] /.test(outside))
  const one = (): NamedPerson[] | null => {
    const person = personNamed(words, address)
    return person === null ? null : [person]
  }
  if (isOne) return one() ?? (isPosts ? postAlone(words) : peopleNamed(words, isPosts))
  const prefix = address !== '' && !/^(?:councillor|cllr|the )/i.test(words) ? `${address}s ` : ''
  return peopleNamed(`${prefix}${words}`, isPosts) ?? one() ?? null
}

/** "Town Clerk", in a list of those in attendance, is somebody. */
function postAlone(words: string): NamedPerson[] | null {
  if (
    !/^\p{Lu}[\p{L} &'’-]{3,60}$/u.test(words) ||
    words.split(' ').length > 7 ||
    /\b(?:public|press|none|members?|residents|business|agenda|items?)\b/i.test(words)
  )
    return null
  return [
    {
      address: '',
      name: words,
      role: null,
      group: '',
      beside: '',
      brackets: [],
      substituteFor: '',
      substitutedBy: '',
      starred: false,
    },
  ]
}

/** Where one list says that somebody came, the others are the list of all members, or were taken back. */
function settled(attendance: readonly ReadAttendee[]): ReadAttendee[] {
  const isRoll = (each: ReadAttendee): boolean => each.confidence < 0.5
  return attendance.filter(
    (each, index) =>
      !isRoll(each) ||
      !attendance.some(
        (other, at) => at !== index && other.name.toLowerCase() === each.name.toLowerCase() && !isRoll(other),
      ),
  )
}

function statusOf(cell: string): AttendanceHead['status'] | null {
  const words = cell.toLowerCase().replace(/[.()]/g, '').trim()
  if (
    /^(?:present|p|yes|y|✓|✔|√|attended|in attendance|x present|in person|virtual|remote|remotely|present \(.*)$/.test(
      words,
    )
  )
    return 'present'
  if (/^(?:apologies|apology|ap|apols|a|apologies (?:received|given|sent|submitted))$/.test(words))
    return 'apologies'
  if (/^(?:absent|ab|no|n|✗|✘|x|did not attend|not present|dna|absent without apologies)$/.test(words))
    return 'absent'
  return null
}

/** "Present: Councillors Moss and Fell": the head, and what follows it on the line. */
function headOf(line: SourceLine): { readonly head: AttendanceHead; readonly rest: string } | null {
  const { text, cells } = line
  const alone = attendanceHead(text)
  if (alone !== null) return { head: alone, rest: '' }
  const told =
    /^((?:also )?(?:present|in attendance|attending)(?: at the meeting)?) (?:were|was)(?: also)?:? (\p{Lu}.*)$/iu.exec(
      text.slice(0, 6_000),
    )
  const toldHead = told === null ? null : attendanceHead(told[1] ?? '')
  if (toldHead !== null && told !== null) return { head: toldHead, rest: told[2] ?? '' }
  const [first = '', second = ''] = cells
  const headed = cells.length > 1 ? attendanceHead(first) : null
  if (headed !== null) {
    if (attendanceHead(second) !== null || statusOf(second) !== null || second === '')
      return { head: headed, rest: '' }
    const [, name = '', post = '', ...more] = cells
    if (headed.capacity === 'attendee' && more.length === 0 && isPost(post) && !isPost(name))
      return { head: headed, rest: `${name} - ${post}` }
    return {
      head: headed,
      rest: cells
        .slice(1)
        .filter((cell) => cell !== '')
        .join(headed.capacity === 'attendee' ? '; ' : ', '),
    }
  }
  const parted = /^([^:]{3,90}?)\s*(?::[-–]?|\s[-–—]\s)\s*(\S.*)$/.exec(text.slice(0, 6_000))
  const named = parted === null ? null : attendanceHead(parted[1] ?? '')
  if (named !== null && parted !== null) {
    // "Ann Cole – Clerk" is a person, "Clerk – Ann Cole" is a head.
    return { head: named, rest: parted[2] ?? '' }
  }
  const capital =
    /^(PRESENT|ABSENT|APOLOGIES|IN ATTENDANCE|OFFICERS(?: PRESENT)?)\s+(?:\([^()]{1,20}\)\s*)?(\p{Lu}.*)$/u.exec(
      text.slice(0, 6_000),
    )
  const upper = capital === null || attendanceHead(text) !== null ? null : attendanceHead(capital[1] ?? '')
  if (upper !== null && capital !== null && everybody(capital[2] ?? '', true) !== null) {
    return { head: upper, rest: capital[2] ?? '' }
  }
  const bare =
    /^(present|apologies|absent|in attendance|officers(?: present)?)\s+((?:councillors?|cllrs?|mr|mrs|ms|miss|dr)\b.*)$/i.exec(
      text.slice(0, 6_000),
    )
  const head = bare === null ? null : attendanceHead(bare[1] ?? '')
  return head === null || bare === null ? null : { head, rest: bare[2] ?? '' }
}

const reasonWords =
  /unwell|ill(?:ness)?\b|sick|health|medical|council business|work|personal|family|bereave|holiday|leave\b|other (?:meeting|commitment)|commitment|conflicting|away|hospital|appointment|engagement|business|childcare|late|travel/iu

/** "from 10.20 am until 11.40 am", beside a name. */
const whenThere = /^(?:(?:present )?(?:from|until|till)\b.{0,40}\d.{0,40})$/i

function hoursThere(notes: readonly string[]): Pick<ReadAttendee, 'arrived' | 'left'> {
  const words = notes.filter((each) => whenThere.test(each)).join(' ')
  const at = (pattern: RegExp): string | undefined => timesIn(pattern.exec(words)?.[0] ?? '')[0]?.value
  const arrived = at(/\bfrom\b(?:(?!\b(?:until|till)\b).)*/i)
  const left = at(/\b(?:until|till)\b.*/i)
  return { ...(arrived === undefined ? {} : { arrived }), ...(left === undefined ? {} : { left }) }
}

/** Reasons have small letters; names of bodies and wards have capitals. */
function isReason(words: string): boolean {
  return /^\p{Ll}/u.test(words) || (reasonWords.test(words) && !/\b(?:Council|Authority)$/.test(words))
}

function attendees(person: NamedPerson, head: AttendanceHead, span: Span, group: string): ReadAttendee[] {
  const isCouncillor = /councillor|cllr/i.test(person.address)
  const capacity = head.capacity === 'roll' ? 'member' : head.capacity
  const isMember = capacity !== 'attendee'
  const isAway = head.status !== 'present'
  const said = person.brackets
    .flatMap((words) => words.split(/,\s*(?=(?:from|until)\b)/i))
    .map((words) => words.replace(/^(?:reason:?|due to|because of|owing to) /i, ''))
  const own = isAway && isMember ? (said.map(statusOf).find((each) => each === 'apologies') ?? null) : null
  const status = own ?? head.status
  const there = hoursThere(said)
  const notes = said.filter((words) => !whenThere.test(words) && (own === null || statusOf(words) !== own))
  const [besideReason, besideTitle] = isAway && isMember ? [person.beside, ''] : ['', person.beside]
  const reason = [besideReason, ...(isAway ? notes.filter(isReason) : [])]
    .filter((words) => words !== '')
    .join(', ')
  const title = [head.title, besideTitle, ...notes.filter((words) => !isAway || !isReason(words))]
    .filter((words) => words !== '')
    .join(', ')
  const isSubstitute = isMember && (capacity === 'substitute' || person.substituteFor !== '')
  const first: ReadAttendee = {
    ...span,
    ...{ address: person.address, name: person.name, title },
    role: person.role ?? head.role ?? (isSubstitute ? 'substitute' : 'member'),
    capacity: isSubstitute ? 'substitute' : capacity,
    status: person.substitutedBy === '' || status === 'apologies' ? status : 'substituted',
    ...there,
    reason: reason.replace(/^(?:due to|because of|owing to) /i, ''),
    substituteFor: person.substituteFor,
    voting: head.voting && !/non-?voting/i.test(title),
    group: person.group === '' ? group : person.group,
    confidence:
      head.capacity === 'roll' && isAway
        ? 0.4
        : person.address === '' && isMember
          ? 0.7
          : isCouncillor
            ? 0.95
            : 0.9,
  }
  const stand = person.substitutedBy === '' ? null : personNamed(person.substitutedBy, 'Councillor')
  if (stand === null) return [first]
  return [
    first,
    {
      ...first,
      ...{ address: stand.address, name: stand.name, title: '', role: 'substitute', capacity: 'substitute' },
      ...{ status: 'present', reason: '', substituteFor: `${person.address} ${person.name}`.trim() },
    },
  ]
}

const apologiesFrom =
  /\bapolog(?:y|ies)\b(?! for late| for being late| for lateness)[^.:]{0,90}?\b(?:from|by|on behalf of|submitted by|of)\b(?: the following(?: members| councillors)?:?)? (?<names>.+)$/i
const sentApologies =
  /^(?<names>.{3,200}?) (?:had |have |has )?(?:sent|sends|submitted|gave|given|tendered|offered|conveyed) (?:their |his |her )?apologies(?: for absence)?(?<why>.*)$/i
const stoodIn =
  /^(?<who>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\b.{2,60}?) (?:was |were |had been |is |attended |acted |would be )?(?:substitut\w+|deputis\w+|as (?:a |the )?(?:named )?substitute|in attendance as (?:a )?substitute|present as (?:a )?substitute|appointed as substitute)(?: member)? (?:for|on behalf of|in place of) (?<for>.{3,80}?)\.?$/i

/** The apologies and substitutes that an item of its own tells of: "Councillor Ruth Ashworth – unwell", "Apologies were received from …". */
export function readApologies(lines: readonly Named[]): { readonly attendance: readonly ReadAttendee[] } {
  const attendance: ReadAttendee[] = []
  const away = attendanceHead('Apologies')
  const here = attendanceHead('Substitutes')
  let columns: readonly [number, number] | null = null
  for (const line of lines) {
    columns = reserveColumns(line.cells ?? []) ?? ((line.cells?.length ?? 0) > 1 ? columns : null)
    const member = columns === null ? null : personNamed(line.cells?.[columns[0]] ?? '')
    const reserve = columns === null ? null : personNamed(line.cells?.[columns[1]] ?? '')
    if (member !== null && reserve !== null && here !== null) {
      const instead = `${member.address} ${member.name}`.trim()
      attendance.push(...attendees({ ...reserve, substituteFor: instead }, here, spanOf([line]), ''))
      continue
    }
    const text = line.text.replace(/^(?:\(?\w{1,3}[.)]|\d+(?:\.\d+)+\.?|[-•·])\s+/, '')
    const people = away === null || here === null ? [] : ofSentences(text.slice(0, 6_000), line, away, here)
    attendance.push(...people)
  }
  return { attendance }
}

/** Where a table has the members, and those who came in their place: "Ordinary Member | Reserve Member". */
function reserveColumns(cells: readonly string[]): readonly [number, number] | null {
  const reserve = cells.findIndex((cell) => /^(?:reserve|substitute|replacement)s?\b/i.test(cell))
  const member = cells.findIndex((cell) =>
    /^(?:ordinary|permanent|member|original|substituted|for|councillor)/i.test(cell),
  )
  return cells.length > 1 && reserve >= 0 && member >= 0 && reserve !== member ? [member, reserve] : null
}

/** Words, and where they stand. */
interface Named extends Span {
  readonly text: string
  readonly cells?: readonly string[]
}

const acceptedAlso =
  /(?<=[\p{L})][.;]?)\s+(?:(?:the|these|their|all) )?(?:apologies|apology|reasons?)\b[^.]{0,40}\b(?:accepted|noted|approved|received|recorded)\.?$/iu

/** "…, for whom Councillor Beck was present": who stood in for the last of those before it. */
const forWhom =
  /,? (?:for|in place of|on behalf of) whom (?<who>.{3,80}?) (?:was|were|had been|is|attended|acted|substituted|deputised|stood in|came)\b.*$/i
const appointedFor =
  /(?<who>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\b[^,;.]{2,60}?) (?:had been|has been|was|were|is|would be) (?:appointed|nominated|named|serving|sitting|acting|attending|there|present)\b[^,;]{0,60}? (?:in place of|in the place of|instead of|as (?:a |the )?substitute for|on behalf of) (?<for>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\b.{2,60}?)(?: (?:for|at|during) (?:this|the|that) .*)?\.?$/i
/** "…, who was abroad"; "… for their inability to attend". */
const whoWas = /,? who (?:was|were|is|are|had|has|have) (?<why>[^,;.]+).*$/i
const theirAbsence =
  / (?:for|due to|because of) (?:his|her|their) (?:inability|absence|non-attendance|not being)\b.*$/i

function ofSentences(text: string, line: Named, away: AttendanceHead, here: AttendanceHead): ReadAttendee[] {
  const whole = named(text.replace(acceptedAlso, ''), away)
  if (whole.length > 0) return whole
  return sentences(text).flatMap((sentence) => {
    const substitute = (stoodIn.exec(sentence) ?? appointedFor.exec(sentence))?.groups
    if (substitute !== undefined) {
      const person = personNamed(substitute['who'] ?? '')
      return person === null
        ? []
        : attendees({ ...person, substituteFor: substitute['for'] ?? '' }, here, spanOf([line]), '')
    }
    const sent = sentApologies.exec(sentence)?.groups
    if (sent !== undefined) {
      const why = (sent['why'] ?? '')
        .replace(/^[\s,–-]*(?:due to|because of|owing to|as (?:he|she|they) (?:was|were|is|are))?\s*/i, '')
        .replace(/\.$/, '')
      return named(sent['names'] ?? '', away).map((each) => ({
        ...each,
        reason: each.reason === '' ? why : each.reason,
      }))
    }
    const names = apologiesFrom.exec(sentence)?.groups?.['names']
    if (names === undefined) return []
    const instead = forWhom.exec(names)
    const told = (instead === null ? names : names.slice(0, instead.index)).replace(theirAbsence, '')
    const due =
      /,? (?:due to|because of|owing to) ([^,;()]+)\.?$/i.exec(told) ??
      (/\bwhom?\b/i.test(told) ? whoWas.exec(told) : null)
    const list = (due === null ? told : told.slice(0, due.index))
      .replace(/\.$/, '')
      .replace(/,? (?:and|which) (?:were|was) (?:accepted|approved|noted|received).*$/i, '')
      .replace(/,? (?:who|whose) .*$/i, '')
    const listed = named(list, away).map((each) => ({
      ...each,
      reason: each.reason === '' ? (due?.[1] ?? '').trim() : each.reason,
    }))
    const stand = instead === null ? null : personNamed(instead.groups?.['who'] ?? '')
    const last = listed.at(-1)
    if (stand === null || last === undefined) return listed
    const substituteFor = `${last.address} ${last.name}`.trim()
    return [...listed, ...attendees({ ...stand, substituteFor }, here, spanOf([line]), '')]
  })

  function named(words: string, head: AttendanceHead): ReadAttendee[] {
    const clean = words.replace(/\.$/, '').trim()
    const people = everybody(clean, false)
    if (people === null) return []
    // A sentence about a councillor is no list: names alone, or with an address.
    if (
      people.length === 1 &&
      people[0]?.address === '' &&
      leadingAddress(clean).address === '' &&
      !/ [-–—] |\(/.test(clean)
    ) {
      if (head !== away || clean.split(' ').length > 3) return []
    }
    return people.flatMap((person) => attendees(person, head, spanOf([line]), ''))
  }
}

/** Sentences; an initial or a title ends none. */
function sentences(text: string): string[] {
  return text.split(/(?<=[^.\s]{3}[.)])\s+(?=\p{Lu})/u)
}
