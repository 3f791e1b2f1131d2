import { expect, test } from 'vitest'
import { testCore } from '../helpers/testBook.ts'

test('nothing is found in the sample council, as it stands between its second and its third meeting', async () => {
  const { client, clock } = await testCore({ start: 'sample' })
  clock.set('2026-12-01T10:00:00.000Z')
  for (const { id, date } of await client.meetings.list({})) {
    const { findings } = await client.meetings.get({ meetingId: id })
    expect([date, findings.map(({ rule, why }) => `${rule}: ${why}`)]).toEqual([date, []])
  }
})

test('the sample council’s next meeting is told of its agenda, once that is late', async () => {
  const { client, clock } = await testCore({ start: 'sample' })
  clock.set('2027-01-08T10:00:00.000Z')
  const [next] = await client.meetings.list({})
  const { findings } = await client.meetings.get({ meetingId: next?.id ?? '' })
  expect(findings.map(({ rule }) => rule)).toEqual(['R1'])
})
