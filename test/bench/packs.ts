import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sampleBook } from '../../electron/core/sample/sampleBook.ts'
import { silentLog } from '../../electron/core/log.ts'
import type { PackOrder } from '../../electron/render/pack/packOrder.ts'
import { createRenderer } from '../../electron/render/renderer.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { AgendaItem } from '../../shared/domain/agenda.ts'
import type { RecordPaper } from '../../shared/domain/meetingRecord.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { quantile, row, type Row } from './rows.ts'

/** The test pack's documents: the place of their item on the sample agenda, and their pages. */
const documents: readonly (readonly [item: number, pages: number])[] = [
  [2, 7],
  [3, 4],
  [3, 46],
  [5, 15],
  [5, 1],
  [6, 33],
  [7, 4],
]

interface Order extends PackOrder {
  /** In the order of the pack. */
  readonly bytes: readonly Uint8Array[]
}

/** The pack of 116 pages, cold, warm and after an item was moved, beside the bare merge of the same files. */
export async function packRows(): Promise<readonly Row[]> {
  const order = await orderOf()
  const cold = createRenderer({ log: silentLog })
  const started = performance.now()
  const { pages } = await cold.pack(order)
  const first = performance.now() - started
  const warm: number[] = []
  const moved: number[] = []
  for (let n = 0; n < 7; n += 1) {
    warm.push(await milliseconds(() => cold.pack(order)))
    moved.push(await milliseconds(() => cold.pack(withLastItemFirst(order))))
  }
  await cold.close()
  const merge = await mergeMilliseconds(order.bytes)
  // The first two warm it up.
  const again = quantile(moved.slice(2), 0.5)
  const ratio = merge === null ? null : again / merge
  const size = `${pages} pages`
  return [
    row('pack-cold', `document pack, ${size}, the first of a fresh start`, 'ms', 2_500, first),
    row('pack-warm', `document pack, ${size}, warm median`, 'ms', null, quantile(warm.slice(2), 0.5)),
    row('pack-moved', `document pack, ${size}, an item moved, warm median`, 'ms', 1_000, again),
    row('pack-merge', 'the same files only put together, by qpdf', 'ms', null, merge),
    row('pack-ratio', 'document pack after a move beside the bare merge', 'times', 12, ratio),
  ]
}

async function orderOf(): Promise<Order> {
  const sample = defined(sampleBook.meetings[2], 'the sample council has three meetings')
  const bytes = await Promise.all(documents.map(([, pages], index) => plainPdf(pages, `Paper ${index}`)))
  const papers = documents.map(([item], index): RecordPaper => ({
    id: `paper-${index}`,
    title: '',
    exemption: null,
    description: '',
    itemId: defined(sample.items[item], 'the sample agenda has eight items').id,
    fileName: `paper-${index}.pdf`,
    sha256: createHash('sha256').update(defined(bytes[index], 'every paper has bytes')).digest('hex'),
    classification: 'public',
  }))
  return {
    ...{ audience: 'public', rightHand: 'documents', firstPage: 1, bytes },
    ...{ subItemPages: 'shared', edition: 'agenda', number: 1, previousMinutes: null },
    record: { ...sample, papers },
    files: new Map(bytes.map((each, index) => [`paper-${index}`, { bytes: each }])),
  }
}

function withLastItemFirst(order: Order): PackOrder {
  const { items } = order.record
  const last: AgendaItem = defined(items.at(-1), 'an agenda has items')
  return { ...order, record: { ...order.record, items: [last, ...items.slice(0, -1)] } }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The median of five merges; null where qpdf is not found. */
async function mergeMilliseconds(files: readonly Uint8Array[]): Promise<number | null> {
  if (spawnSync('qpdf', ['--version'], { stdio: 'ignore' }).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'))
  try {
    const paths = files.map((bytes, index) => {
      const path = join(folder, `${index}.pdf`)
      writeFileSync(path, bytes)
      return path
    })
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
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
