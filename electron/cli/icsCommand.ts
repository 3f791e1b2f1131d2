import { AppError } from '../../shared/domain/appError.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { withBook } from './bookCommands.ts'
import type { Command } from './command.ts'
import { writeOutFile } from './outFile.ts'

export const icsCommand: Command = {
  name: 'ics',
  usage: 'ics --out FILE.ics [--committee NAME] [--deadlines] [--book DIR]',
  summary:
    'Writes the meetings of one committee, or of all, as a calendar file that other calendars take in; --deadlines adds what is due, for the ' +
    'office and not for the public. Prints {file, bytes, events}.',
  allowed: { arguments: 0, options: ['out', 'committee', 'book'], flags: ['deadlines'] },
  run(words) {
    const out = words.required('out')
    const committee = words.optional('committee')
    return withBook(words, async (client) => {
      const committeeId = committee === null ? null : await committeeNamed(client, committee)
      const { text, events } = await client.calendar.ics({ committeeId, deadlines: words.flag('deadlines') })
      return { file: writeOutFile(out, text), bytes: Buffer.byteLength(text), events }
    })
  },
}

async function committeeNamed(client: CoreClient, name: string): Promise<string> {
  const committees = await client.committees.list({})
  const found = committees.find((each) => each.name.toLowerCase() === name.trim().toLowerCase())
  if (found !== undefined) return found.id
  const known = committees.map((each) => `“${each.name}”`).join(', ')
  throw new AppError(
    'not-found',
    `“${name}” is no committee of this book. It has ${known === '' ? 'none' : known}.`,
  )
}
