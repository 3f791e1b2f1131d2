import type { AgendaItem } from './agenda.ts'
import type { MeetingRecord } from './meetingRecord.ts'
import type { MeetingState } from './meeting.ts'
import { plainText } from './minutes.ts'
import type { MinutesBlock } from './minutes.ts'
import { addressedName } from './person.ts'
import { initialAttendance, quorum } from './presence.ts'

/** Something for the officer to look at. It never blocks. */
export interface Finding {
  /** The rule of procedure it rests on, "R22"; a word where it is the house's own check. */
  readonly rule: string
  /** A problem is something a signed paper must not have; advice may be passed over. */
  readonly level: 'problem' | 'advice'
  /** Id of the item or person it is about; null for the meeting as a whole. */
  readonly where: string | null
  /** What is amiss and what mends it, in plain words. */
  readonly why: string
}

/** What an officer would want to look at before the next paper of the meeting goes out: of the meeting, the people, the items. */
export function findings(record: MeetingRecord): Finding[] {
  const begun = hasBegun(record)
  const over = isOver(record)
  return [
    ...(over ? endFindings(record) : []),
    ...(begun ? quorumFindings(record) : []),
    ...(begun ? chairFindings(record) : []),
    ...(begun ? memberFindings(record) : []),
    ...(begun ? attendeeFindings(record) : []),
    ...record.items.flatMap(itemFindings),
    ...unwrittenFindings(record, over),
  ]
}

/** By its state, or because somebody has been marked or something written: officers begin without saying so. */
function hasBegun(record: MeetingRecord): boolean {
  return (
    isOneOf(record.meeting.state, ['in-session', 'draft-minutes', 'minutes-published', 'confirmed']) ||
    record.attendance.some((each) => each.capacity === 'member' && each.status !== 'not-yet') ||
    record.minutes.some((minutes) => minutes.blocks.some(hasWords))
  )
}

function isOver(record: MeetingRecord): boolean {
  return (
    isOneOf(record.meeting.state, ['draft-minutes', 'minutes-published', 'confirmed']) ||
    (hasBegun(record) && record.meeting.end !== null)
  )
}

/** Items that would be printed as a bare heading: all of them once the meeting is over, before that those that were passed by. */
function unwrittenFindings(record: MeetingRecord, over: boolean): Finding[] {
  const written = new Set(
    record.minutes.filter((minutes) => minutes.blocks.some(hasWords)).map((minutes) => minutes.itemId),
  )
  const isWritten = (item: AgendaItem): boolean =>
    item.kind === 'apologies' ||
    written.has(item.id) ||
    record.items.some((sub) => sub.parentId === item.id && written.has(sub.id))
  const last = record.items.findLastIndex((item) => written.has(item.id))
  return record.items
    .filter((item, index) => !isWritten(item) && (over || index < last))
    .map((item) => ({
      rule: 'minutes',
      level: 'advice',
      where: item.id,
      why: `“${item.title}” has no minutes: it would be printed as a bare heading. Write what happened, or “None”.`,
    }))
}

function hasWords(block: MinutesBlock): boolean {
  if (block.kind === 'note') return false
  const contents =
    block.kind === 'resolution' ? block.clauses.map((clause) => clause.content) : [block.content]
  return contents.some((content) => plainText(content).trim() !== '')
}

function endFindings(record: MeetingRecord): Finding[] {
  if (record.meeting.end !== null) return []
  return [
    {
      rule: 'end-time',
      level: 'advice',
      where: null,
      why: 'The minutes do not say when the meeting ended. Enter the time it closed.',
    },
  ]
}

function quorumFindings(record: MeetingRecord): Finding[] {
  const { needed, present, quorate } = quorum(
    record.committee.quorum,
    record.members,
    record.attendance,
    record.meeting.date,
    record.facts,
  )
  if (quorate) return []
  return [
    {
      rule: 'R23',
      level: 'problem',
      where: null,
      why: `The meeting needs ${needed} voting ${needed === 1 ? 'member' : 'members'} and has ${present}. Mark those who are here, or adjourn: without a quorum nothing can be decided.`,
    },
  ]
}

/** Whoever presides signs for the day; the minutes say who it was when it was not the chair. */
function chairFindings(record: MeetingRecord): Finding[] {
  if (record.meeting.presidedBy !== null) return []
  const chair = record.members.find((seat) => seat.role === 'chair')
  const attendance = record.attendance.find((each) => each.personId === chair?.personId)
  if (attendance?.status === 'present' || attendance?.status === 'not-yet') return []
  return [
    {
      rule: 'presider',
      level: 'problem',
      where: chair?.personId ?? null,
      why:
        chair === undefined
          ? 'The committee has no chair, and the minutes do not say who presided. Choose who presided.'
          : `${nameOf(record, chair.personId)} is in the chair but was not present, and the minutes do not say who presided. Choose who presided.`,
    },
  ]
}

function memberFindings(record: MeetingRecord): Finding[] {
  return initialAttendance(record.members, record.meeting.date).flatMap(({ personId }): Finding[] => {
    const attendance = record.attendance.find((each) => each.personId === personId)
    const name = nameOf(record, personId)
    const about = { rule: 'R22', where: personId }
    if (attendance === undefined) {
      return [
        {
          ...about,
          level: 'problem',
          why: `${name} is a member on this day but stands in no list of those present or absent. Add and mark them.`,
        },
      ]
    }
    switch (attendance.status) {
      case 'not-yet':
        return [
          {
            ...about,
            level: 'problem',
            why: `Nobody has said whether ${name} was there. Mark them present, absent, or with apologies.`,
          },
        ]
      case 'absent':
        return [
          {
            ...about,
            rule: 'R28',
            level: 'advice',
            why: `${name} was absent without apologies. Ask whether apologies were sent.`,
          },
        ]
      case 'substituted':
        return isRepresented(record, personId)
          ? []
          : [
              {
                ...about,
                rule: 'R30',
                level: 'problem',
                why: `${name} is marked as represented by a substitute, but no substitute is present. Add the substitute, or mark apologies.`,
              },
            ]
      case 'present':
        return isRepresented(record, personId)
          ? [
              {
                ...about,
                rule: 'R30',
                level: 'problem',
                why: `${name} is present, and so is a substitute for the same seat. Only one of them counts: take one out.`,
              },
            ]
          : []
      case 'apologies':
        return []
    }
  })
}

function attendeeFindings(record: MeetingRecord): Finding[] {
  return record.attendance.flatMap(({ personId, capacity }): Finding[] => {
    const person = record.people.find((each) => each.id === personId)
    if (capacity !== 'attendee' || person === undefined || person.title !== '') return []
    return [
      {
        rule: 'title',
        level: 'advice',
        where: personId,
        why: `${addressedName(person)} is listed in attendance without a title. Enter their post or whom they represent.`,
      },
    ]
  })
}

function itemFindings(item: AgendaItem): Finding[] {
  const about = { where: item.id, level: 'problem' } as const
  if (item.classification === 'unset') {
    return [
      {
        ...about,
        rule: 'R2',
        why: `“${item.title}” is neither marked public nor exempt. Choose one: until then no public paper can be made.`,
      },
    ]
  }
  if (item.classification !== 'exempt') return []
  const found: Finding[] = []
  if (item.exemption === null || item.exemption.paragraphs.length === 0) {
    found.push({
      ...about,
      rule: 'R20',
      why: `“${item.title}” is exempt, but no paragraph of Schedule 12A is named. Name one of 1 to 7.`,
    })
  }
  if (item.exemption === null || item.exemption.publicInterest.trim() === '') {
    found.push({
      ...about,
      rule: 'R21',
      why: `“${item.title}” is exempt, but it does not say why that outweighs the public interest in disclosing it. Write the sentence.`,
    })
  }
  return found
}

function isRepresented(record: MeetingRecord, personId: string): boolean {
  return record.attendance.some(
    (each) => each.capacity === 'substitute' && each.status === 'present' && each.substituteFor === personId,
  )
}

function nameOf(record: MeetingRecord, personId: string): string {
  const person = record.people.find((each) => each.id === personId)
  return person === undefined ? 'A member' : addressedName(person)
}

function isOneOf(state: MeetingState, states: readonly MeetingState[]): boolean {
  return states.includes(state)
}
