import { resolve } from 'node:path'
import { startNodeChild } from '../children/nodeChildren.ts'
import { wordConverter } from '../children/wordConverter.ts'
import { createFileReading } from '../core/reading/fileReading.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { firstTicks, publishTicks } from '../../shared/domain/publishing.ts'
import type { PublishTick } from '../../shared/domain/publishing.ts'
import { writeFolderAtomically } from '../files/writeFolderAtomically.ts'
import { planPublication } from '../render/publish/publishInto.ts'
import { recordChangedAt } from '../render/publish/recordChangedAt.ts'
import { sha256Of } from '../render/publish/siteFiles.ts'
import { withBook } from './bookCommands.ts'
import type { Command } from './command.ts'
import { withRenderer } from './makePaper.ts'
import { readPaperFiles } from './paperFiles.ts'
import { readRecordFile } from './recordFile.ts'
import type { Words } from './words.ts'

/** What the command line says of what it published; the names are part of its promise to scripts. */
export interface Published {
  /** The full path. */
  readonly folder: string
  readonly version: number
  /** True where the latest version there was the same: nothing was written. */
  readonly already: boolean
  readonly draft: boolean
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
  readonly findings: readonly { readonly level: 'problem' | 'advice'; readonly sentence: string }[]
  readonly milliseconds: number
}

export const publishCommand: Command = {
  name: 'publish',
  usage: `publish --meeting ID --out DIR [--with ${publishTicks.join(',')}] [--book DIR] | publish MEETING.json --files DIR --out DIR [--with …]`,
  summary:
    'Writes a meeting for the public into a new folder in DIR, “DATE COMMITTEE v1” and so on, whole or not at all: PDF, Word, web pages with ' +
    'their papers, the record as JSON with its schema, open data (Popolo, OParl), CSV, a calendar entry, an e-mail draft; and apart, what is for ' +
    `members. Without --with it is ${firstTicks.join(',')}. Of a meeting of the book, or of a record whose papers lie in --files under their file names. Nothing is ` +
    'written over; where the latest version there is the same to the byte it is left as it is. Prints {folder, version, already, draft, files: [{path, bytes, sha256}], findings: [{level, sentence}], milliseconds}.',
  allowed: { arguments: 1, options: ['meeting', 'out', 'with', 'book', 'files'] },
  run(words) {
    const parent = resolve(words.required('out'))
    const ticks = ticksIn(words.optional('with'))
    const meetingId = words.optional('meeting')
    if (words.arguments().length > 0) {
      if (meetingId !== null || words.optional('book') !== null) {
        throw new AppError(
          'invalid-input',
          'Give either a meeting of the book (--meeting) or a record file, not both.',
        )
      }
      const record = readRecordFile(words.argument('MEETING.json'))
      return publishRecord(record, words.optional('files'), ticks, parent)
    }
    if (words.optional('files') !== null) {
      throw new AppError(
        'invalid-input',
        '--files goes with a record file: a meeting of the book has its papers there.',
      )
    }
    return publishMeeting(words, ticks, parent)
  },
}

function publishMeeting(words: Words, ticks: readonly PublishTick[], parent: string): Promise<Published> {
  const started = performance.now()
  const meetingId = words.required('meeting')
  return withBook(
    words,
    async (client) => {
      const wish = { meetingId, ticks: [...ticks], folder: parent, remember: false }
      const made = await client.publishing.write(wish)
      const { folder, version, already, draft, findings } = made
      const files = made.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))
      return { folder, version, already, draft, files, findings, milliseconds: since(started) }
    },
    (parts) => createFileReading({ ...parts, startChild: startNodeChild, converter: wordConverter() }),
  )
}

async function publishRecord(
  record: MeetingRecord,
  folderOfFiles: string | null,
  ticks: readonly PublishTick[],
  parent: string,
): Promise<Published> {
  const started = performance.now()
  return withRenderer(async (renderer) => {
    const papers = folderOfFiles === null ? new Map() : await readPaperFiles(record, folderOfFiles, renderer)
    const { name, version, already, set } = await planPublication(
      parent,
      { record, ticks, ...recordChangedAt(record) },
      {
        render: (document, format) => renderer.render(document, format),
        copy: (order) => renderer.copy(order),
        file: (paperId) => Promise.resolve(papers.get(paperId)),
      },
    )
    const folder = already ? resolve(parent, name) : writeFolderAtomically(parent, name, set.files)
    const { findings, draft } = set
    const files = set.files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256Of(bytes) }))
    return { folder, version, already, draft, files, findings, milliseconds: since(started) }
  })
}

function since(started: number): number {
  return Math.round(performance.now() - started)
}

function ticksIn(text: string | null): readonly PublishTick[] {
  if (text === null) return firstTicks
  const named = text.split(',').map((word) => word.trim())
  return named.map((word) => {
    const tick = publishTicks.find((known) => known === word)
    if (tick !== undefined) return tick
    throw new AppError(
      'invalid-input',
      `--with knows no “${word}”. It takes ${publishTicks.join(', ')}, with commas between.`,
    )
  })
}
