import { create } from 'zustand'
import type { KeptFile, SendOptions } from './sendFile.ts'
import { keptName } from './keptName.ts'
import { refusedFiles, sentenceOf, useNotices } from './notices.ts'

/** The most that one paper may be, in bytes: the store of the book refuses more. */
export const largestPaper = 250_000_000

/** How many files are on their way at once: the disk is the same for all of them. */
const atOnce = 2

/** A file on its way to an item. Those that arrived are papers, and those that did not get there are told of in a notice. */
export interface Upload {
  readonly id: string
  readonly meetingId: string
  readonly itemId: string | null
  readonly fileName: string
  /** From 0 to 1. */
  readonly sent: number
  readonly cancel: () => void
}

interface Uploads {
  readonly uploads: readonly Upload[]
  readonly put: (upload: Upload) => void
  readonly change: (id: string, change: Pick<Upload, 'sent'>) => void
  readonly drop: (ids: readonly string[]) => void
}

/** What is on its way, whichever screen is open: a long file goes on while the clerk works elsewhere. */
export const useUploads = create<Uploads>((set) => ({
  uploads: [],
  put: (upload) => set(({ uploads }) => ({ uploads: [...uploads, upload] })),
  change: (id, change) =>
    set(({ uploads }) => ({
      uploads: uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)),
    })),
  drop: (ids) => set(({ uploads }) => ({ uploads: uploads.filter(({ id }) => !ids.includes(id)) })),
}))

/** As much of a browser's file as is needed here. */
export type GivenFile = Blob & { readonly name: string }

export interface AddedFile {
  readonly id: string
  readonly fileName: string
  readonly sha256: string
}

export interface UploadOrder {
  readonly meetingId: string
  /** Null: the meeting as a whole. */
  readonly itemId: string | null
  readonly files: readonly GivenFile[]
  /** The papers that stand there already. */
  readonly known: readonly { readonly sha256: string; readonly fileName: string }[]
  readonly send: (file: Blob, options: SendOptions) => Promise<KeptFile>
  /** Puts all that arrived on the item, at once. */
  readonly add: (files: readonly AddedFile[]) => Promise<unknown>
  readonly newId: () => string
}

/**
 * Sends files and puts those that arrived on the item in one act, in the order they were given. One that fails keeps nobody else from
 * arriving: a notice has its sentence. Gives the ids of the papers that were added.
 */
export async function uploadPapers(order: UploadOrder): Promise<readonly string[]> {
  const refuse = refusals()
  const arriving = order.files.map((file) => beginOne(order, file, refuse))
  await inTurns(arriving.map((one) => one.send))
  const arrived = withoutRepeats(
    arriving.flatMap((one) => one.arrived()),
    order,
    refuse,
  )
  if (arrived.length === 0) return []
  const ids = arrived.map(({ id }) => id)
  const { drop } = useUploads.getState()
  try {
    await order.add(arrived)
  } catch (error) {
    for (const { id, fileName } of arrived) refuse(id, fileName, sentenceOf(error))
    return []
  }
  drop(ids)
  refuse.done()
  return ids
}

/** Says of a file that it is not on the item, and why. */
interface Refuse {
  (id: string, fileName: string, why: string): void
  /** Something did arrive: what was said of files that were given before is out of date. */
  readonly done: () => void
}

/** One notice for all the files of an order that were not added; it takes the place of that of the order before. */
function refusals(): Refuse {
  const said: string[] = []
  const refuse = (id: string, fileName: string, why: string): void => {
    useUploads.getState().drop([id])
    said.push(why.includes(fileName) ? why : `“${fileName}”: ${why}`)
    useNotices.getState().show({ id: refusedFiles, kind: 'problem', text: said.join(' ') })
  }
  const done = (): void => {
    if (said.length === 0) useNotices.getState().dismiss(refusedFiles)
  }
  return Object.assign(refuse, { done })
}

interface Arriving {
  readonly send: () => Promise<void>
  /** The file once it is kept; nothing when it failed or was cancelled. */
  readonly arrived: () => readonly AddedFile[]
}

function beginOne(
  { meetingId, itemId, send, newId }: UploadOrder,
  file: GivenFile,
  refuse: Refuse,
): Arriving {
  const { put, change, drop } = useUploads.getState()
  const id = newId()
  const stop = new AbortController()
  const cancel = (): void => {
    stop.abort()
    drop([id])
  }
  const fileName = keptName(file.name)
  const refused = refusal(file)
  if (refused === null) put({ id, meetingId, itemId, fileName, sent: 0, cancel })
  else refuse(id, fileName, refused)
  let kept: KeptFile | null = null
  return {
    send: async () => {
      if (refused !== null || stop.signal.aborted) return
      try {
        kept = await send(file, { signal: stop.signal, onProgress: (sent) => change(id, { sent }) })
      } catch (error) {
        if (!stop.signal.aborted) refuse(id, fileName, sentenceOf(error))
      }
    },
    arrived: () => (kept === null || stop.signal.aborted ? [] : [{ id, fileName, sha256: kept.sha256 }]),
  }
}

/** Why a file is not even sent; null when it is. */
export function refusal({ name, size }: Pick<GivenFile, 'name' | 'size'>): string | null {
  if (size > largestPaper) {
    return `“${name}” is larger than ${largestPaper / 1_000_000} MB, the most that one paper may be. Make it smaller, or split it.`
  }
  if (size === 0) {
    return `“${name}” is empty: there is nothing in it to print. Save it again where it was made, and add it again.`
  }
  return null
}

/** The same bytes stand once on an item: what came twice says so. */
function withoutRepeats(files: readonly AddedFile[], { known }: UploadOrder, refuse: Refuse): AddedFile[] {
  const names = new Map(known.map(({ sha256, fileName }) => [sha256, fileName]))
  return files.filter((file) => {
    const first = names.get(file.sha256)
    if (first === undefined) {
      names.set(file.sha256, file.fileName)
      return true
    }
    const same = first === file.fileName ? 'It' : `The same file, as “${first}”,`
    refuse(file.id, file.fileName, `“${file.fileName}” was not added. ${same} is on this item already.`)
    return false
  })
}

async function inTurns(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks]
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task()
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
