import type { Deed, DeedKind } from '../../../shared/domain/deed.ts'
import { noteDeed } from './noteDeed.ts'
import type { Services } from '../services.ts'

type Input = Readonly<Record<string, unknown>>

/**
 * Procedures that change nothing in the book and stand in its audit trail all the same: what left the book, and what
 * was done with it as a whole. Each was done when it is noted.
 */
const noted: Readonly<Record<string, (input: Input) => Deed>> = {
  'book.create': () => deed('book-opened'),
  'book.open': () => deed('book-opened'),
  'papers.make': (input) => deed('paper-made', input, words(input, 'paper')),
  'reports.make': (input) => deed('report-made', input, words(input)),
  'registers.make': (input) =>
    deed('register-made', { committeeId: filterOf(input)['committeeId'] }, words(input, 'kind')),
  'programme.make': (input) => deed('programme-made', input, words(input)),
  'forwardPlan.make': (input) => deed('programme-made', input, words(input)),
  'forwardPlan.makeNotice': (input) => deed('programme-made', input, `notice, ${words(input)}`),
  'packs.build': (input) => deed('pack-built', input, words(input)),
  'publishing.write': (input) => deed('papers-published', input, 'a folder of files for the public'),
  'calendar.ics': (input) => deed('calendar-made', input),
  'records.export': (input) => deed('record-exported', input),
  'bundles.save': (input) => deed('bundle-saved', input),
  'bundles.open': () => deed('bundle-opened'),
  'imports.take': () => deed('import-taken'),
  'migrations.start': () => deed('folder-migrated'),
  'migrations.resume': () => deed('folder-migrated'),
  'backups.take': () => deed('backup-taken'),
  'backups.restore': (input) => deed('backup-restored', {}, dayIn(text(input, 'name'))),
  'signing.makeCertificate': () => deed('certificate-made'),
  'audit.export': (input) =>
    deed('audit-exported', { meetingId: filterOf(input)['meetingId'] }, words(input)),
}

/** Puts into the audit trail that this procedure was asked for, and answered. */
export function noteAnswered(services: Services, procedure: string, input: unknown): void {
  const found = noted[procedure]?.((input ?? {}) as Input) ?? null
  if (found !== null) noteDeed(services, inWindow(found, services))
}

/** Puts into the audit trail that the book of last time was opened; a command that only passes changes what it changes under its own name. */
export function noteStart(services: Services): void {
  if (services.host.kind !== 'command-line') noteDeed(services, inWindow(deed('book-opened'), services))
}

/** A book that is opened is opened somewhere. */
function inWindow(found: Deed, { host }: Pick<Services, 'host'>): Deed {
  if (found.deed !== 'book-opened') return found
  return { ...found, detail: windows[host.kind] }
}

const windows: Readonly<Record<Services['host']['kind'], string>> = {
  desktop: 'the desktop window',
  browser: 'the browser window',
  'command-line': 'the command line',
}

function deed(kind: DeedKind, input: Input = {}, detail = ''): Deed {
  const id = (name: string): string | null => (typeof input[name] === 'string' ? input[name] : null)
  return { deed: kind, meetingId: id('meetingId'), committeeId: id('committeeId'), detail }
}

const formats: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  html: 'web page',
  csv: 'CSV',
  json: 'JSON lines',
}

const audiences: Readonly<Record<string, string>> = {
  public: 'for the public',
  members: 'for members, with exempt matter',
}

/** "minutes, PDF, for the public": what of it is told. */
function words(input: Input, what?: string): string {
  return [
    what === undefined ? '' : text(input, what),
    formats[text(input, 'format')] ?? '',
    audiences[text(input, 'audience')] ?? '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function filterOf(input: Input): Input {
  const filter = input['filter']
  return typeof filter === 'object' && filter !== null ? (filter as Input) : {}
}

function text(input: Input, name: string): string {
  const value = input[name]
  return typeof value === 'string' ? value : ''
}

/** A backup has the instant in its name. */
function dayIn(name: string): string {
  return /\d{4}-\d\d-\d\d/.exec(name)?.[0] ?? ''
}
