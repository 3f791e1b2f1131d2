import { samplePeople } from './sampleCouncil.ts'
import { apologies, attendee, present, sampleItemId, sampleMeeting } from './sampleMeeting.ts'
import { sampleSeptember } from './sampleSeptember.ts'
import { confirmsSeptember } from './sampleSigning.ts'
import { event, point, prose, resolved, sampleId, subPoint } from './sampleText.ts'

const group = 0x200
const { ashworth, bennett, chowdhury, dhillon, ellery, farrow, gillespie, hartley } = samplePeople
const { portfolio, director, manager, analyst, clerk } = samplePeople
const adjourned = {
  id: sampleId(5, 1),
  kind: 'adjourned',
  at: '11:05',
  personId: null,
  itemId: sampleItemId(group, 6),
} as const
const resumed = { ...adjourned, id: sampleId(5, 2), kind: 'resumed', at: '11:15' } as const

const minuted = sampleMeeting({
  group,
  date: '2026-10-15',
  end: '12:20',
  state: 'draft-minutes',
  previousMeeting: '2026-09-10',
  presidedBy: bennett.id,
  attendance: [
    apologies(ashworth, { category: 'unwell', words: 'a planned operation' }),
    present(bennett),
    present(chowdhury),
    present(dhillon),
    present(ellery),
    present(farrow),
    present(gillespie),
    apologies(hartley, { category: 'other-council-business', words: 'attending the Fire Authority' }),
    attendee(portfolio),
    attendee(director),
    attendee(manager),
    attendee(analyst),
    attendee(clerk),
  ],
  facts: [adjourned, resumed],
  items: [
    {
      kind: 'chair',
      title: 'Chair',
      number: '13',
      origin: 'meeting',
      lines: [
        prose(
          'In the absence of Councillor Ruth Ashworth, the Vice Chair, Councillor Helen Bennett, chaired the meeting.',
        ),
      ],
    },
    {
      kind: 'membership',
      title: 'Change in membership',
      number: '14',
      origin: 'meeting',
      lines: [
        prose(
          'The Committee noted that Councillor David Hartley had been appointed as a member of the Committee.',
        ),
      ],
    },
    { kind: 'apologies', title: 'Apologies for absence', number: '15', origin: 'standing' },
    {
      kind: 'interests',
      title: 'Declarations of interest',
      number: '16',
      origin: 'standing',
      lines: [prose('None')],
    },
    {
      kind: 'minutes',
      title: 'Minutes',
      number: '17',
      origin: 'standing',
      summary: 'To confirm the minutes of the meeting held on 10 September 2026',
      lines: [
        prose(
          'The minutes of the meeting held on 10 September 2026 were approved as an accurate record and signed by the Chair.',
        ),
      ],
    },
    {
      kind: 'report',
      title: 'Inspection of family services',
      number: '18',
      reportAuthor: 'Director of Family Services',
      purpose: 'discussion',
      recommendations: [
        'comment on the improvement plan',
        'decide how the Committee wishes to follow progress',
      ],
      lines: inspection(),
    },
    {
      kind: 'report',
      title: 'Evaluation of the summer programme',
      number: '19',
      reportAuthor: 'Head of Early Help',
      purpose: 'information',
      recommendations: ['note the evaluation'],
      lines: [
        prose(
          'Tobias Reeve, Head of Early Help, presented the evaluation. In discussion the following points were made:',
        ),
        point(
          'Families told the review that letters had arrived late and that three centres had run out of places by the second week.',
        ),
        point(
          'The minibus trial had filled 84 of 90 seats and would be repeated at Easter if the grant allows.',
        ),
        prose('The Committee noted the evaluation.'),
      ],
    },
    {
      kind: 'work-programme',
      title: 'Work programme',
      number: '20',
      origin: 'standing',
      lines: [
        prose(
          'The Committee discussed its work programme and made room for a second look at the improvement plan in January.',
        ),
        resolved(
          [0, 'consider the following items at the meeting in January 2027:'],
          [1, 'Improvement plan for family services'],
          [1, 'Budget and medium-term financial plan'],
          [0, 'consider the following items at the meeting in March 2027:'],
          [1, 'School places in the north of the city'],
          [1, 'Children’s centres'],
        ),
      ],
    },
  ],
})

export const sampleOctober = { ...minuted, acts: [confirmsSeptember(sampleSeptember)] }

function inspection() {
  return [
    prose(
      'Councillor Imogen Sayle, Cabinet Member for Children and Families, Moira Lang, Director of Family Services, Tobias Reeve, Head of Early Help, and Folasade Bright, Performance and Insight Manager, attended to discuss the findings of the inspection. They highlighted the following information:',
    ),
    point(
      'The inspection took place over two weeks in June and included visits to four family hubs, interviews with sixty staff and a sample of ninety case files.',
    ),
    point(
      'The overall judgement was that services require improvement. Leadership and the care of older children were found to be good; help at an early stage was not.',
    ),
    point('The inspectors named five areas in which the city has to improve:'),
    subPoint(
      'The time between a first call to the front door and a decision, which was over three days in one case out of five.',
    ),
    subPoint('Supervision of family workers, which is regular but not always written down.'),
    subPoint('The number of changes of worker that a family meets with in a year.'),
    subPoint('The finding of foster homes inside the city for brothers and sisters together.'),
    subPoint('What is offered to young people who leave care at eighteen and want to stay near.'),
    point(
      'An improvement plan has to be sent to the inspectorate within seventy working days. A first draft was agreed by the Cabinet Member last week.',
    ),
    point(
      'An independent chair has been appointed for the improvement board, which will meet every month and publish its notes.',
    ),
    point(
      'Eight more posts at the front door were agreed in May. Five are filled, three of them by agency staff.',
    ),
    point(
      'A pay supplement for experienced family workers was brought in in July. Since then four people have withdrawn their notice.',
    ),
    point('All team managers will go through the national leadership programme by next summer.'),
    point(
      'The new case system has been switched on for the north team and will reach all teams by December.',
    ),
    prose(
      'During subsequent discussion and in response to questions from the Committee, the following points were made:',
    ),
    point(
      'The judgement was disappointing but no surprise: the self-assessment sent to the inspectors in the spring had said much the same.',
    ),
    point(
      'A first call is now seen by a qualified worker within four hours on weekdays. Weekends remain a weak spot, and a rota is being discussed with the unions.',
    ),
    point(
      'The waiting list in the north of the city stands at 41 families against 67 a year ago, and no family has waited longer than six weeks since September.',
    ),
    point(
      'Members asked whether partners had been part of the self-assessment. The health trust and the police had been; schools had not, and this would be put right.',
    ),
    point(
      'A change of worker is now recorded with its reason. In the first quarter 38 per cent of changes were due to agency contracts coming to an end.',
    ),
    point(
      'Exit interviews show that caseload matters more to leavers than pay. The aim is an average of sixteen children a worker by March, from nineteen today.',
    ),
    point(
      'Foster carers who leave most often join another agency in the county. A survey of those who left in the last two years will be shared with the Committee.',
    ),
    point(
      'Young people had told the Cabinet Member that a room close to friends matters more to them than its size. Two shared houses have been found near the college.',
    ),
    point(
      'Members welcomed the tone of the report and asked that families who had complained be told what had changed.',
    ),
    point(
      'The cost of the plan in its first year is £1.9 million, of which £1.2 million is already in the budget. The rest depends on the spring settlement.',
    ),
    point('The independent chair had been chosen by the inspectorate, not by the Council.'),
    point(
      'The Committee asked for the monthly notes of the improvement board. They will be sent to all members on the day they are published.',
    ),
    point(
      'A joint bid with the health trust for two further family workers has been submitted, and a decision is expected in December.',
    ),
    point(
      'Written supervision was checked in forty files in September: thirty-three were complete, against nineteen in June.',
    ),
    event('adjourned', adjourned.id, 'The meeting adjourned at 11.05 am.'),
    event('resumed', resumed.id, 'The meeting resumed at 11.15 am.'),
    point(
      'The service is working with Wolden County Council as its improvement partner because Wolden closed a similar gap in two years and is near enough for staff to spend days there.',
    ),
    point(
      'The partner’s advice so far has been to put the front door right first and to leave the structure of teams alone until the spring.',
    ),
    point(
      'Data on children missing from home had been wrong for part of last year because two systems counted the same child twice. The figures in the report have been corrected.',
    ),
    prose(
      'The Committee noted the work of front-line staff and encouraged the service to go on telling members early when a target is at risk.',
    ),
    resolved([0, 'review the improvement plan in January and agree then how its delivery will be followed.']),
  ]
}
