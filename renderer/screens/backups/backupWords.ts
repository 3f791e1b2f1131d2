import type { CoreClient } from '../../../shared/api/client.ts'

export type BackupsFound = Awaited<ReturnType<CoreClient['backups']['list']>>
export type Backup = BackupsFound['kept'][number]
export type Rehearsed = Awaited<ReturnType<CoreClient['backups']['rehearse']>>

/** "22 November 2026, 16:20", as the clock of this machine shows it. */
export function sayWhen(instant: string): string {
  const date = new Date(instant)
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `${day}, ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
}

const reasons: Readonly<Record<Backup['reason'], string>> = {
  clock: 'While you wrote',
  'session-end': 'When the book was closed',
  asked: 'You asked for it',
  'before-restore': 'Before another was put back',
  'before-import': 'Before a folder was migrated',
  'before-update': 'Before an update of Minutebook',
}

export function sayReason({ reason }: Backup): string {
  return reasons[reason]
}

function counted(count: number, one: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : `${one}s`}`
}

/** What a rehearsal found. */
export function sayRehearsed({ meetings, changes, newestChange, broken, milliseconds }: Rehearsed): string {
  if (broken !== null) return `It opens, but its log does not hold: ${broken} Choose another.`
  const newest = newestChange === null ? '' : `, the newest of ${sayWhen(newestChange)}`
  const seconds = (milliseconds / 1_000).toFixed(1)
  return `It opens and all of it is sound: ${counted(meetings, 'meeting')} and ${counted(changes, 'change')}${newest}. That took ${seconds} s. Nothing was changed.`
}
