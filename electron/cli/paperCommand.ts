import { paperFormatSchema, paperSchema } from '../../shared/api/contract.ts'
import { audienceSchema } from '../../shared/api/packSchemas.ts'
import type { Command } from './command.ts'
import { makePaper, withRenderer } from './makePaper.ts'
import { readRecordFile } from './recordFile.ts'
import { oneOf } from './words.ts'

export const paperCommand: Command = {
  name: 'paper',
  usage:
    'paper MEETING.json --paper agenda|minutes --format docx|pdf|html --out FILE [--audience public|members]',
  summary:
    'Makes one paper of a meeting record. Prints {file, bytes, pages, milliseconds}; pages is null for docx and html.',
  allowed: { arguments: 1, options: ['paper', 'format', 'out', 'audience'] },
  async run(words) {
    const wish = {
      paper: oneOf(words.required('paper'), paperSchema.options, 'paper'),
      format: oneOf(words.required('format'), paperFormatSchema.options, 'format'),
      audience: oneOf(words.optional('audience') ?? 'public', audienceSchema.options, 'audience'),
    }
    const out = words.required('out')
    const record = readRecordFile(words.argument('MEETING.json'))
    return withRenderer((renderer) => makePaper(record, wish, out, renderer))
  },
}
