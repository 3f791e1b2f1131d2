import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { fileLog } from '../../electron/core/log.ts'
import { plainFrames } from '../../electron/core/support/plainFrames.ts'
import { plainLog } from '../../electron/core/support/plainLog.ts'
import { bareCore } from '../helpers/bareCore.ts'
import { testClock, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** A word that stands nowhere in the product. */
const canary = 'Quillfeather'
async function report(core: Pick<TestCore, 'client'>): Promise<string> {
  return (await core.client.support.report({})).text
}

describe('the report for IT', () => {
  test('holds no word of the book, no name, no folder and nothing that an error said', async () => {
    const outer = await testCore({ start: 'sample' })
    const folder = join(outer.dir, `${canary} minutes`)
    const configFolder = join(outer.dir, `${canary} settings`)
    const log = fileLog(configFolder, testClock())
    const { core, client } = await bareCore(outer.dir, {
      ...{ configFolder, log },
      host: { kind: 'browser', suggestedFolder: folder },
    })
    const officer = { name: `${canary} Lowe`, title: `${canary} Officer` }
    await client.book.create({ folder, officer, start: { kind: 'sample' } })
    await client.council.save({ ...(await client.council.get({})), name: `${canary} Council` })
    for (const person of await client.people.list({})) {
      await client.people.save({ ...person, name: `${canary} ${person.name}` })
    }
    let written = 0
    for (const { id } of await client.meetings.list({})) {
      const { meeting, items } = (await client.meetings.get({ meetingId: id })).record
      if (meeting.state === 'confirmed') continue
      await client.meetings.save({ ...meeting, place: `${canary} Hall` })
      for (const item of items) {
        const change = {
          title: `${canary} ${item.title}`,
          notes: canary,
          summary: canary,
          publicSummary: canary,
        }
        await client.agenda.editItem({ meetingId: id, itemId: item.id, change })
        written += 1
      }
    }
    expect(written).toBeGreaterThan(10)
    await client.search.saveSearches({ searches: [{ name: canary, query: `words=${canary}` }] })
    await client.backups.take({})
    await client.backups.setSecondPlace({ folder: join(outer.dir, `${canary} stick`) })
    // Failures that quote: of the book, of a page, and of whatever wrote into the log.
    await client.book.open({ folder: join(outer.dir, canary) }).catch(() => undefined)
    await client.support.fault({
      kind: 'error',
      name: canary,
      stack: `Error: ${canary}\n at ${canary} said (${canary}.js:1:2)\n at f (/home/${canary}/assets/a.js:1:2)`,
    })
    log.error('storage', new Error(canary), { where: canary, reason: `the ${canary} folder` })
    log.info(`${canary} was opened in 1 folder`, { who: canary, hits: 4 })
    appendFileSync(log.path ?? '', `{"what":"broken ${canary}\n`)
    appendFileSync(
      log.path ?? '',
      `${JSON.stringify({ at: canary, level: canary, [canary]: 1, stack: canary })}\n`,
    )
    const text = (await client.support.report({})).text
    await core.close()
    // The word is in the book: a report without it would else say nothing.
    expect(text.length).toBeGreaterThan(3_000)
    expect(text.toLowerCase()).not.toContain(canary.toLowerCase())
    expect(text).not.toContain(outer.dir)
    expect(text).not.toContain(homedir())
    for (const word of ['Thornmere', 'Lowe', 'Governance']) expect(text).not.toContain(word)
  })

  test('says what there is, how large and how old it is, and what does not hold', async () => {
    const core = await testCore({ start: 'sample' })
    await core.client.backups.take({})
    core.clock.advance(90 * 60_000)
    const read = JSON.parse(await report(core)) as Record<string, Record<string, unknown>>
    expect(read).toMatchObject({
      versions: { minutebook: '0.1.0', node: process.versions.node },
      bookFolder: { place: 'outside the home folder' },
      problem: null,
      backups: { kept: [{ reason: 'asked', ageHours: 1.5 }], isFailing: false, hasSecondPlace: false },
      settings: { theme: 'system', hasPin: false, lockAfterMinutes: null, ownKeys: 0, hasOfficer: true },
      checks: { file: 'ok' },
    })
    const { changes, changesByKind } = read['book'] as {
      changes: number
      changesByKind: Record<string, number>
    }
    const counted = Object.values(changesByKind).reduce((sum, one) => sum + one, 0)
    const logs = (read['checks'] as { logs: { changes: number; brokenAt: number | null }[] }).logs
    expect([counted, logs.reduce((sum, one) => sum + one.changes, 0)]).toEqual([changes, changes])
    expect(logs.every(({ brokenAt }) => brokenAt === null)).toBe(true)
    const calls = (read as unknown as { calls: { call: string; times: number }[] }).calls
    expect(calls.find(({ call }) => call === 'backups.take')).toMatchObject({ times: 1 })
  })

  test('is there without a book, and says why none could be opened', async () => {
    const core = await testCore({ start: 'council' })
    await core.close()
    writeFileSync(join(core.book, 'minutebook.db'), 'nothing of SQLite')
    await core.restart()
    expect(JSON.parse(await report(core))).toMatchObject({ book: null, checks: null, problem: 'damaged' })
  })

  test('is refused while Minutebook is locked', async () => {
    const core = await testCore()
    await core.client.lock.setPin({ pin: '40718', current: null })
    await core.client.lock.lock({})
    await expect(report(core)).rejects.toMatchObject({ details: { reason: 'locked' } })
  })
})

test('the log in the report - is its last lines, of both files, each in words of our own', async () => {
  const core = await testCore({ start: 'none' })
  const folder = join(core.dir, 'log')
  mkdirSync(folder)
  const line = (count: number): string =>
    `${JSON.stringify({ at: '2026-01-15T10:00:00.000Z', what: 'one.more', count })}\n`
  writeFileSync(
    join(folder, 'minutebook.1.log'),
    Array.from({ length: 30 }, (_, index) => line(index)).join(''),
  )
  writeFileSync(
    join(folder, 'minutebook.log'),
    Array.from({ length: 30 }, (_, index) => line(30 + index)).join(''),
  )
  const read = plainLog(join(folder, 'minutebook.log'), 40) as { count: number }[]
  expect(read.map(({ count }) => count)).toEqual(Array.from({ length: 40 }, (_, index) => 20 + index))
  expect(plainLog(null, 40)).toEqual([])
})

test.each([
  ['    at draw (http://127.0.0.1:4242/assets/index-Dk2.js:3:7)', ['draw assets/index-Dk2.js:3:7']],
  [
    'at async Object.open (file:///C:/Users/Ann/app/electron/core/door.ts:10:2)',
    ['Object.open electron/core/door.ts:10:2'],
  ],
  ['    at C:\\Users\\Ann\\app\\electron\\core\\door.ts:10:2', ['(unnamed) electron/core/door.ts:10:2']],
  ['    at node:internal/process:1:2', ['(unnamed) node:internal/process:1:2']],
  ['    at said (the minutes of Ann:1:2)', []],
  ['TypeError: the minutes of Ann', []],
  ['    at f (/home/ann/private.js:1:2)', []],
])('a frame of a stack is its function and its file: %s', (line, frames) => {
  expect(plainFrames(`Error: x\n${line}`)).toEqual(frames)
})

test('minutebook report - prints the same, of a book that cannot be opened too', async () => {
  const core = await testCore({ start: 'sample' })
  await core.close()
  const config = process.env['MINUTEBOOK_CONFIG']
  process.env['MINUTEBOOK_CONFIG'] = join(core.dir, 'config')
  try {
    const run = async (...words: string[]): Promise<[number, string, string]> => {
      const told = { out: '', err: '' }
      const code = await runCommandLine(['report', ...words], {
        out: (text) => {
          told.out += text
          return Promise.resolve()
        },
        err: (text) => {
          told.err += text
        },
      })
      return [code, told.out, told.err]
    }
    const [code, out, err] = await run()
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({ host: 'command-line', book: { meetings: 3 } })
    writeFileSync(
      join(core.book, 'minutebook.db'),
      readFileSync(join(core.book, 'minutebook.db')).subarray(0, 900),
    )
    const [again, damaged] = await run('--book', core.book)
    expect([again, (JSON.parse(damaged) as { book: unknown }).book]).toEqual([0, null])
  } finally {
    if (config === undefined) delete process.env['MINUTEBOOK_CONFIG']
    else process.env['MINUTEBOOK_CONFIG'] = config
  }
})
