import { AppError } from '../../shared/domain/appError.ts'
import { withBook } from './bookCommands.ts'
import type { Command } from './command.ts'

const usage = 'backups [take|test NAME|restore NAME] [--book DIR]'

export const backupsCommand: Command = {
  name: 'backups',
  usage,
  summary:
    'The backups of a minute book: without a word, {folder, kept: [{name, at, reason, bytes}], secondPlace, keyFile, failing}, the newest first. "take" takes ' +
    'one now and prints it; "test" opens and proves one and prints {meetings, changes, newestChange, broken, milliseconds}; "restore" puts one in ' +
    'the place of the book, after a backup of what stands there, and prints {aside}, where the replaced file is kept.',
  allowed: { arguments: 'many', options: ['book'] },
  run(words) {
    const [act = 'list', name, ...more] = words.arguments()
    if (more.length > 0 || (name === undefined) !== (act === 'list' || act === 'take')) throw unknown()
    return withBook(words, async ({ backups }) => {
      switch (act) {
        case 'list':
          return backups.list({})
        case 'take':
          return backups.take({})
        case 'test':
          return backups.rehearse({ name: name ?? '' })
        case 'restore':
          return backups.restore({ name: name ?? '' })
        default:
          throw unknown()
      }
    })
  },
}

function unknown(): AppError {
  return new AppError('invalid-input', `Say what to do with backups. Usage: ${usage}`)
}
