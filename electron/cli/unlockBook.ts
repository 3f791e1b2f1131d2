import type { CoreClient } from '../../shared/api/client.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { askUnseen } from './askUnseen.ts'

/** Where the passphrase of a locked book comes from: never from the words of a command, which every account of the machine can read. */
export const passphraseVariable = 'MINUTEBOOK_PASSPHRASE'

/**
 * Unlocks the book that waits for it, for this command alone: with what stands in the environment, else with what is typed at the terminal.
 * Throws `not-allowed` where there is neither, and where it is wrong.
 */
export async function unlockBook(
  client: CoreClient,
  given = process.env[passphraseVariable],
  ask = askUnseen,
): Promise<void> {
  const { locked, problem } = await client.book.status({})
  if (locked?.ways.includes('passphrase') !== true)
    throw new AppError('storage', problem ?? 'No minute book is open.')
  const secret = given ?? (await ask(`Passphrase of the minute book in ${locked.folder}: `))
  if (secret === null) {
    throw new AppError(
      'not-allowed',
      `The minute book in ${locked.folder} is locked. Give its passphrase in the environment variable ${passphraseVariable}, or run the command at a terminal, which asks for it.`,
    )
  }
  await client.keys.unlock({ folder: locked.folder, way: 'passphrase', secret })
}
