import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../../shared/domain/appError.ts'
import { storageFault } from '../db/storageFault.ts'
import { whyFolderIsUnsafe } from '../files/folderSafety.ts'

/** Throws `not-allowed` when a minute book must not live in this folder. The folder need not be there yet. */
export function checkFolder(folder: string): void {
  const nearest = nearestExisting(folder)
  try {
    // The real path shows the server behind a mapped drive and the target of a link.
    const real = realpathSync.native(nearest) + folder.slice(nearest.length)
    const { platform } = process
    const why = whyFolderIsUnsafe({
      path: real,
      mounts: platform === 'darwin' ? macMounts() : null,
      fileSystemType: platform === 'linux' ? statfsSync(nearest).type : null,
      platform: platform === 'win32' || platform === 'darwin' ? platform : 'linux',
    })
    if (why !== null) {
      throw new AppError('not-allowed', unsafeFolderSentence(folder, why), { field: 'folder', folder })
    }
  } catch (cause) {
    throw storageFault(cause, folder)
  }
}

export function unsafeFolderSentence(folder: string, why: string): string {
  return `A minute book cannot live in ${folder}: ${why}, and its record would be damaged there. Choose a folder on this computer.`
}

/** Asked of the system at most twice a minute. */
const mountsHoldMilliseconds = 30_000
let lastMounts: { readonly at: number; readonly text: string | null } | null = null

function macMounts(): string | null {
  const now = performance.now()
  if (lastMounts === null || now - lastMounts.at > mountsHoldMilliseconds) {
    const { stdout, status } = spawnSync('/sbin/mount', { encoding: 'utf8', timeout: 2_000 })
    lastMounts = { at: now, text: status === 0 ? stdout : null }
  }
  return lastMounts.text
}

function nearestExisting(folder: string): string {
  let candidate = folder
  while (!existsSync(candidate) && dirname(candidate) !== candidate) candidate = dirname(candidate)
  return candidate
}
