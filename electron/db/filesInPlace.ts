import { statSync } from 'node:fs'

/** Whether files that are open are still the ones their paths lead to: SQLite goes on writing into what was deleted or moved. */
export interface FilesInPlace {
  /** A few microseconds. */
  look(): 'in place' | 'gone' | 'replaced'
}

/** The files must be there. */
export function filesInPlace(paths: readonly string[]): FilesInPlace {
  const watched = paths.map((path) => ({ path, identity: identityOf(path) }))
  const missing = watched.find(({ identity }) => identity === null)
  if (missing !== undefined) throw new Error(`There is no ${missing.path} to watch.`)
  return {
    look: () => {
      const found = watched.map(({ path }) => identityOf(path))
      if (found.includes(null)) return 'gone'
      return watched.every(({ identity }, index) => found[index] === identity) ? 'in place' : 'replaced'
    },
  }
}

/** Which file a path leads to; null where it leads nowhere. */
function identityOf(path: string): string | null {
  try {
    const facts = statSync(path, { bigint: true, throwIfNoEntry: false })
    return facts === undefined ? null : `${facts.dev}:${facts.ino}`
  } catch {
    // A drive that was pulled out answers in many ways; none of them leads to the file.
    return null
  }
}
