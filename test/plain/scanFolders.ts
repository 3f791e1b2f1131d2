import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainHits } from './plainWords.ts'

export interface Scanned {
  /** How many files were read, and how many bytes they had. */
  readonly files: number
  readonly bytes: number
  /** One line for each file with words in clear, in its name or in it. */
  readonly hits: readonly string[]
}

/** Reads every file below some folders, and tells those with words in clear. A file that went away meanwhile is none. */
export function scanFolders(folders: readonly string[]): Scanned {
  const found = { files: 0, bytes: 0, hits: [] as string[] }
  for (const path of folders.flatMap(filesBelow)) {
    if (plainHits(Buffer.from(path)).length > 0) found.hits.push(`${path}: in its name`)
    const bytes = readOrNull(path)
    if (bytes === null) continue
    found.files += 1
    found.bytes += bytes.length
    // Room that is kept for a full disk is one piece of noise again and again.
    const isNoise = path.includes('spare-room.bin')
    const hits = plainHits(isNoise ? bytes.subarray(0, 100_000) : bytes)
    const [first] = hits
    if (first !== undefined) found.hits.push(`${path}: ${hits.length} (${first.how}, byte ${first.at})`)
  }
  return found
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

function readOrNull(path: string): Buffer | null {
  try {
    // A link leads elsewhere, a socket holds nothing.
    return lstatSync(path).isFile() ? readFileSync(path) : null
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
