import { join } from 'node:path'
import { paperFormatSchema, paperSchema } from '../../shared/api/contract.ts'
import { defined } from '../../shared/domain/assert.ts'
import { sampleBook } from '../core/sample/sampleBook.ts'
import type { Command } from './command.ts'
import { makePaper, withRenderer } from './makePaper.ts'
import type { PaperMade, PaperWish } from './makePaper.ts'
import { makeFolder, writeOutFile } from './outFile.ts'

export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo [--out DIR]',
  summary:
    'Makes agenda and minutes of the sample council in Word, PDF and HTML, in DIR or ./minutebook-demo. Prints a line for each: path, pages, time.',
  allowed: { arguments: 0, options: ['out'] },
  async run(words) {
    const folder = makeFolder(words.optional('out') ?? 'minutebook-demo')
    const record = defined(
      sampleBook.meetings.findLast(({ minutes }) => minutes.some(({ blocks }) => blocks.length > 0)),
      'the sample council has a minuted meeting',
    )
    const recordFile = writeOutFile(join(folder, 'meeting.json'), `${JSON.stringify(record, null, 2)}\n`)
    const lines = await withRenderer(async (renderer) => {
      const made: PaperMade[] = []
      for (const paper of paperSchema.options) {
        for (const format of paperFormatSchema.options) {
          const wish: PaperWish = { paper, format, audience: 'public' }
          made.push(await makePaper(record, wish, join(folder, `${paper}.${format}`), renderer))
        }
      }
      return made.map(demoLine)
    })
    return [`${recordFile}  the meeting these are made of`, ...lines].join('\n')
  },
}

function demoLine({ file, bytes, pages, milliseconds }: PaperMade): string {
  const size = pages === null ? `${Math.ceil(bytes / 1_000)} kB` : pages === 1 ? '1 page' : `${pages} pages`
  return `${file}  ${size}, ${(milliseconds / 1_000).toFixed(2)} s`
}
