import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCsv } from '../../shared/document/csv.ts'
import { imported, importOptions, takenIn } from '../helpers/importCases.ts'
import { migrated, migratedRows } from '../helpers/migrating.ts'
import { oldMeeting, writeOld } from '../helpers/oldMinutes.ts'
import { madeFile } from '../helpers/registerCases.ts'
import { readsHere } from '../helpers/readsHere.ts'
import { searched } from '../helpers/searchCases.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** Minutes of the past that everybody could read are found by everybody, once an officer has said so. */

const text = oldMeeting(0).text
const [first = ''] = /^\d+ Dredging.*$/m.exec(text) ?? []
const after = Number(/^\d+/.exec(first)?.[0] ?? 0) + 5
/** Business without the public at the end. */
const withExclusion = `${text}
${after} Fees of the kiosk

Resolved to exclude the press and public from the meeting during the next item.

${after + 1} Lease of the kiosk

CHILD K was spoken of.

Resolved to end the lease of the zeppelin.
`
const filter = { committeeId: null, from: null, to: null, text: '' }

async function standing({ client }: TestCore) {
  const of = (audience: 'public' | 'members') =>
    client.registers.read({ kind: 'resolutions', audience, filter })
  const open = await of('public')
  return {
    found: (await searched(client, 'dredging', {})).total,
    resolutions: open.kind === 'resolutions' ? open.rows.length : 0,
    leftOut: open.leftOut.length,
  }
}

async function aCore(): Promise<TestCore & { readonly folder: string }> {
  const core = await testCore({ reading: readsHere, indexAfterMilliseconds: 0 })
  const folder = join(core.dir, 'old')
  mkdirSync(folder)
  return { ...core, folder }
}

test('a folder that was published is found, and stands in the public registers', async () => {
  const core = await aCore()
  writeOld(core.folder, 'a.txt', text)
  const { id, published } = await migrated(core.client, core.folder, true)
  expect(published).toBe(true)
  expect((await migratedRows(core.client, id)).get('a.txt')).toMatchObject({ state: 'taken', sentence: '' })
  expect(await standing(core)).toMatchObject({ resolutions: 5, leftOut: 0 })
  expect((await standing(core)).found).toBeGreaterThan(0)
})

test('a folder of which nothing is decided is closed to the public, until somebody says that it was published', async () => {
  const core = await aCore()
  writeOld(core.folder, 'a.txt', text)
  const { published } = await migrated(core.client, core.folder, false)
  expect(published).toBe(false)
  expect(await standing(core)).toMatchObject({ found: 0, resolutions: 0, leftOut: 1 })
  const [meeting] = await core.client.meetings.list({})
  const meetingId = meeting?.id ?? ''
  expect(await core.client.imports.published({ meetingId })).toEqual({ sentence: '' })
  expect(await standing(core)).toMatchObject({ resolutions: 5, leftOut: 0 })
})

test('what stands after an exclusion stays closed, and the report names it', async () => {
  const core = await aCore()
  writeOld(core.folder, 'a.txt', withExclusion)
  const { id } = await migrated(core.client, core.folder, true)
  expect((await migratedRows(core.client, id)).get('a.txt')).toMatchObject({
    state: 'taken',
    sentence: 'Left undecided, because it may not have been public: “Lease of the kiosk”.',
  })
  expect((await searched(core.client, 'zeppelin', {})).total).toBe(0)
  expect((await searched(core.client, 'dredging', {})).total).toBeGreaterThan(0)
  // The members' register says of each row what it is.
  const asked = { kind: 'resolutions', audience: 'members', format: 'csv', filter } as const
  const csv = readCsv((await madeFile(core, (await core.client.registers.make(asked)).jobId)).text)
  const publication = (words: string) => csv.find((row) => row.some((cell) => cell.includes(words)))?.at(-1)
  expect(publication('zeppelin')).toBe('Not decided')
  expect(publication('exclude the press')).toBe('Public')
})

test('a file that waits remembers what was said of its folder, and is taken as the officer says then', async () => {
  const core = await aCore()
  writeOld(core.folder, 'no day.txt', text.replace(/ on \d+ \w+ \d{4}/, ''))
  const { id, counts } = await migrated(core.client, core.folder, true)
  expect(counts.read).toBe(1)
  const importId = (await migratedRows(core.client, id)).get('no day.txt')?.id ?? ''
  expect((await core.client.imports.get({ importId })).published).toBe(true)
  await core.client.imports.take({ importId, published: true })
  expect(await standing(core)).toMatchObject({ resolutions: 5, leftOut: 0 })
})

test('minutes that came alone are undecided, and published when the officer says so', async () => {
  const core = await testCore({ ...importOptions, indexAfterMilliseconds: 0 })
  const { importId } = await imported(core, text)
  expect((await core.client.imports.get({ importId })).published).toBe(false)
  await core.client.imports.take({ importId, published: true })
  expect(await standing(core)).toMatchObject({ resolutions: 5, leftOut: 0 })
  await takenIn(core, oldMeeting(8).text)
  expect(await standing(core)).toMatchObject({ resolutions: 5, leftOut: 1 })
})
