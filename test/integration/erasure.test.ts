import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { expectRebuilt } from '../helpers/expectRebuilt.ts'
import { deletedWords } from '../helpers/auditCases.ts'
import { anEdit, typing } from '../helpers/builders.ts'
import { searched } from '../helpers/searchCases.ts'
import { pitchesWords, twoMeetings } from '../helpers/signedMinutes.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

const secrets = Array.from({ length: 100 }, (_, index) => `Quetzal${index}Zephyr`)
/** One word of each, as an index of words keeps it: without capitals, and the beginning shared. */
const traces = [/quetzal/gi, /\d+zephyr/gi]
const exemption = { paragraphs: [3], publicInterest: 'It outweighs.' }
const reason = 'It named a person.'

async function type(core: TestCore, meetingId: string, itemId: string, steps: Record<string, unknown>[]) {
  const { revision } = await core.client.minutes.open({ meetingId, itemId })
  const changeId = `${itemId}-${revision}`
  const edit = anEdit(meetingId, itemId, { changeId, baseRevision: revision, steps })
  await core.client.minutes.apply(edit)
}

/** Writes each secret into an exempt item, has it indexed, and deletes it; beside it in a parked line and an action. */
async function writeAndDelete(core: TestCore, meetingId: string, itemId: string): Promise<void> {
  const { client } = core
  await client.agenda.editItem({ meetingId, itemId, change: { classification: 'exempt', exemption } })
  for (const secret of secrets.slice(0, 50)) {
    await type(core, meetingId, itemId, [typing(`${secret} `)])
    await type(core, meetingId, itemId, [{ stepType: 'replace', from: 1, to: secret.length + 2 }])
  }
  const rest = `${secrets.slice(50, 98).join(' ')} `
  await type(core, meetingId, itemId, [typing(rest)])
  const parked = { id: 'parked', kind: 'parked' as const, at: '10:20', itemId, words: secrets[98] ?? '' }
  const action = {
    ...{ id: 'action', kind: 'action' as const, at: '10:20', itemId, sourceId: null, personId: null },
    ...{ who: '', by: null, done: false, what: secrets[99] ?? '' },
  }
  await client.facts.change({ meetingId, changeId: 'put', put: [parked, action], remove: [] })
  await searched(client, 'quetzal50zephyr', { includeExempt: true })
  await type(core, meetingId, itemId, [{ stepType: 'replace', from: 1, to: rest.length + 1 }])
  await client.facts.change({ meetingId, changeId: 'take', put: [], remove: ['parked', 'action'] })
  expect((await searched(client, 'quetzal50zephyr', { includeExempt: true })).total).toBe(0)
}

/** How often a trace of the secrets stands in the files of the book: decrypted, page by page, with what is free, and beside it. */
function tracesLeft(core: TestCore): number {
  const sqlite = rawDatabase(core)
  const rows = JSON.stringify(everyRow(sqlite))
  sqlite.pragma('locking_mode = NORMAL')
  sqlite.pragma('journal_mode = DELETE')
  // In place: every page is written again as it is, the free ones too, and nothing is left out as a copy would.
  sqlite.pragma(`rekey = ''`)
  sqlite.close()
  const pages = readFileSync(join(core.book, 'minutebook.db'))
  expect(pages.subarray(0, 15).toString('latin1')).toBe('SQLite format 3')
  return [rows, pages.toString('latin1')].reduce(
    (sum, text) => sum + traces.reduce((count, trace) => count + (text.match(trace)?.length ?? 0), 0),
    0,
  )
}

function everyRow(sqlite: SqliteDatabase.Database): unknown[] {
  const tables = sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
  return (tables as string[]).map((table) =>
    sqlite
      .prepare(`SELECT * FROM "${table}"`)
      .all()
      .map((row) =>
        Object.values(row as Record<string, unknown>).map((value) =>
          Buffer.isBuffer(value) ? value.toString('latin1') : value,
        ),
      ),
  )
}

describe('words deleted from an exempt item', () => {
  test('are nowhere in the book once the minutes are confirmed: not in the log, the tables, the index, nor on a free page', async () => {
    const core = await testCore({ indexAfterMilliseconds: 0 })
    const { meetingId, itemIds, agreedAt } = await twoMeetings(core.client)
    const [, , itemId = ''] = itemIds
    await writeAndDelete(core, meetingId, itemId)
    const { record } = await core.client.meetings.get({ meetingId })
    const confirmed = { meetingId, agreedAt, manner: 'accurate' as const, corrections: [] }
    const told = await core.client.audit.erasable({ meetingId, itemId: null })
    expect([told.itemIds, told.changes > 100]).toEqual([[itemId], true])
    await core.client.signing.confirm(confirmed)
    expect(Object.keys((await core.client.meetings.get({ meetingId })).erasures)).toEqual([itemId])
    const after = await core.client.meetings.get({ meetingId })
    expect(after.record.minutes.map(({ blocks }) => blocks)).toEqual(
      record.minutes.map(({ blocks }) => blocks),
    )
    expect((await core.client.audit.verify({ meetingId: null })).broken).toBeNull()
    expect((await core.client.signing.verify({ meetingId })).checked.filter(({ ok }) => !ok)).toEqual([])
    await core.restart()
    expect(
      (await core.client.meetings.get({ meetingId })).record.minutes.map(({ blocks }) => blocks),
    ).toEqual(record.minutes.map(({ blocks }) => blocks))
    await core.close()
    expectRebuilt(core)
    expect(tracesLeft(core)).toBe(0)
  })

  test('stay in the log until then, for the officer to go back to: the search for traces finds them', async () => {
    const core = await testCore({ indexAfterMilliseconds: 0 })
    const { meetingId, itemIds } = await twoMeetings(core.client)
    await writeAndDelete(core, meetingId, itemIds[2] ?? '')
    await core.close()
    expect(tracesLeft(core)).toBeGreaterThan(100)
  })

  test('go though the item has left the agenda, and public items keep their history', async () => {
    const core = await testCore()
    const { meetingId, itemIds, agreedAt } = await twoMeetings(core.client)
    const added = { itemId: 'gone', afterId: null, parentId: null, kind: 'other' as const, title: 'Gone' }
    await core.client.agenda.addItem({ meetingId, ...added, atMeeting: true })
    const change = { classification: 'exempt' as const, exemption }
    await core.client.agenda.editItem({ meetingId, itemId: 'gone', change })
    await type(core, meetingId, 'gone', [typing('Quetzal1Zephyr')])
    await type(core, meetingId, 'gone', [{ stepType: 'replace', from: 1, to: 15 }])
    await core.client.agenda.removeItem({ meetingId, itemId: 'gone' })
    const place = { meetingId, itemId: itemIds[2] ?? '' }
    await core.client.agenda.editItem({ ...place, change: { classification: 'public' } })
    core.clock.advance(3_600_000)
    await type(core, meetingId, place.itemId, [{ stepType: 'replace', from: 1, to: 5 }])
    const versions = await core.client.history.list(place)
    await core.client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
    expect(await core.client.history.list(place)).toEqual(versions)
    await core.close()
    expectRebuilt(core)
    expect(tracesLeft(core)).toBe(0)
  })

  test('go before the corrections, which can be taken back all the same', async () => {
    const core = await testCore()
    const { meetingId, itemIds, agreedAt } = await twoMeetings(core.client)
    const [, , itemId = ''] = itemIds
    await core.client.agenda.editItem({ meetingId, itemId, change: { classification: 'exempt', exemption } })
    await type(core, meetingId, itemId, [typing('Quetzal1Zephyr')])
    await type(core, meetingId, itemId, [{ stepType: 'replace', from: 1, to: 15 }])
    const { doc } = await core.client.minutes.open({ meetingId, itemId })
    const now = pitchesWords.replace('empty', 'unlet')
    const corrections = [{ itemId, blockId: 'point-pitches', was: pitchesWords, now }]
    const { actId } = await core.client.signing.confirm({
      ...{ meetingId, agreedAt, manner: 'subject-to', corrections },
    })
    await core.client.signing.withdraw({ meetingId, actId, reason: 'By mistake.' })
    expect((await core.client.minutes.open({ meetingId, itemId })).doc).toEqual(doc)
    await core.close()
    expectRebuilt(core)
  })
})

describe('an erasure by the officer', () => {
  test('lets nobody take a change back whose words it took, and tells every window which items it was', async () => {
    const core = await testCore()
    const { client } = core
    const place = await deletedWords(client)
    const { meetingId, itemId } = place
    expect((await client.meetings.get({ meetingId })).erasures).toEqual({})
    await client.audit.erase({ ...place, reason })
    const [erased = 0, ...others] = Object.values((await client.meetings.get({ meetingId })).erasures)
    expect([erased > 5, others]).toEqual([true, []])
    const { doc } = await client.minutes.open(place)
    const steps = [{ ...typing('Goes.'), from: 7, to: 7 }]
    const back = anEdit(meetingId, itemId, { changeId: 'c', baseRevision: 2, steps, undoes: ['b'] })
    await expect(client.minutes.apply(back)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'erased' },
    })
    expect((await client.minutes.open(place)).doc).toEqual(doc)
  })

  test('takes the words of one item, says who, when and why in its history, and lets the writing go on', async () => {
    const core = await testCore()
    const place = await deletedWords(core.client)
    const { doc, revision } = await core.client.minutes.open(place)
    await core.client.audit.erase({ ...place, reason })
    expect(await core.client.minutes.open(place)).toEqual({ doc, revision })
    const [version, ...others] = await core.client.history.list(place)
    expect([version?.words, others]).toEqual([1, []])
    expect((await core.client.history.read({ ...place, seq: version?.seq ?? 0 })).doc).toEqual(doc)
    core.clock.advance(60_000)
    await type(core, place.meetingId, place.itemId, [typing('More. ')])
    expect((await core.client.history.list(place)).map(({ words }) => words)).toEqual([2, 1])
    const filter = {
      ...{ meetingId: place.meetingId, committeeId: null, actor: null, group: null, from: null, to: null },
      ...{ words: '', includeExempt: false },
    }
    const { entries } = await core.client.audit.list({ filter, after: null, limit: 200 })
    expect(entries.map(({ what }) => what).slice(0, 5)).toEqual([
      'The minutes of item 3 (minute 17) “Market pitches” were edited.',
      'Deleted words in item 3 (minute 17) “Market pitches” were erased for good (2 edits), with the reason: It named a person.',
      'The events of the meeting were written down as they stand.',
      'The minutes of item 3 (minute 17) “Market pitches” were written down as they stand.',
      'The minutes of item 3 (minute 17) “Market pitches” were edited (2 edits at 10:00). The words were erased since.',
    ])
    await core.close()
    expectRebuilt(core)
  })

  test('once more takes what was deleted since, with the text that was written down the time before', async () => {
    const core = await testCore()
    const place = await deletedWords(core.client)
    await core.client.audit.erase({ ...place, reason })
    await type(core, place.meetingId, place.itemId, [{ stepType: 'replace', from: 1, to: 7 }])
    expect((await core.client.audit.erase({ ...place, reason })).changes).toBe(2)
    await core.close()
    const sqlite = rawDatabase(core)
    expect(JSON.stringify(everyRow(sqlite))).not.toMatch(/Stays|Goes/)
    sqlite.close()
    expectRebuilt(core)
  })

  test('leaves an item its printed number, though the change that brought the number goes', async () => {
    const core = await testCore()
    const { client } = core
    const { meetingId, itemId } = await deletedWords(client)
    const record = await client.records.export({ meetingId })
    const minutes = record.minutes.map((one) => ({ ...one, number: `${one.number}A`, frozen: true }))
    const meeting = { ...record.meeting, id: 'printed', date: '2026-03-03' }
    await client.records.load({ ...record, meeting, minutes })
    const place = { meetingId: 'printed', itemId }
    await type(core, 'printed', itemId, [{ stepType: 'replace', from: 1, to: 3 }])
    expect((await client.audit.erase({ ...place, reason })).changes).toBe(2)
    const after = await client.records.export({ meetingId: 'printed' })
    expect(after.minutes).toMatchObject(minutes.map(({ number, frozen }) => ({ number, frozen })))
    await core.close()
    expectRebuilt(core)
  })

  test('takes nothing where nothing was deleted', async () => {
    const core = await testCore()
    const { meetingId } = await deletedWords(core.client)
    const [itemId = ''] = (await core.client.records.export({ meetingId })).items.map(({ id }) => id)
    await type(core, meetingId, itemId, [typing('None.')])
    expect((await core.client.audit.erasable({ meetingId, itemId })).changes).toBe(0)
    await expect(core.client.audit.erase({ meetingId, itemId, reason })).rejects.toMatchObject({
      code: 'not-found',
      message: 'Nothing that was written in this item has been deleted again.',
    })
  })

  test('tells of the backups that still hold the words, and takes them away when it is asked to', async () => {
    const core = await testCore({ backupAfterMilliseconds: 1_000_000 })
    const place = await deletedWords(core.client)
    const before = await core.client.backups.take({})
    expect(await core.client.audit.erasable(place)).toMatchObject({ backups: 1, oldestBackup: before.at })
    core.clock.advance(60_000)
    expect(await core.client.audit.erase({ ...place, reason, withBackups: true })).toMatchObject({
      backups: 1,
    })
    const { kept } = await core.client.backups.list({})
    expect(kept.map(({ name }) => name)).not.toContain(before.name)
    await core.close()
    writeFileSync(
      join(core.book, 'minutebook.db'),
      readFileSync(join(core.book, 'backups', kept[0]?.name ?? '')),
    )
    const sqlite = rawDatabase(core)
    expect(JSON.stringify(everyRow(sqlite))).not.toMatch(/Goes/)
    sqlite.close()
  })
})
