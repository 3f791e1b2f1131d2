import type { Committee } from '../../../shared/domain/committee.ts'
import type { Council } from '../../../shared/domain/council.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { ProgrammeCard } from '../../../shared/domain/programme.ts'
import { sampleCommittee, sampleCouncil, samplePeople } from './sampleCouncil.ts'
import { sampleJanuary } from './sampleJanuary.ts'
import { sampleOctober } from './sampleOctober.ts'
import { sampleProgramme } from './sampleProgramme.ts'
import { sampleSeptember } from './sampleSeptember.ts'

/** The sample council: eight members, two meetings minuted, a third with its agenda, and a work programme. Everything in it is invented. */
export const sampleBook: {
  readonly council: Council
  readonly people: readonly Person[]
  readonly committees: readonly Committee[]
  readonly meetings: readonly MeetingRecord[]
  readonly programmes: readonly { readonly committeeId: string; readonly cards: readonly ProgrammeCard[] }[]
} = {
  council: sampleCouncil,
  people: Object.values(samplePeople),
  committees: [sampleCommittee],
  meetings: [sampleSeptember, sampleOctober, sampleJanuary],
  programmes: [{ committeeId: sampleCommittee.id, cards: sampleProgramme }],
}
