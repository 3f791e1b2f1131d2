import type { Command } from './command.ts'

export const reportCommand: Command = {
  name: 'report',
  usage: 'report [--book DIR]',
  summary:
    'What those who look after the computer need to see what is wrong: versions, file system, sizes and counts of the book, backups, checks, ' +
    'settings, durations, failures and the last 2,000 lines of the log, as JSON. No word of minutes, no name, and no name of a folder is in it. ' +
    'Where the book cannot be opened, it says why and gives the rest.',
  allowed: { arguments: 0, options: ['book'] },
  async run(words): Promise<unknown> {
    const { withCore } = await import('./bookCommands.ts')
    return withCore(words, async (client) => JSON.parse((await client.support.report({})).text) as unknown)
  },
}
