import { audienceSchema } from '../../shared/api/packSchemas.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { nextEdition } from '../../shared/domain/packEdition.ts'
import { rightHandRules } from '../../shared/domain/packPages.ts'
import { publicationKinds } from '../../shared/domain/publication.ts'
import type { BuiltPack, PackOrder } from '../render/pack/packOrder.ts'
import type { Renderer } from '../render/renderer.ts'
import type { Command } from './command.ts'
import { withRenderer } from './makePaper.ts'
import { writeOutFile } from './outFile.ts'
import { readPaperFiles } from './paperFiles.ts'
import { readRecordFile } from './recordFile.ts'
import { oneOf } from './words.ts'

/** What the command line says of a pack it made; the names are part of its promise to scripts. */
export interface PackMade extends Omit<BuiltPack, 'bytes'>, Pick<PackOrder, 'edition' | 'number'> {
  /** The full path. */
  readonly file: string
  readonly bytes: number
  /** From the record and the files being read to the pack being written. */
  readonly milliseconds: number
}

type Wish = Omit<PackOrder, 'files'>

export const packCommand: Command = {
  name: 'pack',
  usage:
    'pack MEETING.json --files DIR --audience public|members --out FILE.pdf [--edition agenda|supplement] [--previous RECORD.json] ' +
    '[--right-hand documents|items|none] [--first-page N]',
  summary:
    'Builds the document pack of a meeting record: the agenda, its cover reports, then the papers of the record, found in DIR by their ' +
    'file names and checked against their SHA-256. Prints {file, bytes, edition, number, firstPage, pages, ranges: [{itemId, item, title, ' +
    'first, last}], documents: [{paperId, itemId, title, fileName, first, last}], blanks: [page], findings: [{key, kind, level, sentence, ' +
    'fileName, paperId, itemId, pages}], changes: [sentence], items and papers as a publication of the record keeps them, accessible, ' +
    'milliseconds}. A file that cannot be in the pack is a finding, and the rest is built. What the record has published before makes it ' +
    'an agenda that tells what changed, or with --edition supplement a supplement of what is new, its pages running on, on a right-hand page ' +
    'where anything begins on one, unless --first-page says otherwise. --previous has the meeting whose minutes stand on the item for them. Right-hand pages are the council’s, unless told ' +
    'otherwise.',
  allowed: {
    arguments: 1,
    options: ['files', 'audience', 'out', 'edition', 'previous', 'right-hand', 'first-page'],
  },
  async run(words) {
    const folder = words.required('files')
    const audience = oneOf(words.required('audience'), audienceSchema.options, 'audience')
    const edition = oneOf(words.optional('edition') ?? 'agenda', publicationKinds, 'edition')
    const rightHand = words.optional('right-hand')
    const wished = rightHand === null ? null : oneOf(rightHand, rightHandRules, 'right-hand')
    const firstPage = words.optional('first-page')
    const first = firstPage === null ? {} : { firstPage: pageNumber(firstPage) }
    const out = words.required('out')
    const record = readRecordFile(words.argument('MEETING.json'))
    const previous = words.optional('previous')
    const { houseStyle } = record.council
    const rule = wished ?? houseStyle.rightHand
    const wish: Wish = {
      ...{ record, audience, ...nextEdition(record.publications, audience, edition, rule), ...first },
      rightHand: rule,
      subItemPages: houseStyle.subItemPages,
      previousMinutes: previous === null ? null : readRecordFile(previous),
    }
    return withRenderer((renderer) => makePack(wish, folder, out, renderer))
  },
}

async function makePack(wish: Wish, folder: string, out: string, renderer: Renderer): Promise<PackMade> {
  const started = performance.now()
  const files = await readPaperFiles(wish.record, folder, renderer)
  const { bytes, ...made } = await renderer.pack({ ...wish, files })
  const file = writeOutFile(out, bytes)
  const { edition, number } = wish
  const milliseconds = Math.round(performance.now() - started)
  return { file, bytes: bytes.length, edition, number, ...made, milliseconds }
}

function pageNumber(typed: string): number {
  if (/^[1-9]\d{0,4}$/.test(typed)) return Number(typed)
  throw new AppError('invalid-input', `Give --first-page as a number from 1 to 99999, not “${typed}”.`)
}
