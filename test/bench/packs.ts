import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { renderPdf } from '../../electron/render/pdf.ts'
import { renderWord } from '../../electron/render/word.ts'
import { convertWord, libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { pagedPaper } from '../helpers/pagedPaper.ts'
import type { PackRun } from './packRun.ts'
import { quantile, row, type Row } from './rows.ts'

/** The papers of the test pack, by their pages: 116 with the agenda and the blanks. */
const testPack = [7, 4, 46, 15, 1, 33, 4]

/**
 * Packs of tagged papers, each in a process of its own: of 116 pages, beside LibreOffice and the bare merge of the same papers, and of
 * 1,000 and 1,500 pages. Cold, warm, after an item was moved; memory.
 */
export async function packRows(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'))
  try {
    return [...(await testPackRows(folder)), ...(await longPackRows(folder))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function testPackRows(folder: string): Promise<readonly Row[]> {
  const papers = testPack.map((pages, index) => pagedPaper(pages, `matter ${index + 1}`))
  for (const [index, paper] of papers.entries()) {
    writeFileSync(join(folder, `${index}.pdf`), (await renderPdf(paper)).bytes)
  }
  const run = await packRun(folder, papers.length, 10)
  const merge = await mergeMilliseconds(folder, papers.length)
  const office = await officeMilliseconds(await Promise.all(papers.map((paper) => renderWord(paper))), folder)
  // The first two warm it up.
  const moved = quantile(run.moved.slice(2), 0.5)
  const size = `${run.pages} pages`
  return [
    row('pack-cold', `document pack, ${size}, the first of a fresh start`, 'ms', 2_500, run.cold),
    row('pack-warm', `document pack, ${size}, warm median`, 'ms', null, quantile(run.warm.slice(2), 0.5)),
    row('pack-moved', `document pack, ${size}, an item moved, warm median`, 'ms', 1_000, moved),
    row('pack-merge', 'the same papers only put together, by qpdf', 'ms', null, merge),
    row('pack-ratio', 'document pack after a move beside the bare merge', 'times', 12, over(moved, merge)),
    row('pack-office', 'the same papers from Word by LibreOffice, then put together', 'ms', null, office),
    row(
      'pack-office-ratio',
      'document pack, cold, beside LibreOffice and merge',
      'times',
      1,
      over(run.cold, office),
    ),
    row('pack-peak', `most memory held by the process, ${size}, after 21 packs`, 'MB', 500, run.peak),
    row('pack-flat', 'memory that the last 10 of these 21 packs added', 'MB', 50, added(run.held)),
  ]
}

async function longPackRows(folder: string): Promise<readonly Row[]> {
  const { bytes } = await renderPdf(pagedPaper(50, 'a long matter'))
  // A comment behind the end: another file with the same pages.
  for (let n = 0; n < 30; n += 1) {
    writeFileSync(join(folder, `${n}.pdf`), Buffer.concat([bytes, Buffer.from(`\n% ${n}\n%%EOF\n`)]))
  }
  const thousand = await packRun(folder, 20, 3)
  const whole = await packRun(folder, 30, 4)
  const merge = await mergeMilliseconds(folder, 30)
  const moved = quantile(whole.moved.slice(1), 0.5)
  const size = `${whole.pages} pages`
  return [
    row(
      'pack-1000',
      `document pack, ${thousand.pages} pages, the first of a fresh start`,
      'ms',
      5_000,
      thousand.cold,
    ),
    row('pack-1000-peak', 'most memory held by the process then', 'MB', 500, thousand.coldPeak),
    row('pack-1500-cold', `document pack, ${size}, the first of a fresh start`, 'ms', null, whole.cold),
    row(
      'pack-1500-warm',
      `document pack, ${size}, warm median`,
      'ms',
      null,
      quantile(whole.warm.slice(1), 0.5),
    ),
    row('pack-1500-moved', `document pack, ${size}, an item moved, warm median`, 'ms', null, moved),
    row('pack-1500-merge', 'the same papers only put together, by qpdf', 'ms', null, merge),
    row('pack-1500-ratio', 'after a move beside the bare merge', 'times', 12, over(moved, merge)),
    row('pack-1500-peak', 'most memory held by the process, after 9 packs', 'MB', null, whole.peak),
  ]
}

function over(ours: number, theirs: number | null): number | null {
  return theirs === null ? null : ours / theirs
}

/** What the last half of the packs left behind: the least memory held there over the least before, so that a pause of the collector is no leak. */
function added(held: readonly number[]): number {
  const half = held.slice(Math.floor(held.length / 2))
  const third = Math.floor(half.length / 3)
  return Math.max(0, Math.min(...half.slice(-third)) - Math.min(...half.slice(0, third)))
}

async function packRun(folder: string, papers: number, times: number): Promise<PackRun> {
  const file = fileURLToPath(new URL('packRun.ts', import.meta.url))
  const words = [file, '--folder', folder, '--papers', String(papers), '--times', String(times)]
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 10_000_000 })
  return JSON.parse(stdout) as PackRun
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The median of five merges; null where qpdf is not found. */
async function mergeMilliseconds(folder: string, papers: number): Promise<number | null> {
  if (spawnSync('qpdf', ['--version'], { stdio: 'ignore' }).status !== 0) return null
  const paths = Array.from({ length: papers }, (_, index) => join(folder, `${index}.pdf`))
  const out = join(folder, 'merged.pdf')
  const samples: number[] = []
  for (let n = 0; n < 5; n += 1) {
    samples.push(
      await milliseconds(async () => {
        await promisify(execFile)('qpdf', ['--empty', '--pages', ...paths, '--', out])
        readFileSync(out)
      }),
    )
  }
  return quantile(samples, 0.5)
}

/** From the Word files to one merged PDF; null where either program is not found. */
async function officeMilliseconds(word: readonly Uint8Array[], folder: string): Promise<number | null> {
  if (!libreOfficeIsHere || spawnSync('qpdf', ['--version'], { stdio: 'ignore' }).status !== 0) return null
  const office = mkdtempSync(join(folder, 'office-'))
  return milliseconds(async () => {
    const made = await convertWord(word, 'pdf:writer_pdf_Export', 'pdf')
    const paths = made.map((bytes, index) => {
      const path = join(office, `${index}.pdf`)
      writeFileSync(path, bytes)
      return path
    })
    await promisify(execFile)('qpdf', ['--empty', '--pages', ...paths, '--', join(office, 'merged.pdf')])
  })
}
