import type { MeetingRecord } from '../meetingRecord.ts'
import type { Finding } from './findings.ts'

/** Minute numbers that run through the municipal year start again at its annual meeting (R47): somebody has to say when it was. */
export function municipalYearFindings({ committee, council, meeting }: MeetingRecord): Finding[] {
  if (committee.numbering.runs !== 'municipal-year') return []
  const year = Number(meeting.date.slice(0, 4))
  const began = meeting.date >= `${year}-06-01` ? year : year - 1
  const isEntered = council.annualMeetings.some((day) => day >= `${began}-03-01` && day <= meeting.date)
  if (isEntered) return []
  return [
    {
      rule: 'R47',
      level: 'advice',
      where: null,
      place: { kind: 'settings', id: 'council' },
      why: `The day of the annual meeting of ${began} is not entered: minute numbers are counted from 15 May as if it were then. Enter it in the settings.`,
    },
  ]
}
