import { formatTime } from '../civilTime.ts'
import type { Finding } from './findings.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { addressedName, nameAmong } from '../person.ts'
import { initialAttendance } from '../presence.ts'
import { everInTheRoom, quorumMoments, roomOf } from '../presenceTimeline.ts'

/** Of a meeting that has begun: the quorum, whoever presides, the members, and the others in attendance. */
export function attendanceFindings(record: MeetingRecord): Finding[] {
  return [
    ...quorumFindings(record),
    ...chairFindings(record),
    ...memberFindings(record),
    ...attendeeFindings(record),
  ]
}

/** One for each time the meeting went without a quorum, from the first moment of it (R23). */
function quorumFindings(record: MeetingRecord): Finding[] {
  const moments = quorumMoments(roomOf(record))
  const needed = record.committee.quorum
  const members = `${needed} voting ${needed === 1 ? 'member' : 'members'}`
  return moments
    .filter((moment, index) => !moment.quorate && moments[index - 1]?.quorate !== false)
    .map(({ at, itemId, present }) => ({
      rule: 'R23',
      level: 'problem',
      where: itemId,
      why:
        at === null
          ? `The meeting needs ${members} and has ${present}. Mark those who are here, or adjourn: without a quorum nothing can be decided.`
          : `At ${formatTime(at, record.council.houseStyle.times)} the meeting needed ${members} and had ${present}. Check who was in the room, or enter the adjournment: without a quorum nothing can be decided.`,
    }))
}

/** Whoever presides signs for the day; the minutes say who it was when it was not the chair: in particulars, or who took the chair. */
function chairFindings(record: MeetingRecord): Finding[] {
  const isKnown =
    record.meeting.presidedBy !== null || record.facts.some((fact) => fact.kind === 'took-chair')
  if (isKnown) return []
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
          : `${nameAmong(record.people, chair.personId)} is in the chair but was not present, and the minutes do not say who presided. Choose who presided.`,
    },
  ]
}

function memberFindings(record: MeetingRecord): Finding[] {
  const came = everInTheRoom(record)
  return initialAttendance(record.members, record.meeting.date).flatMap(({ personId }): Finding[] => {
    const attendance = record.attendance.find((each) => each.personId === personId)
    const name = nameAmong(record.people, personId)
    const about = { rule: 'R22', where: personId } as const
    if (attendance === undefined) {
      return [
        {
          ...about,
          level: 'problem',
          why: `${name} is a member on this day but stands in no list of those present or absent. Add and mark them.`,
        },
      ]
    }
    // Who sent apologies, or was not spoken for, and came after all was there.
    const status = came.has(personId) && attendance.status !== 'substituted' ? 'present' : attendance.status
    switch (status) {
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

function isRepresented(record: MeetingRecord, personId: string): boolean {
  return record.attendance.some(
    (each) => each.capacity === 'substitute' && each.status === 'present' && each.substituteFor === personId,
  )
}
