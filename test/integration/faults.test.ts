import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  fullSentence,
  lostSentence,
  lowSentence,
  shortSentence,
} from '../../electron/core/disk/diskSentences.ts'
import { unsafeFolderSentence } from '../../electron/core/checkFolder.ts'
import { storageError } from '../../electron/db/storageFault.ts'
import { whyFolderIsUnsafe } from '../../electron/files/folderSafety.ts'
import { faultEnvironment, whyNoFaults } from '../helpers/faultInjector.ts'
import { wrongOf } from '../soak/faults/faultOutcome.ts'
import type { FaultReport } from '../soak/faults/faultOutcome.ts'
import { runFaults } from '../soak/faults/runFaults.ts'

const why = whyNoFaults()

/** `npm run soak -- --part faults` walks over every write; here a few of each act fail. */
describe.skipIf(why !== null)(`a write that fails${why === null ? '' : ` (skipped: ${why})`}`, () => {
  let report: FaultReport = { outcomes: [], slow: null, kills: [] }
  beforeAll(async () => {
    report = await runFaults({ points: 3, kinds: 1, kills: 2 })
  }, 240_000)

  test('at any point of any act is told in a sentence of the disk, loses nothing acknowledged, and the same act is done once it has passed', () => {
    expect(wrongOf(report)).toEqual([])
    expect(new Set(report.outcomes.map(({ act }) => act)).size).toBe(12)
    expect(report.kills).toEqual(['', ''])
  })

  test('does fail: the injector bites, in each of its ways', () => {
    const failed = report.outcomes.filter(({ told, hasStruck }) => told !== null && hasStruck)
    expect(failed.length).toBeGreaterThan(report.outcomes.length / 2)
    for (const error of ['ENOSPC', 'EIO', 'EROFS', 'EACCES'])
      for (const isLasting of [false, true])
        expect(failed.filter((one) => one.error === error && one.isLasting === isLasting)).not.toEqual([])
  })

  test('is called by its own name where a folder is made, and not a folder that is missing', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'minutebook-folders-'))
    const root = join(scratch, 'disk')
    mkdirSync(root)
    const script = `
      import { faultInjector } from ${JSON.stringify(new URL('../helpers/faultInjector.ts', import.meta.url).href)}
      import { ensureFolder } from ${JSON.stringify(new URL('../../electron/files/ensureFolder.ts', import.meta.url).href)}
      const faults = faultInjector()
      for (const error of ['EIO', 'EROFS', 'ENOSPC', 'EACCES']) {
        faults.arm({ at: 2, error, isLasting: true })
        try { ensureFolder(${JSON.stringify(root)} + '/' + error + '/inner') } catch (cause) { console.log(cause.code) }
        faults.calm()
        ensureFolder(${JSON.stringify(root)} + '/' + error + '/inner')
      }`
    const env = { ...process.env, ...faultEnvironment(scratch, root) }
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env,
      encoding: 'utf8',
    })
    expect(said.trim().split('\n')).toEqual(['EIO', 'EROFS', 'ENOSPC', 'EACCES'])
    expect(readdirSync(root)).toHaveLength(4)
    rmSync(scratch, { recursive: true })
  })

  test('says nothing of the copy that is being proved: neither is it called damaged, nor the book', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'minutebook-proofs-'))
    const root = join(scratch, 'disk')
    mkdirSync(root)
    const script = `
      import { faultInjector } from ${JSON.stringify(new URL('../helpers/faultInjector.ts', import.meta.url).href)}
      import { proveInThread } from ${JSON.stringify(new URL('../../electron/db/proveInThread.ts', import.meta.url).href)}
      faultInjector().arm({ at: 1, error: 'ENOSPC', isLasting: true })
      const order = { path: ${JSON.stringify(join(root, 'copy.db'))}, key: new Uint8Array(32), isThorough: true }
      console.log(await proveInThread(order).then(() => 'answered', ({ code, details }) => code + ' ' + details.reason))`
    const env = { ...process.env, ...faultEnvironment(scratch, root) }
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env,
      encoding: 'utf8',
    })
    expect(said.trim()).toMatch(/^storage (full|read-only|device)$/)
    rmSync(scratch, { recursive: true })
  })

  test('is not what a slow disk does: there everything is saved, later', () => {
    expect(report.slow?.letters).toBe(12)
    // Every letter is flushed to the disk before it is called saved.
    expect(report.slow?.longestMilliseconds).toBeGreaterThanOrEqual(60)
  })
})

test('the table of the README says of each fault what the officer is told', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, section = ''] = readme.split('### What happens when the disk fails\n')
  const [table = ''] = section.split('\n### ')
  const rows = table.split('\n').flatMap((line) => {
    const [, what, , told, lost] = line.split('|').map((cell) => cell.trim())
    return told === undefined || /^(:?-+|What .*)$/.test(told) ? [] : [{ what, told, lost }]
  })
  expect(rows.filter(({ lost }) => lost !== '0')).toEqual([])
  const kept = { rescued: 'COPY', why: null, papers: { kind: 'gone' } } as const
  const beside = { ...kept, papers: { kind: 'whole' } } as const
  const shared = whyFolderIsUnsafe({ path: '/mnt/team', fileSystemType: 0x517b, platform: 'linux' }) ?? ''
  const sentences = [
    ...(['full', 'device', 'read-only'] as const).map((reason) => storageError(reason, 'FOLDER').message),
    ...['Saving…', lowSentence, shortSentence(true), fullSentence],
    ...[lostSentence('gone', 'FOLDER', kept), lostSentence('replaced', 'FOLDER', beside)],
    ...(['gone', 'busy'] as const).map((reason) => storageError(reason, 'FOLDER').message),
    unsafeFolderSentence('FOLDER', shared),
  ]
  expect(rows.map(({ told }) => told).filter((told) => !told.startsWith('nothing: '))).toEqual(sentences)
})
