import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { readRecordFile, reasonOf } from './recordFile.ts'

/** The meeting records (*.json) of a folder that are of the same committee, before this one. Throws `invalid-input`, naming the file. */
export function earlierRecords(record: MeetingRecord, folder: string): MeetingRecord[] {
  return namesIn(folder)
    .filter((name) => name.toLowerCase().endsWith('.json'))
    .toSorted()
    .map((name) => readRecordFile(join(folder, name)))
    .filter(
      ({ committee, meeting }) =>
        committee.id === record.committee.id &&
        meeting.id !== record.meeting.id &&
        meeting.date < record.meeting.date,
    )
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const sentence = `The folder ${folder} cannot be read (${reasonOf(error)}).`
    throw new AppError('invalid-input', sentence, {}, { cause: error })
  }
}
