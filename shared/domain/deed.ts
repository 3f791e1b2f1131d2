import { formatDate } from './civilTime.ts'

/** What is done with a minute book and changes nothing in it, but belongs in its audit trail: who looked, and what left the book. */
export const deedKinds = [
  'book-opened',
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
}

const sentences = {
  'book-opened': (detail) => `The minute book was opened${detail === '' ? '' : ` in ${detail}`}.`,
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
  'backups-dropped': () => 'The backups of before an erasure were taken away; a new one was taken first.',
  'certificate-made': () => 'A certificate for sealing was made.',
  'audit-exported': (detail) => `The audit trail was exported: ${detail}.`,
} as const satisfies Readonly<Record<DeedKind, (detail: string) => string>>

/** A line of the audit trail. */
export function sayDeed({ deed, detail }: Deed): string {
  return sentences[deed](detail)
}
