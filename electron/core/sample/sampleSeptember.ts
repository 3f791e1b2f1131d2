import { samplePeople } from './sampleCouncil.ts'
import { apologies, attendee, present, sampleMeeting } from './sampleMeeting.ts'
import { signedInOctober } from './sampleSigning.ts'
import { point, prose, resolved } from './sampleText.ts'

const { ashworth, bennett, chowdhury, dhillon, ellery, farrow, gillespie, director, analyst, clerk } =
  samplePeople

const draft = sampleMeeting({
  group: 0x100,
  date: '2026-09-10',
  end: '11:25',
  state: 'draft-minutes',
  previousMeeting: null,
  presidedBy: ashworth.id,
  attendance: [
    present(ashworth),
    present(bennett),
    present(chowdhury),
    present(dhillon),
    apologies(ellery, { category: 'work', words: 'working abroad this week' }),
    present(farrow),
    present(gillespie),
    attendee(director),
    attendee(analyst),
    attendee(clerk),
  ],
  facts: [],
  items: [
    { kind: 'apologies', title: 'Apologies for absence', number: '8', origin: 'standing' },
    {
      kind: 'interests',
      title: 'Declarations of interest',
      number: '9',
      origin: 'standing',
      lines: [prose('None')],
    },
    {
      kind: 'minutes',
      title: 'Minutes',
      number: '10',
      origin: 'standing',
      summary: 'To confirm the minutes of the meeting held on 16 July 2026',
      lines: [
        prose(
          'The minutes of the meeting held on 16 July 2026 were approved as an accurate record and signed by the Chair.',
        ),
      ],
    },
    {
      kind: 'report',
      title: 'Summer activities and food programme',
      number: '11',
      reportAuthor: 'Director of Family Services',
      purpose: 'discussion',
      recommendations: ['note the first figures of the summer programme'],
      lines: [
        prose(
          'Moira Lang, Director of Family Services, and Folasade Bright, Performance and Insight Manager, presented the first figures of the summer programme and drew attention to the following:',
        ),
        point('Places were offered at eleven centres for four weeks, two more centres than the year before.'),
        point('Of 2,140 children who could have had a free place, 1,312 took one up. The target was 1,250.'),
        point('Three centres in the north of the city had a waiting list in every week of the programme.'),
        prose('In answer to questions from the Committee, the following points were made:'),
        point(
          'Letters to families went out later than planned because the list of eligible households arrived in mid-July.',
        ),
        point(
          'Transport was the reason most often given for not taking up a place. A minibus trial had cost £4,600.',
        ),
        prose('The Committee thanked the staff and volunteers who had run the programme.'),
        resolved([0, 'note the figures and receive a full evaluation of the summer programme in October.']),
      ],
    },
    {
      kind: 'work-programme',
      title: 'Work programme',
      number: '12',
      origin: 'standing',
      lines: [
        prose('The Committee considered its work programme for the rest of the municipal year.'),
        resolved([0, 'agree the work programme as set out in the report.']),
      ],
    },
  ],
})

export const sampleSeptember = signedInOctober(draft)
