/** A copy of the whole book that was proved. */
export interface KeptBackup {
  readonly name: string
  /** ISO instant, UTC. */
  readonly at: string
}

/** How many are kept: the newest of all, of each day that has one, and of each month that has one. */
export const backupsKept = { recent: 6, days: 14, months: 12 } as const

/**
 * The names of the backups whose time is over: those that are neither among the newest six, nor the last of one of the newest fourteen days,
 * nor the last of one of the newest twelve months that have any. Days and months are those of the UTC clock. The newest is never among them.
 */
export function outlivedBackups(backups: readonly KeptBackup[]): string[] {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  const kept = new Set(newestFirst.slice(0, backupsKept.recent).map(({ name }) => name))
  for (const [digits, most] of [
    ['YYYY-MM-DD'.length, backupsKept.days],
    ['YYYY-MM'.length, backupsKept.months],
  ] as const) {
    const spans = new Set<string>()
    for (const { name, at } of newestFirst) {
      const span = at.slice(0, digits)
      if (spans.has(span) || spans.size === most) continue
      spans.add(span)
      kept.add(name)
    }
  }
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name)
}
