import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A day worked out by hand: before this meeting, this many days, publish by then. */
export interface ClearDaysVector {
  readonly meeting: string
  readonly days: number
  readonly counting: 'working' | 'calendar'
  readonly latestPublication: string
}

/** The file: MINUTEBOOK_VECTORS names it, else it lies beside the seeds' folder. */
function vectorsFile(): string | null {
  const named = process.env['MINUTEBOOK_VECTORS'] ?? ''
  const seeds = process.env['MINUTEBOOK_SEEDS'] ?? ''
  const file = named !== '' ? named : seeds === '' ? '' : join(seeds, '..', 'reference', 'clear-days.csv')
  return file !== '' && existsSync(file) ? file : null
}

/** Why the vectors of the file are not tried; empty where they are. */
export const vectorsMissing =
  vectorsFile() === null
    ? 'the file of clear-days vectors is not here: set MINUTEBOOK_VECTORS to it, or MINUTEBOOK_SEEDS to the seeds'
    : ''

/** Every line of the file but its heading. Throws for a line that is no vector, so that none is passed over. */
export function readVectors(): ClearDaysVector[] {
  const file = vectorsFile()
  if (file === null) return []
  const [, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  return lines.map((line) => {
    const match = /^(\d{4}-\d\d-\d\d),(\d+),(working|calendar),(\d{4}-\d\d-\d\d),/.exec(line)
    if (match === null) throw new Error(`Not a vector: ${line}`)
    const [, meeting = '', days = '', counting = '', latestPublication = ''] = match
    return {
      ...{ meeting, days: Number(days), latestPublication },
      counting: counting === 'calendar' ? 'calendar' : 'working',
    }
  })
}
