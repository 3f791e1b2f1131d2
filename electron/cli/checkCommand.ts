import { nothingAround } from '../../shared/domain/checks/around.ts'
import { findings } from '../../shared/domain/checks/findings.ts'
import { isCivilDate } from '../../shared/domain/civilTime.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { toldFinding } from '../core/toldFinding.ts'
import type { ToldFinding } from '../core/toldFinding.ts'
import { withBook } from './bookCommands.ts'
import type { Command } from './command.ts'
import { readRecordFile } from './recordFile.ts'

/** A finding as the command line prints it: with the reason why somebody lets it stand, null while nobody does. */
export type PrintedFinding = ToldFinding & { readonly accepted: string | null }

export const checkCommand: Command = {
  name: 'check',
  usage: 'check RECORD.json [--today DATE] | check --meeting ID [--book DIR]',
  summary:
    'What the rules find in a meeting: of a record that stands alone, or of a meeting of a book, which is checked against what else the ' +
    'book knows. --today is the day it is checked on; without it nothing of a lone record is due or late but by its own dates. Prints ' +
    '[{rule, level: problem|advice, where, why, place: {kind, id}, asks, source, confidence: H|M|L|local, key, accepted}]. Findings are ' +
    'no failure: the exit code is 0.',
  allowed: { arguments: 1, options: ['today', 'meeting', 'book'] },
  async run(words) {
    const meetingId = words.optional('meeting')
    const today = words.optional('today')
    if (meetingId !== null) {
      if (today !== null) {
        throw new AppError(
          'invalid-input',
          '--today is for a record: a meeting of a book is checked on the day it is.',
        )
      }
      return withBook(words, async (client) => {
        const { findings: found, record } = await client.meetings.get({ meetingId })
        return printed(found, record.accepted)
      })
    }
    if (today !== null && !isCivilDate(today)) {
      throw new AppError(
        'invalid-input',
        `Give --today as a date that exists, as YYYY-MM-DD, not “${today}”.`,
      )
    }
    const record = readRecordFile(words.argument('RECORD.json'))
    const found = findings(record, { ...nothingAround, today })
    return printed(
      found.map((finding) => toldFinding(finding, record)),
      record.accepted,
    )
  },
}

function printed(
  told: readonly ToldFinding[],
  accepted: readonly { readonly key: string; readonly reason: string }[],
): PrintedFinding[] {
  return told.map((finding) => ({
    ...finding,
    accepted: accepted.find(({ key }) => key === finding.key)?.reason ?? null,
  }))
}
