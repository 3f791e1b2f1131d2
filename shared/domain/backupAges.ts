/** A copy of the whole book that was proved. */
export interface KeptBackup {
  readonly name: string
  /** ISO instant, UTC. */
  readonly at: string
  /** Rises with every backup of a book, whatever the clock said then; 0 for one that was taken before they were counted. */
  readonly sequence: number
}

/** The newest first: by their numbers, since a clock may have been wrong; those without one by the clock. */
export function newestFirst<Kept extends KeptBackup>(backups: readonly Kept[]): Kept[] {
  const numbered = backups.filter(({ sequence }) => sequence > 0)
  const placeOf = ({ sequence, at }: KeptBackup): number => {
    if (sequence > 0) return sequence
    return Math.max(0, ...numbered.filter((one) => one.at <= at).map((one) => one.sequence)) + 0.5
  }
  return backups
    .map((backup) => ({ backup, place: placeOf(backup) }))
    .toSorted((a, b) => b.place - a.place || (a.backup.at < b.backup.at ? 1 : -1))
    .map(({ backup }) => backup)
}

/** How many are kept: the newest of all, of each day that has one, and of each month that has one. */
export const backupsKept = { recent: 6, days: 14, months: 12 } as const

/**
 * The names of the backups whose time is over: those that are neither among the newest six, nor the last of one of the newest fourteen days,
 * nor the last of one of the newest twelve months that have any. Days and months are those of the UTC clock. The newest is never among them.
 */
export function outlivedBackups(backups: readonly KeptBackup[]): string[] {
  const ordered = newestFirst(backups)
  const kept = new Set(ordered.slice(0, backupsKept.recent).map(({ name }) => name))
  for (const [digits, most] of [
    ['YYYY-MM-DD'.length, backupsKept.days],
    ['YYYY-MM'.length, backupsKept.months],
  ] as const) {
    const spans = new Set<string>()
    for (const { name, at } of ordered) {
      const span = at.slice(0, digits)
      if (spans.has(span) || spans.size === most) continue
      spans.add(span)
      kept.add(name)
    }
  }
  return ordered.filter(({ name }) => !kept.has(name)).map(({ name }) => name)
}

/**
 * Whether a book that is opened wants a backup at once: something was changed since the newest one, and the last change is older news than
 * a backup may be, or the book was not closed the last time. Instants; `newest` null for no backup yet.
 */
export function wantsBackupAtOnce(of: {
  readonly newest: string | null
  readonly changed: string | null
  readonly interrupted: boolean
  readonly everyMilliseconds: number
}): boolean {
  const { newest, changed } = of
  if (changed === null || (newest !== null && changed <= newest)) return false
  if (of.interrupted) return true
  return newest !== null && Date.parse(changed) - Date.parse(newest) > of.everyMilliseconds
}
