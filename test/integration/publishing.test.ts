import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { writeFolderAtomically } from '../../electron/files/writeFolderAtomically.ts'
import { addPaper, aMeetingWithPapers } from '../helpers/packsInBook.ts'
import { minutedMeeting } from '../helpers/publishCases.ts'
import { readingPdfs } from '../helpers/readingPdfs.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

type Wish = Parameters<CoreClient['publishing']['write']>[0]

async function sample(): Promise<{
  readonly core: TestCore
  readonly meetingId: string
  readonly folder: string
}> {
  const core = await testCore({ start: 'sample' })
  return { core, meetingId: await minutedMeeting(core.client), folder: join(core.dir, 'site') }
}

const all: Wish['ticks'] = ['pdf', 'docx', 'web', 'json', 'open-data', 'csv', 'ics', 'eml', 'members-pdf']

describe('publishing a meeting', () => {
  test('writes what the plan said, byte for byte, and remembers ticks and folder', async () => {
    const { core, meetingId, folder } = await sample()
    const plan = await core.client.publishing.plan({ meetingId, ticks: all, folder })
    expect(existsSync(folder)).toBe(false)
    const written = await core.client.publishing.write({ meetingId, ticks: all, folder })
    expect(written).toEqual(plan)
    expect(basename(written.folder)).toBe('2026-10-15 Families Scrutiny Committee v1')
    for (const { path, bytes } of written.files) {
      expect(readFileSync(join(written.folder, path)).length, path).toBe(bytes)
    }
    expect(readdirSync(folder)).toEqual([basename(written.folder)])
    expect(await core.client.publishing.choices({})).toEqual({ ticks: all, folder })
  })

  test('leaves the same as it is, and makes a version of what has changed', async () => {
    const { core, meetingId, folder } = await sample()
    const first = await core.client.publishing.write({ meetingId, ticks: ['web', 'csv'], folder })
    core.clock.advance(86_400_000)
    const again = await core.client.publishing.write({ meetingId, ticks: ['csv', 'web'], folder: null })
    expect(again).toMatchObject({ already: true, version: 1, folder: first.folder })
    const { meeting } = (await core.client.meetings.get({ meetingId })).record
    await core.client.meetings.save({ ...meeting, place: 'The Old Library' })
    const second = await core.client.publishing.write({ meetingId, ticks: ['web', 'csv'], folder })
    expect(second).toMatchObject({ already: false, version: 2 })
    expect(readFileSync(join(second.folder, 'index.html'), 'utf8')).toContain('The Old Library')
    expect(readFileSync(join(first.folder, 'index.html'), 'utf8')).not.toContain('The Old Library')
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test('makes a version anew where somebody changed a file of the last one, and never writes over it', async () => {
    const { core, meetingId, folder } = await sample()
    const first = await core.client.publishing.write({ meetingId, ticks: ['csv'], folder })
    writeFileSync(join(first.folder, 'votes.csv'), 'changed by hand')
    const second = await core.client.publishing.write({ meetingId, ticks: ['csv'], folder })
    expect(second).toMatchObject({ already: false, version: 2 })
    expect(readFileSync(join(first.folder, 'votes.csv'), 'utf8')).toBe('changed by hand')
  })

  test('refuses a folder inside the minute book, and one without its whole path', async () => {
    const { core, meetingId } = await sample()
    const wish = { meetingId, ticks: ['csv'] as Wish['ticks'] }
    const inBook = core.client.publishing.write({ ...wish, folder: join(core.book, 'published') })
    await expect(inBook).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'folder' } })
    await expect(core.client.publishing.write({ ...wish, folder: 'site' })).rejects.toThrow(/whole path/)
  })

  test('says in a sentence that the folder cannot be written, and leaves nothing half done', async () => {
    const { core, meetingId, folder } = await sample()
    writeFileSync(folder, 'a file stands here')
    const wish = { meetingId, ticks: ['csv'] as Wish['ticks'], folder }
    await expect(core.client.publishing.write(wish)).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(
        /^Nothing was published\. .+ is no folder\. Choose another\.$/,
      ) as string,
    })
    expect(await core.client.publishing.choices({})).not.toMatchObject({ folder })
  })

  test('tells of a paper that has no structure and of what is for members, and writes neither what is closed nor unread', async () => {
    const core = await testCore({ reading: readingPdfs })
    const { meetingId, itemId } = await aMeetingWithPapers(core.client)
    const { record } = await core.client.meetings.get({ meetingId })
    for (const item of record.items) {
      await core.client.agenda.editItem({ meetingId, itemId: item.id, change: { classification: 'public' } })
    }
    await addPaper(core, meetingId, itemId, 'plan')
    await addPaper(core, meetingId, itemId, 'closed', {
      change: { classification: 'exempt', exemption: { paragraphs: [3], publicInterest: '' } },
    })
    const folder = join(core.dir, 'site')
    const written = await core.client.publishing.write({ meetingId, ticks: ['web', 'members-pdf'], folder })
    const papers = written.files.map(({ path }) => path).filter((path) => path.startsWith('papers/'))
    expect(papers).toHaveLength(1)
    expect(written.findings.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('is not accessible to everybody'),
      expect.stringContaining('do not put that folder on a website'),
    ])
  })

  test('is blocked by what is undecided, with the sentence of the papers', async () => {
    const core = await testCore({ reading: readingPdfs })
    const { meetingId, itemId } = await aMeetingWithPapers(core.client)
    await addPaper(core, meetingId, itemId, 'plan', { change: { classification: 'unset' } })
    const plan = core.client.publishing.plan({ meetingId, ticks: ['web'], folder: join(core.dir, 'site') })
    await expect(plan).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(plan).rejects.toThrow(/neither marked public nor exempt/)
  })
})

describe('a folder', () => {
  const files = [{ path: 'a/b.txt', bytes: new TextEncoder().encode('words') }]

  function emptyFolder(): string {
    const dir = mkdtempSync(join(tmpdir(), 'minutebook-publish-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    return dir
  }

  /** A small file system of its own, mounted with these options; null where that is not permitted. */
  function mounted(options: string): string | null {
    const dir = emptyFolder()
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', dir])
    if (status !== 0) return null
    onTestFinished(() => void spawnSync('umount', [dir]))
    return dir
  }

  test('takes away what an earlier run left unfinished, and is never written over', () => {
    const dir = emptyFolder()
    mkdirSync(join(dir, '.v1.unfinished'))
    writeFileSync(join(dir, '.v1.unfinished', 'half'), 'half')
    expect(readFileSync(join(writeFolderAtomically(dir, 'v1', files), 'a', 'b.txt'), 'utf8')).toBe('words')
    expect(readdirSync(dir)).toEqual(['v1'])
    expect(() => writeFolderAtomically(dir, 'v1', [])).toThrow(/there already, and nothing is written over/)
    expect(readdirSync(join(dir, 'v1'))).toEqual(['a'])
  })

  test('never holds a file that would lie outside it', () => {
    const dir = emptyFolder()
    for (const path of ['../out.txt', 'a//b', '/etc/x', 'a\\..\\b', 'c:x']) {
      expect(() => writeFolderAtomically(dir, 'v1', [{ path, bytes: new Uint8Array() }])).toThrow(/outside/)
    }
    expect(readdirSync(dir)).toEqual([])
  })

  test('that the disk has no room for leaves nothing behind, and says so', ({ skip }) => {
    const dir = mounted('size=64k') ?? skip('no file system can be mounted here')
    const large = { path: 'c/large.pdf', bytes: new Uint8Array(200_000) }
    expect(() => writeFolderAtomically(dir, 'v1', [...files, large])).toThrow(
      expect.objectContaining({
        code: 'storage',
        message: expect.stringMatching(/is full\. Free some space/) as string,
      }),
    )
    expect(readdirSync(dir)).toEqual([])
    expect(readdirSync(writeFolderAtomically(dir, 'v1', files))).toEqual(['a'])
  })

  test('that may not be written says so', ({ skip }) => {
    const dir = mounted('ro') ?? skip('no file system can be mounted here')
    expect(() => writeFolderAtomically(dir, 'v1', files)).toThrow(
      /cannot be written to\. Choose another folder/,
    )
  })

  test('whose name no system takes, or that would stand below a file, says so', () => {
    const dir = emptyFolder()
    expect(() => writeFolderAtomically(dir, 'n'.repeat(300), files)).toThrow(/too long for this computer/)
    writeFileSync(join(dir, 'file'), '')
    expect(() => writeFolderAtomically(join(dir, 'file', 'in it'), 'v1', files)).toThrow(/is no folder/)
    expect(readdirSync(dir)).toEqual(['file'])
  })
})
