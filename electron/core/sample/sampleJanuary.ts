import { sampleCommittee } from './sampleCouncil.ts'
import { notYet, sampleItemId, sampleMeeting } from './sampleMeeting.ts'
import { sampleReports } from './sampleReports.ts'

const group = 0x300

export const sampleJanuary = sampleMeeting({
  group,
  date: '2027-01-14',
  end: null,
  state: 'planned',
  previousMeeting: '2026-10-15',
  presidedBy: null,
  attendance: sampleCommittee.memberships.map((seat) => notYet({ id: seat.personId })),
  facts: [],
  reports: sampleReports({ plan: sampleItemId(group, 4), budget: sampleItemId(group, 5) }),
  items: [
    { kind: 'apologies', title: 'Apologies for absence', number: '21', origin: 'standing' },
    { kind: 'interests', title: 'Declarations of interest', number: '22', origin: 'standing' },
    {
      kind: 'minutes',
      title: 'Minutes',
      number: '23',
      origin: 'standing',
      summary: 'To confirm the minutes of the meeting held on 15 October 2026',
    },
    {
      kind: 'report',
      title: 'Improvement plan for family services',
      number: '24',
      reportAuthor: 'Director of Family Services',
      purpose: 'discussion',
      recommendations: [
        'comment on progress with the improvement plan',
        'agree how the Committee will follow its delivery',
      ],
    },
    {
      kind: 'report',
      title: 'Budget and medium-term financial plan',
      number: '25',
      reportAuthor: 'Director of Finance',
      purpose: 'discussion',
      recommendations: ['send its comments on the draft budget to the Cabinet'],
    },
    { kind: 'report', title: 'Family services', number: 'a)', parent: 5 },
    { kind: 'report', title: 'Schools and learning', number: 'b)', parent: 5 },
    { kind: 'work-programme', title: 'Work programme', number: '26', origin: 'standing' },
  ],
})
