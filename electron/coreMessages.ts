import type { Transferable } from 'node:worker_threads'
import type { FromChildren, ToChildren } from './bridgedChildren.ts'

/** What passes between a host and the thread on which the core lives. Plain values; bytes and streams are transferred, never copied. */

export type TransferredBody = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null
/** A body that is a stream has to be announced so. */
export type StreamingRequestInit = RequestInit & { readonly duplex: 'half' }
export type HeaderList = readonly (readonly [string, string])[]

/** Given to the thread when it starts. */
export interface CoreThreadStart {
  readonly configFolder: string
  /** The book to open; null for the last one of the configuration. */
  readonly book: string | null
  readonly host: 'desktop' | 'browser' | 'command-line'
  readonly suggestedFolder: string
  /** Seals the keys of books for this account; null where the operating system keeps no secrets for the host. */
  readonly accountKey: Uint8Array | null
  readonly canChooseFolder: boolean
  /** True where only the host can start processes that open files; else the core starts them itself. */
  readonly hostStartsChildren: boolean
}

export type ToCore =
  | {
      readonly kind: 'request'
      readonly id: number
      readonly method: string
      /** With the query. */
      readonly path: string
      readonly headers: HeaderList
      readonly body: TransferredBody
    }
  /** Nobody waits for this answer any more. */
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'menu'; readonly command: string }
  | { readonly kind: 'folder-chosen'; readonly id: number; readonly folder: string | null }
  | FromChildren
  | { readonly kind: 'close' }

export type FromCore =
  | { readonly kind: 'ready' }
  /** The core could not be made; the thread ends. */
  | { readonly kind: 'failed'; readonly sentence: string }
  | {
      readonly kind: 'response'
      readonly id: number
      readonly status: number
      readonly headers: HeaderList
      readonly body: TransferredBody
    }
  /** The door itself failed over this request. */
  | { readonly kind: 'broken'; readonly id: number }
  | { readonly kind: 'choose-folder'; readonly id: number }
  | ToChildren

export function transferList(body: TransferredBody): Transferable[] {
  if (body === null) return []
  return [body instanceof Uint8Array ? body.buffer : (body as Transferable)]
}
