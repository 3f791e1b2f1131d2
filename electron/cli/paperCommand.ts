import { paperFormatSchema, paperSchema } from '../../shared/api/contract.ts'
import { audienceSchema } from '../../shared/api/packSchemas.ts'
import type { Command } from './command.ts'
import { earlierRecords } from './earlierRecords.ts'
import { makePaper, withRenderer } from './makePaper.ts'
import { readRecordFile } from './recordFile.ts'
import { oneOf } from './words.ts'

export const paperCommand: Command = {
  name: 'paper',
  usage:
    'paper MEETING.json --paper agenda|minutes|decisions|actions --format docx|pdf|html --out FILE [--audience public|members] [--earlier DIR]',
  summary:
    'Makes one paper of a meeting record. Prints {file, bytes, pages, milliseconds}; pages is null for docx and html. The paper of actions has those of the record, and of the committee’s earlier records in DIR.',
  allowed: { arguments: 1, options: ['paper', 'format', 'out', 'audience', 'earlier'] },
  async run(words) {
    const wish = {
      paper: oneOf(words.required('paper'), paperSchema.options, 'paper'),
      format: oneOf(words.required('format'), paperFormatSchema.options, 'format'),
      audience: oneOf(words.optional('audience') ?? 'public', audienceSchema.options, 'audience'),
    }
    const out = words.required('out')
    const record = readRecordFile(words.argument('MEETING.json'))
    const folder = words.optional('earlier')
    const earlier = folder === null ? [] : earlierRecords(record, folder)
    return withRenderer((renderer) => makePaper(record, wish, out, renderer, earlier))
  },
}
