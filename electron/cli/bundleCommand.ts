import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { z } from 'zod'
import { sha256Schema } from '../../shared/api/fields.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { AppError, appErrorCodes } from '../../shared/domain/appError.ts'
import { defined } from '../../shared/domain/assert.ts'
import { withBook } from './bookCommands.ts'
import type { BytesOfBook } from './bookCommands.ts'
import type { Command } from './command.ts'
import { reasonOf } from './recordFile.ts'
import { oneOf } from './words.ts'
import type { Words } from './words.ts'

export const bundleCommand: Command = {
  name: 'bundle',
  usage:
    'bundle --meeting ID --out FILE.minutebook | bundle open FILE.minutebook [--choose mine|theirs|both] [--book DIR]',
  summary:
    'Saves a meeting with its papers as one file for a colleague, exempt matter too: prints {file, bytes, meetingId, contains, files, ' +
    'missing}. With open it takes such a file in: what is new, or goes on from what the book has, at once; where both were changed only as ' +
    '--choose says, else it changes nothing and answers 1. Prints {situation, meetingId, changed, kept}.',
  allowed: { arguments: 'many', options: ['meeting', 'out', 'choose', 'book'] },
  run(words) {
    const [what, file, ...more] = words.arguments()
    if (what === undefined) return save(words)
    if (what !== 'open' || file === undefined || more.length > 0) {
      throw new AppError('invalid-input', `Use it so: ${bundleCommand.usage}.`)
    }
    return open(words, file)
  },
}

function save(words: Words): Promise<unknown> {
  const meetingId = words.required('meeting')
  const out = resolve(words.required('out'))
  return withBook(words, async (client, bytesOfBook) => {
    const { outputId, bytes, contains, files, missing } = await client.bundles.save({ meetingId })
    const answer = await bytesOfBook(`/api/output/${outputId}`)
    await writeFlowing(out, defined(answer.body ?? undefined, 'an output has bytes'))
    return { file: out, bytes, meetingId, contains, files, missing }
  })
}

/** Piece by piece: a bundle may be larger than is well held in memory. */
async function writeFlowing(file: string, bytes: ReadableStream<Uint8Array>): Promise<void> {
  const unfinished = `${file}.unfinished`
  try {
    await pipeline(Readable.fromWeb(bytes as WebStream), createWriteStream(unfinished, { mode: 0o600 }))
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    if (error instanceof AppError) throw error
    throw new AppError('storage', `${file} cannot be written (${reasonOf(error)}).`, {}, { cause: error })
  }
}

const choices = ['mine', 'theirs', 'both'] as const

function open(words: Words, file: string): Promise<unknown> {
  const said = words.optional('choose')
  const chosen = said === null ? null : oneOf(said, choices, 'choose')
  return withBook(words, async (client, bytesOfBook) => {
    const sha256 = await send(file, bytesOfBook)
    const opened = await client.bundles.open({ sha256 })
    const { standing, seen, meetingId } = opened
    const choice = choiceFor(opened, chosen)
    const nothing = { situation: standing.kind, meetingId, changed: [], kept: null }
    if (choice === 'mine') return nothing
    return { ...nothing, ...(await client.bundles.take({ sha256, seen, choice })) }
  })
}

/** What goes on from the own one is taken without a word; what the book has already is left. Anything else the core asks for. */
function choiceFor(
  { standing, choices: open }: Awaited<ReturnType<CoreClient['bundles']['open']>>,
  chosen: (typeof choices)[number] | null,
): 'take' | (typeof choices)[number] {
  if (standing.kind === 'new') return 'take'
  if (chosen === 'both' && open.includes('both')) return 'both'
  if (chosen === 'mine') return 'mine'
  if (standing.kind === 'ahead') return 'take'
  if (standing.kind === 'conflict' || standing.kind === 'confirmed') return chosen ?? 'take'
  return 'mine'
}

const keptSchema = z.object({ sha256: sha256Schema })
const failureSchema = z.object({ code: z.enum(appErrorCodes), message: z.string() })

async function send(file: string, bytesOfBook: BytesOfBook): Promise<string> {
  try {
    // A pipe would be waited for without end.
    if (!statSync(file).isFile()) throw new AppError('invalid-input', `${file} is no file.`)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid-input', `${file} cannot be read (${reasonOf(error)}).`, {}, { cause: error })
  }
  const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
  const answer: unknown = await (
    await bytesOfBook('/api/files', { method: 'PUT', body, duplex: 'half' })
  ).json()
  const kept = keptSchema.safeParse(answer)
  if (kept.success) return kept.data.sha256
  const { code, message } = failureSchema.parse(answer)
  throw new AppError(code, message)
}
