import type { CoreClient } from '../../../shared/api/client.ts'

export type BackupsFound = Awaited<ReturnType<CoreClient['backups']['list']>>
export type Backup = BackupsFound['kept'][number]
export type Since = Awaited<ReturnType<CoreClient['backups']['since']>>
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

/** What is left behind by putting a backup back, and where it is kept. */
export function sayLeft({ at }: Pick<Backup, 'at'>, { isOpen, changes }: Since): string {
  const back = `This takes the minute book back to ${sayWhen(at)}.`
  if (!isOpen) {
    return `${back} The minute book is not open. If its file can still be read, a backup of it is taken first; if not, what was written since then is in that file alone, which is kept in the folder “replaced”. Mending the minute book instead may save more.`
  }
  if (changes === null) {
    return `${back} How much was written since then cannot be read. What can be copied of it is kept in a backup taken now.`
  }
  if (changes === 0) return `${back} Nothing was changed since then. A backup is taken first all the same.`
  const are = changes === 1 ? 'It is' : 'They are'
  return `${back} ${counted(changes, 'change')} written since then will not be in it. ${are} kept in a backup taken now, which can be put back in the same way.`
}

/** What was put back, and where what stood there before is kept. */
export function sayPutBack({ takenAt, replaced, keptAt }: NonNullable<BackupsFound['putBack']>): string {
  return `The minute book is now as it was on ${sayWhen(takenAt)}. ${sayKept({ replaced, keptAt })}`
}

/** The same, of long ago too. */
export function sayLastPutBack(putBack: NonNullable<BackupsFound['putBack']>): string {
  const { at, takenAt } = putBack
  return `On ${sayWhen(at)} the book was put back to how it was on ${sayWhen(takenAt)}. ${sayKept(putBack)}`
}

function sayKept({
  replaced,
  keptAt,
}: Pick<NonNullable<BackupsFound['putBack']>, 'replaced' | 'keptAt'>): string {
  const kept =
    keptAt === null ? `kept in the folder of the book, in ${replaced}` : `the backup of ${sayWhen(keptAt)}`
  return `What was there before is ${kept}.`
}

/** What a rehearsal found. */
export function sayRehearsed({ meetings, changes, newestChange, broken, milliseconds }: Rehearsed): string {
  if (broken !== null) return `It opens, but its log does not hold: ${broken} Choose another.`
  const newest = newestChange === null ? '' : `, the newest of ${sayWhen(newestChange)}`
  const seconds = (milliseconds / 1_000).toFixed(1)
  return `It opens and all of it is sound: ${counted(meetings, 'meeting')} and ${counted(changes, 'change')}${newest}. That took ${seconds} s. Nothing was changed.`
}
