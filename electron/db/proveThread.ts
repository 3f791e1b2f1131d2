import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/domain/appError.ts'
import { isDiskReason, storageFault } from './storageFault.ts'
import type { DiskReason } from './storageFault.ts'
import { proveCopy } from './proveCopy.ts'
import type { CopyFound } from './proveCopy.ts'

export interface ProveOrder {
  readonly path: string
  /** 32 bytes. */
  readonly key: Uint8Array
  readonly isThorough: boolean
}

export type ProveAnswer =
  | { readonly kind: 'found'; readonly found: CopyFound }
  | { readonly kind: 'failed'; readonly why: string }
  /** The disk did not let it be read: of the copy nothing is known. */
  | { readonly kind: 'disk'; readonly reason: DiskReason }

/** Reads a copy of a book out of the way: half a gigabyte takes seconds, and nobody's typing waits for it. */
const { path, key, isThorough } = workerData as ProveOrder
parentPort?.postMessage(answer())

function answer(): ProveAnswer {
  try {
    return { kind: 'found', found: proveCopy(path, Buffer.from(key), isThorough) }
  } catch (cause) {
    const fault = storageFault(cause, path)
    const reason = fault instanceof AppError ? fault.details['reason'] : null
    if (isDiskReason(reason)) return { kind: 'disk', reason }
    const isDamaged = reason === 'damaged'
    return { kind: 'failed', why: isDamaged ? 'Its file cannot be read from end to end.' : messageOf(fault) }
  }
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'It could not be read.'
}
