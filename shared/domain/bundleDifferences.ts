import type { AgendaItem } from './agenda.ts'
import { agendaNumbers } from './agendaOrder.ts'
import { changedWords } from './bundleWords.ts'
import type { MeetingFact } from './meetingFact.ts'
import type { ItemMinutes, MeetingRecord } from './meetingRecord.ts'
import { addressedName } from './person.ts'
import { sameValue } from './sameValue.ts'
import { sayAct } from './sayAct.ts'

/** The parts of a meeting that a bundle can bring in, in the order in which they are told. */
export const bundleParts = [
  'particulars',
  'agenda',
  'attendance',
  'facts',
  'minutes',
  'papers',
  'reports',
  'publications',
  'findings',
  'acts',
] as const
export type BundlePart = (typeof bundleParts)[number]

/** One part that is not the same in two records of a meeting. */
export interface Difference {
  readonly part: BundlePart
  /** Of the item, for its minutes; of the report; null for the part as a whole. */
  readonly id: string | null
  /** "Minutes of 4 Market pitches" */
  readonly about: string
  /** What only this side has, in words; empty where it has nothing that the other lacks. */
  readonly mine: string
  readonly theirs: string
}

/**
 * What differs between two records of one meeting: the meeting itself, never the council, the committee or the people, who belong to the
 * book. Minute numbers count once they stand; until then each book works them out.
 */
export function bundleDifferences(mine: MeetingRecord, theirs: MeetingRecord): Difference[] {
  const whole = (part: BundlePart, about: string, words: Both | null): Difference[] =>
    words === null ? [] : [{ part, id: null, about, ...words }]
  return [
    ...whole('particulars', 'Particulars of the meeting', particulars(mine, theirs)),
    ...whole(
      'agenda',
      'Agenda',
      list(mine.items, theirs.items, ({ id }) => id, titleOf),
    ),
    ...whole('attendance', 'Attendance', attendance(mine, theirs)),
    ...whole('facts', 'Votes, declarations, comings and goings, actions', facts(mine, theirs)),
    ...minutes(mine, theirs),
    ...whole(
      'papers',
      'Papers',
      list(mine.papers, theirs.papers, ({ id }) => id, paperName),
    ),
    ...reports(mine, theirs),
    ...whole(
      'publications',
      'Packs that were published',
      list(
        mine.publications,
        theirs.publications,
        ({ id }) => id,
        ({ fileName }) => `“${fileName}”`,
      ),
    ),
    ...whole(
      'findings',
      'Findings that were let stand',
      list(
        mine.accepted,
        theirs.accepted,
        ({ key }) => key,
        ({ reason }) => `“${reason}”`,
      ),
    ),
    ...whole(
      'acts',
      'Confirmation and signing',
      list(
        mine.acts,
        theirs.acts,
        ({ id }) => id,
        (act) => sayAct(act),
      ),
    ),
  ]
}

interface Both {
  readonly mine: string
  readonly theirs: string
}

/** The entries that are not the same on both sides, in words; null where there are none. */
function list<Entry>(
  mine: readonly Entry[],
  theirs: readonly Entry[],
  keyOf: (entry: Entry) => string,
  say: (entry: Entry) => string,
): Both | null {
  if (sameValue(mine, theirs)) return null
  const own = only(mine, theirs, keyOf)
  const others = only(theirs, mine, keyOf)
  if (own.length + others.length > 0) return { mine: inWords(own.map(say)), theirs: inWords(others.map(say)) }
  const order = (entries: readonly Entry[]): string => `In this order: ${inWords(entries.map(say))}`
  return { mine: order(mine), theirs: order(theirs) }
}

function only<Entry>(
  some: readonly Entry[],
  others: readonly Entry[],
  keyOf: (entry: Entry) => string,
): Entry[] {
  const known = new Map(others.map((entry) => [keyOf(entry), entry]))
  return some.filter((entry) => !sameValue(entry, known.get(keyOf(entry))))
}

const mostTold = 6

function inWords(entries: readonly string[]): string {
  const more = entries.length - mostTold
  return [...entries.slice(0, mostTold), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

function particulars(mine: MeetingRecord, theirs: MeetingRecord): Both | null {
  const names = Object.keys(particularNames) as (keyof typeof particularNames)[]
  const different = names.filter((name) => !sameValue(mine.meeting[name], theirs.meeting[name]))
  if (different.length === 0) return null
  const say = (record: MeetingRecord): string =>
    different.map((name) => `${particularNames[name]}: ${sayParticular(record, name)}`).join('; ')
  return { mine: say(mine), theirs: say(theirs) }
}

const particularNames = {
  state: 'stage',
  date: 'date',
  start: 'start',
  end: 'end',
  preMeeting: 'pre-meeting',
  place: 'place',
  governanceOfficer: 'officer',
  presidedBy: 'in the chair',
  extraordinary: 'extraordinary',
  importedFrom: 'read from',
} as const

function sayParticular(record: MeetingRecord, name: keyof typeof particularNames): string {
  const { meeting } = record
  switch (name) {
    case 'presidedBy':
      return meeting.presidedBy === null ? 'nobody yet' : nameOf(record, meeting.presidedBy)
    case 'governanceOfficer':
      return [
        meeting.governanceOfficer.name,
        meeting.governanceOfficer.phone,
        meeting.governanceOfficer.email,
      ]
        .filter((word) => word !== '')
        .join(', ')
    case 'preMeeting':
      return meeting.preMeeting === null ? 'none' : `${meeting.preMeeting.at} ${meeting.preMeeting.who}`
    case 'importedFrom':
      return meeting.importedFrom?.fileName ?? 'no file'
    case 'extraordinary':
      return meeting.extraordinary ? 'yes' : 'no'
    case 'state':
      return meeting.state.replaceAll('-', ' ')
    default:
      return meeting[name] ?? 'not set'
  }
}

function attendance(mine: MeetingRecord, theirs: MeetingRecord): Both | null {
  const say =
    (record: MeetingRecord) =>
    ({ personId, status }: MeetingRecord['attendance'][number]): string =>
      `${nameOf(record, personId)}, ${status.replaceAll('-', ' ')}`
  if (sameValue(mine.attendance, theirs.attendance)) return null
  const own = only(mine.attendance, theirs.attendance, ({ personId }) => personId)
  const others = only(theirs.attendance, mine.attendance, ({ personId }) => personId)
  if (own.length + others.length === 0) return { mine: 'In another order', theirs: 'In another order' }
  return { mine: inWords(own.map(say(mine))), theirs: inWords(others.map(say(theirs))) }
}

function facts(mine: MeetingRecord, theirs: MeetingRecord): Both | null {
  return list(mine.facts, theirs.facts, ({ id }) => id, sayFact)
}

const factNames: Partial<Readonly<Record<MeetingFact['kind'], string>>> = {
  declared: 'a declaration of interest',
  moved: 'a motion',
  voted: 'a vote',
  'vote-noted': 'a vote noted',
  urgent: 'urgent business',
  action: 'an action',
  parked: 'a parked line',
}

function sayFact(fact: MeetingFact): string {
  const words = 'words' in fact ? fact.words : 'what' in fact ? fact.what : ''
  const name = factNames[fact.kind] ?? fact.kind.replaceAll('-', ' ')
  return [`${name} at ${fact.at}`, ...(words === '' ? [] : [`“${words.slice(0, 80)}”`])].join(' ')
}

function minutes(mine: MeetingRecord, theirs: MeetingRecord): Difference[] {
  const numbers = { ...agendaNumbers(mine.items), ...agendaNumbers(theirs.items) }
  const items = new Map([...mine.items, ...theirs.items].map((item) => [item.id, item]))
  return [...items.values()].flatMap((item) => {
    const [own, others] = [textOf(mine, item.id), textOf(theirs, item.id)]
    if (!minutesDiffer(own, others)) return []
    const about = `Minutes of ${[numbers[item.id] ?? '', item.title].join(' ').trim()}`
    return [{ part: 'minutes' as const, id: item.id, about, ...changedWords(own, others) }]
  })
}

export function minutesDiffer(mine: ItemMinutes, theirs: ItemMinutes): boolean {
  return !sameValue(mine.blocks, theirs.blocks) || numberDiffers(mine, theirs)
}

export function numberDiffers(mine: ItemMinutes, theirs: ItemMinutes): boolean {
  return mine.frozen !== theirs.frozen || (mine.frozen && mine.number !== theirs.number)
}

/** The minutes of an item; empty ones where the record has none. */
export function textOf(record: MeetingRecord, itemId: string): ItemMinutes {
  const found = record.minutes.find((one) => one.itemId === itemId)
  return found ?? { itemId, number: '', frozen: false, blocks: [] }
}

function reports(mine: MeetingRecord, theirs: MeetingRecord): Difference[] {
  const found = new Map([...mine.reports, ...theirs.reports].map((report) => [report.id, report]))
  return [...found.values()].flatMap(({ id, itemId, title }) => {
    const own = mine.reports.find((report) => report.id === id)
    const others = theirs.reports.find((report) => report.id === id)
    if (sameValue(own, others)) return []
    const item = [...theirs.items, ...mine.items].find((each) => each.id === itemId)
    const about = `Report on “${title === '' ? (item?.title ?? '') : title}”`
    const say = (report: typeof own): string => {
      if (report === undefined) return ''
      return report.sections.flatMap((section) => [section.heading, ...section.paragraphs]).join(' ')
    }
    return [
      { part: 'reports' as const, id, about, mine: shortened(say(own)), theirs: shortened(say(others)) },
    ]
  })
}

function shortened(words: string): string {
  return words.length > 300 ? `${words.slice(0, 300)}…` : words
}

function titleOf({ title }: AgendaItem): string {
  return `“${title}”`
}

function paperName({ title, fileName }: MeetingRecord['papers'][number]): string {
  return `“${title === '' ? fileName : title}”`
}

function nameOf(record: MeetingRecord, personId: string): string {
  const person = record.people.find(({ id }) => id === personId)
  return person === undefined ? 'somebody' : addressedName(person)
}
