import { municipalYearStart } from '../../../shared/domain/minuteNumber.ts'
import type { ProgrammeCard } from '../../../shared/domain/programme.ts'
import { isHeldState, programmeBoard } from '../../../shared/domain/programmeBoard.ts'
import type { ProgrammeBoard, ProgrammeMeeting } from '../../../shared/domain/programmeBoard.ts'
import type { Reader } from '../../db/database.ts'
import { readList } from '../../db/listedValues.ts'
import { meetingsOfCommittee } from '../../db/meetings.ts'
import { requiredCouncil } from '../required.ts'

export interface StoredProgramme {
  readonly cards: readonly ProgrammeCard[]
  readonly meetings: readonly ProgrammeMeeting[]
  /** The day the municipal year of the board began. */
  readonly since: string
}

/** The work programme of a committee as it stands, with the meetings it is laid over. */
export function readProgramme(reader: Reader, committeeId: string, today: string): StoredProgramme {
  const meetings = meetingsOfCommittee(reader, committeeId)
    // What minutes of the past ask was done, or not, long before they were read from a file.
    .filter(({ meeting }) => meeting.importedFrom === null)
    .map(({ meeting }) => ({
      ...{ id: meeting.id, date: meeting.date, isHeld: isHeldState(meeting.state) },
    }))
  // The year of the next meeting: in April a programme may be that of May already.
  const next = meetings.find(({ isHeld }) => !isHeld)?.date ?? meetings.at(-1)?.date ?? today
  return {
    cards: readList<ProgrammeCard>(reader, 'programme_card', committeeId),
    meetings,
    since: municipalYearStart(next, requiredCouncil(reader).annualMeetings),
  }
}

export function boardOf({ cards, meetings, since }: StoredProgramme): ProgrammeBoard {
  return programmeBoard(cards, meetings, since)
}
