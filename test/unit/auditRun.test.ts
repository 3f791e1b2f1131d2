import { expect, test } from 'vitest'
import { sayRun } from '../../shared/domain/auditRun.ts'
import { deedKinds, sayDeed } from '../../shared/domain/deed.ts'

const what = 'The minutes of item 6 were edited.'
const since = '2026-03-04T19:02:11'
const wallTime = '2026-03-04T19:08:40'

test.for([
  [{ count: 1, kind: 'minutes.stepped', since: wallTime }, what],
  [
    { count: 14, kind: 'minutes.stepped', since },
    'The minutes of item 6 were edited (14 edits between 19:02 and 19:08).',
  ],
  [
    { count: 1_204, kind: 'minutes.stepped', since: wallTime },
    'The minutes of item 6 were edited (1,204 edits at 19:08).',
  ],
  [
    { count: 2, kind: 'deed.noted', since },
    'The minutes of item 6 were edited (2 times between 19:02 and 19:08).',
  ],
] as const)('a run of changes is told as one line: %o', ([given, sentence]) => {
  expect(sayRun({ what, wallTime, ...given })).toBe(sentence)
})

test('a run whose words were erased says so after it', () => {
  const erased = `${what} The words were erased since.`
  expect(sayRun({ what: erased, kind: 'minutes.stepped', count: 2, since, wallTime })).toBe(
    'The minutes of item 6 were edited (2 edits between 19:02 and 19:08). The words were erased since.',
  )
})

test('every deed is a sentence', () => {
  for (const deed of deedKinds) {
    const sentence = sayDeed({ deed, meetingId: null, committeeId: null, detail: '' })
    expect(sentence).toMatch(/^[A-Z].*\.$/)
  }
})
