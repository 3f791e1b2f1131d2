import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { userConfigFile } from '../../electron/core/userConfig.ts'
import { readCsv, writeCsv } from '../../shared/document/csv.ts'
import { parseTypedDate } from '../../shared/domain/typedDates.ts'
import { fromBlocks } from '../../shared/minutesText/blocks.ts'
import { badInputReadme, badInputTable } from '../helpers/badInputTable.ts'

/** Bad input where it comes in beside files: settings, dates, tables, the command line; and the table of all of it. */

function folderOfTest(): string {
  const dir = mkdtempSync(join(tmpdir(), 'minutebook-entrances-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')

describe('the table of bad input', () => {
  test.each(badInputTable)(
    '$entrance: $input - is proved by a test that says so',
    ({ seen, says, test: file }) => {
      // Sentences may be quoted in part: a table has no room for all of each.
      expect(read(`../${file}`)).toContain(says ?? seen)
    },
  )

  test('stands in the README', () => {
    expect(read('../../README.md').includes(badInputReadme())).toBe(true)
  })
})

test('an event of a record from elsewhere with bold words and a name has its words, in the ordinary face', () => {
  const content = [
    { kind: 'text', text: 'Councillor ', strong: true },
    { kind: 'person', personId: 'ash', text: 'Ashby' },
    { kind: 'text', text: ' left.' },
  ] as const
  const block = {
    kind: 'event',
    id: 'e',
    classification: 'public',
    event: 'left',
    factId: null,
    edited: true,
    content,
  }
  const doc = fromBlocks([block as never], 'empty')
  expect([doc.textContent, doc.firstChild?.childCount]).toEqual(['Councillor Ashby left.', 1])
})

test.each([
  ['30/2/2026', '30 February 2026 does not exist. Check the day and the month.'],
  ['3/2/2206', 'The year 2206 is outside 1974 to 2100. Check the year.'],
  ['3/2/1066', 'The year 1066 is outside 1974 to 2100. Check the year.'],
  ['2/13/2026', 'There is no month 13. Type day, month and year, for example 3/11/2026.'],
  ['tomorrow', 'Type the date as day, month and year, for example 3/11/2026.'],
  ['٣/١١/٢٠٢٦', 'Type the date as day, month and year, for example 3/11/2026.'],
])('the date %s is refused: %s', (typed, sentence) => {
  expect(() => parseTypedDate(typed)).toThrow(sentence)
})

test('what a spreadsheet would run has an apostrophe before it, and loses it when it is read again', () => {
  const texts = [
    '=1+1',
    '+44 1632 960001',
    '-cmd',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '  =1',
    '＝1',
    '＋1',
    ' ＠x',
    "'=1",
  ]
  const csv = writeCsv(texts.map((text) => [text]))
  for (const row of csv.slice(1).split(/\r\n(?=["'])/)) expect(row).toMatch(/^"?'/)
  expect(readCsv(csv).map(([cell]) => cell)).toEqual(texts)
  expect(writeCsv([[-5, '-5', 'plain']])).toBe('\uFEFF-5,-5,plain\r\n')
})

describe('settings', () => {
  const sound = { version: 1, lastFolder: null, officer: null }
  const preferences = { theme: 'system', textSize: 100, density: 'dense', keys: {} }
  test.each([
    ['that are no JSON', '{'],
    ['that are empty', ''],
    ['full of nothing', '\0'.repeat(5_000)],
    ['nested a million times', '['.repeat(1_000_000)],
    ['of another version', JSON.stringify({ ...sound, version: 2, preferences })],
    ['with a field nobody knows', JSON.stringify({ ...sound, preferences, novelty: 1 })],
    ['of wrong types', JSON.stringify({ ...sound, preferences: [] })],
    [
      'with a number beyond all',
      JSON.stringify({ ...sound, preferences: { ...preferences, textSize: 1e308 } }),
    ],
    ['of 50 MB', JSON.stringify({ ...sound, preferences, more: 'x'.repeat(50_000_000) })],
    ['in no encoding', Buffer.from([0xff, 0xfe, 0xfd])],
  ])('%s are set aside whole, with a sentence, and new ones begin', (_, content) => {
    const dir = folderOfTest()
    writeFileSync(join(dir, 'config.json'), content)
    const config = userConfigFile(dir)
    const aside = join(dir, 'config.damaged.json')
    expect(config.problem).toBe(
      `Your settings could not be read and were set aside in ${aside}. Minute books are not affected: open yours again.`,
    )
    expect(readFileSync(aside).equals(Buffer.from(content))).toBe(true)
    config.change({ lastFolder: '/books' })
    expect(userConfigFile(dir).read().lastFolder).toBe('/books')
  })
})

async function said(...words: readonly string[]): Promise<string> {
  const lines: string[] = []
  const out = (text: string): Promise<void> => Promise.resolve(void lines.push(text))
  const code = await runCommandLine(words, { out, err: (line) => lines.push(line) })
  return `${code}: ${lines.join('|')}`
}

describe('the command line', () => {
  test('answers wrong words with one sentence and code 2', async () => {
    const dir = folderOfTest()
    mkdirSync(join(dir, 'folder.json'))
    writeFileSync(join(dir, 'latin.json'), Buffer.from([0x7b, 0xff, 0xfe]))
    const check = (name: string): Promise<string> => said('check', join(dir, name), '--today', '2026-02-03')
    expect(await said('check', '--frob')).toMatch(/^2: Unknown option '--frob'\. Usage: check /)
    expect(await said('toString')).toMatch(/^2: “toString” is no command\./)
    expect(await check('none.json')).toMatch(/^2: .* cannot be read \(there is no such file or folder\)\.$/)
    expect(await check('folder.json')).toMatch(/^2: .* cannot be read \(it is a folder\)\.$/)
    expect(await check('a\0b')).toMatch(/a\[U\+0000\]b cannot be read \(no file can have this name\)\.$/)
    expect(await check('x'.repeat(5_000))).toMatch(/ cannot be read \(its name is too long\)\.$/)
    expect(await check('latin.json')).toMatch(/^2: .* is not JSON, so it is no meeting record\.$/)
    expect(await said('clear-days', '--meeting', '2026-02-30', '--days', '5')).toMatch(
      /^2: .*a date that exists/,
    )
    // Neither a screen full of what was typed, nor what empties the screen or reads backwards.
    const long = await said(`\u202e\u001b[2J${'y'.repeat(200_000)}`)
    expect([
      long.length < 2_100,
      long.startsWith('2: “[U+202E][U+001B][2Jyyy'),
      long.includes('\u001b'),
    ]).toEqual([true, true, false])
  })

  const full = existsSync('/dev/full')
  if (!full) test.skip('needs /dev/full, a disk that is always full', () => undefined)
  test.runIf(full)('ends with 1 when its result cannot be written, and with 0 when nobody reads on', () => {
    const cli = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url))
    const shell = (script: string) =>
      spawnSync('bash', ['-c', script, 'bash', process.execPath, cli], { encoding: 'utf8' })
    const onFull = shell('"$1" "$2" schema > /dev/full')
    expect([onFull.status, onFull.stderr]).toEqual([
      1,
      'The result could not be written (the disk is full).\n',
    ])
    const notRead = shell('"$1" "$2" schema | true; exit "${PIPESTATUS[0]}"')
    expect([notRead.status, notRead.stderr]).toEqual([0, ''])
    expect(shell('"$1" "$2" frob 2> /dev/full').status).toBe(2)
  })
})
