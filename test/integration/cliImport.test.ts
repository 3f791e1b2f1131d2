import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import { defined } from '../../shared/domain/assert.ts'
import { decimal, lettered } from '../helpers/importedTexts.ts'

const folder = mkdtempSync(join(tmpdir(), 'minutebook-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(name: string, contents: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, contents)
  return file
}

async function run(...words: string[]): Promise<{ code: number; out: string; err: string[] }> {
  let out = ''
  const err: string[] = []
  const code = await runCommandLine(['import', ...words], {
    out: (text) => {
      out += text
      return Promise.resolve()
    },
    err: (text) => err.push(text),
  })
  return { code, out, err }
}

const agenda = `Ostwick Town Council
AGENDA
Meeting: Parks Committee
Date: Tuesday 3 February 2026
Time: 6.30 pm
Venue: Town Hall, Ostwick

1. Apologies for absence

2. Low Green: the swings (Pages 3 - 6)
Report of the Town Clerk
`

test('minutes and agendas become an array of records, each with its file, fields and notes', async () => {
  const files = [written('a.txt', lettered), written('b.txt', agenda)]
  const { code, out, err } = await run(...files, '--json')
  expect([code, err]).toEqual([0, []])
  const read = JSON.parse(out) as { file: string; record: unknown; fields: unknown[]; notes: string[] }[]
  expect(read.map(({ file }) => file)).toEqual(files)
  const [minutes, planned] = read.map(({ record }) => meetingRecordSchema.parse(record))
  expect(minutes?.meeting).toMatchObject({ state: 'draft-minutes', date: '2026-03-05' })
  expect(planned?.meeting).toMatchObject({ state: 'planned', date: '2026-02-03', start: '18:30' })
  expect(defined(planned, 'an agenda').items).toMatchObject([
    { title: 'Apologies for absence', kind: 'apologies', agendaPlace: 1 },
    { title: 'Low Green: the swings', reportAuthor: 'Town Clerk', pages: { first: 3, last: 6 } },
  ])
})

test('a file that is no text is told in a sentence, the others are printed, and the exit code is 1', async () => {
  const good = written('good.txt', decimal)
  const { code, out, err } = await run(
    written('picture.txt', new Uint8Array([0xff, 0xd8, 0xff, 0, 1, 2])),
    good,
  )
  expect(code).toBe(1)
  expect(err).toHaveLength(1)
  expect(err[0]).toMatch(/picture\.txt.*\.$/)
  expect((JSON.parse(out) as { file: string }[]).map(({ file }) => file)).toEqual([good])
})

test('a name that leads to no file beside one that does is told, the other is printed, and the exit code is 2', async () => {
  const good = written('beside.txt', decimal)
  const { code, out, err } = await run(join(folder, 'nowhere.txt'), good)
  expect(code).toBe(2)
  expect(err).toEqual([expect.stringMatching(/nowhere\.txt cannot be read \(.+\)\.$/)])
  expect((JSON.parse(out) as { file: string }[]).map(({ file }) => file)).toEqual([good])
})

test('a name that leads to no file is wrong input, and nothing is printed', async () => {
  const { code, out, err } = await run(join(folder, 'nowhere.txt'))
  expect([code, out]).toEqual([2, ''])
  expect(err[0]).toMatch(/nowhere\.txt cannot be read/)
})
