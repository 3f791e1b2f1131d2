import type { Committee, Membership, MembershipRole } from '../../../shared/domain/committee.ts'
import { defaultBookRules } from '../../../shared/domain/council.ts'
import type { Council } from '../../../shared/domain/council.ts'
import { defaultHouseStyle } from '../../../shared/domain/houseStyle.ts'
import { defaultReportHeadings } from '../../../shared/domain/report.ts'
import type { Person } from '../../../shared/domain/person.ts'
import { sampleCrest } from './sampleCrest.ts'
import { sampleId } from './sampleText.ts'

/** Thornmere is invented: no such council, no such people. */
export const sampleCouncil: Council = {
  name: 'Thornmere City Council',
  kind: 'unitary',
  logo: { mediaType: 'image/png', data: sampleCrest, alt: 'Arms of the City of Thornmere' },
  signingOfficer: 'Director of Law and Governance',
  summons: 'Councillors are requested to attend the above meeting to transact the following business',
  interestsAdvice:
    'If you need advice on declaring an interest in an item of this agenda, please speak to the officer named above, if you can before the day of the meeting.',
  recordingNotice:
    'This meeting is open to the public and may be filmed, photographed or recorded. If you intend to do so, please tell the officer named above beforehand, so that a place can be kept for you.',
  annualMeetings: ['2026-05-21'],
  houseStyle: defaultHouseStyle,
  reportHeadings: defaultReportHeadings,
  ...defaultBookRules,
}

function councillor(n: number, name: string): Person {
  return { id: sampleId(1, n), address: 'Councillor', name, titles: [], approvedAbsences: [] }
}

function officer(n: number, name: string, title: string): Person {
  return {
    id: sampleId(1, n),
    address: '',
    name,
    titles: [{ title, from: null, to: null }],
    approvedAbsences: [],
  }
}

export const samplePeople = {
  ashworth: councillor(1, 'Ruth Ashworth'),
  bennett: councillor(2, 'Helen Bennett'),
  chowdhury: councillor(3, 'Parvez Chowdhury'),
  dhillon: councillor(4, 'Nirmal Dhillon'),
  ellery: councillor(5, 'Clare Ellery'),
  farrow: councillor(6, 'Anthony Farrow'),
  gillespie: councillor(7, 'Jean Gillespie'),
  hartley: councillor(8, 'David Hartley'),
  portfolio: {
    ...councillor(9, 'Imogen Sayle'),
    titles: [{ title: 'Cabinet Member for Children and Families', from: '2026-05-21', to: null }],
  },
  director: officer(10, 'Moira Lang', 'Director of Family Services'),
  manager: officer(11, 'Tobias Reeve', 'Head of Early Help'),
  analyst: officer(12, 'Folasade Bright', 'Performance and Insight Manager'),
  clerk: officer(13, 'Hannah Prior', 'Senior Governance Officer'),
} as const satisfies Record<string, Person>

function seat(n: number, person: Person, role: MembershipRole, group: string): Membership {
  return { id: sampleId(2, n), personId: person.id, role, voting: true, group, from: '2026-05-21', to: null }
}

export const sampleCommittee: Committee = {
  id: sampleId(3, 1),
  name: 'Families Scrutiny Committee',
  quorum: 3,
  place: 'Mere Room, Guildhall, Market Place, Thornmere, TM1 4QA',
  numbering: { runs: 'municipal-year', start: 8, pattern: '{n}' },
  standingAgenda: [
    { id: sampleId(4, 1), kind: 'apologies', title: 'Apologies for absence', summary: '' },
    { id: sampleId(4, 2), kind: 'interests', title: 'Declarations of interest', summary: '' },
    {
      id: sampleId(4, 3),
      kind: 'minutes',
      title: 'Minutes',
      summary: 'To confirm the minutes of the meeting held on {last meeting}',
    },
    { id: sampleId(4, 4), kind: 'work-programme', title: 'Work programme', summary: '' },
  ],
  memberships: [
    seat(1, samplePeople.ashworth, 'chair', 'Independent'),
    seat(2, samplePeople.bennett, 'vice-chair', 'Progress'),
    seat(3, samplePeople.chowdhury, 'member', 'Progress'),
    seat(4, samplePeople.dhillon, 'member', 'Progress'),
    seat(5, samplePeople.ellery, 'member', 'Independent'),
    seat(6, samplePeople.farrow, 'member', 'Civic'),
    seat(7, samplePeople.gillespie, 'member', 'Civic'),
    { ...seat(8, samplePeople.hartley, 'member', 'Independent'), from: '2026-10-01' },
  ],
}
