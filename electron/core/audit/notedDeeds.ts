import type { Deed, DeedKind } from '../../../shared/domain/deed.ts'
import { noteDeed, writeDeed } from './noteDeed.ts'
import type { OpenBook } from '../openBook.ts'
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
  'signing.makeCertificate': () => deed('certificate-made'),
}

/** What the command line reads out by procedures that screens show things with: there it leaves the book. */
const readOut: Readonly<Record<string, (input: Input) => Deed | null>> = {
  'registers.read': (input) =>
    deed(
      'register-made',
      { committeeId: filterOf(input)['committeeId'] },
      [words(input, 'kind'), commandLine].join(', '),
    ),
  // Its first page is read with all the others; with words it is a look-up.
  'audit.list': (input) =>
    typeof input['after'] === 'number' || text(filterOf(input), 'words') !== ''
      ? null
      : deed('audit-exported', { meetingId: filterOf(input)['meetingId'] }, `as lines, ${commandLine}`),
}
const commandLine = 'on the command line'

/** Puts into the audit trail that this procedure was asked for, and answered. */
export function noteAnswered(services: Services, procedure: string, given: unknown): void {
  const input = (given ?? {}) as Input
  const isReadOut = services.host.kind === 'command-line'
  const found = noted[procedure]?.(input) ?? (isReadOut ? readOut[procedure]?.(input) : null) ?? null
  if (found?.deed === 'book-opened') noteOpened(services)
  else if (found !== null) noteDeed(services, found)
}

/** Puts into the audit trail that the book of last time was opened; a command that only passes changes what it changes under its own name. */
export function noteStart(services: Services): void {
  if (services.host.kind !== 'command-line') noteOpened(services)
}

/** Books that were found not closed, and of which that stands in the trail. */
const toldNotClosed = new WeakSet<OpenBook>()

/** A book that is opened is opened somewhere. That it was not closed is news, however short the time since. */
function noteOpened(services: Services): void {
  const open = services.book.current()
  if (open === null) return
  const detail = windows[services.host.kind]
  if (!open.interrupted || services.host.kind === 'command-line') {
    noteDeed(services, deed('book-opened', {}, detail))
  } else if (!toldNotClosed.has(open)) {
    toldNotClosed.add(open)
    writeDeed(services, open, deed('book-not-closed', {}, detail))
  }
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
