import type { z } from 'zod'
import { audienceSchema } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { rightHandRules } from '../../shared/domain/packPages.ts'
import type { RightHandRule } from '../../shared/domain/packPages.ts'
import type { BuiltPack } from '../render/pack/packOrder.ts'
import type { Renderer } from '../render/renderer.ts'
import type { Command } from './command.ts'
import { withRenderer } from './makePaper.ts'
import { writeOutFile } from './outFile.ts'
import { readPaperFiles } from './paperFiles.ts'
import { readRecordFile } from './recordFile.ts'
import { oneOf } from './words.ts'

/** What the command line says of a pack it made; the names are part of its promise to scripts. */
export interface PackMade extends Pick<
  BuiltPack,
  'pages' | 'ranges' | 'documents' | 'blanks' | 'findings' | 'accessible'
> {
  /** The full path. */
  readonly file: string
  readonly bytes: number
  /** From the record and the files being read to the pack being written. */
  readonly milliseconds: number
}

interface PackWish {
  readonly audience: z.infer<typeof audienceSchema>
  readonly rightHand: RightHandRule
  readonly firstPage: number
}

export const packCommand: Command = {
  name: 'pack',
  usage:
    'pack MEETING.json --files DIR --audience public|members --out FILE.pdf [--right-hand documents|items|none] [--first-page N]',
  summary:
    'Builds the document pack of a meeting record: the agenda, then the papers of the record, found in DIR by their file names and checked ' +
    'against their SHA-256. Prints {file, bytes, pages, ranges: [{itemId, item, title, first, last}], documents: [{paperId, fileName, ' +
    'first, last}], blanks: [page], findings: [{kind, fileName, pages, sentence}], accessible, milliseconds}. A file that cannot be in ' +
    'the pack is a finding, and the rest is built. Documents start on right-hand pages unless told otherwise; --first-page is where a ' +
    'supplement goes on counting.',
  allowed: { arguments: 1, options: ['files', 'audience', 'out', 'right-hand', 'first-page'] },
  async run(words) {
    const folder = words.required('files')
    const wish: PackWish = {
      audience: oneOf(words.required('audience'), audienceSchema.options, 'audience'),
      rightHand: oneOf(words.optional('right-hand') ?? 'documents', rightHandRules, 'right-hand'),
      firstPage: pageNumber(words.optional('first-page') ?? '1'),
    }
    const out = words.required('out')
    const record = readRecordFile(words.argument('MEETING.json'))
    return withRenderer((renderer) => makePack(record, folder, wish, out, renderer))
  },
}

async function makePack(
  record: MeetingRecord,
  folder: string,
  wish: PackWish,
  out: string,
  renderer: Renderer,
): Promise<PackMade> {
  const started = performance.now()
  const files = await readPaperFiles(record, folder, renderer)
  const { bytes, ...made } = await renderer.pack({
    ...{ record, files, ...wish },
    ...{ edition: 'agenda', number: 1, previousMinutes: null },
    subItemPages: record.council.houseStyle.subItemPages,
  })
  const file = writeOutFile(out, bytes)
  return { file, bytes: bytes.length, ...made, milliseconds: Math.round(performance.now() - started) }
}

function pageNumber(typed: string): number {
  if (/^[1-9]\d{0,4}$/.test(typed)) return Number(typed)
  throw new AppError('invalid-input', `Give --first-page as a number from 1 to 99999, not “${typed}”.`)
}
