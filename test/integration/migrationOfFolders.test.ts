import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listFolder } from '../../electron/core/migration/migrationFolder.ts'
import { expectRebuilt } from '../helpers/expectRebuilt.ts'
import { bombWord } from '../helpers/badFiles.ts'
import { endOfMigration, migrated, migratedRows, migrationOf } from '../helpers/migrating.ts'
import { oldAgenda, oldFile, oldMeeting, writeOld, writeOldMinutes } from '../helpers/oldMinutes.ts'

import { readingFiles } from '../helpers/readingFiles.ts'
import { readsHere } from '../helpers/readsHere.ts'
import { linesRenderer } from '../helpers/renderers.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

function folderOf({ dir }: TestCore): string {
  const folder = join(dir, 'old')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** No two meetings of a committee on a day, and each with the file it was read from. */
async function meetingsIn({ client }: TestCore): Promise<string[]> {
  const meetings = await client.meetings.list({})
  return meetings.map(({ committeeName, date }) => `${committeeName} ${date}`).toSorted()
}

test(
  'a folder of many files, some of them bad, is gone through with every file accounted for',
  { timeout: 60_000 },
  async () => {
    const core = await testCore({ reading: readingFiles({ render: linesRenderer }) })
    const folder = folderOf(core)
    const good = await writeOldMinutes(folder, 0, 48)
    const first = oldMeeting(0)
    writeOld(folder, 'z/the same again.txt', first.text)
    writeOld(folder, 'z/the same in Word.docx', await oldFile(first.text, 'docx'))
    writeOld(folder, 'z/other words.txt', first.text.replace('number 0', 'number nought'))
    writeOld(folder, 'z/no day.txt', oldMeeting(60).text.replace(/ on \d+ \w+ \d{4}/, ''))
    writeOld(folder, 'z/no committee.txt', oldMeeting(61).text.split('\n').slice(4).join('\n'))
    writeOld(folder, 'z/numbers break.txt', brokenNumbers(oldMeeting(62).text))
    writeOld(folder, 'z/a letter.txt', 'Dear Sir,\n\nThank you for your letter.\n')
    writeOld(folder, 'z/bomb.docx', bombWord())
    writeOld(folder, 'z/cut.docx', (await oldFile(first.text, 'docx')).subarray(0, 500))
    writeOld(folder, 'z/no minutes.pdf', Buffer.from('%PDF-1.7 broken'))
    writeOld(folder, 'z/letters.json', '{"a": 1}')
    writeOld(folder, 'z/empty.txt', '')
    writeOld(folder, 'z/old.doc', 'x')
    writeOld(folder, 'z/~$open.docx', 'x')
    writeOld(folder, 'z/sums.xlsx', 'x')
    symlinkSync(join(folder, good[0] ?? ''), join(folder, 'z/link.txt'))
    symlinkSync(folder, join(folder, 'z/round'))
    const migration = await migrated(core.client, folder)
    expect(migration).toMatchObject({ state: 'done', problem: null, files: 48 + 17, counts: { waiting: 0 } })
    const rows = await migratedRows(core.client, migration.id)
    expect(rows.size).toBe(48 + 17)
    for (const path of good) expect(rows.get(path), path).toMatchObject({ state: 'taken', sentence: '' })
    const about = (path: string): string => {
      const row = rows.get(`z/${path}`)
      return `${row?.state ?? 'not there'}: ${row?.sentence ?? ''}`
    }
    expect(about('the same again.txt')).toMatch(
      /^again: The same file as “1998\/Harbour and Leisure Committee/,
    )
    expect(about('the same in Word.docx')).toBe(
      'again: The same minutes are in the minute book from another file.',
    )
    expect(about('other words.txt')).toMatch(
      /^read: The minute book has a meeting of Harbour and Leisure Committee on Tue 6 January 1998 already, in other words/,
    )
    expect(about('no day.txt')).toBe('read: It does not say on which day the meeting was.')
    expect(about('no committee.txt')).toMatch(/^read: .*which committee met/i)
    expect(about('numbers break.txt')).toMatch(/^read: The numbers break: /)
    expect(about('a letter.txt')).toMatch(
      /^read: .*No numbered items were found\. .*“Dear Sir, Thank you for your letter\.”\.$/,
    )
    for (const bad of ['bomb.docx', 'cut.docx', 'no minutes.pdf'])
      expect(about(bad)).toMatch(/^refused: “.+\.$/)
    for (const left of ['empty.txt', 'old.doc', '~$open.docx', 'sums.xlsx', 'link.txt', 'round'])
      expect(about(left)).toMatch(/^left: .+\.$/)
    // The screen of imports has what wants a look, and nothing that was left alone.
    const { files } = await core.client.imports.list({})
    const listed = (state: string): number => files.filter((file) => file.state === state).length
    expect([listed('read'), listed('put-aside')]).toEqual([migration.counts.read, 0])
    expect((await meetingsIn(core)).length).toBe(48)
    const [one] = await core.client.meetings.list({})
    const { meeting, members } = (await core.client.meetings.get({ meetingId: one?.id ?? '' })).record
    expect(meeting.importedFrom).toMatchObject({ fileName: expect.stringMatching(/ minutes\./) as string })
    expect(members.length).toBeGreaterThan(6)

    // A second time, all of it is there already, and what waits for a look waits once.
    const second = await migrated(core.client, folder)
    expect(second.counts).toMatchObject({
      taken: 0,
      read: 0,
      again: migration.counts.taken + migration.counts.again + migration.counts.read,
    })
    expect((await meetingsIn(core)).length).toBe(48)
    await core.close()
    expectRebuilt(core)
  },
)

/** Item 6 of eight goes by the number of the one after. */
function brokenNumbers(text: string): string {
  const numbers = [...text.matchAll(/^(\d+) [A-Z]/gm)].map(([, number]) => Number(number))
  const last = numbers.at(-1) ?? 0
  return text.replace(new RegExp(`^${last} `, 'm'), `${last + 1} `)
}

test('a migration that was stopped goes on where it was, with what came into the folder since', async () => {
  const core = await testCore({ reading: readsHere })
  const folder = folderOf(core)
  await writeOldMinutes(folder, 0, 6)
  const { runId } = await core.client.migrations.start({ folder, published: false })
  await expect(core.client.migrations.start({ folder, published: false })).rejects.toMatchObject({
    code: 'conflict',
  })
  await core.client.migrations.stop({ runId })
  const stopped = await endOfMigration(core.client, runId)
  expect([stopped.state, stopped.counts.waiting > 0]).toEqual(['stopped', true])
  expect(await core.client.migrations.look({ folder })).toMatchObject({ unfinished: runId })
  await writeOldMinutes(folder, 6, 8)
  expect(await core.client.migrations.start({ folder, published: false })).toEqual({ runId })
  const done = await endOfMigration(core.client, runId)
  expect(done).toMatchObject({ state: 'done', files: 8, counts: { waiting: 0, taken: 8 } })
  expect(new Set(await meetingsIn(core)).size).toBe(8)
})

test('a migration that the closing of the book ended says so, and does not go on by itself', async () => {
  const core = await testCore({ reading: readsHere })
  const folder = folderOf(core)
  await writeOldMinutes(folder, 0, 6)
  const { runId } = await core.client.migrations.start({ folder, published: false })
  await core.restart()
  const interrupted = await migrationOf(core.client, runId)
  expect(interrupted).toMatchObject({ state: 'interrupted', now: null })
  expect(interrupted.counts.waiting).toBeGreaterThan(0)
  await core.client.migrations.resume({ runId })
  expect(await endOfMigration(core.client, runId)).toMatchObject({ state: 'done', counts: { taken: 6 } })
})

test('a file that changed or went since the folder was listed is told of as it is now', async () => {
  const core = await testCore({ reading: readsHere })
  const folder = folderOf(core)
  writeOld(folder, 'a.txt', oldMeeting(0).text)
  await migrated(core.client, folder)
  // The same path with other bytes is another file.
  writeOld(folder, 'a.txt', oldMeeting(1).text)
  writeOld(folder, 'b.txt', oldMeeting(2).text)
  const { runId } = await core.client.migrations.start({ folder, published: false })
  rmSync(join(folder, 'b.txt'))
  expect(await endOfMigration(core.client, runId)).toMatchObject({ counts: { taken: 1, refused: 1 } })
  const rows = await migratedRows(core.client, runId)
  expect(rows.get('b.txt')?.sentence).toBe('“b.txt” is no longer in the folder.')
  expect((await meetingsIn(core)).length).toBe(2)
})

test('an agenda waits until the minutes of its folder are in, and wants a look where there are none', async () => {
  const core = await testCore({ reading: readsHere })
  const folder = folderOf(core)
  writeOld(folder, 'a/agenda.txt', oldAgenda(0))
  writeOld(folder, 'a/minutes.txt', oldMeeting(0).text)
  writeOld(folder, 'b/agenda.txt', oldAgenda(1))
  const { id } = await migrated(core.client, folder)
  const rows = await migratedRows(core.client, id)
  expect([...rows.values()].map(({ path, state, sentence }) => [path, state, sentence])).toEqual([
    [
      'a/agenda.txt',
      'again',
      'The agenda of Harbour and Leisure Committee on Tue 6 January 1998, which is in the minute book.',
    ],
    ['a/minutes.txt', 'taken', ''],
    ['b/agenda.txt', 'read', 'It is an agenda: it does not say what was done.'],
  ])
})

test('what ends its reader is refused in a sentence, and those after it are taken', async () => {
  const core = await testCore({
    reading: () => ({
      ...readsHere(),
      imported: (bytes, fileName, today, signal) =>
        fileName.startsWith('bad')
          ? Promise.reject(new TypeError('A fault of ours'))
          : readsHere().imported(bytes, fileName, today, signal),
    }),
  })
  const folder = folderOf(core)
  writeOld(folder, 'bad.txt', oldMeeting(0).text)
  writeOld(folder, 'good.txt', oldMeeting(1).text)
  const { id, counts } = await migrated(core.client, folder)
  expect(counts).toMatchObject({ refused: 1, taken: 1 })
  expect((await migratedRows(core.client, id)).get('bad.txt')?.sentence).toMatch(/fault in Minutebook/)
  expect(core.log.lines.filter(({ level }) => level === 'error').map(({ what }) => what)).toEqual([
    'migration.file-fault',
  ])
})

test('a folder with too many files, a file in its place, or a minute book in it, is told in a sentence', async () => {
  const core = await testCore()
  const folder = folderOf(core)
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, `${name}.txt`), name)
  await expect(listFolder(folder, 2)).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(
    core.client.migrations.start({ folder: join(folder, 'a.txt'), published: false }),
  ).rejects.toMatchObject({
    code: 'invalid-input',
  })
  await expect(
    core.client.migrations.start({ folder: join(folder, 'none'), published: false }),
  ).rejects.toMatchObject({ code: 'not-found' })
  // Neither cost a backup, which would have pushed out an older one.
  expect((await core.client.backups.list({})).kept).toEqual([])
  await expect(core.client.migrations.look({ folder: 'old' })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  writeOld(folder, 'book/minutebook.json', '{}')
  writeOld(folder, 'book/attachments/x.txt', 'x')
  expect((await listFolder(folder)).map(({ path, left }) => `${path}: ${left ?? 'read'}`)).toEqual([
    ...['a.txt: read', 'b.txt: read', 'book: It is a minute book. Open it as one; nothing in it was read.'],
    'c.txt: read',
  ])
})
