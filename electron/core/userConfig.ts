import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureFolder } from '../files/ensureFolder.ts'
import { officerSchema, preferencesSchema } from '../../shared/api/contract.ts'
import { storageFault } from '../db/storageFault.ts'
import { publishTicksSchema } from '../../shared/api/publishContract.ts'
import { lockAfterSchema } from '../../shared/api/lockContract.ts'
import { savedSearchSchema } from '../../shared/api/searchContract.ts'
import { writeFileAtomically } from '../files/writeFileAtomically.ts'

const configSchema = z.strictObject({
  version: z.literal(1),
  lastFolder: z.string().nullable(),
  officer: officerSchema.nullable(),
  preferences: preferencesSchema,
  /** As settings of before have them; read once, and sealed then. */
  searches: z.array(savedSearchSchema).default([]),
  /** See `savedSearches`: base64, one entry a book. */
  sealedSearches: z.array(z.string().max(1_000_000)).max(200).default([]),
  /** What was ticked when a meeting was last published, and where it went. */
  publishing: z.strictObject({ ticks: publishTicksSchema, folder: z.string() }).nullable().default(null),
  /** The folder on another drive that gets a second copy of every backup. */
  secondPlace: z.string().nullable().default(null),
  /** The PIN, salted and hashed, with what was tried in its place; null while none is set. */
  lock: z
    .strictObject({
      ...{ salt: z.string(), hash: z.string(), afterMinutes: lockAfterSchema },
      wrongTries: z.int(),
      /** ISO instant before which none may be tried. */
      waitUntil: z.string().nullable(),
      /** The process that is locked, or was when it was ended; null once it was unlocked. */
      lockedIn: z.int().nullable(),
      /** The process in which the PIN was last given or set. */
      givenIn: z.int().nullable().default(null),
    })
    .nullable()
    .default(null),
})

/** What one account of this machine keeps beside its minute books. */
export type UserConfig = z.infer<typeof configSchema>

export interface UserConfigFile {
  read(): UserConfig
  change(change: Partial<Omit<UserConfig, 'version'>>): void
  /** A sentence when the file could not be read and was set aside; null otherwise. */
  readonly problem: string | null
}

const fresh: UserConfig = {
  version: 1,
  lastFolder: null,
  officer: null,
  preferences: { theme: 'system', textSize: 100, density: 'dense', keys: {} },
  searches: [],
  sealedSearches: [],
  publishing: null,
  secondPlace: null,
  lock: null,
}

/**
 * `configFolder`/config.json. A damaged one is set aside, never overwritten: the officer is told where it went.
 * Throws `storage` when the folder cannot be used.
 */
export function userConfigFile(configFolder: string): UserConfigFile {
  try {
    return opened(configFolder)
  } catch (cause) {
    throw storageFault(cause, configFolder)
  }
}

function opened(configFolder: string): UserConfigFile {
  ensureFolder(configFolder, 0o700)
  const path = join(configFolder, 'config.json')
  const found = existsSync(path) ? parsed(readFileSync(path, 'utf8')) : fresh
  let current = found ?? fresh
  let problem: string | null = null
  if (found === null) {
    const aside = freeName(configFolder)
    renameSync(path, aside)
    problem = `Your settings could not be read and were set aside in ${aside}. Minute books are not affected: open yours again.`
  }
  return {
    problem,
    read: () => current,
    change: (change) => {
      const next = { ...current, ...change }
      try {
        writeFileAtomically(path, `${JSON.stringify(next, null, 2)}\n`)
      } catch (cause) {
        throw storageFault(cause, configFolder)
      }
      current = next
    },
  }
}

/** One that was set aside before stays there too. */
function freeName(configFolder: string): string {
  for (let n = 1; ; n += 1) {
    const name = join(configFolder, n === 1 ? 'config.damaged.json' : `config.damaged-${n}.json`)
    if (!existsSync(name)) return name
  }
}

function parsed(text: string): UserConfig | null {
  try {
    const result = configSchema.safeParse(JSON.parse(text))
    return result.success ? result.data : null
  } catch {
    // Not JSON at all: damaged, as the caller will say.
    return null
  }
}
