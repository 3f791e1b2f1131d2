import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { silentLog } from '../../electron/core/log.ts'
import { sampleBook } from '../../electron/core/sample/sampleBook.ts'
import type { PackOrder } from '../../electron/render/pack/packOrder.ts'
import { createRenderer } from '../../electron/render/renderer.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { RecordPaper } from '../../shared/domain/meetingRecord.ts'

/** What building a pack again and again took, in a process of its own. Milliseconds and MB. */
export interface PackRun {
  readonly pages: number
  readonly accessible: boolean
  readonly cold: number
  /** The most memory held when the first pack was there, with the compiler and everything. */
  readonly coldPeak: number
  readonly warm: readonly number[]
  readonly moved: readonly number[]
  readonly peak: number
  /** Memory held after each pack. */
  readonly held: readonly number[]
}

/** `node packRun.ts --folder DIR --papers 7 --times 5`: builds a pack from 0.pdf, 1.pdf … of a folder; prints a PackRun. */
const { values } = parseArgs({
  options: { folder: { type: 'string' }, papers: { type: 'string' }, times: { type: 'string' } },
})
const folder = defined(values.folder, '--folder is given')
const order = orderOf(
  Array.from({ length: Number(values.papers) }, (_, n) => readFileSync(join(folder, `${n}.pdf`))),
)
const renderer = createRenderer({ log: silentLog })
const held: number[] = []
const started = performance.now()
const first = await renderer.pack(order)
const cold = performance.now() - started
const coldPeak = peak()
const warm: number[] = []
const moved: number[] = []
for (let n = 0; n < Number(values.times); n += 1) {
  moved.push(await timed(n % 2 === 0 ? withLastItemFirst(order) : order))
  warm.push(await timed(n % 2 === 0 ? withLastItemFirst(order) : order))
}
const run: PackRun = {
  ...{ pages: first.pages, accessible: first.accessible, cold, coldPeak, warm, moved, held, peak: peak() },
}
console.log(JSON.stringify(run))
await renderer.close()

async function timed(wanted: PackOrder): Promise<number> {
  const begun = performance.now()
  await renderer.pack(wanted)
  const took = performance.now() - begun
  held.push(process.memoryUsage.rss() / 1e6)
  return took
}

function peak(): number {
  return process.resourceUsage().maxRSS / 1_024
}

/** Papers on the items of the sample agenda, from the third on, in turn. */
function orderOf(bytes: readonly Uint8Array[]): PackOrder {
  const sample = defined(sampleBook.meetings[2], 'the sample council has three meetings')
  const items = sample.items.filter((item) => item.parentId === null).slice(2)
  const papers = bytes.map((each, index): RecordPaper => ({
    ...{ id: `paper-${index}`, fileName: `paper-${index}.pdf`, title: '', exemption: null, description: '' },
    itemId: defined(items[Math.floor((index * items.length) / bytes.length)], 'there are items').id,
    sha256: createHash('sha256').update(each).digest('hex'),
    classification: 'public',
  }))
  return {
    ...{ audience: 'public', rightHand: 'documents', subItemPages: 'shared', firstPage: 1 },
    ...{ edition: 'agenda', number: 1, previousMinutes: null },
    record: { ...sample, papers, publications: [] },
    files: new Map(bytes.map((each, index) => [`paper-${index}`, { bytes: each }])),
  }
}

function withLastItemFirst(from: PackOrder): PackOrder {
  const { items } = from.record
  const last = defined(items.at(-1), 'an agenda has items')
  return { ...from, record: { ...from.record, items: [last, ...items.slice(0, -1)] } }
}
