import { AppError } from '../../shared/domain/appError.ts'
import { sayReplaced } from '../../shared/domain/deed.ts'
import { withBook } from './bookCommands.ts'
import type { Command } from './command.ts'

interface Verified {
  readonly ok: boolean
  readonly changes: number
  readonly since: string | null
  readonly broken: string | null
}

/** As many lines as one question may have. */
const pageOfLines = 200

export const auditCommand: Command = {
  name: 'audit',
  usage: 'audit [--book DIR] [--meeting ID] [--csv | --json | --verify]',
  summary:
    'Who did what when in a minute book, the newest first, a line each; exempt items by their numbers alone. --csv as a table; --json as JSON ' +
    'lines with the hashes, which another program can verify. --verify goes through the log and prints {ok, changes, since, broken}; exit ' +
    'code 1 when it does not hold.',
  allowed: { arguments: 0, options: ['book', 'meeting'], flags: ['csv', 'json', 'verify'] },
  hasFailed: (result) => typeof result !== 'string' && !(result as Verified).ok,
  run(words) {
    const [format, ...more] = (['csv', 'json', 'verify'] as const).filter((flag) => words.flag(flag))
    if (more.length > 0) throw new AppError('invalid-input', 'Give one of --csv, --json and --verify.')
    const meetingId = words.optional('meeting')
    const filter = {
      ...{ meetingId, committeeId: null, actor: null, group: null, from: null, to: null },
      ...{ words: '', includeExempt: false },
    }
    return withBook(words, async (client, bytesOfBook): Promise<Verified | string> => {
      if (meetingId !== null) await client.meetings.get({ meetingId })
      if (format === 'verify') {
        const { changes, since, broken } = await client.audit.verify({ meetingId })
        return { ok: broken === null, changes, since, broken }
      }
      if (format !== undefined) {
        const { outputId } = await client.audit.export({ filter, format })
        const bytes = await (await bytesOfBook(`/api/output/${outputId}`)).arrayBuffer()
        // As it is: a mark at the beginning of the table, and a hash over every byte of the lines.
        return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\r?\n$/, '')
      }
      const lines: string[] = []
      let after: number | null = null
      do {
        const page = await client.audit.list({ filter, after, limit: pageOfLines })
        for (const { wallTime, actor, device, what, where, replacedAt } of page.entries) {
          const from = replacedAt === null ? '' : ` (From ${sayReplaced(replacedAt)}.)`
          lines.push([wallTime.replace('T', ' '), `${actor} (${device})`, where, `${what}${from}`].join('  '))
        }
        after = page.next
      } while (after !== null)
      return lines.join('\n')
    })
  },
}
