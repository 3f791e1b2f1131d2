import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { readPaperFiles } from '../../electron/cli/paperFiles.ts'
import { silentLog } from '../../electron/core/log.ts'
import { createRenderer } from '../../electron/render/renderer.ts'
import { smallPng, wordFile, wordParagraph } from '../helpers/badFiles.ts'
import { libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { withPapers } from '../helpers/meetingPack.ts'
import type { GivenPaper } from '../helpers/meetingPack.ts'
import { lockedPdf, plainPdf } from '../helpers/officersFiles.ts'
import { pageCount } from '../helpers/packOf.ts'
import { aRecord } from '../helpers/recordBuilder.ts'

const render = createRenderer({ log: silentLog })
afterAll(() => render.close())

function inFolder(papers: readonly (GivenPaper & { readonly fileName: string })[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-papers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const { fileName, bytes } of papers) writeFileSync(join(folder, fileName), bytes)
  return folder
}

test('the command line makes PDFs of pictures and texts, takes PDFs as they are, and says why a file is not there', async () => {
  const papers = [
    { id: 'plan', fileName: 'plan.pdf', bytes: await plainPdf(2) },
    { id: 'map', fileName: 'map.png', bytes: smallPng(), description: 'The pond.' },
    { id: 'notes', fileName: 'notes.txt', bytes: Buffer.from('Open daily') },
    { id: 'locked', fileName: 'locked.pdf', bytes: await lockedPdf('secret') },
  ]
  const { record } = withPapers(aRecord(), papers)
  const files = await readPaperFiles(record, inFolder(papers), render)
  const plan = papers[0]?.bytes ?? new Uint8Array()
  expect(files.get('plan')).toEqual({ bytes: Buffer.from(plan) })
  for (const id of ['map', 'notes']) {
    const file = files.get(id)
    if (file === undefined || 'unreadable' in file) throw new Error(`${id} was not made into a PDF`)
    const given = papers.find((paper) => paper.id === id)?.bytes ?? new Uint8Array()
    expect(file.madeFrom).toBe(createHash('sha256').update(given).digest('hex'))
    expect(await pageCount(file.bytes)).toBe(1)
  }
  expect(files.get('locked')).toEqual({
    unreadable: '“locked.pdf” needs a password. Enter it on the agenda, or ask for a copy without one.',
  })
})

test('the command line does not open a file that is another than the record’s', async () => {
  const papers = [{ id: 'map', fileName: 'map.png', bytes: smallPng() }]
  const { record } = withPapers(aRecord(), papers)
  const folder = inFolder(papers)
  const other = smallPng('changed since')
  writeFileSync(join(folder, 'map.png'), other)
  expect(await readPaperFiles(record, folder, render)).toEqual(
    new Map([['map', { bytes: Buffer.from(other) }]]),
  )
})

test.runIf(libreOfficeIsHere)('the command line converts Word documents', async () => {
  const papers = [{ id: 'w', fileName: 'w.docx', bytes: wordFile({ body: wordParagraph('A report') }) }]
  const { record } = withPapers(aRecord(), papers)
  const file = (await readPaperFiles(record, inFolder(papers), render)).get('w')
  if (file === undefined || 'unreadable' in file) throw new Error('It was not converted')
  expect(await pageCount(file.bytes)).toBe(1)
})
