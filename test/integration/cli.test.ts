import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createClient } from '../../shared/api/client.ts'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import { sampleBook } from '../../electron/core/sample/sampleBook.ts'
import { defined } from '../../shared/domain/assert.ts'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { createCoreThread } from '../../electron/coreBridge.ts'
import { eventsOf } from '../helpers/calendarFile.ts'
import { plainPdf } from '../helpers/officersFiles.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
let folder = ''
let record: Record<string, unknown> = {}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-cli-'))
  vi.stubEnv('MINUTEBOOK_CONFIG', join(folder, 'config'))
  expect(await inProcess('demo', '--out', join(folder, 'demo'))).toMatchObject({ code: 0, err: '' })
  record = JSON.parse(readFileSync(join(folder, 'demo/meeting.json'), 'utf8')) as Record<string, unknown>
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command line as npm does, with a configuration of its own. */
async function minutebook(...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['electron/cli.ts', ...words], {
    cwd: project,
    env: { ...process.env, MINUTEBOOK_CONFIG: join(folder, 'config'), NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, err }
}

/** The same without a process of its own, for the long tables. */
async function inProcess(...words: string[]): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommandLine(words, {
    out: (text) => Promise.resolve(void out.push(`${text}\n`)),
    err: (text) => void err.push(`${text}\n`),
  })
  return { code, out: out.join(''), err: err.join('') }
}

function at(name: string): string {
  return join(folder, name)
}

function writeJson(name: string, value: unknown): string {
  writeFileSync(at(name), JSON.stringify(value))
  return at(name)
}

describe('help', () => {
  test('lists every command and how failures show', async () => {
    const { code, out, err } = await minutebook('help')
    for (const command of [
      'serve',
      'paper',
      'pack',
      'check',
      'clear-days',
      'export',
      'load',
      'verify',
      'schema',
      'demo',
      'meetings',
    ]) {
      expect(out).toMatch(new RegExp(`^  ${command}`, 'm'))
    }
    expect(out.split('\n').filter((line) => line.length > 110)).toEqual([])
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  test('is shown when no command is given, as a failure', async () => {
    expect(await inProcess()).toMatchObject({
      code: 2,
      out: expect.stringContaining('clear-days') as string,
    })
  })
})

describe('check', () => {
  test('prints what the rules find in a record, and the reason of what somebody lets stand', async () => {
    const check = async (value: unknown, ...more: string[]): Promise<readonly Record<string, unknown>[]> => {
      const ended = await inProcess('check', writeJson('check.json', value), ...more)
      expect(ended).toMatchObject({ code: 0, err: '' })
      return JSON.parse(ended.out) as Record<string, unknown>[]
    }
    const january = defined(sampleBook.meetings[2], 'the meeting to come')
    expect(await check(january)).toEqual([])
    const [late] = await check(january, '--today', '2027-01-08')
    expect(late).toMatchObject({
      ...{ rule: 'R1', level: 'problem', where: null, place: { kind: 'pack', id: null } },
      ...{ source: 'Local Government Act 1972, s.100A(6)(a)', confidence: 'H', accepted: null },
      why: expect.stringContaining(
        'the last day for it was Wed 6 January 2027. 5 clear days: Thu 7,',
      ) as string,
    })
    const accepted = [
      { key: late?.['key'], reason: 'Called at short notice.', at: '2027-01-07T10:00:00Z', by: 'Us' },
    ]
    expect(await check({ ...january, accepted }, '--today', '2027-01-08')).toEqual([
      { ...late, accepted: 'Called at short notice.' },
    ])
    expect(await inProcess('check', at('check.json'), '--today', '8 January')).toMatchObject({
      code: 2,
      err: expect.stringContaining('not “8 January”') as string,
    })
  })
})

describe('clear-days', () => {
  test('leaves out days that are named beside the table, and counts Saturdays when told to', async () => {
    const latest = async (...more: string[]): Promise<unknown> => {
      const { out } = await inProcess('clear-days', '--meeting', '2026-10-14', '--days', '5', ...more)
      return (JSON.parse(out) as { readonly latestPublication: unknown }).latestPublication
    }
    expect(await latest()).toBe('2026-10-06')
    expect(await latest('--holiday', '2026-10-12,2026-10-13')).toBe('2026-10-02')
    expect(await latest('--saturdays-count')).toBe('2026-10-07')
    expect(
      await inProcess('clear-days', '--meeting', '2026-10-14', '--days', '5', '--holiday', '12 October'),
    ).toMatchObject({ code: 2, err: expect.stringContaining('not “12 October”') as string })
  })

  test.each([
    ['2023-01-26', 5, 'working', '2023-01-18', []],
    ['2022-11-03', 5, 'working', '2022-10-26', []],
    ['2022-12-01', 5, 'working', '2022-11-23', []],
    ['2019-04-23', 5, 'working', '2019-04-11', ['2019-04-19', '2019-04-22']],
    ['2019-04-25', 5, 'working', '2019-04-15', ['2019-04-19', '2019-04-22']],
    ['2019-04-30', 5, 'working', '2019-04-18', ['2019-04-19', '2019-04-22']],
    ['2022-09-21', 5, 'working', '2022-09-12', ['2022-09-19']],
    ['2022-09-26', 5, 'working', '2022-09-15', ['2022-09-19']],
    ['2023-01-03', 5, 'working', '2022-12-21', ['2022-12-26', '2022-12-27', '2023-01-02']],
    ['2023-05-10', 5, 'working', '2023-04-28', ['2023-05-01', '2023-05-08']],
    ['2020-05-11', 5, 'working', '2020-04-30', ['2020-05-08']],
    ['2022-06-07', 5, 'working', '2022-05-26', ['2022-06-02', '2022-06-03']],
    ['2023-01-26', 28, 'calendar', '2022-12-28', []],
  ])('before %s: %i %s days leave %s', async (meeting, days, counting, latest, holidays) => {
    const { code, out, err } = await inProcess(
      'clear-days',
      ...['--meeting', meeting, '--days', String(days), '--counting', counting],
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const answer = JSON.parse(out) as {
      latestPublication: string
      clearDays: string[]
      holidays: { date: string; name: string }[]
    }
    expect(Object.keys(answer)).toEqual(['latestPublication', 'clearDays', 'holidays'])
    expect(answer.latestPublication).toBe(latest)
    expect(answer.clearDays).toHaveLength(days)
    expect(answer.clearDays).toEqual(answer.clearDays.toSorted())
    expect(answer.holidays.map(({ date }) => date)).toEqual(holidays)
  })

  test('counts working days unless told otherwise', async () => {
    const { out } = await inProcess('clear-days', '--meeting=2023-01-26', '--days=5')
    expect(JSON.parse(out)).toMatchObject({ latestPublication: '2023-01-18' })
  })
})

describe('demo and paper', () => {
  test('demo makes agenda and minutes in three formats, and says where and how long', () => {
    for (const paper of ['agenda', 'minutes']) {
      expect(
        readFileSync(at(`demo/${paper}.pdf`))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
      expect(
        readFileSync(at(`demo/${paper}.docx`))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK')
      expect(readFileSync(at(`demo/${paper}.html`), 'utf8')).toMatch(/^<!doctype html>/i)
    }
  })

  test.each(['pdf', 'docx', 'html'])(
    'paper makes the minutes as %s and says what it made',
    async (format) => {
      const out = at(`minutes.${format}`)
      const ended = await inProcess(
        ...['paper', at('demo/meeting.json'), '--paper', 'minutes', '--format', format, '--out', out],
      )
      expect(ended).toMatchObject({ code: 0, err: '' })
      const made = JSON.parse(ended.out) as Record<string, unknown>
      expect(made).toEqual({
        paper: 'minutes',
        format,
        audience: 'public',
        file: out,
        bytes: readFileSync(out).length,
        pages: format === 'pdf' ? (expect.any(Number) as number) : null,
        notes: [],
        milliseconds: expect.any(Number) as number,
      })
    },
  )

  test('paper refuses the public what is not yet marked, and makes no file', async () => {
    const [first, ...rest] = record['items'] as Record<string, unknown>[]
    const path = writeJson('unset.json', {
      ...record,
      items: [{ ...first, classification: 'unset' }, ...rest],
    })
    const ended = await inProcess('paper', path, '--paper=agenda', '--format=html', `--out=${at('no.html')}`)
    expect(ended).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('neither marked public nor exempt') as string,
    })
    expect(existsSync(at('no.html'))).toBe(false)
    const members = await inProcess(
      'paper',
      path,
      '--paper=agenda',
      '--format=html',
      `--out=${at('members.html')}`,
      '--audience=members',
    )
    expect(members.code).toBe(0)
  })
})

describe('pack', () => {
  /** The first item of the demo's agenda; what was added at the meeting is on none. */
  function firstItem(): { readonly id: string; readonly title: string } {
    const items = record['items'] as { id: string; title: string; origin: string }[]
    return defined(
      items.find(({ origin }) => origin !== 'meeting'),
      'the demo has an agenda',
    )
  }

  /** The demo's record with papers on its first item: one in the folder, one not, one that would lead out of it. */
  async function packed(...words: string[]): Promise<Ended> {
    mkdirSync(at('papers'), { recursive: true })
    const bytes = await plainPdf(2)
    writeFileSync(at('papers/repo\u0301rt.pdf'), bytes)
    writeFileSync(at('outside.pdf'), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const papers = ['rep\u00f3rt.pdf', 'gone.pdf', '../outside.pdf'].map((fileName, index) => ({
      ...{ id: `paper-${index}`, itemId: firstItem().id, fileName, sha256, classification: 'public' },
    }))
    const meeting = writeJson('pack.json', { ...record, papers })
    return inProcess('pack', meeting, '--files', at('papers'), ...words)
  }

  test('builds the pack of a record and a folder, and says what it built', async () => {
    const out = at('pack.pdf')
    const ended = await packed('--audience', 'public', '--out', out)
    expect(ended).toMatchObject({ code: 0, err: '' })
    const item = firstItem()
    const made = JSON.parse(ended.out) as Record<string, unknown>
    const paperId = 'paper-0'
    const title = 'rep\u00f3rt'
    const { sha256 } = defined((made['papers'] as { sha256: string }[])[0], 'a paper is in the pack')
    expect(made).toEqual({
      file: out,
      bytes: readFileSync(out).length,
      edition: 'agenda',
      number: 1,
      firstPage: 1,
      pages: 4,
      ranges: [{ itemId: item.id, item: '1', title: item.title, first: 3, last: 4 }],
      documents: [{ paperId, itemId: item.id, title, fileName: 'rep\u00f3rt.pdf', first: 3, last: 4 }],
      blanks: [2],
      findings: [
        aFinding('missing', 'problem', 'gone.pdf', 'paper-1'),
        aFinding('missing', 'problem', '../outside.pdf', 'paper-2'),
        { ...aFinding('untagged', 'advice', 'rep\u00f3rt.pdf', paperId), pages: [3, 4] },
      ],
      changes: [],
      items: expect.arrayContaining([
        { itemId: item.id, number: '1', title: item.title, pages: { first: 3, last: 4 } },
      ]) as unknown,
      papers: [{ paperId, itemId: item.id, title, sha256, pages: { first: 3, last: 4 } }],
      accessible: false,
      milliseconds: expect.any(Number) as number,
    })
  })

  function aFinding(kind: string, level: string, fileName: string, paperId: string): object {
    return {
      ...{ kind, level, fileName, paperId, itemId: firstItem().id, pages: [] },
      key: expect.stringMatching(new RegExp(`^${kind} [0-9a-f]{64} ${paperId}$`)) as string,
      sentence: expect.any(String) as string,
    }
  }

  test('makes a supplement of what is not yet published, and an agenda that tells what changed', async () => {
    const bytes = await plainPdf(2)
    writeFileSync(at('new.pdf'), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const paper = { id: 'new', itemId: firstItem().id, fileName: 'new.pdf', sha256, classification: 'public' }
    const publication = {
      ...{ id: 'p', kind: 'agenda', audience: 'public', number: 1, at: '2026-10-05T09:30:00Z' },
      ...{ fileName: 'pack.pdf', sha256, pages: { first: 1, last: 40 }, items: [], papers: [] },
    }
    const meeting = writeJson('later.json', { ...record, papers: [paper], publications: [publication] })
    const make = async (...words: string[]): Promise<Record<string, unknown>> => {
      const given = ['--files', at('.'), '--audience=public', `--out=${at('more.pdf')}`, ...words]
      const ended = await inProcess('pack', meeting, ...given)
      expect(ended).toMatchObject({ code: 0, err: '' })
      return JSON.parse(ended.out) as Record<string, unknown>
    }
    expect(await make('--edition=supplement')).toMatchObject({
      ...{
        edition: 'supplement',
        number: 1,
        firstPage: 41,
        documents: [{ paperId: 'new', first: 43, last: 44 }],
      },
    })
    const again = await make('--previous', at('demo/meeting.json'))
    expect(again).toMatchObject({ edition: 'agenda', number: 2, firstPage: 1 })
    expect(again['changes']).toContain('“new” was added to item 1.')
    expect((again['documents'] as { title: string }[]).map(({ title }) => title)).toContainEqual(
      expect.stringMatching(/^Minutes of the meeting held on /),
    )
    const first = await inProcess(
      ...['pack', at('demo/meeting.json'), '--files', at('.'), '--audience=public', '--out', at('x.pdf')],
      '--edition=supplement',
    )
    expect(first).toMatchObject({ code: expect.any(Number) as number, out: '' })
    expect(first.err).toMatch(/Publish that first/)
  })

  test('takes where documents begin and where a supplement goes on', async () => {
    const words = ['--audience=members', '--right-hand=none', '--first-page=117', `--out=${at('late.pdf')}`]
    const made = JSON.parse((await packed(...words)).out) as Record<string, unknown>
    expect(made).toMatchObject({ pages: 3, blanks: [], ranges: [{ first: 118, last: 119 }] })
  })

  test.each([
    ['an unknown audience', ['--audience', 'press', '--out', 'x'], /public or members/],
    ['no audience', ['--out', 'x'], /--audience is missing/],
    ['no file to write', ['--audience', 'public'], /--out is missing/],
    [
      'an unknown rule',
      ['--audience', 'public', '--out', 'x', '--right-hand', 'all'],
      /documents or items or none/,
    ],
    [
      'an unknown edition',
      ['--audience', 'public', '--out', 'x', '--edition', 'late'],
      /agenda or supplement/,
    ],
    ['a first page of 0', ['--audience', 'public', '--out', 'x', '--first-page', '0'], /1 to 99999/],
  ])('is answered with one sentence and exit code 2: %s', async (_what, words, sentence) => {
    const { code, out, err } = await packed(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test('is answered with exit code 2 when there is no folder of files', async () => {
    const words = ['--files', at('nowhere'), '--audience', 'public', '--out', at('x.pdf')]
    const { code, err } = await inProcess('pack', at('demo/meeting.json'), ...words)
    expect(code).toBe(2)
    expect(err).toMatch(/The folder .*nowhere cannot be read \(there is no such file or folder\)/)
  })
})

describe('verify', () => {
  test('looks at record files, and says of each that is none why', async () => {
    const file = writeJson('verify.json', record)
    expect(await inProcess('verify', file)).toMatchObject({ code: 0, err: '' })
    const { code, out } = await inProcess('verify', file, at('none.json'))
    const { ok, checked } = JSON.parse(out) as { ok: boolean; checked: { what: string; ok: boolean }[] }
    expect([code, ok, checked.map((each) => [each.what === at('none.json'), each.ok])]).toEqual([
      1,
      false,
      [
        [true, false],
        [false, true],
      ],
    ])
  })

  test('says in plain lines what it found, what does not hold first', async () => {
    const file = writeJson('verify.json', record)
    const { code, out } = await inProcess('verify', '--plain', file, at('none.json'))
    const lines = out.trim().split('\n')
    expect([code, lines.map((line) => line.charAt(0)), lines[0]]).toEqual([
      ...[1, ['S', '!', '✓'], 'Something does not hold.'],
    ])
    const sound = await inProcess('verify', '--plain', file)
    expect([sound.code, sound.out.startsWith('Everything holds.\n✓ ')]).toEqual([0, true])
  })

  test('looks at a book or at files, not at both', async () => {
    expect(await inProcess('verify', at('verify.json'), '--book', at('book'))).toMatchObject({
      code: 2,
      err: 'Give --book or record files, not both.\n',
    })
  })
})

describe('schema', () => {
  test('is a JSON Schema of the meeting record, with the rules it can say', async () => {
    const { code, out } = await inProcess('schema')
    expect(code).toBe(0)
    const schema = JSON.parse(out) as {
      $schema: string
      required: string[]
      properties: Record<string, unknown>
    }
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    // Records of before packs are taken too.
    const since = ['reports', 'publications', 'accepted', 'acts']
    expect([...schema.required, ...since].toSorted()).toEqual(
      Object.keys(meetingRecordSchema.shape).toSorted(),
    )
    expect(schema.properties['version']).toMatchObject({ const: 1 })
    expect(schema.properties['meeting']).toMatchObject({
      properties: { date: { format: 'date' }, start: { pattern: expect.any(String) as string } },
    })
  })
})

describe('a minute book', () => {
  const book = (): string => at('book')

  beforeAll(async () => {
    const core = await createCoreThread({
      configFolder: at('config'),
      book: null,
      host: 'browser',
      suggestedFolder: at('suggested'),
    })
    const client = createClient({
      baseUrl: 'http://core.invalid',
      fetch: (request, init) => core.door(new Request(request, init)),
      token: null,
    })
    await client.book.create({
      folder: book(),
      officer: { name: 'Perpetua Lowe', title: '' },
      start: { kind: 'sample' },
    })
    await core.close()
  })

  test('has its meetings listed, the last book being taken when none is named', async () => {
    const named = await inProcess('meetings', '--book', book())
    expect(await inProcess('verify', '--book', book())).toMatchObject({ code: 0, err: '' })
    expect(named).toMatchObject({ code: 0, err: '' })
    const meetings = JSON.parse(named.out) as { id: string; date: string }[]
    expect(meetings.length).toBeGreaterThan(1)
    expect((await inProcess('meetings')).out).toBe(named.out)
  })

  test('named on the command line does not become the one the window opens next', async () => {
    const { lastFolder } = JSON.parse(readFileSync(at('config/config.json'), 'utf8')) as {
      lastFolder: string
    }
    cpSync(book(), at('copy'), { recursive: true })
    expect((await inProcess('meetings', '--book', at('copy'))).code).toBe(0)
    const after = JSON.parse(readFileSync(at('config/config.json'), 'utf8')) as { lastFolder: string }
    expect([lastFolder, after.lastFolder]).toEqual([book(), book()])
  })

  test('gives its meetings as a calendar file, of one committee or of all', async () => {
    const [name] = await inProcess('meetings', '--book', book()).then(({ out }) =>
      (JSON.parse(out) as { readonly committeeName: string }[]).map((each) => each.committeeName),
    )
    const all = await inProcess('ics', '--out', at('all.ics'), '--book', book())
    const one = await inProcess(
      ...['ics', '--out', at('one.ics'), '--committee', name ?? '', '--deadlines', '--book', book()],
    )
    expect(eventsOf(readFileSync(at('all.ics'), 'utf8'))).toHaveLength(
      (JSON.parse(all.out) as { readonly events: number }).events,
    )
    expect(eventsOf(readFileSync(at('one.ics'), 'utf8')).map((event) => event['SUMMARY'])).toContain(
      `Publish the agenda: ${name ?? ''}`,
    )
    expect([all.code, one.code]).toEqual([0, 0])
    expect(
      await inProcess('ics', '--out', at('no.ics'), '--committee', 'Tea', '--book', book()),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining('“Tea” is no committee of this book.') as string,
    })
  })

  test('gives a meeting as a record, and takes it into no book that holds it already', async () => {
    const [latest] = JSON.parse((await inProcess('meetings')).out) as { id: string }[]
    const ended = await inProcess('export', '--meeting', latest?.id ?? '', '--out', at('out.json'))
    expect(ended).toMatchObject({ code: 0, err: '' })
    const exported: unknown = JSON.parse(readFileSync(at('out.json'), 'utf8'))
    expect(meetingRecordSchema.parse(exported).meeting.id).toBe(latest?.id)
    expect(await inProcess('load', at('out.json'))).toMatchObject({ code: 1, out: '' })
  })

  test('takes in a record it does not hold', async () => {
    const meeting = record['meeting'] as Record<string, unknown>
    const path = writeJson('new.json', {
      ...record,
      meeting: { ...meeting, id: 'loaded-meeting', date: '2024-02-06' },
    })
    expect(await inProcess('load', path)).toEqual({
      code: 0,
      err: '',
      out: `${JSON.stringify({ meetingId: 'loaded-meeting' }, null, 2)}\n`,
    })
    expect((await inProcess('meetings')).out).toContain('loaded-meeting')
  })

  test('that is held by a window says so', async () => {
    const held = await createCoreThread({
      configFolder: at('config'),
      book: book(),
      host: 'browser',
      suggestedFolder: at('suggested'),
    })
    const ended = await inProcess('meetings', '--book', book())
    await held.close()
    expect(ended).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('already open in another Minutebook') as string,
    })
    expect(ended.err).toContain('in another window or by another user of this computer, since ')
  })
})

/** `serve` shows what the build made; before a build there is nothing to show. */
const built = existsSync(join(project, 'dist/renderer/manifest.json'))

describe('serve', () => {
  test.skipIf(!built)(
    'prints an address that signs in; another start finds it; SIGTERM ends it (skipped when the page is not built)',
    async () => {
      const child = spawn(process.execPath, ['electron/cli.ts', 'serve', '--no-open'], {
        cwd: project,
        env: { ...process.env, MINUTEBOOK_CONFIG: at('config') },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [line] = (await once(child.stdout, 'data')) as [Buffer]
      const first = JSON.parse(line.toString()) as { kind: string; address: string }
      const again = await minutebook('serve', '--no-open')
      const second = JSON.parse(again.out) as { kind: string; address: string }
      expect([first.kind, second.kind, again.code]).toEqual(['address', 'address', 0])
      expect(new URL(second.address).origin).toBe(new URL(first.address).origin)
      expect(second.address).not.toBe(first.address)
      child.kill('SIGTERM')
      expect(await once(child, 'close')).toEqual([0, null])
    },
  )
})

describe('bad input', () => {
  const paper = (...words: string[]): string[] => ['paper', at('demo/meeting.json'), ...words]

  test('ends the process with 2 and one line on standard error', async () => {
    const { code, out, err } = await minutebook('load', 'none.json')
    expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 })
  })

  test.each<[string, () => string[], RegExp]>([
    ['an unknown command', () => ['minute'], /no command/],
    ['a name every object has', () => ['constructor'], /no command/],
    ['an unknown option', () => ['clear-days', '--meting', '2023-01-26'], /meting/],
    [
      'a day that does not exist',
      () => ['clear-days', '--meeting', '2023-02-30', '--days', '5'],
      /date that exists/,
    ],
    [
      'a date the other way round',
      () => ['clear-days', '--meeting', '26/01/2023', '--days', '5'],
      /YYYY-MM-DD/,
    ],
    ['no date', () => ['clear-days', '--days', '5'], /--meeting is missing/],
    [
      'days that are no number',
      () => ['clear-days', '--meeting', '2023-01-26', '--days', 'five'],
      /whole number/,
    ],
    ['no days at all', () => ['clear-days', '--meeting', '2023-01-26', '--days', '0'], /from 1 to 60/],
    ['half a day', () => ['clear-days', '--meeting', '2023-01-26', '--days', '1.5'], /whole number/],
    [
      'a year beyond the holidays',
      () => ['clear-days', '--meeting', '2050-01-26', '--days', '5'],
      /table of bank holidays/,
    ],
    [
      'an unknown way of counting',
      () => ['clear-days', '--meeting', '2023-01-26', '--days', '5', '--counting', 'lunar'],
      /working or calendar/,
    ],
    [
      'an option given twice',
      () => ['clear-days', '--meeting', '2023-01-26', '--days', '5', '--days', '6'],
      /twice/,
    ],
    [
      'no file',
      () => ['paper', '--paper', 'agenda', '--format', 'pdf', '--out', 'x'],
      /MEETING.json is missing/,
    ],
    [
      'a file that is not there',
      () => ['paper', at('none.json'), '--paper', 'agenda', '--format', 'pdf', '--out', 'x'],
      /no such file/,
    ],
    ['a record that is not there', () => ['load', at('none.json')], /no such file/],
    [
      'a folder for a file',
      () => ['paper', folder, '--paper', 'agenda', '--format', 'pdf', '--out', 'x'],
      /it is a folder/,
    ],
    [
      'a file that is no JSON',
      () => ['paper', at('demo/agenda.html'), '--paper', 'agenda', '--format', 'pdf', '--out', 'x'],
      /is not JSON/,
    ],
    [
      'a JSON that is no record',
      () => ['paper', writeJson('list.json', []), '--paper', 'agenda', '--format', 'pdf', '--out', 'x'],
      /no meeting record/,
    ],
    [
      'a record of a later version',
      () => [
        'paper',
        writeJson('later.json', { ...record, version: 2 }),
        '--paper',
        'agenda',
        '--format',
        'pdf',
        '--out',
        'x',
      ],
      /another version/,
    ],
    [
      'a record with a field of its own',
      () => ['load', writeJson('more.json', { ...record, secret: 1 })],
      /secret/,
    ],
    [
      'a record that refers to nobody',
      () => ['load', writeJson('nobody.json', { ...record, people: [] })],
      /nobody\.json/,
    ],
    [
      'an unknown paper',
      () => paper('--paper', 'leaflet', '--format', 'pdf', '--out', 'x'),
      /agenda or minutes/,
    ],
    [
      'an unknown format',
      () => paper('--paper', 'agenda', '--format', 'odt', '--out', 'x'),
      /pdf or docx or html/,
    ],
    [
      'an unknown audience',
      () => paper('--paper', 'agenda', '--format', 'pdf', '--out', 'x', '--audience', 'press'),
      /public or members/,
    ],
    [
      'a word too many',
      () => paper('more.json', '--paper', 'agenda', '--format', 'pdf', '--out', 'x'),
      /one word too many/,
    ],
    [
      'a meeting that is not in the book',
      () => ['export', '--meeting', 'nothing', '--out', at('x.json'), '--book', at('book')],
      /./,
    ],
    ['a folder that holds no book', () => ['meetings', '--book', at('demo')], /There is no minute book in/],
    ['a register that is none', () => ['registers', 'votez'], /^Give KIND as .+, not “votez”/],
    ['a port that is none', () => ['serve', '--port', '70000'], /1 to 65535/],
    ['a port that is no number', () => ['serve', '--port', 'http'], /1 to 65535/],
  ])('is answered with one sentence and exit code 2: %s', async (_name, words, sentence) => {
    const { code, out, err } = await inProcess(...words())
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).not.toMatch(/^\s+at |node:/m)
  })

  test.each<[string, () => string[], RegExp]>([
    [
      'an output folder that is not there',
      () => paper('--paper', 'agenda', '--format', 'html', '--out', at('none/x.html')),
      /cannot be written/,
    ],
  ])('that only the machine can know is answered with exit code 1: %s', async (_name, words, sentence) => {
    const { code, out, err } = await inProcess(...words())
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(sentence)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })
})
