import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fuzz, fuzzFaults } from '../soak/fuzz.ts'
import { entrances } from '../soak/fuzz/entrances.ts'
import { opening } from '../soak/fuzz/openCase.ts'
import { askedThread } from '../soak/fuzz/askedThread.ts'
import { soundFiles } from '../soak/fuzz/soundFiles.ts'

/** Of the same kind, thousands: `npm run soak -- --part fuzz`. */
const count = 150

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-fuzz-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('files of every kind, broken in every way, crash nothing, keep nothing busy, and leave no record that does not hold together', async () => {
  expect(fuzzFaults(await fuzz({ count, seed: 20_263 }))).toEqual([])
})

test('the files that are broken are sound before: each is read at its entrance, but for a PDF that is a picture', async () => {
  const sound = await soundFiles()
  const opened = opening({ folder: ownFolder(), milliseconds: 20_000 })
  onTestFinished(() => opened.close())
  const refused: string[] = []
  const seen = new Set<string>()
  for (const { opener, files } of entrances.filter((each) => each.opener !== 'words')) {
    for (const kind of files) {
      if (seen.has(`${opener} ${kind}`)) continue
      seen.add(`${opener} ${kind}`)
      // Of the invented minutes a few: all of them are read elsewhere.
      for (const [at, bytes] of sound[kind].slice(0, 10).entries()) {
        const end = await opened.open(opener, bytes, 'minutes')
        if (end.kind !== 'read') refused.push(`${opener} ${kind} ${at}: ${end.kind}`)
      }
    }
  }
  const scan = sound.pdf.length - 1
  expect(refused).toEqual([`import pdf ${scan}: refused`, 'read other 3: refused'])
})

test('a crash, a reader that does not end, and a draft that does not hold together are noticed, and the file is kept', async () => {
  const folder = ownFolder()
  const sound = await soundFiles()
  const hasty = opening({ folder, milliseconds: 1 })
  onTestFinished(() => hasty.close())
  expect(await hasty.open('import', sound.word[0] ?? new Uint8Array(), 'x')).toMatchObject({ kind: 'hang' })
  const thread = askedThread()
  onTestFinished(() => thread.close())
  const draft = { record: {}, fields: [], notes: [], source: '', what: 'minutes' }
  const value = { kind: 'draft', draft }
  expect(await thread.ask({ what: 'draft', value, folder }, 20_000)).toMatchObject({
    fault: expect.stringMatching(/^Error: The record is none: format\n/) as string,
  })
  expect(await thread.ask({ what: 'record', value: null, folder }, 20_000)).toMatchObject({
    fault: expect.stringMatching(/^TypeError/) as string,
  })
  // Nothing is read in a millisecond, so that every case is a fault with a file.
  const [one] = await fuzz({ count: 1, seed: 1, milliseconds: 1 })
  onTestFinished(() => rmSync(dirname(one?.file ?? join(folder, 'x')), { recursive: true, force: true }))
  expect(existsSync(one?.file ?? '') && readFileSync(one?.file ?? '').length).toBeGreaterThan(0)
})
