import { registerKinds } from '../../shared/domain/registers/register.ts'
import { attendanceTableSchema } from '../../shared/api/registersContract.ts'
import { audienceSchema } from '../../shared/api/packSchemas.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { registerCsv } from '../core/registerCsv.ts'
import { withBook } from './bookCommands.ts'
import type { Command } from './command.ts'
import { oneOf } from './words.ts'

export const registersCommand: Command = {
  name: 'registers',
  usage: `registers ${registerKinds.join('|')} [--book DIR] [--committee NAME] [--from DATE] [--to DATE] [--text WORDS] [--format json|csv] [--table members|meetings|entries] [--audience public|members]`,
  summary:
    'What is drawn from the meetings of a minute book. Prints {kind, leftOut, rows}, leftOut being the meetings left out for the public, and of attendance {meetings, entries} too; as csv the one table that --table names.',
  allowed: {
    arguments: 1,
    options: ['book', 'committee', 'from', 'to', 'text', 'format', 'table', 'audience'],
  },
  run(words) {
    const kind = oneOf(words.argument('KIND'), registerKinds, 'KIND')
    const format = oneOf(words.optional('format') ?? 'json', ['json', 'csv'], 'format')
    const table = oneOf(words.optional('table') ?? 'members', attendanceTableSchema.options, 'table')
    const audience = oneOf(words.optional('audience') ?? 'public', audienceSchema.options, 'audience')
    return withBook(words, async (client) => {
      const filter = {
        committeeId: await committeeNamed(client, words.optional('committee')),
        from: words.optional('from'),
        to: words.optional('to'),
        text: words.optional('text') ?? '',
      }
      const register = await client.registers.read({ kind, audience, filter })
      return format === 'csv' ? registerCsv(register, table, audience).trimEnd() : register
    })
  },
}

/** By its name as it stands in the book, whatever its capitals, or by its id. */
async function committeeNamed(client: CoreClient, name: string | null): Promise<string | null> {
  if (name === null) return null
  const committees = await client.committees.list({})
  const wanted = name.trim().toLowerCase()
  const found = committees.find((each) => each.name.toLowerCase() === wanted || each.id === name)
  if (found !== undefined) return found.id
  const names = committees.map((each) => `“${each.name}”`).join(', ')
  throw new AppError('not-found', `No committee is called “${name}”. The minute book has ${names}.`)
}
