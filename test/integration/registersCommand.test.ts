import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { createCore } from '../../electron/core/createCore.ts'
import { createClient } from '../../shared/api/client.ts'
import { readCsv } from '../../shared/document/csv.ts'
import { loadMeetings } from '../helpers/registerCases.ts'
import { aMeeting, aRecord } from '../helpers/recordBuilder.ts'
import { aMeetingOfActs } from '../helpers/registerMeetings.ts'
import { nothingRendered } from '../helpers/renderers.ts'
import { testOfficer } from '../helpers/councilStart.ts'
import { countingIds, listLog, testClock } from '../helpers/testBook.ts'

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-registers-'))
  vi.stubEnv('MINUTEBOOK_CONFIG', at('config'))
  const core = await createCore({
    ...{ configFolder: at('config'), clock: testClock(), newId: countingIds(), log: listLog() },
    ...{ host: { kind: 'command-line', suggestedFolder: at('book') }, render: nothingRendered },
  })
  const client = createClient({
    baseUrl: 'http://core.test',
    fetch: (request, init) => core.door(new Request(request, init)),
    token: null,
  })
  await client.book.create({ folder: at('book'), officer: testOfficer, start: { kind: 'sample' } })
  await loadMeetings(client, [aMeetingOfActs('m1', '2026-09-09'), aMeetingOfActs('m2', '2026-10-14')])
  await core.close()
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommandLine(words, {
    out: (text) => Promise.resolve(void out.push(text)),
    err: (text) => void err.push(text),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const inBook = (...words: string[]) => run('registers', ...words, '--book', at('book'))

describe('registers', () => {
  test('prints what the public may have of a committee and a period as JSON', async () => {
    const words = ['--committee', 'environment committee', '--from', '2026-10-01', '--to', '2026-12-31']
    const { code, out } = await inBook('resolutions', ...words)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      kind: 'resolutions',
      rows: [{ label: '12(1)' }, { label: '12(2)' }],
    })
    const members = await inBook('resolutions', ...words, '--audience', 'members')
    expect(members.out).toContain('grant the lease')
  })

  test('prints one table as CSV', async () => {
    const { out } = await inBook(
      'attendance',
      '--committee',
      'Environment Committee',
      '--format',
      'csv',
      '--table',
      'meetings',
    )
    expect(readCsv(`${out}\r\n`).map((row) => row[0])).toEqual(['Date', '2026-10-14', '2026-09-09'])
  })

  test('says what is not right, in a sentence', async () => {
    const none = await inBook('votes', '--committee', 'Bins')
    expect(none).toMatchObject({ code: 2, out: '' })
    expect(none.err).toContain('No committee is called “Bins”. The minute book has “')
    expect((await inBook('weather')).err).toContain('Give KIND as resolutions or actions or')
    expect((await inBook('votes', '--from', '2026-02-30')).code).toBe(2)
  })
})

describe('paper', () => {
  test('makes the notice of decisions and the paper of actions of a record, with the committee’s earlier ones', async () => {
    mkdirSync(at('earlier'))
    const write = (name: string, value: unknown): string => {
      writeFileSync(at(name), JSON.stringify(value))
      return at(name)
    }
    write('earlier/m1.json', aMeetingOfActs('m1', '2026-09-09'))
    const other = aMeetingOfActs('m9', '2026-09-10')
    write('earlier/other.json', { ...other, committee: { ...other.committee, id: 'another' } })
    const next = write('next.json', aRecord({ meeting: aMeeting({ id: 'm3', date: '2026-12-02' }) }))
    const file = at('actions.html')
    const made = await run(
      'paper',
      next,
      '--paper',
      'actions',
      '--format',
      'html',
      '--out',
      file,
      '--earlier',
      at('earlier'),
    )
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(file, 'utf8')).toContain('From the meeting of 9 September 2026')
    expect(readFileSync(file, 'utf8')).not.toMatch(/10 September|Quillmark/)
    const decided = write('decided.json', aMeetingOfActs('m2', '2026-10-14'))
    await run('paper', decided, '--paper', 'decisions', '--format', 'html', '--out', at('decisions.html'))
    expect(readFileSync(at('decisions.html'), 'utf8')).toContain('Date of this notice')
    expect(readFileSync(at('decisions.html'), 'utf8')).not.toMatch(/call-in/i)
    const nowhere = await run(
      'paper',
      next,
      '--paper',
      'actions',
      '--format',
      'html',
      '--out',
      file,
      '--earlier',
      at('nowhere'),
    )
    expect(nowhere).toMatchObject({ code: 2 })
  })
})
