import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../shared/domain/appError.ts'
import { storageFault } from '../../db/storageFault.ts'
import { mendBook } from './mendBook.ts'
import type { MendOrder } from './mendBook.ts'
import { mendFiles, tellMended } from './mendReport.ts'
import type { FilesOrder, MendedParts } from './mendReport.ts'
import type { MendReport } from '../../../shared/api/mendingContract.ts'

export interface MendThreadOrder {
  readonly book: Omit<MendOrder, 'key'>
  readonly files: Omit<FilesOrder, 'key' | 'path'>
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** A new file, proved, with what is told of it. */
export interface MendedInThread {
  readonly path: string
  readonly parts: MendedParts
  readonly files: MendReport['files']
}

export type MendAnswer =
  | { readonly kind: 'progress'; readonly progress: number; readonly what: string }
  | { readonly kind: 'mended'; readonly mended: MendedInThread }
  | { readonly kind: 'failed'; readonly why: string }

/** Out of the way: a book of years takes a minute, and the screen shows how far it is. */
const order = workerData as MendThreadOrder
try {
  parentPort?.postMessage({ kind: 'mended', mended: await run() } satisfies MendAnswer)
} catch (cause) {
  const fault = storageFault(cause, order.book.work)
  const why = fault instanceof AppError ? fault.message : cause instanceof Error ? (cause.stack ?? '') : ''
  parentPort?.postMessage({ kind: 'failed', why } satisfies MendAnswer)
}

async function run(): Promise<MendedInThread> {
  const key = Buffer.from(order.key)
  const tell = (progress: number, what: string): void =>
    parentPort?.postMessage({ kind: 'progress', progress: progress * 0.9, what } satisfies MendAnswer)
  const mended = mendBook({ ...order.book, key }, tell)
  const parts = tellMended(mended, key)
  tell(1, 'Proving the attachments')
  const files = await mendFiles({ ...order.files, key, path: mended.path })
  return { path: mended.path, parts, files }
}
