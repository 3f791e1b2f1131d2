import { accessSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const beginning = 'minutebook-word-'
/** Linux keeps what stands here in memory: no words of a paper touch the disk. */
const memoryFolder = '/dev/shm'

/** Works in a folder of its own that nobody else on this computer may open, and removes it whatever happens. */
export async function inPrivateFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  removeWordLeftOvers()
  const place = privatePlace()
  // Made by mkdtemp, so 0700 and of a name that nobody can foresee.
  const folder = mkdtempSync(join(place, `${beginning}${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

export function privatePlace(): string {
  return memoryPlace() ?? tmpdir()
}

/** A folder that lies in memory and never on a disk; null where this system has none that we may write in. */
export function memoryPlace(): string | null {
  if (process.platform !== 'linux' || !existsSync(memoryFolder)) return null
  try {
    accessSync(memoryFolder, constants.W_OK | constants.X_OK)
    return memoryFolder
  } catch {
    // No right to write in it: as if it were not there.
    return null
  }
}

/** Removes what a Minutebook that was killed in the middle of a conversion left behind. */
export function removeWordLeftOvers(): void {
  const place = privatePlace()
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
