import { z } from 'zod'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import { dateSchema, lineSchema, nameSchema, timeSchema } from '../../shared/api/fields.ts'
import type { Command } from './command.ts'

export const schemaCommand: Command = {
  name: 'schema',
  usage: 'schema',
  summary: 'The JSON Schema of the meeting record, the one JSON form of a whole meeting.',
  allowed: { arguments: 0, options: [] },
  run: () => Promise.resolve(meetingRecordJsonSchema()),
}

/**
 * What JSON Schema can say of the rules that zod only checks by functions. The rest (that dates exist, that references lead somewhere, no
 * hidden control marks) is checked when a record is read, and never left out there.
 */
const saidAsSchema = new Map<unknown, Readonly<Record<string, string>>>([
  [dateSchema, { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }],
  [timeSchema, { pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }],
  [lineSchema, { pattern: '^[^\\n]*$' }],
  [nameSchema, { pattern: '^[^\\n]*\\S[^\\n]*$' }],
])

export function meetingRecordJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(meetingRecordSchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, saidAsSchema.get(zodSchema))
    },
  })
  return { title: 'Minutebook meeting record, version 1', ...schema }
}
