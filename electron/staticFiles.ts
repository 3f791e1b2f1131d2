import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { AppError } from '../shared/domain/appError.ts'

export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
}

/** The page's files by their address ("/assets/index-abc.js"), and nothing else: what is not listed does not exist. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

const manifestSchema = z.object({ files: z.record(z.string(), z.string()) })
const plainAddress = /^(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/

/** Where the build puts the page, seen from a source run and from a bundle alike. */
export function pageFolder(): string {
  const inBundle = !new URL(import.meta.url).pathname.endsWith('.ts')
  return fileURLToPath(new URL(inBundle ? '../renderer' : '../dist/renderer', import.meta.url))
}

/**
 * Reads every file that the build listed in manifest.json, once, so that nothing put into the folder later, and no link, is ever served.
 * Throws `storage` when the page has not been built or does not match its list.
 */
export function readStaticFiles(folder: string): StaticFiles {
  let manifest: unknown
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  } catch (error) {
    throw new AppError(
      'storage',
      'Minutebook’s screens have not been built. Run "npm run build", or "npm start", which builds them.',
      {},
      { cause: error },
    )
  }
  const files = new Map<string, StaticFile>()
  for (const [address, mediaType] of Object.entries(manifestSchema.parse(manifest).files)) {
    files.set(address, { bytes: readListed(folder, address), mediaType })
  }
  return files
}

function readListed(folder: string, address: string): Uint8Array<ArrayBuffer> {
  const path = join(folder, address)
  const isPlain = plainAddress.test(address) && !address.includes('..')
  if (!isPlain || !isOwnFile(folder, address)) {
    throw new AppError('storage', `Minutebook’s screens are damaged (${address}). Run "npm run build".`)
  }
  return new Uint8Array(readFileSync(path))
}

/** A file that stands where it says: no link on the way, none at the end. */
function isOwnFile(folder: string, address: string): boolean {
  const status = lstatSync(join(folder, address), { throwIfNoEntry: false })
  return (
    status?.isFile() === true && realpathSync(join(folder, address)) === join(realpathSync(folder), address)
  )
}

/** Answers GET and HEAD of a listed file; 404 for all else. `target` is the request's own, undecoded: an encoded path is no listed path. */
export function staticAnswer(files: StaticFiles, method: string, target: string): Response {
  const path = target.split('?', 1)[0] ?? target
  const file = files.get(path === '/' ? '/index.html' : path)
  if (file === undefined)
    return new Response('Not found.', { status: 404, headers: { 'content-type': 'text/plain' } })
  const headers = { 'content-type': file.mediaType, 'content-length': String(file.bytes.length) }
  return new Response(method === 'HEAD' ? null : file.bytes, { headers })
}
