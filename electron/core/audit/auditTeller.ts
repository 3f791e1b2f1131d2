import type { z } from 'zod'
import type { auditEntrySchema } from '../../../shared/api/auditContract.ts'
import { isClosed } from '../../../shared/domain/access.ts'
import { agendaNumbers } from '../../../shared/domain/agendaOrder.ts'
import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import { deedParticulars } from '../../../shared/domain/deed.ts'
import type { Deed, DeedParticular } from '../../../shared/domain/deed.ts'
import { readAgenda } from '../../db/agenda.ts'
import { closedMatterOf, firstOfPeople } from '../../db/auditRead.ts'
import type { ClosedMatter, PlacedChange } from '../../db/auditRead.ts'
import { idOfStream } from '../../db/changeKinds.ts'
import type { Happening } from '../../db/changeKinds.ts'
import { listCommittees } from '../../db/committees.ts'
import type { Reader } from '../../db/database.ts'
import { toldErasures } from '../../db/erasedWords.ts'
import { readMeeting } from '../../db/meetings.ts'
import type { StoredMeeting } from '../../db/meetings.ts'
import { readCouncil } from '../../db/council.ts'
import { readFrozenNumbers } from '../../db/minutes.ts'
import { listPeople } from '../../db/people.ts'
import { addressedName } from '../../../shared/domain/person.ts'
import { derivedNumbers } from '../readMeetingRecord.ts'
import { kindOf, sayChange } from './auditKinds.ts'

export type AuditEntry = z.infer<typeof auditEntrySchema>

/** Tells changes as lines of the audit trail. What it looked up it keeps: it is made anew for every question. */
export interface AuditTeller {
  tell(change: PlacedChange): AuditEntry
}

const hashInSentence = /, SHA-256 ([0-9a-f]{64})/

/** Nobody reads 64 figures in the middle of a sentence: they stand beside it. */
function withHashApart(what: string, more: readonly DeedParticular[]) {
  const hash = hashInSentence.exec(what)?.[1]
  if (hash === undefined) return { what, more }
  return {
    what: what.replace(hashInSentence, ''),
    more: [{ name: 'SHA-256 of the file', value: hash }, ...more],
  }
}

/** A line with all that is kept beside it: for a file that is read without Minutebook. */
export function inFull({ what, more }: Pick<AuditEntry, 'what' | 'more'>): string {
  return [what, ...more.map(({ name, value }) => `${name}: ${value}.`)].join(' ')
}

interface ToldMeeting {
  readonly where: string
  readonly isThere: boolean
  readonly committeeId: string | null
  readonly items: ReadonlyMap<string, AgendaItem>
  readonly numbers: ReadonlyMap<string, string>
  /** Minute numbers, by item. */
  readonly minutes: Readonly<Record<string, string>>
  /** Told alike, whatever stands now and whenever it was closed. */
  readonly closed: ClosedMatter
}

/** `includeExempt`: names exempt and confidential items by their titles too. */
export function auditTeller(reader: Reader, includeExempt: boolean): AuditTeller {
  const listed = listCommittees(reader)
  const committees = new Map(listed.map(({ id, name }) => [id, name]))
  const meetings = new Map<string, ToldMeeting>()
  const told = toldErasures(reader)
  const numbersOf = minuteNumbersIn(reader, listed)
  let people: ReadonlyMap<string, string> | null = null
  let firsts: ReadonlyMap<string, number> | null = null
  const person = (personId: string | null): string => {
    people ??= new Map(listPeople(reader).map((one) => [one.id, addressedName(one)]))
    return people.get(personId ?? '') ?? 'somebody'
  }
  const isNew = (personId: string, seq: number): boolean => {
    firsts ??= firstOfPeople(reader)
    return firsts.get(personId) === seq
  }
  const meetingOf = (meetingId: string): ToldMeeting => {
    const known = meetings.get(meetingId)
    if (known !== undefined) return known
    const made = toldMeeting(reader, meetingId, {
      committees,
      numbersOf,
      closed: closedMatterOf(reader, meetingId, told),
    })
    meetings.set(meetingId, made)
    return made
  }
  return {
    tell: (placed) => {
      const { change, payload, erased } = placed
      const { meetingId, committeeId } = about(placed)
      const meeting = meetingId === null ? null : meetingOf(meetingId)
      const item = (itemId: string): string => sayItem(meeting, itemId, includeExempt)
      const erasedOf = told.itemOf(change.streamId, change.seq)
      const said = erased
        ? { what: sayErasedChange(change.kind, erasedOf, item), itemId: erasedOf }
        : sayChange({ kind: change.kind, payload } as Happening, { item, seq: change.seq, person, isNew })
      const deed = change.kind === 'deed.noted' && payload !== null ? (payload as Deed) : null
      const { what, more } = withHashApart(
        includeExempt ? said.what : hushed(meeting, placed, said.what),
        deed === null ? [] : deedParticulars(deed),
      )
      const { actor, device, at, wallTime, replacedAt } = deed?.carried ?? { ...change, replacedAt: null }
      const known = kindOf(change.kind)
      const { place, seq, ...rest } = { place: placed.place, ...change }
      return {
        ...{ place, streamId: rest.streamId, seq, firstSeq: seq, count: 1, changeId: rest.changeId },
        ...{ at, wallTime, since: wallTime, actor, device, kind: rest.kind },
        group: known?.group ?? 'book',
        classification: rest.classification,
        what,
        where: meeting?.where ?? (committeeId === null ? '' : (committees.get(committeeId) ?? '')),
        screen: known?.screen ?? 'none',
        meetingId: meeting?.isThere === true ? meetingId : null,
        committeeId: committeeId ?? meeting?.committeeId ?? null,
        itemId: said.itemId !== null && meeting?.items.has(said.itemId) === true ? said.itemId : null,
        isErased: erased,
        ...{ replacedAt, more: [...more] },
        ...{ hash: rest.hash, prevHash: rest.prevHash, payloadHash: rest.payloadHash },
      }
    },
  }
}

/** Which meeting or committee a change is about: its stream says so, of what was done with the book its content. */
function about({ change, payload }: PlacedChange): Pick<Deed, 'meetingId' | 'committeeId'> {
  const { streamId, kind } = change
  if (kind === 'deed.noted' && payload !== null) return payload as Deed
  const id = idOfStream(streamId)
  return {
    meetingId: streamId.startsWith('meeting:') ? id : null,
    committeeId: streamId.startsWith('committee:') ? id : null,
  }
}

interface MeetingWords extends Pick<ToldMeeting, 'closed'> {
  readonly committees: ReadonlyMap<string, string>
  readonly numbersOf: ReturnType<typeof minuteNumbersIn>
}

function toldMeeting(
  reader: Reader,
  meetingId: string,
  { committees, numbersOf, closed }: MeetingWords,
): ToldMeeting {
  const stored = readMeeting(reader, meetingId)
  if (stored === null) {
    const where = 'A meeting that was removed'
    return {
      where,
      isThere: false,
      committeeId: null,
      items: new Map(),
      numbers: new Map(),
      minutes: {},
      closed,
    }
  }
  const items = readAgenda(reader, meetingId)
  const numbers = agendaNumbers(items)
  const { committeeId, meeting } = stored
  return {
    where: `${committees.get(committeeId) ?? ''}, ${formatDate(meeting.date, '3 November 2022')}`,
    isThere: true,
    committeeId,
    minutes: numbersOf(stored, items),
    closed,
    items: new Map(items.map((item) => [item.id, item])),
    numbers: new Map(
      items.map(({ id, parentId }) => {
        const parent = parentId === null ? '' : (numbers[parentId] ?? '')
        return [id, `${parent}${(numbers[id] ?? '').replace(/\)$/, '')}`]
      }),
    ),
  }
}

function sayItem(meeting: ToldMeeting | null, itemId: string, includeExempt: boolean): string {
  const item = meeting?.items.get(itemId)
  if (item === undefined) return 'an item that has left the agenda'
  const name = nameOfItem(meeting, itemId)
  return meeting?.closed.itemIds.has(itemId) === true && !includeExempt ? name : `${name} “${item.title}”`
}

/** By its numbers on the agenda and in the minutes; what came up in the meeting by that of its minute, else by its place. */
function nameOfItem(meeting: ToldMeeting | null, itemId: string): string {
  const number = meeting?.numbers.get(itemId) ?? ''
  const minute = meeting?.minutes[itemId] ?? ''
  if (number !== '') return `item ${number}${minute === '' || minute === number ? '' : ` (minute ${minute})`}`
  if (minute !== '') return `the item minuted as ${minute}`
  const ids = [...(meeting?.items.keys() ?? [])]
  const before = ids
    .slice(0, Math.max(0, ids.indexOf(itemId)))
    .findLast((id) => meeting?.numbers.get(id) !== '')
  return before === undefined
    ? 'the item before the first'
    : `the item after item ${meeting?.numbers.get(before) ?? ''}`
}

/** The numbers that the minutes of a meeting have, as the record shows them. */
function minuteNumbersIn(
  reader: Reader,
  listed: ReturnType<typeof listCommittees>,
): (stored: StoredMeeting, items: readonly AgendaItem[]) => Record<string, string> {
  const council = readCouncil(reader)
  const committees = new Map(listed.map((committee) => [committee.id, committee]))
  return (stored, items) => {
    const committee = committees.get(stored.committeeId)
    const frozen = readFrozenNumbers(reader, stored.meeting.id)
    if (council === null || committee === undefined || stored.meeting.importedFrom !== null) return frozen
    return { ...derivedNumbers(reader, council, committee, stored, items), ...frozen }
  }
}

function sayErasedChange(kind: string, itemId: string | null, item: (itemId: string) => string): string {
  const known = kindOf(kind)
  if (itemId === null || kind !== 'minutes.stepped') return known?.erased ?? 'Its words were erased since.'
  return `The minutes of ${item(itemId)} were edited. The words were erased since.`
}

/** Without what stands in quotation marks, where that may be the title of something that is or was exempt: its number is told instead. */
function hushed(meeting: ToldMeeting | null, { change, erased }: PlacedChange, what: string): string {
  if (!what.includes('“') || erased) return what
  const named = [...(meeting?.closed.titles ?? [])].filter(([title]) => what.includes(title))
  if (named.length === 0 && !isClosed(change.classification)) return what
  const untitled = named
    .toSorted(([a], [b]) => b.length - a.length)
    .reduce((text, [title, itemId]) => {
      const name = meeting?.items.has(itemId) === true ? nameOfItem(meeting, itemId) : 'an item'
      return text
        .replace(`The item “${title}”`, `${name.charAt(0).toUpperCase()}${name.slice(1)}`)
        .replaceAll(title, '…')
    }, what)
  return untitled.replace(/“[^”]*”/g, '“…”')
}
