import type { Membership, MembershipRole } from '../committee.ts'
import type { VoteSide } from '../meetingFact.ts'
import { plainText } from '../minutes.ts'
import type { Reading } from '../registers/reading.ts'
import { londonInstant } from './londonInstant.ts'
import { publicFacts } from './publicFacts.ts'

/** People, bodies and votes by the names of Popolo (https://www.popoloproject.com/specs/): what OParl has no words for. */
export interface Popolo {
  readonly persons: readonly PopoloPerson[]
  readonly organizations: readonly PopoloOrganization[]
  readonly memberships: readonly PopoloMembership[]
  readonly events: readonly PopoloEvent[]
  readonly motions: readonly PopoloMotion[]
  readonly vote_events: readonly PopoloVoteEvent[]
}

export interface PopoloPerson {
  readonly id: string
  readonly name: string
  readonly honorific_prefix?: string
}

export interface PopoloOrganization {
  readonly id: string
  readonly name: string
  readonly classification: 'council' | 'committee' | 'political group'
  readonly parent_id?: string
}

export interface PopoloMembership {
  readonly id: string
  readonly person_id: string
  readonly organization_id: string
  readonly role: string
  readonly on_behalf_of_id?: string
  readonly start_date: string
  readonly end_date?: string
}

export interface PopoloEvent {
  readonly id: string
  readonly name: string
  readonly organization_id: string
  readonly start_date: string
  readonly end_date?: string
  readonly location?: string
  readonly attendees: readonly { readonly id: string; readonly role: AttendanceCapacity }[]
}

export interface PopoloMotion {
  readonly id: string
  readonly organization_id: string
  readonly creator_id?: string
  readonly text: string
  /** A resolution is what the minutes record as decided. */
  readonly classification: 'motion' | 'amendment' | 'resolution'
  readonly date: string
  readonly result?: 'pass' | 'fail'
  readonly vote_events?: readonly string[]
}

export interface PopoloVoteEvent {
  readonly id: string
  readonly organization_id: string
  readonly motion_id?: string
  readonly start_date: string
  readonly result: 'pass' | 'fail'
  readonly counts: readonly { readonly option: PopoloOption; readonly value: number }[]
  readonly votes: readonly {
    readonly voter_id: string
    readonly option: PopoloOption
    /** A second or casting vote of whoever presided. */
    readonly role?: 'casting vote'
  }[]
}

export const attendanceCapacities = ['member', 'substitute', 'attendee'] as const
type AttendanceCapacity = (typeof attendanceCapacities)[number]

export const popoloOptions = ['yes', 'no', 'abstain'] as const
type PopoloOption = (typeof popoloOptions)[number]
const optionOf: Readonly<Record<VoteSide, PopoloOption>> = { for: 'yes', against: 'no', abstain: 'abstain' }

const roleWords: Readonly<Record<MembershipRole, string>> = {
  chair: 'Chair',
  'vice-chair': 'Vice-Chair',
  member: 'Member',
  substitute: 'Substitute member',
  'co-optee': 'Co-opted member',
}

export const councilId = 'council'

/** Of one meeting, for the public. */
export function popoloOf(reading: Reading): Popolo {
  const { record, view } = reading
  const committeeId = record.committee.id
  return {
    persons: view.people.map(({ id, name, address }) => ({
      ...{ id, name },
      ...(address === '' ? {} : { honorific_prefix: address }),
    })),
    organizations: [
      { id: councilId, name: view.council.name, classification: 'council' },
      { id: committeeId, name: view.committee, classification: 'committee', parent_id: councilId },
      ...groupsOf(view.members).map((name): PopoloOrganization => ({
        ...{ id: groupId(name), name, classification: 'political group', parent_id: councilId },
      })),
    ],
    memberships: view.members.map((seat) => ({
      ...{ id: seat.id, person_id: seat.personId, organization_id: committeeId, role: roleWords[seat.role] },
      ...(seat.group === '' ? {} : { on_behalf_of_id: groupId(seat.group) }),
      start_date: seat.from,
      ...(seat.to === null ? {} : { end_date: seat.to }),
    })),
    events: [eventOf(reading)],
    ...decisionsOf(reading),
  }
}

/** Names of groups are told apart as written. */
function groupsOf(members: readonly Membership[]): string[] {
  return [...new Set(members.map((seat) => seat.group).filter((group) => group !== ''))].toSorted()
}

function groupId(name: string): string {
  return `group-${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}`
}

function eventOf({ record, view }: Reading): PopoloEvent {
  const { meeting } = view
  const place = meeting.place.trim()
  return {
    id: meeting.id,
    name: `${view.committee}, ${meeting.date}`,
    organization_id: record.committee.id,
    start_date: londonInstant(meeting.date, meeting.start),
    ...(meeting.end === null ? {} : { end_date: londonInstant(meeting.date, meeting.end) }),
    ...(place === '' ? {} : { location: place }),
    attendees: view.attendance
      .filter(({ status }) => status === 'present')
      .map(({ personId, capacity }) => ({ id: personId, role: capacity })),
  }
}

function decisionsOf(reading: Reading): Pick<Popolo, 'motions' | 'vote_events'> {
  const { record, blocks } = reading
  const organization_id = record.committee.id
  const { date } = record.meeting
  const facts = publicFacts(reading)
  const votes = facts.filter((fact) => fact.kind === 'voted')
  const motions = facts
    .filter((fact) => fact.kind === 'moved')
    .map((fact): PopoloMotion => {
      const own = votes.filter((vote) => vote.motionId === fact.id)
      const last = own.at(-1)
      return {
        ...{ id: fact.id, organization_id, text: fact.words, date },
        ...(fact.mover === null ? {} : { creator_id: fact.mover }),
        classification: fact.amends === null ? 'motion' : 'amendment',
        ...(last === undefined ? {} : { result: last.carried ? 'pass' : 'fail' }),
        ...(own.length === 0 ? {} : { vote_events: own.map((vote) => vote.id) }),
      }
    })
  const resolutions = blocks.flatMap(({ block }): PopoloMotion[] => {
    if (block.kind !== 'resolution') return []
    const text = block.clauses
      .map((clause) => plainText(clause.content).trim())
      .filter((words) => words !== '')
      .join('\n')
    if (text === '') return []
    return [{ id: block.id, organization_id, text, classification: 'resolution', date, result: 'pass' }]
  })
  return {
    motions: [...motions, ...resolutions],
    vote_events: votes.map((vote): PopoloVoteEvent => {
      const { id, at, motionId, carried, counts, ballots, casting } = vote
      return {
        ...{ id, organization_id, start_date: londonInstant(date, at) },
        ...(motionId === null ? {} : { motion_id: motionId }),
        result: carried ? 'pass' : 'fail',
        counts:
          counts === null
            ? []
            : (['for', 'against', 'abstain'] as const).map((side) => ({
                option: optionOf[side],
                value: counts[side],
              })),
        votes: [
          ...ballots.map(({ personId, side }) => ({ voter_id: personId, option: optionOf[side] })),
          ...(casting === null
            ? []
            : [
                {
                  voter_id: casting.personId,
                  option: optionOf[casting.side],
                  role: 'casting vote' as const,
                },
              ]),
        ],
      }
    }),
  }
}
