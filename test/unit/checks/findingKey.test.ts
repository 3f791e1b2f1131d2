import { expect, it } from 'vitest'
import { lineSchema } from '../../../shared/api/fields.ts'
import { findingKey } from '../../../shared/domain/checks/findings.ts'
import type { Finding } from '../../../shared/domain/checks/findings.ts'

const about = (why: string): Finding => ({ rule: 'minutes', level: 'advice', where: 'item', why })

it.each([
  ['a sentence as long as a title may make it', '\u{1d165}'.repeat(400)],
  ['the same, one letter on', `x${'\u{1d165}'.repeat(400)}`],
  ['words in two lines', 'Noted\nby all'],
])('the key of a finding is a line that can be sent back: %s', (_, why) => {
  expect(lineSchema.safeParse(findingKey(about(why))).success).toBe(true)
})
