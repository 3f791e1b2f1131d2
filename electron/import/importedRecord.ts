import { agendaItemKinds } from '../../shared/domain/agenda.ts'
import type { AgendaItem, AgendaItemKind } from '../../shared/domain/agenda.ts'
import { defaultBookRules } from '../../shared/domain/council.ts'
import type { Council } from '../../shared/domain/council.ts'
import type { Membership } from '../../shared/domain/committee.ts'
import { defaultHouseStyle, resolutionWordings } from '../../shared/domain/houseStyle.ts'
import type { HouseStyle } from '../../shared/domain/houseStyle.ts'
import { isPresence } from '../../shared/domain/meetingFact.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import type { ItemMinutes, MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { Clause, Inline, MinutesBlock, PointLevel } from '../../shared/domain/minutes.ts'
import { addressedName } from '../../shared/domain/person.ts'
import type { PersonOnTheDay } from '../../shared/domain/person.ts'
import type { ApologyCategory, Attendance } from '../../shared/domain/presence.ts'
import { defaultReportHeadings } from '../../shared/domain/report.ts'
import { readApologies } from './readAttendance.ts'
import type { ReadAttendee } from './readAttendance.ts'
import type { ReadBlock } from './readBlocks.ts'
import type { ReadItem, ReadMinutes } from './readMinutes.ts'
import { sourceLines } from './sourceLines.ts'
import type { Span } from './sourceLines.ts'

/** Where a value of the record was read: "items.2.title", its place in the source, and how surely (0 to 1). */
export interface FieldSource extends Span {
  readonly field: string
  readonly confidence: number
}

export interface ImportedMeeting {
  readonly record: MeetingRecord
  readonly fields: readonly FieldSource[]
  readonly notes: readonly string[]
}

/** What the text does not say is left open: the day is then that of the file, and a note says so. */
export interface ImportGaps {
  /** YYYY-MM-DD, where the text gives no day. */
  readonly date: string
  readonly newId: () => string
}

/** A draft record of what was read from `source`. Nothing is guessed beyond the text: what it does not say is empty, and noted. */
export function importedRecord(
  source: string,
  read: ReadMinutes,
  { date, newId }: ImportGaps,
): ImportedMeeting {
  const fields: FieldSource[] = []
  const say = (field: string, span: (Span & { readonly confidence: number }) | null): void => {
    if (span !== null) fields.push({ field, from: span.from, to: span.to, confidence: span.confidence })
  }
  const { header } = read
  for (const name of ['council', 'committee', 'date', 'start', 'end', 'place'] as const) {
    const place = name === 'council' || name === 'committee' ? `${name}.name` : `meeting.${name}`
    say(place, header[name])
  }
  const people = new People(newId)
  const items = read.items.map((item, index) => {
    say(`items.${index}.title`, item)
    return agendaItem(item, newId())
  })
  const attendance = attendanceOf(source, read, items, people)
  attendance.forEach((each, index) => say(`attendance.${index}`, each.from))
  const day = header.date?.value ?? date
  const style = houseStyleOf(read)
  const facts: LineFact[] = []
  const minutes = read.items.map((item, index): ItemMinutes => {
    const itemId = items[index]?.id ?? ''
    const blocks = blocksOf(item, { itemId, newId, people, facts })
    item.blocks.forEach((block, at) => say(`minutes.${index}.blocks.${at}`, block))
    return { itemId, number: item.number, frozen: item.number !== '', blocks }
  })
  const record: MeetingRecord = {
    ...{ format: 'minutebook-meeting', version: 1 },
    council: councilOf(header.council?.value ?? '', style),
    committee: {
      ...{
        id: newId(),
        name: header.committee?.value ?? 'Committee of an imported meeting',
        quorum: 1,
        place: '',
      },
      numbering: { runs: 'municipal-year', start: firstNumber(read), pattern: patternOf(read) },
    },
    members: seatsOf(attendance, day, newId),
    people: people.all(),
    meeting: {
      ...{ id: newId(), state: 'draft-minutes', date: day, start: header.start?.value ?? '00:00' },
      ...{ end: header.end?.value ?? null, preMeeting: null, place: header.place?.value ?? '' },
      governanceOfficer: { personId: null, name: '', title: '', phone: '', email: '' },
      presidedBy: null,
      extraordinary: false,
      importedFrom: null,
    },
    ...{
      previousMeeting: null,
      items,
      attendance: attendance.map((each) => each.attendance),
      facts,
      minutes,
    },
    ...{ papers: [], reports: [], publications: [], accepted: [], acts: [] },
  }
  return { record, fields, notes: [...read.notes, ...gaps(read, day)] }
}

function gaps({ header }: ReadMinutes, day: string): string[] {
  return [
    ...(header.council === null ? ['The text does not name the council.'] : []),
    ...(header.committee === null ? ['The text does not name the committee.'] : []),
    ...(header.date === null
      ? [`The text does not say on which day the meeting was. ${day} stands in its place.`]
      : []),
    ...(header.start === null ? ['The text does not say when the meeting began.'] : []),
  ]
}

/** Everybody who is named, each once, by the name without its form of address. */
class People {
  readonly #byName = new Map<string, PersonOnTheDay>()
  readonly #newId: () => string

  constructor(newId: () => string) {
    this.#newId = newId
  }

  person({ address, name, title }: Pick<ReadAttendee, 'address' | 'name' | 'title'>): string {
    const key = name.toLowerCase()
    const known = this.#byName.get(key)
    if (known === undefined) {
      const person = { id: this.#newId(), address, name, title }
      this.#byName.set(key, person)
      return person.id
    }
    if (known.title === '' && title !== '') this.#byName.set(key, { ...known, title })
    return known.id
  }

  /** The one whose name, or surname with a form of address, these words are; null for nobody or several. */
  named(words: string): string | null {
    const lower = words.toLowerCase().replace(/\s*\(.*\)$/, '')
    const found = this.all().filter((person) => {
      const full = person.name.toLowerCase()
      const surname = full.split(' ').at(-1) ?? full
      return [
        full,
        addressedName(person).toLowerCase(),
        `${person.address.toLowerCase()} ${surname}`,
      ].includes(lower)
    })
    return found.length === 1 ? (found[0]?.id ?? null) : null
  }

  all(): PersonOnTheDay[] {
    return [...this.#byName.values()]
  }
}

interface Listed {
  readonly attendance: Attendance
  readonly role: Membership['role']
  readonly from: (Span & { readonly confidence: number }) | null
}

/** Those listed at the head, with the reasons that the item on apologies gives. */
function attendanceOf(
  source: string,
  read: ReadMinutes,
  items: readonly AgendaItem[],
  people: People,
): Listed[] {
  const at = items.findIndex((item) => item.kind === 'apologies')
  const item = read.items[at]
  const apologies =
    item === undefined
      ? []
      : readApologies(
          sourceLines(source)
            .filter((line) => line.from >= item.from && line.to <= item.to)
            .slice(1),
        ).attendance
  const listed = new Map<string, Listed>()
  for (const each of [...read.attendance, ...apologies]) {
    const personId = people.person(each)
    const before = listed.get(personId)
    const isSure = before === undefined || before.attendance.status !== 'present'
    if (!isSure) continue
    listed.set(personId, {
      role: before?.role ?? each.role,
      from: before?.from ?? each,
      attendance: {
        ...{ personId, capacity: before?.attendance.capacity ?? each.capacity, status: each.status },
        reason:
          each.reason === ''
            ? (before?.attendance.reason ?? null)
            : { category: categoryOf(each.reason), words: each.reason },
        substituteFor: each.substituteFor === '' ? null : people.named(each.substituteFor),
      },
    })
  }
  return [...listed.values()]
}

const categories: readonly (readonly [RegExp, ApologyCategory])[] = [
  [/unwell|ill(ness)?\b|sick|health|medical/i, 'unwell'],
  [/council business|other (meeting|council)/i, 'other-council-business'],
  [/work/i, 'work'],
  [/personal|family|bereave/i, 'personal'],
  [/holiday|leave/i, 'holiday'],
]

function categoryOf(reason: string): ApologyCategory {
  return categories.find(([pattern]) => pattern.test(reason))?.[1] ?? 'other'
}

const kinds: readonly (readonly [RegExp, AgendaItemKind])[] = [
  [/apolog/i, 'apologies'],
  [/declaration|interests?$/i, 'interests'],
  [
    /^(the )?(minutes|confirmation of minutes|approval of minutes|previous minutes)\b|^minutes of/i,
    'minutes',
  ],
  [/^(chair|election of chair|appointment of chair)/i, 'chair'],
  [/membership/i, 'membership'],
  [/work(ing)? programme|forward plan|work plan/i, 'work-programme'],
  [/exclusion of|exempt information|exclude/i, 'exclusion'],
  [/urgent/i, 'urgent'],
  [/question|public participation|deputation|petition/i, 'questions'],
  [/^(notices? of )?motions?\b/i, 'motion'],
  [/budget|council tax/i, 'budget'],
]

function kindOf(title: string): AgendaItemKind {
  return (
    kinds.find(([pattern]) => pattern.test(title))?.[1] ??
    agendaItemKinds[agendaItemKinds.length - 1] ??
    'other'
  )
}

function agendaItem({ title, reportAuthor }: ReadItem, id: string): AgendaItem {
  return {
    ...{
      id,
      parentId: null,
      origin: 'agenda',
      agendaPlace: null,
      kind: kindOf(title),
      title,
      summary: '',
      reportAuthor,
    },
    ...{
      purpose: null,
      recommendations: [],
      pages: null,
      notes: '',
      classification: 'unset',
      exemption: null,
      publicSummary: '',
    },
  }
}

interface Into {
  readonly itemId: string
  readonly newId: () => string
  readonly people: People
  /** Where what happened is put. */
  readonly facts: LineFact[]
}

function blocksOf(item: ReadItem, into: Into): MinutesBlock[] {
  return item.blocks.map((block) => blockOf(block, into))
}

function blockOf(block: ReadBlock, { itemId, newId, people, facts }: Into): MinutesBlock {
  const base = { id: newId(), classification: 'unset' as const }
  const words = (text: string): readonly Inline[] => [{ kind: 'text', text }]
  switch (block.kind) {
    case 'prose':
    case 'vote':
      return { ...base, kind: 'prose', content: words(block.text) }
    case 'point':
      return {
        ...base,
        kind: 'point',
        level: Math.min(block.level, 2) as PointLevel,
        content: words(block.text),
      }
    case 'event': {
      const personId = block.who === '' ? null : people.named(block.who)
      const fact = eventFact(block, { id: newId(), itemId, personId })
      if (fact !== null) facts.push(fact)
      return {
        ...base,
        kind: 'event',
        event: block.event,
        factId: fact?.id ?? null,
        edited: true,
        content: words(block.text),
      }
    }
    case 'resolution': {
      const clauses = block.clauses.map((clause): Clause => ({
        id: newId(),
        level: clause.level > 0 ? 1 : 0,
        content: words(clause.text),
      }))
      return clauses.length === 0
        ? { ...base, kind: 'prose', content: words(block.lead) }
        : { ...base, kind: 'resolution', clauses }
    }
  }
}

/** What happened, where the text says when and, of a person, who: otherwise the sentence stands alone. */
function eventFact(
  { event, at, who }: Extract<ReadBlock, { kind: 'event' }>,
  {
    id,
    itemId,
    personId,
  }: { readonly id: string; readonly itemId: string; readonly personId: string | null },
): LineFact | null {
  if (at === null || (who !== '' && personId === null)) return null
  const fact = { id, kind: event, at, itemId, personId } as LineFact
  return isPresence(fact) ? fact : null
}

function seatsOf(attendance: readonly Listed[], day: string, newId: () => string): Membership[] {
  return attendance
    .filter(({ attendance: { capacity } }) => capacity === 'member')
    .map(({ attendance: { personId }, role }) => ({
      ...{
        id: newId(),
        personId,
        role: role === 'substitute' ? 'member' : role,
        voting: role !== 'co-optee',
      },
      ...{ group: '', from: day, to: null },
    }))
}

function councilOf(name: string, houseStyle: HouseStyle): Council {
  return {
    ...{
      name: name === '' ? 'Council of an imported meeting' : name,
      kind: 'unitary',
      logo: null,
      signingOfficer: '',
    },
    ...{ interestsAdvice: '', recordingNotice: '', summons: '', annualMeetings: [], houseStyle },
    ...{ reportHeadings: defaultReportHeadings, ...defaultBookRules },
  }
}

/** The marks and wordings that the text itself uses. */
function houseStyleOf({ items }: ReadMinutes): HouseStyle {
  const blocks = items.flatMap((item) => item.blocks)
  const first = blocks.find((block) => block.kind === 'point' && block.level === 0)
  const label = first?.kind === 'point' ? first.label : 'a)'
  const resolution = blocks.find((block) => block.kind === 'resolution')
  const lead = resolution?.kind === 'resolution' ? resolution.lead : ''
  const wording =
    resolutionWordings.find((each) => each.toLowerCase() === lead.toLowerCase()) ??
    defaultHouseStyle.resolution
  return {
    ...defaultHouseStyle,
    points: label === '' ? 'bullets' : /\d/.test(label) ? 'numbers' : 'letters',
    resolution: wording,
  }
}

function firstNumber({ items }: ReadMinutes): number {
  const digits = items.map((item) => /\d+/.exec(item.number)?.[0]).find((found) => found !== undefined)
  return Math.max(1, Number(digits ?? 1))
}

/** "77/21" is written {n}/21: the figures that count are {n}. */
function patternOf({ items }: ReadMinutes): string {
  const number = items.find((item) => item.number !== '')?.number ?? ''
  return number === '' ? '{n}' : number.replace(/\d+/, '{n}')
}
