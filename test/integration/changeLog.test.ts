import { expect, test } from 'vitest'
import { databaseOver } from '../../electron/db/database.ts'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { hashOf } from '../../electron/db/hashing.ts'
import { aMeeting, anEdit, typing } from '../helpers/builders.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

async function writtenBook(): Promise<TestCore> {
  const core = await testCore()
  const { meetingId, itemIds } = await aMeeting(core.client)
  await core.client.minutes.apply(
    anEdit(meetingId, itemIds[0], { changeId: 'edit', steps: [typing('Agreed.')] }),
  )
  await core.close()
  return core
}

test('a change - names who, on which machine, when by the clock and by the wall, and what came before', async () => {
  const core = await testCore({ start: 'none' })
  core.clock.set('2026-07-01T09:30:00.000Z')
  await core.client.book.create({
    folder: core.book,
    officer: { name: 'Imogen Farrow', title: 'Governance Officer' },
    start: {
      kind: 'council',
      council: { name: 'Fenwick Vale', kind: 'unitary', logo: null, points: 'letters' },
    },
  })
  await core.close()
  const sqlite = rawDatabase(core)
  const rows = sqlite.prepare('SELECT * FROM change ORDER BY stream_id, seq').all() as Record<
    string,
    unknown
  >[]
  sqlite.close()
  expect(
    rows.map((row) => [row['seq'], row['kind'], row['actor'], row['at'], row['wall_time'], row['zone']]),
  ).toEqual([
    [1, 'book.created', 'Imogen Farrow', '2026-07-01T09:30:00.000Z', '2026-07-01T10:30:00', 'Europe/London'],
    [2, 'council.set', 'Imogen Farrow', '2026-07-01T09:30:00.000Z', '2026-07-01T10:30:00', 'Europe/London'],
    // That it was opened.
    [3, 'deed.noted', 'Imogen Farrow', '2026-07-01T09:30:00.000Z', '2026-07-01T10:30:00', 'Europe/London'],
  ])
  expect([rows[0]?.['prev_hash'], rows[1]?.['prev_hash']]).toEqual(['0'.repeat(64), rows[0]?.['hash']])
})

test('an untouched log - holds from end to end', async () => {
  const sqlite = rawDatabase(await writtenBook())
  expect(verifyChain(databaseOver(sqlite).reader)).toBe(null)
  sqlite.close()
})

test.for([
  ['a changed actor', `UPDATE change SET actor = 'Somebody Else' WHERE change_id = 'edit'`, 'altered after'],
  [
    'a changed hash',
    `UPDATE change SET hash = '${'a'.repeat(64)}' WHERE change_id = 'edit'`,
    'altered after',
  ],
  [
    'changed words',
    `UPDATE change_payload SET payload = replace(payload, 'Agreed', 'Refused')`,
    'content was altered',
  ],
  ['a change taken out', `DELETE FROM change WHERE kind = 'agenda.set'`, 'missing'],
] as const)('%s - is found', async ([, sql, why]) => {
  const sqlite = rawDatabase(await writtenBook())
  sqlite.exec('DROP TRIGGER change_is_never_updated; DROP TRIGGER change_is_never_deleted')
  sqlite.exec('DROP TRIGGER change_payload_is_never_updated; PRAGMA foreign_keys = OFF')
  sqlite.exec(sql)
  expect(verifyChain(databaseOver(sqlite).reader)?.why).toContain(why)
  sqlite.close()
})

test.for([
  `UPDATE change SET actor = 'Somebody Else'`,
  `DELETE FROM change`,
  `UPDATE change_payload SET payload = '{}'`,
])('the log - refuses %s', async (sql) => {
  const sqlite = rawDatabase(await writtenBook())
  expect(() => sqlite.exec(sql)).toThrow('append-only')
  sqlite.close()
})

test('words that are gone and that no erasure tells of - break the chain', async () => {
  const sqlite = rawDatabase(await writtenBook())
  sqlite.exec(`DELETE FROM change_payload WHERE payload LIKE '%Agreed%'`)
  expect(verifyChain(databaseOver(sqlite).reader)?.why).toBe(
    'its content is missing, and no erasure tells of it',
  )
  sqlite.close()
})

test('the head of a meeting - is the hash of its latest change', async () => {
  const sqlite = rawDatabase(await writtenBook())
  const row = sqlite
    .prepare(
      `SELECT version, seq, head_hash = hash AS same FROM meeting JOIN change ON stream_id = 'meeting:' || id ORDER BY seq DESC`,
    )
    .get() as { version: number; seq: number; same: number }
  sqlite.close()
  expect(row).toEqual({ version: 4, seq: 4, same: 1 })
})

test('a hash - depends on what is written, not on how it is spelt or ordered', () => {
  expect(hashOf({ b: 'caf\u0065\u0301', a: [1, null] })).toBe(hashOf({ a: [1, null], b: 'caf\u00e9' }))
  expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }))
  // RFC 8785 by hand: {"a":1}
  expect(hashOf({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862')
})
