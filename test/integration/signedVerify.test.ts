import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { idOfStream, meetingStream } from '../../electron/db/changeKinds.ts'
import { changeOf } from '../../electron/db/changeLog.ts'
import { databaseOver } from '../../electron/db/database.ts'
import type { Database } from '../../electron/db/database.ts'
import { hashOf } from '../../electron/db/hashing.ts'
import { defined } from '../../shared/domain/assert.ts'
import { scanOf } from '../helpers/aYear.ts'
import { keepFile } from '../helpers/packsInBook.ts'
import { signedMinutes } from '../helpers/signedMinutes.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import { amiss, february, pitches } from '../helpers/verified.ts'

/** Another officer in every change of a stream, and every hash to fit. */
function writeAnew(database: Database, streamId: string): void {
  let prevHash = '0'.repeat(64)
  database.write((tx) => {
    for (const row of tx.all(
      tx.sql.selectFrom('change').selectAll().where('stream_id', '=', streamId).orderBy('seq'),
    )) {
      const { hash: _hash, ...rest } = { ...changeOf(row), actor: 'Somebody Else', prevHash }
      prevHash = hashOf(rest)
      const written = { actor: 'Somebody Else', prev_hash: rest.prevHash, hash: prevHash }
      tx.run(
        tx.sql
          .updateTable('change')
          .set(written)
          .where('stream_id', '=', streamId)
          .where('seq', '=', row.seq),
      )
    }
    const id = idOfStream(streamId)
    tx.run(tx.sql.updateTable('meeting').set({ head_hash: prevHash }).where('id', '=', id))
  })
}

describe('a minute book with signed minutes', () => {
  /** Changes the book's own file beside the product, and asks what it says of that. */
  async function afterSql(sql: string): Promise<string[]> {
    const core = await testCore()
    await signedMinutes(core.client)
    await core.close()
    const sqlite = rawDatabase(core)
    sqlite.pragma('foreign_keys = OFF')
    sqlite.pragma('ignore_check_constraints = ON')
    for (const name of sqlite
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
      .pluck()
      .all() as string[]) {
      sqlite.exec(`DROP TRIGGER "${name}"`)
    }
    expect(sqlite.prepare(sql).run().changes).toBeGreaterThan(0)
    sqlite.close()
    await core.restart()
    return amiss(await core.client.signing.verify({ meetingId: null }))
  }

  test.for([
    [
      'one letter of a minute',
      `UPDATE minutes SET doc = replace(doc, 'stood empty', 'stood emptx')`,
      `M${pitches}, of ${february} does not say what was confirmed.`,
    ],
    [
      'the shape of a minute',
      `UPDATE minutes SET doc = replace(doc, '"point"', '"paint"')`,
      `M${pitches}, of ${february} cannot be read any more.`,
    ],
    [
      'one letter of what was typed',
      `UPDATE change_payload SET payload = replace(payload, 'stood empty', 'stood emptx')`,
      `m${pitches}, does not hold: its content was altered after it was made.`,
    ],
    [
      'what was typed, so that it cannot be read',
      `UPDATE change_payload SET payload = replace(payload, '"steps":[', '"steps":{') WHERE payload LIKE '%stood empty%'`,
      `m${pitches}, does not hold: its content can no longer be read.`,
    ],
    [
      'who typed it',
      `UPDATE change SET actor = 'Somebody' WHERE kind = 'minutes.stepped'`,
      `m${pitches}, does not hold: it was altered after it was made.`,
    ],
    [
      'the number of a minute',
      `UPDATE minutes SET frozen_number = '71' WHERE frozen_number = '17'`,
      `Minute 71, “Market pitches”, of ${february} does not say what was confirmed.`,
    ],
    [
      'who was there',
      `UPDATE attendance SET status = 'absent' WHERE person_id = 'cro' AND status = 'present'`,
      `The heading or the attendance of ${february} is not what was confirmed.`,
    ],
    [
      'what was done',
      `UPDATE minutes_act SET value = replace(value, '2025-03-03', '2025-03-04') WHERE value LIKE '%"signed"%'`,
      `What was done with the minutes of ${february} is not what its log says was done.`,
    ],
    [
      'the signing, of which only the log tells,',
      `DELETE FROM minutes_act WHERE value LIKE '%"signed"%'`,
      `What was done with the minutes of ${february} is not what its log says was done.`,
    ],
    [
      'the end of the log',
      `DELETE FROM change WHERE (stream_id, seq) IN (SELECT stream_id, max(seq) FROM change WHERE stream_id LIKE 'meeting:%' GROUP BY stream_id)`,
      `The log of ${february} does not end with its latest change.`,
    ],
    [
      'a name in the log of the people',
      `UPDATE change_payload SET payload = replace(payload, 'Ruth Ashworth', 'Ruth Ashwarth')`,
      'The log of the council and its people does not hold at change',
    ],
  ] as const)('says that %s was changed', async ([, sql, found]) => {
    expect((await afterSql(sql)).join('\n')).toContain(found)
  })

  test('says that its log was written anew, even by somebody who has the key', async () => {
    const core = await testCore()
    const { meetingId } = await signedMinutes(core.client)
    await core.close()
    const sqlite = rawDatabase(core)
    sqlite.exec('DROP TRIGGER change_is_never_updated')
    writeAnew(databaseOver(sqlite), meetingStream(meetingId))
    sqlite.close()
    await core.restart()
    expect(amiss(await core.client.signing.verify({ meetingId: null }))).toEqual([
      `The head of the log that stands on the leaves for the minutes of ${february} is not in it: the log was written anew.`,
    ])
  })

  test('says that a byte of the scan was changed, or that it is gone', async () => {
    const core = await testCore()
    const { meetingId } = await signedMinutes(core.client)
    const sha256 = await keepFile(core, scanOf(meetingId))
    await core.client.signing.fileScan({ meetingId, fileName: 'scan.pdf', sha256 })
    const attachments = readdirSync(core.book, { recursive: true, encoding: 'utf8' })
    const path = join(
      core.book,
      defined(
        attachments.find((name) => name.endsWith(sha256)),
        'the scan is kept',
      ),
    )
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20)
    writeFileSync(path, bytes)
    expect(amiss(await core.client.signing.verify({ meetingId }))).toEqual([
      `“scan.pdf”, of ${february}, was damaged or altered.`,
    ])
  })

  test('is asked of one meeting alone, or of one that is not there', async () => {
    const { client } = await testCore()
    const { meetingId, laterId } = await signedMinutes(client)
    const [all, one, two] = await Promise.all(
      [null, meetingId, laterId].map((each) => client.signing.verify({ meetingId: each })),
    )
    expect(all?.checked).toEqual([all?.checked[0], ...(one?.checked ?? []), ...(two?.checked ?? [])])
    expect(one?.checked.map(({ what }) => what)).toEqual([
      `The log of ${february}`,
      `The words of the minutes of ${february}`,
      `What was done with the minutes of ${february}`,
    ])
    await expect(client.signing.verify({ meetingId: 'none' })).rejects.toMatchObject({ code: 'not-found' })
  })
})
