import { AppError } from '../../shared/domain/appError.ts'
import { shownHiddenMarks } from '../../shared/domain/hiddenMarks.ts'
import type { Command } from './command.ts'
import { parseWords } from './words.ts'

/** Each loaded when it is asked for, so that a calculation does not wait for the typesetter or the database. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serveCommand.ts')).serveCommand,
  demo: async () => (await import('./demoCommand.ts')).demoCommand,
  paper: async () => (await import('./paperCommand.ts')).paperCommand,
  pack: async () => (await import('./packCommand.ts')).packCommand,
  publish: async () => (await import('./publishCommand.ts')).publishCommand,
  check: async () => (await import('./checkCommand.ts')).checkCommand,
  'clear-days': async () => (await import('./clearDaysCommand.ts')).clearDaysCommand,
  schema: async () => (await import('./schemaCommand.ts')).schemaCommand,
  meetings: async () => (await import('./bookCommands.ts')).meetingsCommand,
  export: async () => (await import('./bookCommands.ts')).exportCommand,
  load: async () => (await import('./bookCommands.ts')).loadCommand,
  import: async () => (await import('./importCommand.ts')).importCommand,
  migrate: async () => (await import('./migrateCommand.ts')).migrateCommand,
  backups: async () => (await import('./backupsCommand.ts')).backupsCommand,
  recover: async () => (await import('./recoverCommand.ts')).recoverCommand,
  bundle: async () => (await import('./bundleCommand.ts')).bundleCommand,
  ics: async () => (await import('./icsCommand.ts')).icsCommand,
  report: async () => (await import('./reportCommand.ts')).reportCommand,
  audit: async () => (await import('./auditCommand.ts')).auditCommand,
  verify: async () => (await import('./verifyCommand.ts')).verifyCommand,
  registers: async () => (await import('./registersCommand.ts')).registersCommand,
}

/** Failures of the person's making; everything else that fails is answered with 1. */
const badInput: readonly string[] = ['invalid-input', 'not-found']

/** Where results and failures go; each text is a whole number of lines. */
export interface Terminal {
  readonly out: (text: string) => Promise<void>
  readonly err: (text: string) => void
}

/** Runs one command: its result to `out`, a failure as one sentence to `err`. Answers the exit code. */
export async function runCommandLine(words: readonly string[], { out, err }: Terminal): Promise<number> {
  try {
    const [name, ...rest] = words
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      await out(await help())
      return name === undefined ? 2 : 0
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (load === undefined) {
      throw new AppError(
        'invalid-input',
        `“${name}” is no command. "npm run -s minutebook -- help" lists them.`,
      )
    }
    const command = await load()
    const result = await command.run(parseWords(rest, command.allowed, command.usage))
    if (result !== undefined) await out(typeof result === 'string' ? result : JSON.stringify(result, null, 2))
    for (const sentence of command.complaints?.(result) ?? []) err(asOneLine(sentence))
    if (command.hasBadInput?.(result) === true) return 2
    return command.hasFailed?.(result) === true ? 1 : 0
  } catch (error) {
    if (!(error instanceof AppError)) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      err(`This failed because of a fault in Minutebook. The fault, for those who mend it:\n${stack}`)
      return 1
    }
    err(asOneLine(error.message))
    return badInput.includes(error.code) ? 2 : 1
  }
}

/** Longer than any sentence of ours: what was typed may be as long as the system lets it. */
const longestSentence = 2_000

/** A sentence as a terminal may print it: what was typed may hold what empties its window, or reads backwards. */
function asOneLine(sentence: string): string {
  const line = shownHiddenMarks(sentence.replaceAll('\n', ' '))
  return line.length <= longestSentence
    ? line
    : `${line.slice(0, longestSentence / 2)} … ${line.slice(-longestSentence / 2)}`
}

const widestLine = 110

/** A blank that is not inside an option’s brackets. */
const optionEnd = / (?![^[\]]*\])/

/** Words in lines that a terminal shows whole, the first set in by `first` blanks, the others by `others`. */
function filled(words: readonly string[], first: number, others: number): readonly string[] {
  const lines: string[] = []
  let line = ' '.repeat(first)
  for (const word of words) {
    const isEmpty = line.trim() === ''
    if (isEmpty || line.length + 1 + word.length <= widestLine) {
      line += isEmpty ? word : ` ${word}`
      continue
    }
    lines.push(line)
    line = ' '.repeat(others) + word
  }
  return [...lines, line]
}

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  return [
    'Minutebook from the command line: npm run -s minutebook -- COMMAND',
    '',
    ...all.flatMap(({ usage, summary }) => [
      ...filled(usage.split(optionEnd), 2, 4),
      ...filled(summary.split(' '), 6, 6),
      '',
    ]),
    'Results are JSON on standard output; help, demo and audit print lines, and so do --plain and CSV. A failure is',
    'one sentence on standard error: exit code 2 for a word, file or id that is not right, 1 for anything else.',
    'DATE is YYYY-MM-DD. ID is the id of a meeting: "meetings" prints it. A minute book has one writer at a time:',
    'close Minutebook before a command on a book; "report" alone may be asked for while it is open.',
    'Without --book, the minute book is the one that was open last in the application on this account.',
    'A locked minute book is opened with the passphrase in MINUTEBOOK_PASSPHRASE, or the terminal asks for it.',
    'MINUTEBOOK_CONFIG names another folder for the configuration of this account.',
  ].join('\n')
}
