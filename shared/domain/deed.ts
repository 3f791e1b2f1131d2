import { formatDate } from './civilTime.ts'

/** What is done with a minute book and changes nothing in it, but belongs in its audit trail: who looked, and what left the book. */
export const deedKinds = [
  'book-opened',
  'book-not-closed',
  'paper-made',
  'report-made',
  'register-made',
  'programme-made',
  'pack-built',
  'papers-published',
  'calendar-made',
  'record-exported',
  'bundle-saved',
  'bundle-opened',
  'import-taken',
  'folder-migrated',
  'backup-taken',
  'backup-restored',
  'deed-carried',
  'backups-dropped',
  'certificate-made',
  'audit-exported',
] as const
export type DeedKind = (typeof deedKinds)[number]

export interface Deed {
  readonly deed: DeedKind
  /** The meeting or the committee it was about; null for the whole book. */
  readonly meetingId: string | null
  readonly committeeId: string | null
  /** Which paper, in which form, for whom: never words of the minutes. Empty for nothing to add. */
  readonly detail: string
  /** Of a backup that was put back; left out of the first ones that were. */
  readonly restored?: Restored
}

/** What a backup took the place of. */
export interface Restored {
  readonly backup: string
  /** Local time, 'YYYY-MM-DDTHH:MM:SS'. */
  readonly takenAt: string
  /** Where the file lies that stood there, within the folder of the book. */
  readonly replaced: string
  /** The name of the backup that was taken of it first; null for none, left out of earlier ones. */
  readonly kept?: string | null
  /** The logs that say something there which they do not say here: how much, and how they ended. Null where they could not be read. */
  readonly logs:
    | readonly {
        readonly streamId: string
        readonly changes: number
        readonly seq: number
        readonly head: string
      }[]
    | null
  /** How many changes stand here that did not stand there. */
  readonly back: number
}

const sentences = {
  'book-opened': (detail) => `The minute book was opened${detail === '' ? '' : ` in ${detail}`}.`,
  'book-not-closed': (detail) =>
    `The minute book was opened in ${detail}. It was not closed the last time: the program or the computer stopped.`,
  'paper-made': (detail) => `A paper was made: ${detail}.`,
  'report-made': (detail) => `A cover report was made as a paper: ${detail}.`,
  'register-made': (detail) => `A register was made: ${detail}.`,
  'programme-made': (detail) => `A work programme or forward plan was made: ${detail}.`,
  'pack-built': (detail) => `A pack was built: ${detail}.`,
  'papers-published': (detail) => `The papers of the meeting were exported for publishing: ${detail}.`,
  'calendar-made': () => 'A calendar file was made.',
  'record-exported': () => 'The record of the meeting was exported.',
  'bundle-saved': () => 'A meeting bundle was saved for a colleague.',
  'bundle-opened': () => 'A meeting bundle from a colleague was opened.',
  'import-taken': (detail) => `A file was imported${detail === '' ? '' : `: ${detail}`}.`,
  'folder-migrated': () => 'The migration of a folder of old minutes was begun.',
  'backup-taken': () => 'A backup was taken on request.',
  'backup-restored': (detail) =>
    `A backup was put back${/^\d{4}-\d\d-\d\d/.test(detail) ? `: the book went back to ${formatDate(detail.slice(0, 10), '3 November 2022')}` : ''}.`,
  'deed-carried': (detail) => `From the log that was replaced: ${detail}`.replace(/([^.])$/, '$1.'),
  'backups-dropped': () => 'The backups of before an erasure were taken away; a new one was taken first.',
  'certificate-made': () => 'A certificate for sealing was made.',
  'audit-exported': (detail) => `The audit trail was exported: ${detail}.`,
} as const satisfies Readonly<Record<DeedKind, (detail: string) => string>>

/** A line of the audit trail. */
export function sayDeed({ deed, detail, restored }: Deed): string {
  return restored === undefined ? sentences[deed](detail) : sayRestored(restored)
}

function sayRestored({ backup, takenAt, replaced, logs, back }: Restored): string {
  const day = formatDate(takenAt.slice(0, 10), '3 November 2022')
  const first = `A backup was put back: “${backup}”, of ${day} at ${takenAt.slice(11, 16)}.`
  if (logs === null) return `${first} What was left behind could not be read; it lies in “${replaced}”.`
  const left = logs.reduce((sum, { changes }) => sum + changes, 0)
  const came = back === 0 ? '' : ` ${sayChanges(back)} that had been left behind stand in it again.`
  if (left === 0) return `${first} Nothing was left behind.${came}`
  const heads = logs.map(
    ({ streamId, changes, seq, head }) =>
      `the log “${streamId}” with change ${seq.toLocaleString('en-GB')}, ${head} (${changes.toLocaleString('en-GB')} left behind)`,
  )
  return `${first} ${sayChanges(left)} made since ${left === 1 ? 'is' : 'are'} not in the book any more, and ${left === 1 ? 'lies' : 'lie'} in “${replaced}”. There ended ${heads.join('; ')}.${came}`
}

function sayChanges(changes: number): string {
  return changes === 1 ? '1 change' : `${changes.toLocaleString('en-GB')} changes`
}
