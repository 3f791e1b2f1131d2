import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { minutedMeeting } from '../helpers/publishCases.ts'
import { publishedMeeting } from '../helpers/publishedMeeting.ts'
import { testCore } from '../helpers/testBook.ts'

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function run(...words: readonly string[]): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await runCommandLine(words, {
    out: (text) => {
      out += text
      return Promise.resolve()
    },
    err: (text) => {
      err += text
    },
  })
  return { code, out, err }
}

const publishedSchema = z.strictObject({
  folder: z.string(),
  version: z.int(),
  already: z.boolean(),
  draft: z.boolean(),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() })),
  findings: z.array(z.strictObject({ level: z.string(), sentence: z.string() })),
  milliseconds: z.int(),
})

describe('publish', () => {
  test('writes a meeting of the book, and the same again not at all', async () => {
    const core = await testCore({ start: 'sample' })
    const meetingId = await minutedMeeting(core.client)
    await core.close()
    vi.stubEnv('MINUTEBOOK_CONFIG', join(core.dir, 'config'))
    onTestFinished(() => void vi.unstubAllEnvs())
    const out = join(core.dir, 'site')
    const words = ['publish', '--meeting', meetingId, '--out', out, '--with', 'web,csv', '--book', core.book]
    const first = await run(...words)
    expect(first).toMatchObject({ code: 0, err: '' })
    const told = publishedSchema.parse(JSON.parse(first.out))
    expect(told).toMatchObject({ version: 1, already: false, draft: true })
    for (const { path, bytes } of told.files) expect(readFileSync(join(told.folder, path)).length).toBe(bytes)
    const again = publishedSchema.parse(JSON.parse((await run(...words)).out))
    expect(again).toMatchObject({ version: 1, already: true, folder: told.folder, files: told.files })
  }, 30_000)

  test('writes a record with the papers of a folder, and tells of the one that is not there', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'minutebook-publish-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    const { record, files } = await publishedMeeting()
    writeFileSync(join(dir, 'meeting.json'), JSON.stringify(record))
    const plan = files.get('plan')
    if (plan !== undefined && 'bytes' in plan) writeFileSync(join(dir, 'plan.pdf'), plan.bytes)
    const words = ['publish', join(dir, 'meeting.json'), '--files', dir, '--out', join(dir, 'site')]
    const { code, out } = await run(...words, '--with', 'web')
    expect(code).toBe(0)
    const told = publishedSchema.parse(JSON.parse(out))
    expect(told.files.map(({ path }) => path)).toContain('papers/plan-of-the-quay.pdf')
    expect(told.findings).toContainEqual(
      expect.objectContaining({ level: 'problem', sentence: expect.stringContaining('lost.pdf') as string }),
    )
  }, 30_000)

  test('says in one sentence what it does not understand', async () => {
    const unknown = await run('publish', '--meeting', 'm', '--out', 'x', '--with', 'pdf,fax')
    expect(unknown.code).toBe(2)
    expect(unknown.err).toMatch(/^--with knows no “fax”\. It takes pdf, docx, web/)
    expect((await run('publish', 'a.json', '--meeting', 'm', '--out', 'x')).err).toMatch(/not both/)
    expect((await run('publish', '--out', 'x')).err).toMatch(/--meeting is missing/)
    expect((await run('publish', '--meeting', 'm', '--files', 'd', '--out', 'x')).err).toMatch(
      /goes with a record file/,
    )
  })
})
