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
  /** Of an act that is told again: whose it was, and when. Left out of the first ones, whose `detail` says it. */
  readonly carried?: Carried
}

/** An act of a log that was replaced, as it stood there. */
export interface Carried {
  readonly actor: string
  readonly device: string
  /** ISO instant, and the local time of the machine then. */
  readonly at: string
  readonly wallTime: string
  /** Its hash in that log. */
  readonly hash: string
  /** When a backup took the place of that log: local time, 'YYYY-MM-DDTHH:MM:SS'. */
  readonly replacedAt: string
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
  /** How many acts of the log that was replaced are told again before this; left out of earlier ones. */
  readonly told?: number
  /** How many of the changes that were left behind are notes of what was done with the book, and change nothing in it; left out of earlier ones. */
  readonly notes?: number
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

/** A line of the audit trail. An act that is told again says what it said: whose it was and when is told beside it. */
export function sayDeed({ deed, detail, restored, carried }: Deed): string {
  if (carried !== undefined) return detail
  return restored === undefined ? sentences[deed](detail) : sayRestored(restored)
}

function sayRestored({ takenAt, logs, back, told = 0, notes = 0 }: Restored): string {
  const first = `A backup was put back: the book went back to ${sayLocal(takenAt)}.`
  const came = back === 0 ? '' : ` ${sayChanges(back)} that had been left behind stand in it again.`
  return `${first} ${sayLeftBehind(logs, notes)}${came}${sayTold(told)}`
}

function sayLeftBehind(logs: Restored['logs'], notes: number): string {
  if (logs === null) return 'What was left behind could not be read; its file is kept.'
  const left = logs.reduce((sum, { changes }) => sum + changes, 0) - notes
  if (left === 0) return 'No change was left behind.'
  return `${sayChanges(left)} made since ${left === 1 ? 'is' : 'are'} not in the book any more; the file that has ${left === 1 ? 'it' : 'them'} is kept.`
}

function sayTold(told: number): string {
  if (told === 0) return ''
  const what =
    told === 1 ? '1 act of the log that was replaced is' : `${told} acts of the log that was replaced are`
  return ` ${what} told again below, ${told === 1 ? 'marked as such' : 'each marked as such'}.`
}

/** What is kept of a deed beside its sentence: the names of files, and hashes. */
export function deedParticulars({ restored, carried }: Deed): readonly DeedParticular[] {
  const again =
    carried === undefined
      ? []
      : [
          { name: 'From', value: sayReplaced(carried.replacedAt) },
          { name: 'Hash in that log', value: carried.hash },
        ]
  if (restored === undefined) return again
  const { backup, replaced, kept, logs } = restored
  return [
    ...again,
    { name: 'Backup that was put back', value: backup },
    { name: 'File that it replaced', value: replaced },
    ...(typeof kept === 'string' ? [{ name: 'Backup of what stood there', value: kept }] : []),
    ...(logs ?? []).map(({ streamId, changes, seq, head }) => ({
      name: `The log “${streamId}” ended there with`,
      value: `change ${seq.toLocaleString('en-GB')}, ${head} (${changes.toLocaleString('en-GB')} left behind)`,
    })),
  ]
}

export interface DeedParticular {
  readonly name: string
  readonly value: string
}

/** "the log that was replaced on 15 January 2026 at 11:00". */
export function sayReplaced(replacedAt: string): string {
  return `the log that was replaced on ${sayLocal(replacedAt)}`
}

/** "15 January 2026 at 11:00", of a local time. */
function sayLocal(wallTime: string): string {
  return `${formatDate(wallTime.slice(0, 10), '3 November 2022')} at ${wallTime.slice(11, 16)}`
}

function sayChanges(changes: number): string {
  return changes === 1 ? '1 change' : `${changes.toLocaleString('en-GB')} changes`
}
