import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { councilStart, testOfficer } from '../helpers/councilStart.ts'
import { createCore } from '../../electron/core/createCore.ts'
import { silentLog } from '../../electron/core/log.ts'
import { putMeeting } from '../../electron/db/searchIndex.ts'
import { openBookFile } from '../../electron/db/open.ts'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import { createClient } from '../../shared/api/client.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { nothingRendered } from '../helpers/renderers.ts'
import { readDescription } from '../../electron/db/bookDescription.ts'
import { quantile, row } from './rows.ts'
import type { Row } from './rows.ts'
import { SearchBook, twentyYears } from './searchBook.ts'

/** A search of twenty years, key by key through the door, beside SQLite's own index asked bare. */
async function searchRows(): Promise<readonly Row[]> {
  const dir = mkdtempSync(join(tmpdir(), 'minutebook-search-'))
  try {
    const book = new SearchBook()
    const indexed = await filledBook(dir, book)
    const typed = keysOf(book)
    const ours = await throughTheDoor(dir, typed)
    const floor = bareFloor(typed)
    const p95 = quantile(ours, 0.95)
    const bare = quantile(floor, 0.95)
    const size = `${indexed.rows.toLocaleString('en-GB')} rows`
    return [
      row('search-key', `search, ${size}, a key through the door, 95th of 100`, 'ms', 100, p95),
      row('search-key-median', 'the same, median', 'ms', null, quantile(ours, 0.5)),
      row('search-floor', 'plain SQLite FTS5 on the same words, unencrypted, 95th of 100', 'ms', null, bare),
      row('search-ratio', 'search through the door beside plain FTS5', 'times', null, p95 / bare),
      row('search-index', `taking up all ${size}`, 'ms', null, indexed.milliseconds),
      row('search-size', 'what the book takes with them', 'MB', null, indexed.megabytes),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** What is typed, key by key: words of every commonness, some phrases, some filters. */
function keysOf(book: SearchBook): string[] {
  const words = [4, 40, 150, 600, 2_000, 5_000, 9_000].map((place) => book.words[place] ?? '')
  const queries = [
    ...words,
    `${words[1]} ${words[3]}`,
    `${words[0]} ${words[2]} ${words[4]}`,
    `resolved:${words[2]} ${words[0]}`,
    `"${words[0]} ${words[1]}" ${words[3]}`,
    `${words[3]} -${words[1]} year:2010-2020`,
  ]
  return queries.flatMap((query) => Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1)))
}

interface Indexed {
  readonly rows: number
  readonly milliseconds: number
  readonly megabytes: number
}

async function filledBook(dir: string, book: SearchBook): Promise<Indexed> {
  const folder = join(dir, 'book')
  const { core, client } = await aCore(dir)
  await client.book.create({
    folder,
    officer: testOfficer,
    start: councilStart,
  })
  await core.close()
  const key = fileKeyStore(join(dir, 'config')).read(readDescription(folder).bookId)
  const file = openBookFile({ folder, key, holder: 'the bench', at: '2026-01-01T00:00:00.000Z' })
  let rows = 0
  const started = performance.now()
  for (const meeting of book.meetings(twentyYears)) {
    file.write((tx) => putMeeting(tx, { ...meeting, stamp: 'bench' }))
    rows += meeting.rows.length
  }
  const milliseconds = performance.now() - started
  file.close()
  return { rows, milliseconds, megabytes: statSync(join(folder, 'minutebook.db')).size / 1e6 }
}

function aCore(dir: string) {
  const made = createCore({
    configFolder: join(dir, 'config'),
    folder: join(dir, 'book'),
    clock: { now: () => new Date(), zone: 'Europe/London' },
    newId: () => crypto.randomUUID(),
    log: silentLog,
    host: { kind: 'browser', suggestedFolder: dir },
    render: nothingRendered,
    // The rows have no meetings: nothing is to be put right while they are measured.
    indexAfterMilliseconds: 10_000_000,
  })
  return made.then((core) => ({
    core,
    client: createClient({
      baseUrl: 'http://core.test',
      fetch: (request) => core.door(request),
      token: null,
    }),
  }))
}

async function throughTheDoor(dir: string, typed: readonly string[]): Promise<number[]> {
  const { core, client } = await aCore(dir)
  try {
    await keyed(client, typed.slice(0, 20))
    return await keyed(client, typed)
  } finally {
    await core.close()
  }
}

async function keyed(client: CoreClient, typed: readonly string[]): Promise<number[]> {
  const samples: number[] = []
  for (const words of typed) {
    const started = performance.now()
    await client.search.query({
      ...{ words, kinds: [], committeeId: null, memberId: null, from: null, to: null, order: 'best' },
      ...{ includeExempt: false, publicOnly: false, offset: 0, limit: 20 },
    })
    samples.push(performance.now() - started)
  }
  return samples
}

/** The same words in SQLite's own index, not encrypted, asked for the best twenty and nothing else. */
function bareFloor(typed: readonly string[]): number[] {
  const sqlite = new SqliteDatabase(':memory:')
  sqlite.exec(
    `CREATE VIRTUAL TABLE bare USING fts5 (title, words, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3')`,
  )
  const insert = sqlite.prepare('INSERT INTO bare (title, words) VALUES (?, ?)')
  sqlite.exec('BEGIN')
  for (const { rows } of new SearchBook().meetings(twentyYears)) {
    for (const { title, words } of rows) insert.run(title, words)
  }
  sqlite.exec('COMMIT')
  const ask = sqlite.prepare('SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 20')
  const samples: number[] = []
  for (const text of typed) {
    const words = (text.replaceAll(/[a-z]+:|-\S*|"/g, ' ').match(/[a-z]+/g) ?? []).map((word) => `"${word}"`)
    if (words.length === 0) continue
    const started = performance.now()
    ask.all(`${words.join(' ')}${/[a-z]$/.test(text) ? ' *' : ''}`)
    samples.push(performance.now() - started)
  }
  sqlite.close()
  return samples
}

console.log(JSON.stringify(await searchRows()))
