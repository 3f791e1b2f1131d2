import type { Committee } from '../../../shared/domain/committee.ts'
import type { Council } from '../../../shared/domain/council.ts'
import { dayOf } from '../../../shared/domain/civilTime.ts'
import type { CalendarEvent } from '../../../shared/document/ics.ts'
import { sourceOf } from '../../../shared/domain/deadlineSource.ts'
import type { KeyDecision } from '../../../shared/domain/forwardPlan.ts'
import { shortDate } from '../../../shared/domain/shortDates.ts'
import { latestOfKind } from '../../db/changeLog.ts'
import { bookStream, committeeStream, meetingStream } from '../../db/changeKinds.ts'
import type { Happening } from '../../db/changeKinds.ts'
import type { Reader } from '../../db/database.ts'
import { readList } from '../../db/listedValues.ts'
import { meetingsOfCommittee } from '../../db/meetings.ts'
import type { StoredMeeting } from '../../db/meetings.ts'
import { readPublications } from '../../db/publications.ts'
import { readDeadlines } from './calendarFacts.ts'
import type { CalendarDeadline } from './calendarFacts.ts'

/** The meetings of a committee as events, with what its agendas tell the public and nothing else. */
export function meetingEvents(reader: Reader, council: Council, committee: Committee): CalendarEvent[] {
  // A calendar is shared for what is to come, and files of the past do not always say when a meeting began.
  const own = meetingsOfCommittee(reader, committee.id).filter(({ meeting }) => meeting.importedFrom === null)
  return own.map((stored) => {
    const { meeting } = stored
    return {
      uid: uidOf(meeting.id),
      ...lastChanged(reader, stored.committeeId, meeting.id),
      ...{ date: meeting.date, start: meeting.start, end: meeting.end },
      ...{ summary: committee.name, location: meeting.place },
      description: [council.name, ...agendaLine(reader, stored)].join('\n'),
    }
  })
}

function agendaLine(reader: Reader, { meeting }: StoredMeeting): string[] {
  const out = readPublications(reader, meeting.id).findLast(
    ({ kind, audience }) => kind === 'agenda' && audience === 'public',
  )
  return out === undefined ? [] : [`The agenda was published on ${shortDate(dayOf(out.at))}.`]
}

/**
 * What is due for the meetings as events of a whole day. The matter of a key decision is named once the forward plan that names it is
 * published, and not before: it may be exempt, and a calendar is shared.
 */
export function deadlineEvents(reader: Reader, committeeId: string, today: string): CalendarEvent[] {
  const always = { from: '1974-06-01', to: '2100-06-01', committeeId }
  const published = readList<KeyDecision>(reader, 'key_decision', committeeId).filter(
    ({ publishedOn }) => publishedOn !== null && publishedOn <= today,
  )
  return readDeadlines(reader, always, today).map((deadline) => {
    const isPublic = published.some(({ id }) => deadline.id.startsWith(`${id}-`))
    const matter = isPublic && deadline.subject !== '' ? `${deadline.subject}, ` : ''
    return {
      uid: uidOf(deadline.id),
      ...lastChanged(reader, deadline.committeeId, deadline.meetingId),
      ...{ date: deadline.date, start: null, end: null },
      ...{ summary: `${deadline.what}: ${matter}${deadline.committeeName}`, location: '' },
      description: descriptionOf(deadline),
    }
  })
}

function descriptionOf({ meetingId, on, rule, weight }: CalendarDeadline): string {
  const what = meetingId === null ? 'For the decision' : 'For the meeting'
  const standing = { law: '', advice: '; as advice: the reading is disputed', house: '' }[weight]
  return `${what} on ${shortDate(on)} (${sourceOf(rule)}${standing}).`
}

function uidOf(id: string): string {
  return `${id}@minutebook`
}

/** Of the entry of one meeting, wherever it is written: how often it was changed, and when last. */
export function meetingChanged(
  reader: Reader,
  committeeId: string,
  meetingId: string,
): Pick<CalendarEvent, 'sequence' | 'changedAt'> {
  return lastChanged(reader, committeeId, meetingId)
}

/** What an event is made of, by the stream it stands in. */
const kindsOfMeeting: readonly Happening['kind'][] = ['meeting.set', 'pack.published', 'minutes.act']
const kindsOfCommittee: readonly Happening['kind'][] = ['committee.set', 'forward-plan.set']

/** A number that rises with every change to what an event says, and when the last of them was made. */
function lastChanged(
  reader: Reader,
  committeeId: string,
  meetingId: string | null,
): Pick<CalendarEvent, 'sequence' | 'changedAt'> {
  const last = (stream: string, kinds: readonly string[]) =>
    kinds
      .flatMap((kind) => latestOfKind(reader, stream, kind)?.change ?? [])
      .toSorted((a, b) => a.seq - b.seq)
      .at(-1)
  const changes = [
    last(bookStream, ['council.set']),
    last(committeeStream(committeeId), kindsOfCommittee),
    ...(meetingId === null ? [] : [last(meetingStream(meetingId), kindsOfMeeting)]),
  ].filter((change) => change !== undefined)
  return {
    // Each place in its stream only rises, so their sum does.
    sequence: changes.reduce((sum, change) => sum + change.seq, 0),
    changedAt:
      changes
        .map((change) => change.at)
        .toSorted()
        .at(-1) ?? '1970-01-01T00:00:00.000Z',
  }
}
