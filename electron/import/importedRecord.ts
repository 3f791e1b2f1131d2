import type { AgendaItem } from '../../shared/domain/agenda.ts'
import type { ItemMinutes, MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MeetingState } from '../../shared/domain/meeting.ts'
import { cutWords } from './cutWords.ts'
import { importedAttendance, importedSeats } from './importedAttendance.ts'
import type { Listed } from './importedAttendance.ts'
import { importedBlocks } from './importedBlocks.ts'
import { ImportedFacts } from './importedFacts.ts'
import { councilOf, houseStyleOf, numberingOf } from './importedHouse.ts'
import { ImportedPeople } from './importedPeople.ts'
import { itemKindOf } from './itemKinds.ts'
import { numberingBreaks } from './numberingBreaks.ts'
import type { ReadItem, ReadMinutes } from './readMinutes.ts'
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
  _source: string,
  whole: ReadMinutes & { readonly kind?: 'minutes' | 'agenda' | 'item-page' },
  { date, newId }: ImportGaps,
): ImportedMeeting {
  const read = { ...whole, items: fitting(whole.items) }
  const fields: FieldSource[] = []
  const say = (field: string, span: (Span & { readonly confidence: number }) | null): void => {
    if (span !== null) fields.push({ field, from: span.from, to: span.to, confidence: span.confidence })
  }
  const { header } = read
  for (const name of ['council', 'committee', 'date', 'start', 'end', 'place'] as const) {
    const place = name === 'council' || name === 'committee' ? `${name}.name` : `meeting.${name}`
    say(place, header[name])
  }
  const people = new ImportedPeople(newId)
  const items = agendaItems(read.items, newId)
  const attendance = importedAttendance(read, people)
  attendance.forEach((each, index) => say(`attendance.${index}`, each.from))
  const day = header.date?.value ?? date
  const presider = presiderOf(read, attendance, people)
  const start = header.start?.value ?? '00:00'
  const numbered = numbering(read.items, items)
  const facts = new ImportedFacts({
    people,
    newId,
    start,
    date: day,
    presider: presider ?? chairPresent(attendance),
    itemNumbered: numbered,
    itemsTitled: (words, numbers) => itemsTitled(words, items, namedBy(numbers, numbered, items)),
  })
  const minutes = read.items.map((item, index): ItemMinutes => {
    const itemId = items[index]?.id ?? ''
    say(`items.${index}.title`, { ...(item.head ?? item), confidence: item.confidence })
    const blocks = importedBlocks(item.blocks, { itemId, newId, facts })
    blocks.forEach((block, at) => say(`minutes.${index}.blocks.${at}`, block))
    return {
      itemId,
      number: cutWords(item.number, 500),
      frozen: item.number !== '',
      blocks: blocks.map(({ block }) => block),
    }
  })
  for (const each of attendance) facts.listed(each.attendance.personId, each.from)
  const state: MeetingState = read.kind === 'agenda' ? 'planned' : 'draft-minutes'
  const record: MeetingRecord = {
    ...{ format: 'minutebook-meeting', version: 1 },
    council: councilOf(cutWords(header.council?.value ?? '', 500), houseStyleOf(read)),
    committee: {
      ...{
        id: newId(),
        name: cutWords(header.committee?.value ?? 'Committee of an imported meeting', 500),
        quorum: 1,
        place: '',
      },
      numbering: numberingOf(read),
    },
    members: importedSeats(attendance, day, newId),
    people: people.all(),
    meeting: {
      ...{ id: newId(), state, date: day, start },
      ...{
        end: header.end?.value ?? null,
        preMeeting: null,
        place: cutWords(header.place?.value ?? '', 500),
      },
      governanceOfficer: { personId: null, name: '', title: '', phone: '', email: '' },
      ...{ presidedBy: presider, extraordinary: read.extraordinary === true, importedFrom: null },
    },
    ...{
      previousMeeting: null,
      items,
      attendance: attendance.map((each) =>
        state === 'planned' && each.attendance.capacity === 'member'
          ? { ...each.attendance, status: 'not-yet' as const }
          : each.attendance,
      ),
    },
    ...{
      facts: facts.all(),
      minutes: state === 'planned' ? minutes.map((each) => ({ ...each, frozen: false })) : minutes,
    },
    ...{ papers: [], reports: [], publications: [], accepted: [], acts: [] },
  }
  return { record, fields, notes: [...read.notes, ...numberingBreaks(whole.items), ...gaps(read)] }
}

function gaps({ header }: ReadMinutes): string[] {
  return [
    ...(header.council === null ? ['The text does not name the council.'] : []),
    ...(header.committee === null ? ['The text does not name the committee.'] : []),
    ...(header.date === null ? ['The text does not say on which day the meeting was.'] : []),
    ...(header.start === null ? ['The text does not say when the meeting began.'] : []),
  ]
}

/** Most items that a record takes. */
const mostItems = 490

/** Of more items than a record takes, the last stand as the words of one. */
function fitting(items: readonly ReadItem[]): readonly ReadItem[] {
  if (items.length <= mostItems) return items
  const [first, ...others] = items.slice(mostItems - 1)
  if (first === undefined) return items
  const blocks = others.flatMap((item): ReadItem['blocks'] => [
    {
      kind: 'prose',
      text: `${item.number} ${item.title}`.trim(),
      from: item.from,
      to: item.head?.to ?? item.to,
      confidence: 0.3,
      told: [],
    },
    ...item.blocks,
  ])
  return [
    ...items.slice(0, mostItems - 1),
    { ...first, to: items.at(-1)?.to ?? first.to, blocks: [...first.blocks, ...blocks] },
  ]
}

function agendaItems(items: readonly ReadItem[], newId: () => string): AgendaItem[] {
  let parentId: string | null = null
  return items.map((item) => {
    const id = newId()
    const own = item.isSub === true ? parentId : null
    if (item.isSub !== true) parentId = id
    return agendaItem(item, id, own)
  })
}

function agendaItem(item: ReadItem, id: string, parentId: string | null): AgendaItem {
  const { title, reportAuthor, agendaPlace = null, agenda } = item
  return {
    ...{ id, parentId, origin: 'agenda', kind: itemKindOf(title) },
    agendaPlace: agendaPlace !== null && agendaPlace > 0 && agendaPlace < 10_000 ? agendaPlace : null,
    ...{
      title: cutWords(title, 500) === '' ? 'Item' : cutWords(title, 500),
      summary: cutWords(agenda?.summary ?? '', 500),
      reportAuthor: cutWords(reportAuthor, 500),
    },
    ...{
      purpose: agenda?.purpose ?? null,
      recommendations: (agenda?.recommendations ?? []).slice(0, 100).map((each) => cutWords(each, 90_000)),
      pages: agenda?.pages ?? null,
    },
    ...{
      notes: cutWords(agenda?.notes ?? '', 90_000),
      classification: 'unset',
      exemption: null,
      publicSummary: '',
    },
  }
}

/** The item that a number names: as printed, or by its digits, or by its place on the agenda; null for none or several. */
function numbering(
  read: readonly ReadItem[],
  items: readonly AgendaItem[],
): (number: string) => string | null {
  const bare = (number: string): string => number.replace(/^[([]|[)\].:]+$/g, '').toLowerCase()
  const byNumber = new Map<string, string>()
  const byPlace = new Map<string, string>()
  read.forEach((item, index) => {
    const id = items[index]?.id
    if (id === undefined) return
    if (item.number !== '') {
      for (const key of [bare(item.number), bare(item.number).replace(/^(\d+)[/-].*$/, '$1')])
        if (!byNumber.has(key)) byNumber.set(key, id)
    }
    if (item.agendaPlace !== null && item.agendaPlace !== undefined) byPlace.set(String(item.agendaPlace), id)
  })
  return (number) => byNumber.get(bare(number)) ?? byPlace.get(bare(number)) ?? null
}

/** The items that numbers name; and where one names none, that which stands at that place: minutes do not print the numbers of the agenda. */
function namedBy(
  numbers: readonly string[],
  numbered: (number: string) => string | null,
  items: readonly AgendaItem[],
): ReadonlySet<string> {
  const whole = items.filter(({ parentId }) => parentId === null)
  return new Set(numbers.flatMap((each) => numbered(each) ?? whole[Number(each) - 1]?.id ?? []))
}

/** The items whose titles stand in brackets or quotes, in the order of the words; of several with one title, those that are named, else the first. */
function itemsTitled(
  words: string,
  items: readonly AgendaItem[],
  named: ReadonlySet<string>,
): readonly string[] {
  const text = words.toLowerCase()
  const found = new Map<number, readonly string[]>()
  for (const { title } of items) {
    const own = title.toLowerCase()
    const at = ['()', '“”', '""', '‘’'].map((marks) =>
      text.indexOf(`${marks.charAt(0)}${own}${marks.charAt(1)}`),
    )
    const first = Math.max(...at)
    if (first < 0 || found.has(first)) continue
    const alike = items.filter((each) => each.title.toLowerCase() === own).map(({ id }) => id)
    const meant = alike.filter((id) => named.has(id))
    found.set(first, meant.length > 0 ? meant : alike.slice(0, 1))
  }
  return [...found].toSorted(([one], [other]) => one - other).flatMap(([, ids]) => ids)
}

function chairPresent(attendance: readonly Listed[]): string | null {
  return (
    attendance.find((each) => each.role === 'chair' && each.attendance.status === 'present')?.attendance
      .personId ?? null
  )
}

const chaired = /\b(?:chaired|presided|took the chair|was in the chair|assumed the chair|in the chair)\b/i

/** Who presided, where a sentence near the beginning says so of somebody who is not the chair. */
function presiderOf(
  { items }: ReadMinutes,
  attendance: readonly Listed[],
  people: ImportedPeople,
): string | null {
  if (chairPresent(attendance) !== null) return null
  for (const block of items.slice(0, 5).flatMap((item) => item.blocks.slice(0, 5))) {
    const text = 'text' in block ? block.text.slice(0, 600) : ''
    const verb = chaired.exec(text)
    if (verb === null) continue
    const before = text.slice(0, verb.index).toLowerCase()
    // "In the absence of the Chair, Councillor Fell chaired the meeting": the last who is named.
    const named = people
      .all()
      .map((person) => ({ id: person.id, at: before.lastIndexOf(person.name.toLowerCase()) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => b.at - a.at)[0]
    if (named !== undefined) return named.id
  }
  return null
}
