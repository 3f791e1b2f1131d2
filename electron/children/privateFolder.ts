import { accessSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const beginning = 'minutebook-word-'
/** Linux keeps what stands here in memory: no words of a paper touch the disk. */
const memoryFolder = '/dev/shm'

/** Works in a folder of its own that nobody else on this computer may open, and removes it whatever happens. */
export async function inPrivateFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const place = privatePlace()
  removeLeftOvers(place)
  // Made by mkdtemp, so 0700 and of a name that nobody can foresee.
  const folder = mkdtempSync(join(place, `${beginning}${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

export function privatePlace(): string {
  if (process.platform !== 'linux' || !existsSync(memoryFolder)) return tmpdir()
  try {
    accessSync(memoryFolder, constants.W_OK | constants.X_OK)
    return memoryFolder
  } catch {
    return tmpdir()
  }
}

/** What a program that was killed left behind. */
function removeLeftOvers(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = Number(new RegExp(`^${beginning}(\\d+)-`).exec(name)?.[1])
    if (!Number.isInteger(pid) || isRunning(pid)) continue
    rmSync(join(place, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process of that number runs: the folder is theirs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
