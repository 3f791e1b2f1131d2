import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'

/** Reads a meeting record. Throws `invalid-input`, naming the file and the first place in it that is wrong. */
export function readRecordFile(path: string): MeetingRecord {
  const result = meetingRecordSchema.safeParse(parseJson(path, readText(path)))
  if (!result.success) throw new AppError('invalid-input', notARecord(path, result.error))
  // The schema gives `strong: undefined` where the domain leaves it out: JSON knows no difference.
  const record = result.data as MeetingRecord
  try {
    checkRecord(record)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { where } = error.details
    const place = typeof where === 'string' ? ` (at ${where})` : ''
    throw new AppError('invalid-input', `${path}${place}: ${error.message}`, error.details, { cause: error })
  }
  return record
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new AppError('invalid-input', `${path} cannot be read (${reasonOf(error)}).`, {}, { cause: error })
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new AppError(
      'invalid-input',
      `${path} is not JSON, so it is no meeting record.`,
      {},
      { cause: error },
    )
  }
}

function notARecord(path: string, { issues }: z.ZodError): string {
  const [first] = issues
  if (first === undefined) return `${path} is no meeting record.`
  const where = first.path.join('.')
  if (where === 'version') {
    return `${path} is of another version of the meeting record; this Minutebook reads version 1.`
  }
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
  return `${path} is no meeting record: ${where === '' ? '' : `at ${where}, `}${oneSentence(first.message)}${more}.`
}

function oneSentence(message: string): string {
  return message.replaceAll('\n', ' ').replace(/\.$/, '')
}

/** The first half of a sentence about a file that could not be read or written. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'it is not permitted'
    case 'EISDIR':
      return 'it is a folder'
    case 'ENOTDIR':
      return 'a part of its path is a file'
    case 'ERR_INVALID_ARG_VALUE':
      return 'no file can have this name'
    case 'ENAMETOOLONG':
      return 'its name is too long'
    case 'ELOOP':
      return 'its links lead in a circle'
    case 'ENOSPC':
      return 'the disk is full'
    default:
      return typeof code === 'string' ? code : 'for an unknown reason'
  }
}
