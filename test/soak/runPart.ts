import { existsSync, readFileSync, rmSync } from 'node:fs'
import { writeFileAtomically } from '../../electron/files/writeFileAtomically.ts'
import type { Row } from '../bench/rows.ts'
import type { Part, SoakTable } from './part.ts'

export interface SoakWish {
  /** Null for the part's own. */
  readonly count: number | null
  /** How long each entrance is tried, where a part counts in minutes; null for by count. */
  readonly minutes: number | null
  readonly seed: number
  /** Of a walk over many acts, part of the name of those that are done; null for all. */
  readonly only: string | null
  /** Where outcomes are kept as they come, so that a run that was stopped goes on. */
  readonly progressFile: string
  readonly say: (line: string) => void
}

export interface SoakResult {
  readonly rows: readonly Row[]
  readonly faults: readonly string[]
  readonly table?: SoakTable
}

export type Soak = (wish: SoakWish) => Promise<SoakResult>

interface Progress<Outcome> {
  readonly seed: number
  readonly outcomes: Outcome[]
}

/** A part that goes on where it was stopped, and begins anew once it was finished or the seed is another. */
export function runPart<Outcome>(part: Part<Outcome>): Soak {
  return async ({ count: wished, seed, progressFile, say }) => {
    const count = wished ?? part.defaultCount
    const { outcomes } = earlier<Outcome>(progressFile, seed, count)
    if (outcomes.length > 0) say(`Going on after ${outcomes.length} of ${count}.`)
    const save = (): void => {
      const progress: Progress<Outcome> = { seed, outcomes }
      writeFileAtomically(progressFile, JSON.stringify(progress))
    }
    await part.run({
      from: outcomes.length,
      count,
      seed,
      keep: (outcome) => {
        outcomes.push(outcome)
        save()
        say(`${outcomes.length} of ${count}: ${JSON.stringify(outcome)}`)
      },
    })
    rmSync(progressFile, { force: true })
    const table = part.table?.(outcomes)
    return {
      ...{ rows: part.rows(outcomes), faults: part.faults(outcomes) },
      ...(table === undefined ? {} : { table }),
    }
  }
}

function earlier<Outcome>(file: string, seed: number, count: number): Progress<Outcome> {
  const none = { seed, outcomes: [] }
  if (!existsSync(file)) return none
  const found = JSON.parse(readFileSync(file, 'utf8')) as Progress<Outcome>
  return found.seed === seed && found.outcomes.length < count ? found : none
}
