import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inTitleCase } from '../../electron/core/placeImported.ts'
import { migrationCsv } from '../../electron/core/migration/migrationReport.ts'
import { readCsv } from '../../shared/document/csv.ts'
import { migrated, migratedRows, migrationOf } from '../helpers/migrating.ts'
import { oldMeeting, writeOld } from '../helpers/oldMinutes.ts'
import { readsHere } from '../helpers/readsHere.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** What an officer is told of a folder that was gone through. */

async function aCore(): Promise<TestCore & { readonly folder: string }> {
  const core = await testCore({ reading: readsHere })
  const folder = join(core.dir, 'old')
  mkdirSync(folder)
  return { ...core, folder }
}

const withoutDay = (n: number): string => oldMeeting(n).text.replace(/ on \d+ \w+ \d{4}/, '')

test('minutes without a day are told without one, on the screen and in the report', async () => {
  const core = await aCore()
  writeOld(core.folder, 'no day.txt', withoutDay(1))
  const { id } = await migrated(core.client, core.folder)
  const rows = [...(await migratedRows(core.client, id)).values()]
  expect(rows).toMatchObject([{ committee: 'Licensing Committee, no date', date: null }])
  expect(readCsv(migrationCsv(rows))[1]?.slice(3, 5)).toEqual(['Licensing Committee, no date', ''])
  const { notes } = await core.client.imports.get({ importId: rows[0]?.id ?? '' })
  expect(notes.map(({ sentence }) => sentence)).toContain(
    'The text does not say on which day the meeting was.',
  )
  expect(JSON.stringify(notes)).not.toMatch(/\d{4}-\d\d-\d\d/)
})

test('a file that wants a look says every reason, with the lines that were not understood', async () => {
  const core = await aCore()
  const odd = 'A word of welcome from the vicar of the parish, and from his curate, whom nobody had expected'
  const before = (text: string): string => text.replace('1 Apologies', `${odd}\n\n1 Apologies`)
  writeOld(core.folder, 'sure.txt', before(oldMeeting(0).text))
  writeOld(core.folder, 'no day.txt', before(withoutDay(0).replace(/^(Resolved.*)$/m, '$1 Twice.')))
  const { id } = await migrated(core.client, core.folder)
  const rows = await migratedRows(core.client, id)
  // Lines before the first item alone hold nobody up.
  expect(rows.get('sure.txt')?.state).toBe('taken')
  expect(rows.get('no day.txt')).toMatchObject({ state: 'read' })
  expect(rows.get('no day.txt')?.sentence).toMatch(/^It does not say on which day the meeting was\./)
})

test('a second run says what still waits, and when the others were taken in', async () => {
  const core = await aCore()
  writeOld(core.folder, 'sure.txt', oldMeeting(0).text)
  writeOld(core.folder, 'no day.txt', withoutDay(1))
  const first = await migrated(core.client, core.folder)
  expect(first).toMatchObject({ waitFromBefore: 0, counts: { read: 1 } })
  const second = await migrated(core.client, core.folder)
  expect(second).toMatchObject({ waitFromBefore: 1, counts: { read: 0, again: 2 } })
  const rows = await migratedRows(core.client, second.id)
  expect(rows.get('sure.txt')?.sentence).toMatch(/^Taken in before, on \d+ \w+ \d{4}\.$/)
  expect(rows.get('no day.txt')?.sentence).toMatch(/waits for a look\.$/)
  const importId = (await migratedRows(core.client, first.id)).get('no day.txt')?.id ?? ''
  await core.client.imports.putAside({ importId, aside: true })
  expect((await migrationOf(core.client, second.id)).waitFromBefore).toBe(0)
})

test('a committee whose name stands in capitals is one with its name in small letters', async () => {
  const core = await aCore()
  for (const [n, name] of [
    [0, 'PLANNING AND HR COMMITTEE'],
    [8, 'Planning and HR Committee'],
  ] as const) {
    writeOld(core.folder, `${n}.txt`, oldMeeting(n).text.replace('Harbour and Leisure Committee', name))
  }
  const { counts } = await migrated(core.client, core.folder)
  expect(counts.taken).toBe(2)
  const named = (await core.client.committees.list({})).map(({ name }) => name)
  expect(named.filter((name) => /planning/i.test(name))).toEqual(['Planning and HR Committee'])
})

test.each([
  ['CHILDREN’S SERVICES SUB-COMMITTEE', 'Children’s Services Sub-Committee'],
  ['COMMITTEE OF THE WHOLE', 'Committee of the Whole'],
  ['AREA COMMITTEE II', 'Area Committee II'],
  ['Planning COMMITTEE', 'Planning COMMITTEE'],
])('the committee “%s” is called “%s”', (given, called) => {
  expect(inTitleCase(given)).toBe(called)
})
