import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { readCsv } from '../../shared/document/csv.ts'
import { auditFilter, deletedWords } from '../helpers/auditCases.ts'
import type { AuditFilter } from '../helpers/auditCases.ts'
import { aMeeting, anEdit, putting, typing } from '../helpers/builders.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

afterEach(() => vi.unstubAllEnvs())

async function trail({ client }: TestCore, more: Partial<AuditFilter> = {}) {
  return (await client.audit.list({ filter: auditFilter(more), after: null, limit: 200 })).entries
}

async function sentences(core: TestCore, more: Partial<AuditFilter> = {}): Promise<string[]> {
  return (await trail(core, more)).map(({ what }) => what)
}

async function exported(core: TestCore, format: 'csv' | 'json', more: Partial<AuditFilter> = {}) {
  const { outputId } = await core.client.audit.export({ filter: auditFilter(more), format })
  return (await core.fetch(new Request(`http://core.test/api/output/${outputId}`))).text()
}

describe('the audit trail', () => {
  test('tells who did what, when, at which computer and where, the newest first', async () => {
    const core = await testCore()
    const { meetingId } = await aMeeting(core.client)
    await core.client.attendance.mark({ meetingId, personId: 'ash', status: 'apologies', reason: null })
    const [latest, ...before] = await trail(core, { meetingId })
    expect(latest).toMatchObject({
      actor: 'Imogen Farrow',
      wallTime: '2026-01-15T10:00:00',
      where: 'Licensing Committee, 3 February 2026',
      screen: 'live',
    })
    expect(latest?.what).toContain('Ruth Ashworth')
    expect(latest?.device).not.toBe('')
    expect(before.at(-1)?.what).toBe('The meeting was made.')
  })

  test('folds typing into runs that a pause, another item or another hand ends', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const revisions = new Map<number, number>()
    const write = async (at: number, minutes: number): Promise<void> => {
      core.clock.advance(minutes * 60_000)
      const baseRevision = revisions.get(at) ?? 0
      revisions.set(at, baseRevision + 1)
      const changeId = `${at}-${baseRevision}`
      const edit = anEdit(meetingId, itemIds[at], { changeId, baseRevision, steps: [typing('k')] })
      await core.client.minutes.apply(edit)
    }
    for (const [at, minutes] of [
      [2, 1],
      [2, 1],
      [2, 2],
      [1, 1],
      [2, 1],
      [2, 45],
    ] as const)
      await write(at, minutes)
    const run = '“Market pitches” were edited'
    expect((await sentences(core, { meetingId })).slice(0, 4)).toEqual([
      `The minutes of item 3 (minute 17) ${run}.`,
      `The minutes of item 3 (minute 17) ${run}.`,
      'The minutes of item 2 (minute 16) “Minutes” were edited.',
      `The minutes of item 3 (minute 17) ${run} (3 edits between 10:01 and 10:04).`,
    ])
  })

  test('gives every change once, page by page, whatever the size of the pages', async () => {
    const core = await testCore({ start: 'sample' })
    const all = await trail(core)
    for (const limit of [1, 7]) {
      const paged: typeof all = []
      let after: number | null = null
      do {
        const page = await core.client.audit.list({ filter: auditFilter(), after, limit })
        paged.push(...page.entries)
        after = page.next
      } while (after !== null && paged.length < 200)
      expect(paged.slice(0, 200)).toEqual(all.slice(0, 200))
    }
  })

  test('is chosen from by meeting, committee, person, kind, days and words', async () => {
    const core = await testCore()
    const { meetingId } = await deletedWords(core.client)
    await core.client.officer.set({ name: 'Tobias Renn', title: 'Clerk' })
    core.clock.set('2026-01-20T09:00:00.000Z')
    const council = await core.client.council.get({})
    await core.client.council.save(council)
    expect(await sentences(core, { actor: 'Tobias Renn' })).toEqual([
      'The council’s particulars were changed.',
    ])
    expect(await sentences(core, { from: '2026-01-16' })).toHaveLength(1)
    expect(await sentences(core, { to: '2026-01-14' })).toEqual([])
    expect(await sentences(core, { meetingId, group: 'minutes' })).toHaveLength(1)
    expect(await sentences(core, { words: 'pitches EDITED' })).toHaveLength(1)
    expect(await sentences(core, { words: 'pitches flown' })).toEqual([])
    const ofCommittee = await trail(core, { committeeId: 'licensing' })
    expect(new Set(ofCommittee.map(({ committeeId }) => committeeId))).toEqual(new Set(['licensing']))
  })

  test('names what happened in the meeting as an act, who was new as added, and what came up in it by its place', async () => {
    const core = await testCore()
    const { client } = core
    const { meetingId, itemIds } = await aMeeting(client)
    const [, , itemId = ''] = itemIds
    const fact = { id: 'out', kind: 'excluded' as const, at: '19:04', personId: null, itemId }
    const event = {
      type: 'event',
      attrs: { id: 'line', factId: 'out', event: 'excluded', edited: false, classification: 'public' },
      content: [{ type: 'text', text: 'Out.' }],
    }
    await client.minutes.apply(
      anEdit(meetingId, itemId, {
        changeId: 'a',
        steps: [putting([event])],
        facts: { add: [fact], remove: [] },
      }),
    )
    const added = { itemId: 'late', afterId: itemId, parentId: null, kind: 'other' as const, title: 'Dock' }
    await client.agenda.addItem({ meetingId, ...added, atMeeting: true })
    const exemption = { paragraphs: [3], publicInterest: 'It outweighs.' }
    const change = { classification: 'exempt' as const, exemption }
    await client.agenda.editItem({ meetingId, itemId: 'late', change })
    const all = (await sentences(core)).join('\n')
    expect(await sentences(core, { words: 'public were excluded' })).toEqual([
      'In the minutes of item 3 (minute 17) “Market pitches”: the public were excluded; the exclusion was recorded (at 19:04).',
    ])
    expect(all).toContain('The item minuted as 18 was added.')
    expect(all).toContain('Councillor Ruth Ashworth was added.')
  })

  test('joins no lines to one that something else lay between, though a search leaves that out', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const edit = (changeId: string, baseRevision: number) =>
      core.client.minutes.apply(
        anEdit(meetingId, itemIds[2], { changeId, baseRevision, steps: [typing('k')] }),
      )
    await edit('a', 0)
    core.clock.advance(9 * 60_000)
    await core.client.attendance.mark({ meetingId, personId: 'ash', status: 'apologies', reason: null })
    core.clock.advance(9 * 60_000)
    await edit('b', 1)
    expect((await trail(core, { words: 'edited' })).map(({ count }) => count)).toEqual([1, 1])
    expect((await trail(core, { group: 'minutes' })).map(({ count }) => count)).toEqual([1, 1])
  })

  test('names exempt items by their numbers alone, unless exempt matter is shown', async () => {
    const core = await testCore()
    const { meetingId, itemId } = await deletedWords(core.client)
    const exemption = { paragraphs: [3], publicInterest: 'It outweighs.' }
    const change = { title: 'Sale of the Dock', classification: 'exempt' as const, exemption }
    await core.client.agenda.editItem({ meetingId, itemId, change })
    await core.client.agenda.editItem({ meetingId, itemId, change: { title: 'The Dock again' } })
    const hidden = (await sentences(core)).join('\n')
    expect(hidden).not.toMatch(/Dock/)
    expect(hidden).toContain('The minutes of item 3 (minute 17) were edited (2 edits at 10:00).')
    expect(hidden).toContain('Item 3 (minute 17) was renamed “…”.')
    const shown = (await sentences(core, { includeExempt: true })).join('\n')
    expect(shown).toContain('item 3 (minute 17) “The Dock again”')
    expect(await exported(core, 'csv')).not.toMatch(/Dock/)
    expect(await exported(core, 'json')).not.toMatch(/Dock/)
    // Once it was exempt, what it is called is not told by a line of before, nor of after, nor by one that was erased.
    await core.client.agenda.editItem({ meetingId, itemId, change: { classification: 'public' } })
    await core.client.audit.erase({ meetingId, itemId, reason: 'It named a person.' })
    expect((await sentences(core)).join('\n')).not.toMatch(/Dock|pitches/)
    expect(await exported(core, 'json')).not.toMatch(/Dock|pitches/)
  })

  test('never has the words of the minutes', async () => {
    const core = await testCore()
    await deletedWords(core.client)
    const all = `${await exported(core, 'csv')}${await exported(core, 'json', { includeExempt: true })}`
    expect(all).not.toMatch(/Stays|Goes/)
  })

  test('has what left the book and what was done with it, once in ten minutes, and leaves the meeting as it was', async () => {
    const core = await testCore({ backupAfterMilliseconds: 1_000_000 })
    const { meetingId } = await aMeeting(core.client)
    const { version } = await core.client.meetings.get({ meetingId })
    const make = () =>
      core.client.papers.make({ meetingId, paper: 'agenda', format: 'pdf', audience: 'members' })
    await make()
    await make()
    core.clock.advance(11 * 60_000)
    await core.client.bundles.save({ meetingId })
    await core.client.calendar.ics({ committeeId: null, deadlines: false })
    const { name } = await core.client.backups.take({})
    await core.client.audit.export({ filter: auditFilter({ meetingId }), format: 'csv' })
    expect((await core.client.meetings.get({ meetingId })).version).toBe(version)
    expect((await sentences(core, { group: 'exchange' })).toReversed()).toEqual([
      'The minute book was opened in the browser window.',
      'A paper was made: agenda, PDF, for members, with exempt matter.',
      'A meeting bundle was saved for a colleague.',
      'A calendar file was made.',
      'A backup was taken on request.',
      'The audit trail was exported: CSV.',
    ])
    const [export_] = await trail(core, { words: 'trail exported' })
    expect(export_?.more).toEqual([
      { name: 'SHA-256 of the file', value: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ])
    expect(await sentences(core, { meetingId, words: 'bundle' })).toHaveLength(1)
    await core.client.backups.restore({ name })
    const [putBack] = await sentences(core, { words: 'A backup was put back' })
    expect(putBack).toContain(
      'A backup was put back: the book went back to 15 January 2026 at 10:11. No change was left behind. 2 acts',
    )
    core.clock.advance(24 * 3_600_000)
    await core.restart()
    expect((await sentences(core))[0]).toBe('The minute book was opened in the browser window.')
  })

  test('keeps what a backup took the place of: which, when it is from, the hashes of what was left behind, and the acts in it', async () => {
    const core = await testCore({ backupAfterMilliseconds: 1_000_000 })
    const { client, clock } = core
    const place = await deletedWords(client)
    const { name } = await client.backups.take({})
    clock.advance(3_600_000)
    await client.audit.erase({ ...place, reason: 'It named a person.' })
    await exported(core, 'csv')
    const heads = new Map(
      (await trail(core, { includeExempt: true })).toReversed().map((one) => [one.streamId, one]),
    )
    const { streamId = '', seq = 0, hash = '' } = heads.get(`meeting:${place.meetingId}`) ?? {}
    clock.advance(3_601_000)
    await client.officer.set({ name: 'Bel Ashdown', title: '' })
    await client.backups.restore({ name })
    const [first, ...others] = await trail(core)
    const again = others.filter(({ replacedAt }) => replacedAt !== null)
    // The newest first: what explains them, then they, each in its own name and at its own time.
    expect(others.slice(0, 3)).toEqual(again)
    expect(again.map(({ actor, wallTime, what }) => `${wallTime.slice(11, 16)} ${actor}: ${what}`)).toEqual([
      '11:00 Imogen Farrow: Deleted words were erased: It named a person. Those words stand in the book again.',
      '11:00 Imogen Farrow: The audit trail was exported: CSV.',
      '10:00 Imogen Farrow: A backup was taken on request.',
    ])
    expect(new Set(again.map(({ replacedAt }) => replacedAt))).toEqual(new Set(['2026-01-15T12:00:01']))
    expect(first).toMatchObject({
      what: 'A backup was put back: the book went back to 15 January 2026 at 10:00. 3 changes made since are not in the book any more; the file that has them is kept. 3 acts of the log that was replaced are told again below, each marked as such.',
      ...{ actor: 'Bel Ashdown', wallTime: '2026-01-15T12:00:01', replacedAt: null },
    })
    expect(first?.more).toEqual([
      { name: 'Backup that was put back', value: name },
      { name: 'File that it replaced', value: expect.stringMatching(/^replaced\/replaced-/) as string },
      { name: 'Backup of what stood there', value: expect.stringMatching(/^book-/) as string },
      {
        name: 'The log “book” ended there with',
        value: `change ${heads.get('book')?.seq}, ${heads.get('book')?.hash} (2 left behind)`,
      },
      { name: `The log “${streamId}” ended there with`, value: `change ${seq}, ${hash} (3 left behind)` },
    ])
    // Whoever asks for a person or a day is told of them too; files for others have the hashes.
    expect(await trail(core, { actor: 'Imogen Farrow', words: 'exported' })).toHaveLength(1)
    expect(await trail(core, { actor: 'Bel Ashdown', words: 'exported' })).toEqual([])
    const outside = await exported(core, 'json')
    expect(outside).toContain(hash)
    expect(verifyOutside(outside)).toBe(outside.trimEnd().split('\n').length - 2)
    expect(await exported(core, 'csv')).toContain(`Hash in that log: ${heads.get('book')?.hash}.`)
    clock.advance(60_000)
    await client.backups.restore({ name })
    const twice = (await trail(core)).filter(({ replacedAt }) => replacedAt !== null)
    const putBack = twice.filter(({ what }) => what.startsWith('A backup was put back'))
    expect(putBack.map(({ actor, wallTime }) => [actor, wallTime])).toEqual([
      ['Bel Ashdown', '2026-01-15T12:00:01'],
    ])
    expect(putBack[0]?.more.slice(2)).toEqual(first?.more)
    const told = twice.filter(({ what, wallTime }) => what.includes('exported') && wallTime.includes('T11'))
    expect(told.map(({ replacedAt }) => replacedAt)).toEqual(['2026-01-15T12:00:01'])
    expect(twice.map(({ wallTime }) => wallTime)).toEqual(
      twice
        .map(({ wallTime }) => wallTime)
        .toSorted()
        .toReversed(),
    )
    expect((await client.audit.verify({ meetingId: null })).broken).toBeNull()
  })

  test('as CSV has a row for each change, and nothing that a spreadsheet would run', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const change = { title: '=HYPERLINK("http://x")' }
    await core.client.agenda.editItem({ meetingId, itemId: itemIds[2] ?? '', change })
    await core.client.officer.set({ name: '+44 Farrow', title: '' })
    await core.client.council.save(await core.client.council.get({}))
    const text = await exported(core, 'csv')
    const [, first] = readCsv(text)
    expect(first?.toSpliced(3, 1).slice(0, 4)).toEqual([
      ...['2026-01-15', '10:00:00', '+44 Farrow', 'The council’s particulars were changed.'],
    ])
    expect(text).toContain(`,'+44 Farrow,`)
  })

  test('is verified on demand, and tells the first change that does not hold', async () => {
    const core = await testCore()
    await deletedWords(core.client)
    const { changes, since, broken } = await core.client.audit.verify({ meetingId: null })
    expect([changes > 9, since, broken]).toEqual([true, '2026-01-15T10:00:00', null])
  })
})

interface Line {
  readonly format?: unknown
  readonly version?: unknown
  readonly change?: Record<string, unknown>
  readonly hash?: unknown
  readonly end?: Record<string, unknown>
}

/** Written after the README, with nothing of the product: what somebody outside would write. Answers how many changes hold. */
function verifyOutside(data: string | Uint8Array): number {
  const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')
  const canonical = (value: Record<string, unknown>): string => {
    const nfc = (each: unknown): string =>
      JSON.stringify(typeof each === 'string' ? each.normalize('NFC') : each)
    const names = Object.keys(value).sort()
    return `{${names.map((name) => `${nfc(name)}:${nfc(value[name])}`).join(',')}}`
  }
  const must = (holds: boolean, why: string): void => {
    if (!holds) throw new Error(why)
  }
  const bytes = Buffer.from(data)
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  must(text.endsWith('\n'), 'it is cut off')
  const lines = text.slice(0, -1).split('\n')
  const [heading, ...entries] = lines.map((line) => JSON.parse(line) as unknown) as Line[]
  const end = entries.pop()?.end ?? {}
  must(sha256(lines.slice(0, -1).join('\n') + '\n') === end['sha256'], 'the file was changed')
  must(heading?.format === 'minutebook-audit' && heading.version === 1, 'it is no audit trail')
  const heads = new Map<unknown, { seq: number; hash: unknown }>()
  for (const { change = {}, hash } of entries) {
    const before = heads.get(change['streamId']) ?? { seq: 0, hash: '0'.repeat(64) }
    must(change['seq'] === before.seq + 1, 'a change is missing')
    must(change['prevHash'] === before.hash, 'it does not follow')
    must(sha256(canonical(change)) === hash, 'a change was altered')
    heads.set(change['streamId'], { seq: before.seq + 1, hash })
  }
  must(entries.length === end['changes'], 'changes are missing at the end')
  return entries.length
}

describe('the trail as JSON lines', () => {
  test('is verified by a program of thirty lines that knows nothing of Minutebook', async () => {
    const core = await testCore()
    await core.client.officer.set({ name: 'Ame\u0301lie O\u2019Neill \u{1F4DC}', title: '' })
    await deletedWords(core.client)
    const text = await exported(core, 'json')
    const { changes } = await core.client.audit.verify({ meetingId: null })
    // The export is noted after it was made.
    expect(verifyOutside(text)).toBe(changes - 1)
  })

  test('is held to every byte by the book that exported it, its sentences too, which no hash of a change covers', async () => {
    const core = await testCore()
    await deletedWords(core.client)
    const text = await exported(core, 'json')
    // The mark at its beginning is no text.
    const table = `\uFEFF${await exported(core, 'csv')}`
    await core.close()
    vi.stubEnv('MINUTEBOOK_CONFIG', join(core.dir, 'config'))
    const [whole, terminal, altered, csv] = ['a.jsonl', 'b.jsonl', 'c.jsonl', 'd.csv'].map((name) =>
      join(core.book, name),
    )
    const lie = withNewEnd(text.replace('The council’s particulars were changed.', 'Nothing was changed.'))
    expect(verifyOutside(lie)).toBe(verifyOutside(text))
    const files = {
      [`${whole}`]: text,
      [`${terminal}`]: `${text.trimEnd()}\r\n`,
      [`${altered}`]: lie,
      [`${csv}`]: table,
    }
    const codes: number[] = []
    const told: string[] = []
    for (const [path, content] of Object.entries(files)) {
      writeFileSync(path, content)
      const out = (line: string) => Promise.resolve(void told.push(line))
      codes.push(
        await runCommandLine(['verify', '--trail', path, '--book', core.book], {
          out,
          err: (line) => void told.push(line),
        }),
      )
    }
    expect([codes, told[0]]).toEqual([
      [0, 0, 1, 0],
      expect.stringContaining('what Imogen Farrow exported on 15 January 2026'),
    ])
  })

  test('has what the command line reads out of the book', async () => {
    const core = await testCore()
    await aMeeting(core.client)
    await core.close()
    vi.stubEnv('MINUTEBOOK_CONFIG', join(core.dir, 'config'))
    const said: string[] = []
    const out = (text: string) => Promise.resolve(void said.push(text))
    for (const words of [['registers', 'attendance', '--audience', 'members'], ['audit'], ['audit']])
      expect(
        await runCommandLine([...words, '--book', core.book], { out, err: (line) => void said.push(line) }),
      ).toBe(0)
    const told = said.at(-1) ?? ''
    expect(told).toContain(
      'A register was made: attendance, for members, with exempt matter, on the command line.',
    )
    expect(told).toContain('The audit trail was exported: as lines, on the command line.')
  })

  test('of one meeting is its whole log', async () => {
    const core = await testCore()
    const { meetingId } = await deletedWords(core.client)
    expect(verifyOutside(await exported(core, 'json', { meetingId }))).toBe(5)
  })

  test('is refused outside with any one byte changed, also when its end is written anew', async () => {
    const core = await testCore()
    const { meetingId } = await deletedWords(core.client)
    const text = await exported(core, 'json', { meetingId })
    const bytes = new TextEncoder().encode(text)
    for (const index of bytes.keys()) {
      const changed = Uint8Array.from(bytes)
      changed[index] = (changed[index] ?? 0) === 0x31 ? 0x32 : 0x31
      expect(() => verifyOutside(changed)).toThrow()
    }
    for (const [was, now] of [
      ['Imogen Farrow', 'Imogen Farrew'],
      ['"kind":"minutes.stepped"', '"kind":"minutes.stopped"'],
    ] as const)
      expect(() => verifyOutside(withNewEnd(text.replace(was, now)))).toThrow()
    const lines = text.split('\n')
    expect(() => verifyOutside(withNewEnd(lines.toSpliced(3, 1).join('\n')))).toThrow()
    expect(verifyOutside(withNewEnd(text))).toBe(5)
  })
})

/** As somebody would who hides what they changed. */
function withNewEnd(text: string): string {
  const lines = text.trimEnd().split('\n').slice(0, -1)
  const body = lines.map((line) => `${line}\n`).join('')
  const sha256 = createHash('sha256').update(body).digest('hex')
  return `${body}${JSON.stringify({ end: { changes: lines.length - 1, sha256 } })}\n`
}
