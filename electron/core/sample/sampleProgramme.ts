import type { CardPlace, ProgrammeCard } from '../../../shared/domain/programme.ts'
import { sampleItemId } from './sampleMeeting.ts'
import { sampleId } from './sampleText.ts'

const october = 0x200
const january = 0x300
const minute20 = sampleItemId(october, 8)
/** Ids of the resolution of minute 20 are counted from it. */
const clauses = october + 8

let count = 0
function card(title: string, place: CardPlace, more: Partial<ProgrammeCard> = {}): ProgrammeCard {
  count += 1
  return {
    ...{ id: sampleId(6, count), title, purpose: '', lead: '', place },
    ...{ source: null, agendaItemId: null, standing: false, ...more },
  }
}

function bornOf(clause: number, label: string): Pick<ProgrammeCard, 'source'> {
  const meetingId = sampleId(october, 0)
  return { source: { meetingId, itemId: minute20, clauseId: sampleId(clauses, clause), label } }
}

const meeting = (group: number): CardPlace => ({ kind: 'meeting', meetingId: sampleId(group, 0) })
const march: CardPlace = { kind: 'date', date: '2027-03-11' }

/** What the sample committee means to look at, some of it because its minutes of October say so. */
export const sampleProgramme: readonly ProgrammeCard[] = [
  card('Inspection of family services', meeting(october), {
    purpose: 'To hear what the inspectors found and what the city means to do about it.',
    lead: 'Director of Family Services',
    agendaItemId: sampleItemId(october, 6),
  }),
  card('Evaluation of the summer programme', meeting(october), {
    lead: 'Head of Early Help',
    agendaItemId: sampleItemId(october, 7),
  }),
  card('Improvement plan for family services', meeting(january), {
    purpose: 'To see how far the five areas of the plan have come.',
    lead: 'Director of Family Services',
    agendaItemId: sampleItemId(january, 4),
    ...bornOf(4, '20(1)a'),
  }),
  card('Budget and medium-term financial plan', meeting(january), {
    lead: 'Director of Finance',
    agendaItemId: sampleItemId(january, 5),
    ...bornOf(5, '20(1)b'),
  }),
  card('School places in the north of the city', march, {
    purpose: 'To compare the forecast with the places there will be in 2028.',
    ...bornOf(7, '20(2)a'),
  }),
  card('Children’s centres', march, {
    purpose: 'To look at the first half year of the new opening hours.',
    lead: 'Head of Early Help',
    ...bornOf(8, '20(2)b'),
  }),
  card(
    'Support for young carers',
    { kind: 'unscheduled' },
    {
      purpose: 'To hear from young carers themselves.',
    },
  ),
  card('Finding and keeping foster carers', { kind: 'unscheduled' }),
  card('Play streets', { kind: 'suggested' }, { lead: 'Councillor Clare Ellery' }),
  card('Libraries as places for families', { kind: 'suggested' }),
  card(
    'Annual report of the safeguarding partnership',
    { kind: 'circulated' },
    {
      purpose: 'Sent to members in November with a note of the main points.',
    },
  ),
  card('Work programme', { kind: 'unscheduled' }, { standing: true }),
]
