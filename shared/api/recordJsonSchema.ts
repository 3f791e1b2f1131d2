import { z } from 'zod'
import { dateSchema, lineSchema, nameSchema, timeSchema } from './fields.ts'
import { openDataSchema } from './openDataSchema.ts'
import { meetingRecordSchema } from './record.ts'

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

/** The JSON Schema of the meeting record, the one JSON form of a whole meeting. */
export function meetingRecordJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: 'Minutebook meeting record, version 1', ...jsonSchemaOf(meetingRecordSchema) }
}

/** The JSON Schema of the open data of a meeting. */
export function openDataJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: 'Minutebook open data of a meeting, version 1', ...jsonSchemaOf(openDataSchema) }
}

function jsonSchemaOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, saidAsSchema.get(zodSchema))
    },
  })
}
