import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { contract } from '../../../shared/api/contract.ts'
import { pageFaults } from '../../../shared/api/supportContract.ts'
import { appErrorCodes } from '../../../shared/domain/appError.ts'
import { plainErrorName, plainFrames } from './plainFrames.ts'

/** "backup.taken", and the few that are no such code. */
const code = /^[a-z][a-z-]*(?:\.[a-z-]+)+$/
const otherWhats: ReadonlySet<string> = new Set([
  ...[
    'bug',
    'storage',
    'the typesetter could not be loaded',
    'the door failed',
    'a paper could not be rendered',
  ],
])
/** What may be told of a line as it is, where it is a number, a yes or a no. */
const counts: ReadonlySet<string> = new Set([
  ...[
    'milliseconds',
    'bytes',
    'hits',
    'wrongTries',
    'open',
    'count',
    'files',
    'pages',
    'attempt',
    'size',
    'status',
  ],
  ...['free', 'freeBytes', 'changes', 'started', 'exitCode', 'waiting', 'ok', 'whole', 'freeMegabytes'],
])
const procedures: ReadonlySet<string> = new Set([
  ...Object.entries(contract).flatMap(([group, names]) =>
    Object.keys(names).map((name) => `${group}.${name}`),
  ),
  ...['GET bytes', 'PUT bytes'],
])
/** The words of ours that a detail may be; any other is left out. */
const words: Readonly<Record<string, (word: string) => boolean>> = {
  where: (word) => procedures.has(word),
  reason: (word) => /^[a-z-]{1,30}$/.test(word),
  question: (word) => /^[a-z-]{1,30}$/.test(word),
  room: (word) => /^[a-z-]{1,30}$/.test(word),
  way: (word) => /^[a-z-]{1,30}$/.test(word),
  deed: (word) => /^[a-z-]{1,30}$/.test(word),
  host: (word) => ['desktop', 'browser', 'command-line'].includes(word),
  kind: (word) => pageFaults.some((kind) => kind === word),
  code: (word) => /^[A-Z][A-Z0-9_]{1,40}$/.test(word) || appErrorCodes.some((known) => known === word),
  error: (word) => plainErrorName(word) === word,
  cause: (word) => plainErrorName(word) === word,
}

/** The last lines of the log, read again by what a line may say: whatever else got into the file stays there. */
export function plainLog(path: string | null, most: number): unknown[] {
  if (path === null) return []
  const files = [join(dirname(path), 'minutebook.1.log'), path]
  const lines = files.flatMap((file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []))
  return lines
    .filter((line) => line !== '')
    .slice(-most)
    .map(plainLine)
}

function plainLine(line: string): unknown {
  try {
    const read: unknown = JSON.parse(line)
    if (typeof read !== 'object' || read === null) return unreadable
    return Object.fromEntries(Object.entries(read).flatMap(([key, value]) => plainDetail(key, value)))
  } catch {
    // A line that was cut off by a crash.
    return unreadable
  }
}

const unreadable = { what: 'a line that could not be read' } as const

function plainDetail(key: string, value: unknown): [string, unknown][] {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) {
    return counts.has(key) ? [[key, value]] : []
  }
  if (typeof value !== 'string') return []
  if (['stack', 'frames', 'fault'].includes(key)) return [[key, plainFrames(value)]]
  if (key === 'at') return Number.isNaN(Date.parse(value)) ? [] : [[key, new Date(value).toISOString()]]
  if (key === 'what') return [[key, code.test(value) || otherWhats.has(value) ? value : '…']]
  if (key === 'level') return [[key, value === 'error' ? 'error' : 'info']]
  const isOwn = words[key]
  return isOwn === undefined ? [] : [[key, isOwn(value) ? value : '…']]
}
