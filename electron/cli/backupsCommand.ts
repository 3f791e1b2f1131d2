import { AppError } from '../../shared/domain/appError.ts'
import { withBook } from './bookCommands.ts'
import type { Command } from './command.ts'
import type { Words } from './words.ts'

const usage = 'backups [take|test NAME|restore NAME [--without-backup]] [--book DIR]'

export const backupsCommand: Command = {
  name: 'backups',
  usage,
  summary:
    'The backups of a minute book: without a word, {folder, kept: [{name, at, reason, bytes}], secondPlace, keyFile, failing}, the newest first. "take" takes ' +
    'one now and prints it; "test" opens and proves one and prints {meetings, changes, newestChange, broken, milliseconds}; "restore" puts one in ' +
    'the place of the book, after a backup of what stands there, and prints {aside, kept}, where the replaced file is kept, and that backup. A book too damaged for one is ' +
    'put back --without-backup.',
  allowed: { arguments: 'many', options: ['book'], flags: ['without-backup'] },
  run(words) {
    const [act = 'list', name, ...more] = words.arguments()
    if (more.length > 0 || (name === undefined) !== (act === 'list' || act === 'take')) throw unknown(words)
    const withoutBackup = words.flag('without-backup')
    if (withoutBackup && act !== 'restore') throw unknown(words)
    return withBook(words, async ({ backups }) => {
      switch (act) {
        case 'list':
          return backups.list({})
        case 'take':
          return backups.take({})
        case 'test':
          return backups.rehearse({ name: name ?? '' })
        case 'restore':
          return backups.restore({ name: name ?? '', withoutBackup })
        default:
          throw unknown(words)
      }
    })
  },
}

function unknown(words: Words): AppError {
  const given = words.arguments().join(' ')
  const not = given === '' ? '' : `, not “${given}”`
  return new AppError('invalid-input', `Say what to do with backups${not}. Usage: ${usage}`)
}
