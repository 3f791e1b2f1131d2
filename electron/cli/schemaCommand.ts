import { meetingRecordJsonSchema } from '../../shared/api/recordJsonSchema.ts'
import type { Command } from './command.ts'

export const schemaCommand: Command = {
  name: 'schema',
  usage: 'schema',
  summary: 'The JSON Schema of the meeting record, the one JSON form of a whole meeting.',
  allowed: { arguments: 0, options: [] },
  run: () => Promise.resolve(meetingRecordJsonSchema()),
}
