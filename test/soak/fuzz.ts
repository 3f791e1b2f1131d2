import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quantile, row } from '../bench/rows.ts'
import type { Row } from '../bench/rows.ts'
import { defined } from '../../shared/domain/assert.ts'
import { diceOf } from './fuzz/dice.ts'
import { brokenFile, entrances, typedWords } from './fuzz/entrances.ts'
import type { Entrance } from './fuzz/entrances.ts'
import { opening } from './fuzz/openCase.ts'
import type { CaseEnd, Opening } from './fuzz/openCase.ts'
import { soundFiles } from './fuzz/soundFiles.ts'
import type { SoundFiles } from './fuzz/soundFiles.ts'
import type { Soak } from './runPart.ts'

const defaultCases = 3_000
/** As long as the product waits for a file of old minutes. */
const longest = 20_000

export interface FuzzCase {
  readonly number: number
  readonly entrance: string
  readonly how: readonly string[]
  readonly end: CaseEnd
  readonly milliseconds: number
  /** Where the file of a fault is; null for all others. */
  readonly file: string | null
}

export interface FuzzWish {
  /** The most cases. */
  readonly count: number
  /** Ends before, once every entrance was busy with its cases for so long; null for all of them. */
  readonly minutesEach?: number | null
  readonly seed: number
  readonly told?: (one: FuzzCase) => void
  /** How long a reader may take; what the product gives it, unless a test says less. */
  readonly milliseconds?: number
}

/**
 * Sound files, broken in ways that follow from the seed, are opened at every entrance of the product. The file of a fault is kept in a folder
 * of the computer's for temporary files.
 */
export async function fuzz({
  count,
  minutesEach = null,
  seed,
  told = () => undefined,
  milliseconds = longest,
}: FuzzWish): Promise<readonly FuzzCase[]> {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-fuzz-'))
  const sound = await soundFiles()
  const opened = opening({ folder, milliseconds })
  const cases: FuzzCase[] = []
  const busy = new Map(entrances.map(({ name }) => [name, 0]))
  const isDone = (milliseconds: number): boolean =>
    minutesEach !== null && milliseconds >= minutesEach * 60_000
  try {
    for (let number = 0; number < count && ![...busy.values()].every(isDone); number += 1) {
      const { name } = entranceOf(number)
      const before = busy.get(name) ?? 0
      if (isDone(before)) continue
      const one = await oneCase(number, { seed, sound, opened, folder })
      busy.set(name, before + one.milliseconds)
      cases.push(one)
      told(one)
    }
  } finally {
    await opened.close()
    if (cases.every(({ file }) => file === null)) rmSync(folder, { recursive: true, force: true })
  }
  return cases
}

interface CaseParts {
  readonly seed: number
  readonly sound: SoundFiles
  readonly opened: Opening
  readonly folder: string
}

const names = [
  'minutes.docx',
  'minutes.pdf',
  'Minutes of 5 March.html',
  'x',
  'C:\\aux',
  `${'long'.repeat(50)}.txt`,
]

function entranceOf(number: number): Entrance {
  return defined(entrances[number % entrances.length], 'there are entrances')
}

async function oneCase(number: number, { seed, sound, opened, folder }: CaseParts): Promise<FuzzCase> {
  const dice = diceOf(seed * 1_000_003 + number)
  const entrance = entranceOf(number)
  const broken = brokenFile(entrance, sound, dice)
  const value = entrance.opener === 'words' ? typedWords(dice, broken) : broken.bytes
  const name = dice.pick(names)
  const started = performance.now()
  let end = await opened.open(entrance.opener, value, name)
  // Where others keep the machine busy, slow is no hang: a hang hangs again.
  if (end.kind === 'hang') end = await opened.open(entrance.opener, value, name)
  const milliseconds = Math.round(performance.now() - started)
  let file: string | null = null
  if (end.kind === 'fault' || end.kind === 'hang') {
    mkdirSync(folder, { recursive: true })
    file = join(folder, `${number}-${entrance.name.replaceAll(/\W+/g, '-')}`)
    writeFileSync(file, value instanceof Uint8Array ? value : JSON.stringify(value))
  }
  return { number, entrance: entrance.name, how: broken.how, end, milliseconds, file }
}

/** A line for each thing that must never happen. */
export function fuzzFaults(cases: readonly FuzzCase[]): readonly string[] {
  return cases.flatMap(({ number, entrance, how, end, file }) =>
    end.kind === 'fault' || end.kind === 'hang'
      ? [
          `Case ${number}, ${entrance} (${how.join(', ')}): ${end.said.split('\n').slice(0, 4).join(' | ')}. Kept: ${file ?? ''}`,
        ]
      : [],
  )
}

function mostMemory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1_024)
}

function rowsOf(cases: readonly FuzzCase[]): Row[] {
  const count = (kind: CaseEnd['kind'], among = cases): number =>
    among.filter(({ end }) => end.kind === kind).length
  const times = cases.map(({ milliseconds }) => milliseconds)
  return [
    row('cases', 'broken files opened', 'times', null, cases.length),
    row('read', 'read all the same', 'times', null, count('read')),
    row('refused', 'refused with a sentence', 'times', null, count('refused')),
    row('ended', 'readers ended for the memory they took, and told so', 'times', null, count('ended')),
    row('faults', 'crashes, and records that do not hold together', 'faults', 0, count('fault')),
    row('hangs', 'hangs', 'faults', 0, count('hang')),
    row('case-p50', 'a case, half of them', 'ms', null, quantile(times, 0.5)),
    row('memory', 'memory of the process that opens them, at most', 'MB', null, mostMemory()),
    row(
      'case-longest',
      'the longest case',
      'ms',
      longest,
      times.reduce((most, each) => Math.max(most, each), 0),
    ),
    ...[...new Set(cases.map(({ entrance }) => entrance))].flatMap((name) => {
      const own = cases.filter(({ entrance }) => entrance === name)
      const minutes = own.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 60_000
      const id = `of-${name.replaceAll(/\W+/g, '-').toLowerCase()}`
      const said = `${name}: read ${count('read', own)}, refused ${count('refused', own)}, ended ${count('ended', own)}, in ${minutes.toFixed(1)} minutes`
      return [row(id, said, 'times', null, own.length)]
    }),
  ]
}

export const fuzzSoak: Soak = async ({ count, minutes, seed, say }) => {
  const wished = count ?? (minutes === null ? defaultCases : Number.POSITIVE_INFINITY)
  const cases = await fuzz({
    ...{ count: wished, minutesEach: minutes, seed },
    told: ({ number, entrance, how, end, milliseconds }) => {
      const isOdd =
        end.kind === 'fault' || end.kind === 'hang' || end.kind === 'ended' || milliseconds > 3_000
      if (isOdd) say(`Case ${number}, ${entrance} (${how.join(', ')}): ${end.kind}, ${milliseconds} ms`)
      if ((number + 1) % 100 === 0)
        say(`${number + 1}${wished === Number.POSITIVE_INFINITY ? '' : ` of ${wished}`}`)
    },
  })
  return { rows: rowsOf(cases), faults: fuzzFaults(cases) }
}
