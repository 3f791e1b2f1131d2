import SqliteDatabase from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseOver } from '../../electron/db/database.ts'
import type { Database } from '../../electron/db/database.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/all.ts'
import { putMeeting } from '../../electron/db/searchIndex.ts'
import { matchOf } from '../../electron/db/searchMatch.ts'
import { findRows } from '../../electron/db/searchRead.ts'
import type { SearchAsk } from '../../electron/db/searchRead.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import type { SearchRow } from '../../shared/domain/search.ts'
import { readSearch } from '../../shared/domain/searchQuery.ts'
import { aMeeting, anEdit, nextMeeting, putting, typing } from '../helpers/builders.ts'
import { addPaper } from '../helpers/packsInBook.ts'
import { nothingRendered } from '../helpers/renderers.ts'
import { readingFiles } from '../helpers/readingFiles.ts'
import { hitLines, searched } from '../helpers/searchCases.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

const options = { indexAfterMilliseconds: 0 }

async function allPublic(client: CoreClient, meetingId: string, itemIds: readonly string[]): Promise<void> {
  for (const itemId of itemIds)
    await client.agenda.editItem({ meetingId, itemId, change: { classification: 'public' } })
}

/** A meeting whose items are public, the third with what is said in it. */
async function said(
  core: TestCore,
  words: string,
): Promise<{ meetingId: string; itemIds: readonly string[] }> {
  const made = await aMeeting(core.client)
  await allPublic(core.client, made.meetingId, made.itemIds)
  const steps = [typing(words)]
  await core.client.minutes.apply(anEdit(made.meetingId, made.itemIds[2], { changeId: 'said', steps }))
  return made
}

const block = (type: string, id: string, text: string, more: Record<string, unknown> = {}) => ({
  type,
  attrs: { id, ...more },
  content: [{ type: 'text', text }],
})

describe('what is written', () => {
  test('is found once it was written over by what took its place, and not by what went', async () => {
    const core = await testCore(options)
    const { meetingId, itemIds } = await said(core, 'The kingfisher was seen.')
    expect((await searched(core.client, 'kingfisher')).total).toBe(1)
    const gone = { stepType: 'replace', from: 5, to: 15 }
    await core.client.minutes.apply(
      anEdit(meetingId, itemIds[2], { changeId: 'b', baseRevision: 1, steps: [gone, typing('heron', 5)] }),
    )
    expect(hitLines(await searched(core.client, 'heron'))).toEqual(['17 The [heron] was seen.'])
    expect((await searched(core.client, 'kingfisher')).total).toBe(0)
    await core.close()
    // The log of changes has the word, as it must; what a search goes by has it nowhere.
    const sqlite = rawDatabase(core)
    const tables = [
      'search_place',
      'search_text_data',
      'search_text_idx',
      'search_text_docsize',
      'search_row',
    ]
    const bytes = tables.map((table) =>
      JSON.stringify(
        sqlite
          .prepare(`SELECT * FROM ${table}`)
          .raw()
          .all()
          .flat()
          .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value)),
      ),
    )
    expect(bytes.join()).toContain('heron')
    expect(bytes.join()).not.toMatch(/kingf/)
    sqlite.exec(`CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'search_text', 'row')`)
    const terms = sqlite.prepare('SELECT term FROM temp.terms').pluck().all()
    expect(terms).toContain('heron')
    expect(terms.filter((term) => String(term).startsWith('kin'))).toEqual([])
    sqlite.close()
  })

  test('is found in a book that was never looked through, and goes with the meeting it was in', async () => {
    const core = await testCore(options)
    await said(core, 'The kingfisher was seen.')
    const { meetingId } = await nextMeeting(core.client, { date: '2026-04-07', place: 'Guildhall' })
    expect((await searched(core.client, 'pitches', { includeExempt: true })).total).toBe(2)
    await core.client.meetings.remove({ meetingId })
    expect((await searched(core.client, 'pitches', { includeExempt: true })).total).toBe(1)
    await core.close()
    const sqlite = rawDatabase(core)
    for (const table of ['search_member', 'search_place', 'search_row', 'search_meeting'])
      sqlite.exec(`DELETE FROM ${table}`)
    sqlite.exec(`INSERT INTO search_text (search_text) VALUES ('rebuild')`)
    sqlite.close()
    await core.restart()
    expect((await searched(core.client, 'kingfisher')).total).toBe(1)
  })

  test('moves with its number when an earlier meeting gets another item', async () => {
    const core = await testCore(options)
    await said(core, 'Nothing of note.')
    const later = await nextMeeting(core.client, { date: '2026-04-07' })
    await allPublic(core.client, later.meetingId, later.itemIds)
    const steps = [typing('Noted.')]
    await core.client.minutes.apply(anEdit(later.meetingId, later.itemIds[2], { changeId: 'later', steps }))
    const number = async () =>
      (await searched(core.client, 'pitches')).hits.find((hit) => hit.meetingId === later.meetingId)?.number
    expect(await number()).toBe('20')
    const meetings = await core.client.meetings.list({})
    const first = meetings.at(-1)?.id ?? ''
    await core.client.agenda.addItem({
      ...{ meetingId: first, itemId: 'extra', afterId: null, parentId: null, kind: 'other' },
      ...{ title: 'Litter', atMeeting: false },
    })
    await expect.poll(number).toBe('21')
  })
})

describe('what is closed', () => {
  test('is counted and not shown; shown when asked for, which is noted without a word of it', async () => {
    const core = await testCore(options)
    const { meetingId, itemIds } = await said(core, 'Openly: the sale.')
    const closed = block('prose', 'closed', 'In private: the sale to Orchard Holdings.', {
      classification: 'exempt',
    })
    await core.client.minutes.apply(
      anEdit(meetingId, itemIds[2], { changeId: 'c', baseRevision: 1, steps: [putting([closed])] }),
    )
    const plain = await searched(core.client, 'sale')
    expect([plain.total, plain.hidden, hitLines(plain)]).toEqual([1, 1, ['17 Openly: the [sale].']])
    expect(JSON.stringify(plain)).not.toContain('Orchard')
    expect(core.log.lines.some((line) => line.what === 'search.closed-matter')).toBe(false)
    const all = await searched(core.client, 'sale', { includeExempt: true })
    expect([all.total, all.hidden]).toEqual([2, 0])
    const noted = core.log.lines.filter((line) => line.what === 'search.closed-matter')
    expect(noted[0]?.details).toEqual({ hits: 1, meetings: meetingId })
    const told = await searched(core.client, 'sale', { publicOnly: true, includeExempt: true })
    expect([told.total, told.hidden]).toEqual([1, 0])
  })

  test('is everything to the public while one item is undecided', async () => {
    const core = await testCore(options)
    const { meetingId, itemIds } = await said(core, 'Openly: the sale.')
    const itemId = itemIds[0] ?? ''
    await core.client.agenda.editItem({ meetingId, itemId, change: { classification: 'unset' } })
    expect((await searched(core.client, 'sale')).total).toBe(1)
    expect((await searched(core.client, 'sale', { publicOnly: true })).total).toBe(0)
  })
})

describe('filters', () => {
  test('by kind, member, item, committee and years find what is so, typed or chosen', async () => {
    const core = await testCore(options)
    const { client } = core
    const { meetingId, itemIds } = await said(core, 'Fees were discussed.')
    const clause = {
      type: 'clause',
      attrs: { id: 'k', level: 0 },
      content: [{ type: 'text', text: 'raise the fees' }],
    }
    const person = { type: 'person', attrs: { personId: 'ash', text: 'Councillor Ruth Ashworth' } }
    const named = {
      type: 'prose',
      attrs: { id: 'n' },
      content: [person, { type: 'text', text: ' spoke on fees' }],
    }
    const steps = [putting([{ type: 'resolution', attrs: { id: 'r' }, content: [clause] }, named])]
    await client.minutes.apply(anEdit(meetingId, itemIds[2], { changeId: 'f', baseRevision: 1, steps }))
    const found = await searched(client, 'fees')
    expect([found.total, found.counts.resolution, found.counts.minutes]).toEqual([3, 1, 2])
    const only = async (words: string, more: Parameters<typeof searched>[2] = {}) =>
      hitLines(await searched(client, words, more))
    expect(await only('resolved:fees')).toEqual(['17 raise the [fees]'])
    expect(await only('fees', { kinds: ['resolution'] })).toEqual(['17 raise the [fees]'])
    expect(await only('fees member:ashw')).toEqual(['17 Councillor Ruth Ashworth spoke on [fees]'])
    expect(await only('fees', { memberId: 'ash' })).toHaveLength(1)
    expect(await only('fees', { memberId: 'bel' })).toEqual([])
    expect(await only('fees item:pitches ')).toHaveLength(3)
    expect(await only('fees item:apologies ')).toEqual([])
    expect(await only('fees committee:licensing year:2026 ')).toHaveLength(3)
    expect(await only('fees year:2019 ')).toEqual([])
    expect(await only('fees', { to: '2025-12-31' })).toEqual([])
    expect(await only('fees -raise -discussed ')).toEqual(['17 Councillor Ruth Ashworth spoke on [fees]'])
    expect(await only('resolved:')).toEqual(['17 raise the fees'])
    expect(await only('pitches raise ')).toEqual(['17 [raise] the fees'])
    expect((await searched(client, 'member:nobody fees ')).problems).toEqual([
      'Nobody in the book is called “nobody”.',
    ])
    expect((await searched(client, '')).total).toBe(0)
  })

  test('by member find where somebody was, sent apologies or is named, however the name is typed', async () => {
    const core = await testCore(options)
    const { client } = core
    const { meetingId, itemIds } = await said(core, 'Fees were discussed.')
    const mark = { meetingId, personId: 'ash', status: 'present', reason: null } as const
    await client.attendance.mark(mark)
    const reason = { category: 'work', words: 'on strike' } as const
    await client.attendance.mark({ ...mark, personId: 'bel', status: 'apologies', reason })
    const linesOf = async (words: string) => hitLines(await searched(client, words))
    expect(await linesOf('member:ashworth')).toEqual(['Present Councillor Ruth Ashworth (Chair)'])
    for (const typed of [
      'bellingham',
      'member:bellingham',
      'member:"cllr tom béllingham"',
      'type:attendance bell',
    ])
      expect((await searched(client, typed)).hits.map(({ label, itemId }) => [label, itemId])).toEqual([
        ['Apologies', itemIds[0]],
      ])
    expect((await linesOf('cllr bellingham')).join()).toContain('work commitments')
    expect((await searched(client, 'strike', { includeExempt: true })).total).toBe(0)
    await client.people.save({ id: 'bel', address: 'Councillor', name: 'Tom Fairweather', titles: [] })
    await expect.poll(() => linesOf('fairweather')).toHaveLength(1)
  })

  test('know the council’s own words for the same thing', async () => {
    const core = await testCore(options)
    await said(core, 'Special educational needs were discussed.')
    const council = await core.client.council.get({})
    expect((await searched(core.client, 'send')).total).toBe(0)
    await core.client.council.save({ ...council, synonyms: [['SEND', 'special educational needs']] })
    expect((await searched(core.client, 'send')).total).toBe(1)
    expect((await searched(core.client, '"send"')).total).toBe(0)
  })
})

test('a page of an officer’s file is found by its words, and the hit is the page', async () => {
  const core = await testCore({ ...options, reading: readingFiles({ render: nothingRendered }) })
  const { meetingId, itemIds } = await said(core, 'Nothing of note.')
  await addPaper(core, meetingId, itemIds[2] ?? '', 'plan', { pages: 3 })
  const found = await searched(core.client, '"words of plan"', { kinds: ['paper'], includeExempt: true })
  expect(found.hits.map((hit) => hit.page)).toEqual([1, 2, 3])
}, 60_000)

describe('the index', () => {
  test('finds a word by each of its beginnings from two letters on', () => {
    const words = (
      'resolving resolved planning planned voting voted meetings minuted safeguarding agencies education decisions ' +
      'managers budgeting committees residents accommodation councillors licensing approved reviewing applied policies ' +
      'monitoring reorganisation exempted publicly financial statutory scrutinised declarations housing parking controlled'
    ).split(' ')
    const { reader } = indexOf(words)
    const missed = words.flatMap((word, index) =>
      Array.from({ length: word.length - 1 }, (_, n) => word.slice(0, n + 2)).filter(
        (begun) => !keysFor(reader, begun).includes(`row ${index}`),
      ),
    )
    expect(missed).toEqual([])
  })

  test('answers whatever is typed without an error', () => {
    const { reader } = indexOf(['one two', 'three "four"', 'five* (six)'])
    const odd = fc.oneof(
      fc.constantFrom(
        '"',
        '-',
        '*',
        '(',
        ')',
        ':',
        '^',
        'AND',
        'OR',
        'NOT',
        'NEAR(',
        ' ',
        '\0',
        "'",
        'item:',
        '{',
        '+',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 12 }), (parts) => {
        keysFor(reader, parts.join(''))
      }),
      { numRuns: 150 },
    )
  })

  test('after any changes is the index of what there is', () => {
    const texts = fc.array(fc.constantFrom('heron', 'kingfisher nest', 'otter', 'heron otter', 'weir'), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 1, max: 3 }), (before, after, most) => {
        const database = indexOf(before)
        const given = { ...ofMeeting, rows: rowsOf(after) }
        while (!database.write((tx) => putMeeting(tx, given, most)));
        for (const word of ['heron', 'kingfisher', 'otter', 'weir', 'nest']) {
          const expected = after.flatMap((text, index) =>
            text.split(' ').includes(word) ? [`row ${index}`] : [],
          )
          expect(keysFor(database.reader, `${word} `).toSorted()).toEqual(expected.toSorted())
        }
      }),
      { numRuns: 40 },
    )
  })
})

const ofMeeting = { meetingId: 'm', committeeId: 'c', date: '2026-01-01', stamp: '1' }

function rowsOf(texts: readonly string[]): SearchRow[] {
  return texts.map((words, index) => ({
    ...{ key: `row ${index}`, kind: 'minutes', classification: 'public', isPublic: true, itemId: 'i' },
    ...{
      placeId: `row ${index}`,
      page: null,
      number: '1',
      label: '',
      title: 'Birds',
      above: '',
      words,
      people: [],
    },
  }))
}

function indexOf(texts: readonly string[]): Database {
  const sqlite = new SqliteDatabase(':memory:')
  migrate(sqlite, migrations)
  const database = databaseOver(sqlite)
  database.write((tx) => putMeeting(tx, { ...ofMeeting, rows: rowsOf(texts) }))
  return database
}

function keysFor(reader: Database['reader'], typed: string): (string | null)[] {
  const ask: SearchAsk = {
    ...{ ...matchOf(readSearch(typed), []), reader: 'officer', kinds: [], committeeIds: null },
    ...{ memberIds: null, from: null, to: null, order: 'best', offset: 0, limit: 100 },
  }
  return findRows(reader, ask).hits.map((hit) => hit.placeId)
}
