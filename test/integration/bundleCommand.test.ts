import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { bareCore } from '../helpers/bareCore.ts'
import { aMeeting } from '../helpers/builders.ts'
import { testOfficer } from '../helpers/councilStart.ts'
import {} from '../helpers/testBook.ts'

let folder = ''
const at = (name: string): string => join(folder, name)

/** A book in the folder of this name, with the configuration of all commands here. */
async function inBook<T>(
  name: string,
  work: (client: Awaited<ReturnType<typeof bareCore>>['client']) => Promise<T>,
) {
  const { core, client } = await bareCore(folder)
  try {
    const { state } = await client.book.status({})
    const start = {
      kind: 'council' as const,
      council: {
        name: 'Fenwick Vale Council',
        kind: 'unitary' as const,
        logo: null,
        points: 'letters' as const,
      },
    }
    const made = await client.book.open({ folder: at(name) }).catch(() => null)
    if (made === null) await client.book.create({ folder: at(name), officer: testOfficer, start })
    expect(['none', 'open']).toContain(state)
    return await work(client)
  } finally {
    await core.close()
  }
}

async function minutebook(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommandLine(words, {
    out: (text) => Promise.resolve(void out.push(text)),
    err: (text) => void err.push(text),
  })
  return { code, out: out.length === 0 ? null : (JSON.parse(out.join('')) as unknown), err: err.join('') }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-bundle-'))
  vi.stubEnv('MINUTEBOOK_CONFIG', at('config'))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

describe('bundle', () => {
  test('carries a meeting to another book and back, and asks where both were changed', async () => {
    const { meetingId } = await inBook('ours', (client) => aMeeting(client))
    const noted = (name: string, place: string) =>
      inBook(name, async (client) => {
        const { meeting } = (await client.meetings.get({ meetingId })).record
        await client.meetings.save({ ...meeting, place })
      })
    await inBook('theirs', () => Promise.resolve())
    const file = at('licensing.minutebook')
    const saved = await minutebook('bundle', '--meeting', meetingId, '--out', file, '--book', at('ours'))
    expect(saved).toMatchObject({ code: 0, err: '', out: { file, meetingId, files: 0, missing: [] } })
    expect(readFileSync(file)).toHaveLength((saved.out as { bytes: number }).bytes)
    const open = (...more: string[]) => minutebook('bundle', 'open', file, ...more)
    const theirs = ['--book', at('theirs')]
    expect(await open(...theirs)).toMatchObject({ code: 0, out: { situation: 'new', meetingId } })
    expect(await open(...theirs)).toMatchObject({ code: 0, out: { situation: 'same', changed: [] } })
    await noted('ours', 'The Moot Hall')
    await minutebook('bundle', '--meeting', meetingId, '--out', file, '--book', at('ours'))
    expect(await open(...theirs)).toMatchObject({
      ...{ code: 0, out: { situation: 'ahead', changed: ['Particulars of the meeting'] } },
    })
    await noted('theirs', 'The Guildhall')
    await noted('ours', 'The Library')
    await minutebook('bundle', '--meeting', meetingId, '--out', file, '--book', at('ours'))
    expect(await open(...theirs)).toEqual({
      ...{ code: 1, out: null },
      err: 'This meeting was changed here and by whoever sent the bundle. Choose to keep yours, to take theirs, or to keep both. Nothing was changed.',
    })
    expect(await open('--choose', 'mine', ...theirs)).toMatchObject({
      ...{ code: 0, out: { situation: 'conflict', changed: [] } },
    })
    expect(await open('--choose', 'theirs', ...theirs)).toMatchObject({
      code: 0,
      out: {
        changed: ['Particulars of the meeting'],
        kept: { fileName: expect.stringContaining('.minutebook') as string },
      },
    })
  })

  test('refuses what is no bundle, and words that it does not know', async () => {
    writeFileSync(at('note.txt'), 'A note, long enough to be taken for something else by its first bytes.')
    await inBook('ours', () => Promise.resolve())
    const refused = async (...words: string[]) => {
      const { code, err } = await minutebook('bundle', ...words, '--book', at('ours'))
      return [code, err]
    }
    expect(await refused('open', at('note.txt'))).toEqual([
      2,
      'This file is not a meeting bundle. Choose a file whose name ends in .minutebook. Nothing was taken in.',
    ])
    expect(await refused('open', at('none.minutebook'))).toEqual([
      2,
      expect.stringContaining('cannot be read'),
    ])
    expect(await refused('shut', at('note.txt'))).toEqual([2, expect.stringContaining('Use it so: bundle')])
    expect(await refused('open', at('note.txt'), '--choose', 'all')).toEqual([
      2,
      'Give --choose as mine or theirs or both, not “all”.',
    ])
  })
})
