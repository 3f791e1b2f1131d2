import { agendaProcedures } from './agendaProcedures.ts'
import { auditProcedures } from './audit/auditProcedures.ts'
import { attendanceProcedures } from './attendanceProcedures.ts'
import { backupKeeper } from './backups/backupKeeper.ts'
import { backupsProcedures } from './backups/backupsProcedures.ts'
import { bookChecks } from './mending/bookChecks.ts'
import { bookHolder } from './bookHolder.ts'
import { bookProcedures } from './bookProcedures.ts'
import { bundlesProcedures } from './bundles/bundlesProcedures.ts'
import { calendarProcedures } from './calendar/calendarProcedures.ts'
import { callNotes } from './audit/callNotes.ts'
import type { Clock } from './clock.ts'
import { committeesProcedures } from './committeesProcedures.ts'
import { councilProcedures } from './councilProcedures.ts'
import { diskWatch } from './disk/diskWatch.ts'
import type { DiskWatchSettings } from './disk/diskWatch.ts'
import { createDoor } from './door.ts'
import { eventHub } from './eventHub.ts'
import { factsProcedures } from './factsProcedures.ts'
import { findingsProcedures } from './findingsProcedures.ts'
import { forwardPlanProcedures } from './programme/forwardPlanProcedures.ts'
import { historyProcedures } from './historyProcedures.ts'
import { importsProcedures } from './importsProcedures.ts'
import { jobList } from './jobList.ts'
import { keyAttempts } from './keys/keyAttempts.ts'
import { keysProcedures } from './keys/keysProcedures.ts'
import { fileKeyStore } from './keys/keyStore.ts'
import type { KeyStore } from './keys/keyStore.ts'
import { lockKeeper } from './lock/lockKeeper.ts'
import { lockProcedures } from './lock/lockProcedures.ts'
import type { Log } from './log.ts'
import { clearDaysProcedures, meetingsProcedures } from './meetingsProcedures.ts'
import { mendingProcedures } from './mending/mendingProcedures.ts'
import { migrationProcedures } from './migration/migrationProcedures.ts'
import { migrationRunner } from './migration/migrationRunner.ts'
import { minutesProcedures } from './minutesProcedures.ts'
import { noFileReading } from './reading/noFileReading.ts'
import { noteStart } from './audit/notedDeeds.ts'
import { packsProcedures } from './packsProcedures.ts'
import { paperFilesProcedures } from './paperFilesProcedures.ts'
import { papersProcedures } from './papersProcedures.ts'
import { usualCost } from './keys/passphraseKey.ts'
import type { PassphraseCost } from './keys/passphraseKey.ts'
import { peopleProcedures } from './peopleProcedures.ts'
import { programmeProcedures } from './programme/programmeProcedures.ts'
import { publishingProcedures } from './publishingProcedures.ts'
import { recordsProcedures } from './recordsProcedures.ts'
import { registersProcedures } from './registersProcedures.ts'
import { reportsProcedures } from './reportsProcedures.ts'
import { reviewsProcedures } from './reviewsProcedures.ts'
import { searchIndexer } from './searchIndexer.ts'
import { searchProcedures } from './searchProcedures.ts'
import { procedures } from './services.ts'
import type { FileReading, Host, PaperRenderer, ReadingParts, Services } from './services.ts'
import { supportProcedures } from './support/supportProcedures.ts'
import { signingPapersProcedures } from './signing/signingPapersProcedures.ts'
import { signingProcedures } from './signing/signingProcedures.ts'
import { officerProcedures, preferencesProcedures } from './settingsProcedures.ts'
import { userConfigFile } from './userConfig.ts'
import { diskProcedures, eventsProcedures, jobsProcedures } from './watchProcedures.ts'
import { writingProcedures } from './writingProcedures.ts'

export interface CoreParts {
  /** Officer, preferences, last book, keys: one for each account of this machine. */
  readonly configFolder: string
  /** The book to open at the start; without it the last one, with null none. */
  readonly folder?: string | null
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
  readonly host: Host
  readonly render: PaperRenderer
  /** Makes what reads officers' files; without it, files are kept and not read. */
  readonly reading?: (parts: ReadingParts) => FileReading
  /** Where keys lie; in the configuration folder unless given. */
  readonly keys?: KeyStore
  /** What the operating system keeps for this account, to seal the keys of books with; null where it keeps nothing. */
  readonly accountKey?: Uint8Array | null
  /** What trying one passphrase costs; less in tests. */
  readonly passphraseCost?: PassphraseCost
  /** How long nothing must have been written before a search takes up what is new; a second unless given. */
  readonly indexAfterMilliseconds?: number
  /** How long after a backup the next is due, and one more when the book is closed. Without it backups are taken only when asked for. */
  readonly backupAfterMilliseconds?: number
  /** How long after its opening a book is read through, page by page. Without it it is checked only when asked for. */
  readonly checkAfterMilliseconds?: number
  /** Of the host; a test gives another for a host that was started anew. */
  readonly processId?: number
  /** How the disk under the book is watched. Without it nobody looks: for a book that is open for a moment. */
  readonly watchDisk?: DiskWatchSettings
}

export interface Core {
  /** Answers everything under /api. It trusts its caller: Host, Origin and token are the host's business. */
  door(request: Request): Promise<Response>
  /** Passes a command of the host's menu to the pages. */
  menu(command: string): void
  /** Ends all work, and lets the book go. */
  close(): Promise<void>
}

export const coreVersion = '0.1.0'

const router = procedures.router({
  audit: auditProcedures,
  book: bookProcedures,
  backups: backupsProcedures,
  keys: keysProcedures,
  officer: officerProcedures,
  preferences: preferencesProcedures,
  events: eventsProcedures,
  council: councilProcedures,
  people: peopleProcedures,
  committees: committeesProcedures,
  meetings: meetingsProcedures,
  agenda: agendaProcedures,
  attendance: attendanceProcedures,
  facts: factsProcedures,
  minutes: minutesProcedures,
  history: historyProcedures,
  writing: writingProcedures,
  papers: { ...papersProcedures, ...paperFilesProcedures },
  reports: reportsProcedures,
  packs: packsProcedures,
  reviews: reviewsProcedures,
  publishing: publishingProcedures,
  search: searchProcedures,
  mending: mendingProcedures,
  migrations: migrationProcedures,
  imports: importsProcedures,
  programme: programmeProcedures,
  forwardPlan: forwardPlanProcedures,
  findings: findingsProcedures,
  jobs: jobsProcedures,
  lock: lockProcedures,
  support: supportProcedures,
  disk: diskProcedures,
  calendar: calendarProcedures,
  clearDays: clearDaysProcedures,
  signing: { ...signingProcedures, ...signingPapersProcedures },
  registers: registersProcedures,
  bundles: bundlesProcedures,
  records: recordsProcedures,
})
export type CoreRouter = typeof router

/** The whole application behind one function. A book that cannot be opened at the start is told by `book.status`, not thrown. */
export function createCore(parts: CoreParts): Promise<Core> {
  const { configFolder, clock, newId, log, host } = parts
  const config = userConfigFile(configFolder)
  const events = eventHub()
  const keys = parts.keys ?? fileKeyStore(configFolder, { accountKey: parts.accountKey ?? null })
  const book = bookHolder({
    keys,
    clock,
    newId,
    events,
    log,
    config,
    holder: holderNames[host.kind],
    remembersFolder: host.kind !== 'command-line',
  })
  const everyMilliseconds = parts.backupAfterMilliseconds ?? null
  const backups = backupKeeper({ book, keys, clock, log, config, everyMilliseconds })
  const disk = diskWatch({ book, events, log, clock, configFolder, settings: parts.watchDisk ?? null })
  const checks = bookChecks({
    book,
    keys,
    backups,
    clock,
    events,
    log,
    afterMilliseconds: parts.checkAfterMilliseconds ?? null,
  })
  const jobs = jobList({ log, newId, now: () => performance.now() })
  const reading = parts.reading?.({ book, events, log, clock }) ?? noFileReading
  const searching = searchIndexer({
    book,
    events,
    log,
    idleMilliseconds: parts.indexAfterMilliseconds ?? 1_000,
  })
  const migrating = migrationRunner({ book, events, log, clock, newId, reading })
  const folder = parts.folder === undefined ? config.read().lastFolder : parts.folder
  if (folder !== null) book.tryOpen(folder)
  const lock = lockKeeper({
    ...{ book, clock, config, events, log },
    processId: parts.processId ?? process.pid,
    isWindowed: host.kind !== 'command-line',
  })
  const services: Services = {
    clock,
    newId,
    log,
    host: hostSuggesting(host, book.current() === null ? parts.folder : null),
    version: coreVersion,
    config,
    events,
    book,
    keys,
    attempts: keyAttempts(clock),
    passphraseCost: parts.passphraseCost ?? usualCost,
    lock,
    calls: callNotes(),
    backups,
    bookChecks: checks,
    disk,
    jobs,
    render: parts.render,
    reading,
    searching,
    migrating,
  }
  noteStart(services)
  log.info('core.started', { host: host.kind, open: book.current() !== null })
  return Promise.resolve({
    door: createDoor(router, services),
    menu: (command) => events.publish({ kind: 'menu', command }),
    close: async () => {
      lock.close()
      jobs.close()
      checks.close()
      searching.close()
      await migrating.close()
      await disk.close()
      events.close()
      await reading.close()
      await backups.close()
      book.close()
      log.info('core.closed')
    },
  })
}

const holderNames: Readonly<Record<Host['kind'], string>> = {
  desktop: 'the desktop window',
  browser: 'the browser window',
  'command-line': 'the command line',
}

/** A folder that was named for this start and holds no book yet is where a new one is meant to go. */
function hostSuggesting(host: Host, named: string | null | undefined): Host {
  return named === null || named === undefined ? host : { ...host, suggestedFolder: named }
}
