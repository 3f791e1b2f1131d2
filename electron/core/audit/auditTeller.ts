import type { z } from 'zod'
import type { auditEntrySchema } from '../../../shared/api/auditContract.ts'
import type { Classification } from '../../../shared/domain/access.ts'
import { agendaNumbers } from '../../../shared/domain/agendaOrder.ts'
import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import type { Deed } from '../../../shared/domain/deed.ts'
import { readAgenda } from '../../db/agenda.ts'
import { closedMatterOf } from '../../db/auditRead.ts'
import type { ClosedMatter, PlacedChange } from '../../db/auditRead.ts'
import { idOfStream } from '../../db/changeKinds.ts'
import type { Happening } from '../../db/changeKinds.ts'
import { listCommittees } from '../../db/committees.ts'
import type { Reader } from '../../db/database.ts'
import { toldErasures } from '../../db/erasedWords.ts'
import { readMeeting } from '../../db/meetings.ts'
import { kindOf, sayChange } from './auditKinds.ts'

export type AuditEntry = z.infer<typeof auditEntrySchema>

/** Tells changes as lines of the audit trail. What it looked up it keeps: it is made anew for every question. */
export interface AuditTeller {
  tell(change: PlacedChange): AuditEntry
}

interface ToldMeeting {
  readonly where: string
  readonly isThere: boolean
  readonly committeeId: string | null
  readonly items: ReadonlyMap<string, AgendaItem>
  readonly numbers: ReadonlyMap<string, string>
  /** Told alike, whatever stands now and whenever it was closed. */
  readonly closed: ClosedMatter
}

/** `includeExempt`: names exempt and confidential items by their titles too. */
export function auditTeller(reader: Reader, includeExempt: boolean): AuditTeller {
  const committees = new Map(listCommittees(reader).map(({ id, name }) => [id, name]))
  const meetings = new Map<string, ToldMeeting>()
  const told = toldErasures(reader)
  const meetingOf = (meetingId: string): ToldMeeting => {
    const known = meetings.get(meetingId)
    if (known !== undefined) return known
    const made = toldMeeting(reader, meetingId, committees, closedMatterOf(reader, meetingId, told))
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
        : sayChange({ kind: change.kind, payload } as Happening, { item, seq: change.seq })
      const what = includeExempt ? said.what : hushed(meeting, placed, said.what)
      const known = kindOf(change.kind)
      const { place, seq, at, wallTime, ...rest } = { place: placed.place, ...change }
      return {
        ...{ place, streamId: rest.streamId, seq, firstSeq: seq, count: 1, changeId: rest.changeId },
        ...{ at, wallTime, since: wallTime, actor: rest.actor, device: rest.device, kind: rest.kind },
        group: known?.group ?? 'book',
        classification: rest.classification,
        what,
        where: meeting?.where ?? (committeeId === null ? '' : (committees.get(committeeId) ?? '')),
        screen: known?.screen ?? 'none',
        meetingId: meeting?.isThere === true ? meetingId : null,
        committeeId: committeeId ?? meeting?.committeeId ?? null,
        itemId: said.itemId !== null && meeting?.items.has(said.itemId) === true ? said.itemId : null,
        isErased: erased,
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

function toldMeeting(
  reader: Reader,
  meetingId: string,
  committees: ReadonlyMap<string, string>,
  closed: ClosedMatter,
): ToldMeeting {
  const stored = readMeeting(reader, meetingId)
  if (stored === null) {
    const where = 'A meeting that was removed'
    return { where, isThere: false, committeeId: null, items: new Map(), numbers: new Map(), closed }
  }
  const items = readAgenda(reader, meetingId)
  const numbers = agendaNumbers(items)
  const { committeeId, meeting } = stored
  return {
    where: `${committees.get(committeeId) ?? ''}, ${formatDate(meeting.date, '3 November 2022')}`,
    isThere: true,
    committeeId,
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
  const number = meeting?.numbers.get(itemId) ?? ''
  const name = number === '' ? 'an item' : `item ${number}`
  if (meeting?.closed.itemIds.has(itemId) === true && !includeExempt) return name
  return number === '' ? `the item “${item.title}”` : `${name} “${item.title}”`
}

function sayErasedChange(kind: string, itemId: string | null, item: (itemId: string) => string): string {
  const known = kindOf(kind)
  if (itemId === null || kind !== 'minutes.stepped') return known?.erased ?? 'Its words were erased since.'
  return `The minutes of ${item(itemId)} were edited. The words were erased since.`
}

/** Without what stands in quotation marks, where that may be the title of something that is or was exempt. */
function hushed(meeting: ToldMeeting | null, { change, erased }: PlacedChange, what: string): string {
  if (!what.includes('“') || erased) return what
  const isNamed =
    isClosed(change.classification) || meeting?.closed.titles.some((title) => what.includes(title)) === true
  return isNamed ? what.replace(/“[^”]*”/g, '“…”') : what
}

function isClosed(classification: Classification): boolean {
  return classification === 'exempt' || classification === 'confidential'
}
