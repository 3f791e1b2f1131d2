import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { ensureFolder } from './files/ensureFolder.ts'
import { writeFileAtomically } from './files/writeFileAtomically.ts'

/** What is asked of Electron's safeStorage: DPAPI on Windows, the keychain on macOS, the Secret Service on Linux. */
export type SystemSeal = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

export interface AccountKey {
  /** 32 bytes; null where the operating system keeps no secrets, or not safely. */
  readonly key: Uint8Array | null
  /** What to write into the log; null when all is well. */
  readonly trouble: 'not-available' | 'not-safe' | 'not-opened' | 'not-kept' | null
}

/**
 * The key that seals the keys of minute books for this account, itself sealed by the operating system in `account.key`. Made at the first
 * start. One that the system no longer opens, e.g. since a profile was set up anew, is set aside, and another made: the books then ask for
 * their passphrase or recovery key once. Never throws for what the system or the disk refuses: books are kept all the same.
 */
export async function accountKeyOf(
  configFolder: string,
  seal: SystemSeal,
  platform: NodeJS.Platform,
): Promise<AccountKey> {
  const path = join(configFolder, 'account.key')
  try {
    if (!(await seal.isAsyncEncryptionAvailable())) return { key: null, trouble: 'not-available' }
    // What it calls encryption there is a password that stands in its own source.
    if (platform === 'linux' && unsafeBackends.has(seal.getSelectedStorageBackend())) {
      return { key: null, trouble: 'not-safe' }
    }
  } catch {
    // A keychain that fails while it is asked whether it is there is not there.
    return { key: null, trouble: 'not-available' }
  }
  try {
    const kept = existsSync(path) ? await opened(path, seal) : null
    if (kept !== null) return { key: kept, trouble: null }
    const isSpoilt = existsSync(path)
    if (isSpoilt) renameSync(path, join(configFolder, `account.not-opened-${Date.now()}.key`))
    const key = await made(configFolder, path, seal)
    return { key, trouble: isSpoilt ? 'not-opened' : null }
  } catch {
    // A disk or a keychain that refuses: keys of books are then kept as they were, and nothing waits for this one.
    return { key: null, trouble: 'not-kept' }
  }
}

const unsafeBackends: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** Null where the system does not open it. */
async function opened(path: string, seal: SystemSeal): Promise<Uint8Array | null> {
  const sealed = readFileSync(path)
  try {
    const { result, shouldReEncrypt } = await seal.decryptStringAsync(sealed)
    const key = Buffer.from(result, 'base64')
    if (key.length !== 32) return null
    if (shouldReEncrypt) writeFileAtomically(path, await seal.encryptStringAsync(result))
    return Uint8Array.from(key)
  } catch {
    // The profile, the keychain or the file is another than it was.
    return null
  }
}

/** Opened once before anything is sealed with it. */
async function made(configFolder: string, path: string, seal: SystemSeal): Promise<Uint8Array | null> {
  const key = randomBytes(32)
  ensureFolder(configFolder, 0o700)
  writeFileAtomically(path, await seal.encryptStringAsync(key.toString('base64')))
  const again = await opened(path, seal)
  return again !== null && key.equals(again) ? again : null
}
