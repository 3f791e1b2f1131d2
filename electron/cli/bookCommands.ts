import { resolve } from 'node:path'
import { v7 as newId } from 'uuid'
import { createClient } from '../../shared/api/client.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { isAsImported } from '../../shared/domain/meeting.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { createCore } from '../core/createCore.ts'
import { fileLog } from '../core/log.ts'
import type { FileReading, PaperRenderer, ReadingParts } from '../core/services.ts'
import { createRenderer } from '../render/renderer.ts'
import { userFolders } from '../userFolders.ts'
import type { Command } from './command.ts'
import { writeOutFile } from './outFile.ts'
import { readRecordFile } from './recordFile.ts'
import { unlockBook } from './unlockBook.ts'
import type { Words } from './words.ts'

/** Commands on a minute book: the one that --book names, else the last one that was open on this account. */

export const meetingsCommand: Command = {
  name: 'meetings',
  usage: 'meetings [--book DIR]',
  summary:
    'The meetings of a minute book, the latest first. Prints [{id, committeeName, date, start, state, …}]; id is what --meeting asks for elsewhere. The state of a meeting of the past that was imported, and not confirmed here, is “imported”.',
  allowed: { arguments: 0, options: ['book'] },
  run: (words) =>
    withBook(words, async (client) => {
      const meetings = await client.meetings.list({})
      return meetings.map((meeting) => (isAsImported(meeting) ? { ...meeting, state: 'imported' } : meeting))
    }),
}

export const exportCommand: Command = {
  name: 'export',
  usage: 'export --meeting ID --out FILE [--book DIR]',
  summary: 'Writes the record of one meeting to a file. Prints {file, bytes, meetingId}.',
  allowed: { arguments: 0, options: ['meeting', 'out', 'book'] },
  run(words) {
    const meetingId = words.required('meeting')
    const out = words.required('out')
    return withBook(words, async (client) => {
      const text = `${JSON.stringify(await client.records.export({ meetingId }), null, 2)}\n`
      return { file: writeOutFile(out, text), bytes: Buffer.byteLength(text), meetingId }
    })
  },
}

export const loadCommand: Command = {
  name: 'load',
  usage: 'load RECORD.json [--book DIR]',
  summary: 'Puts the meeting of a record into a minute book that does not hold it yet. Prints {meetingId}.',
  allowed: { arguments: 1, options: ['book'] },
  run(words) {
    const record = readRecordFile(words.argument('RECORD.json'))
    // A record is readonly all through; the client's input type is not, and changes nothing.
    return withBook(words, (client) =>
      client.records.load(record as Parameters<CoreClient['records']['load']>[0]),
    )
  },
}

const clock = { now: () => new Date(), zone: 'Europe/London' }
const innerOrigin = 'http://core.invalid'

/** The lanes for bytes beside the calls: /api/files, /api/output. */
export type BytesOfBook = (
  path: string,
  init?: RequestInit & { readonly duplex?: 'half' },
) => Promise<Response>

/** Work on the book that the words name, through the same door as every screen; with `reading` where it reads files. */
export function withBook<T>(
  words: Words,
  work: (client: CoreClient, bytesOfBook: BytesOfBook) => Promise<T>,
  reading?: (parts: ReadingParts & { readonly render: PaperRenderer }) => FileReading,
): Promise<T> {
  const onOpenBook: typeof work = async (client, bytesOfBook) => {
    await requireOpen(client, words)
    return work(client, bytesOfBook)
  }
  return withCore(words, onOpenBook, reading)
}

/** The same, whether the book could be opened or not; with 'nothing' it is not even tried. */
export async function withCore<T>(
  words: Words,
  work: (client: CoreClient, bytesOfBook: BytesOfBook) => Promise<T>,
  reading?: (parts: ReadingParts & { readonly render: PaperRenderer }) => FileReading,
  opens: 'the book' | 'nothing' = 'the book',
): Promise<T> {
  const book = words.optional('book')
  const { config, suggestedBook } = userFolders()
  const log = fileLog(config, clock)
  const render = createRenderer({ log })
  const core = await createCore({
    configFolder: config,
    ...(book === null ? {} : { folder: opens === 'nothing' ? null : resolve(book) }),
    clock,
    newId,
    log,
    host: { kind: 'command-line', suggestedFolder: suggestedBook },
    render,
    ...(reading === undefined ? {} : { reading: (parts: ReadingParts) => reading({ ...parts, render }) }),
  })
  try {
    const client = createClient({
      baseUrl: innerOrigin,
      fetch: (request, init) => core.door(new Request(request, init)),
      token: null,
    })
    return await work(client, (path, init) => core.door(new Request(`${innerOrigin}${path}`, init)))
  } finally {
    await core.close()
    await render.close()
  }
}

async function requireOpen(client: CoreClient, words: Words): Promise<void> {
  const first = await client.book.status({})
  if (first.locked !== null) await unlockBook(client)
  const { state, problem, problemReason } = await client.book.status({})
  if (state === 'open') return
  if (problem === null)
    throw new AppError(
      'invalid-input',
      'No minute book was open on this account yet. Say which with --book DIR.',
    )
  // A folder that was named and holds no book is a wrong word; a book that cannot be opened is a fault of its disk.
  const isWrongFolder = problemReason === null && words.optional('book') !== null
  throw new AppError(isWrongFolder ? 'not-found' : 'storage', problem)
}
