import { writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'

/** One thing measured. Rows advise; they never fail a build. */
export interface Row {
  readonly id: string
  readonly task: string
  readonly unit: 'ms' | 'MB' | 'times' | 'presses' | 'faults' | 'characters'
  /** Null where nothing was promised: the figure stands beside another. */
  readonly budget: number | null
  readonly measured: number | null
  /** Null without a budget or a measurement. */
  readonly ok: boolean | null
}

export function row(
  id: string,
  task: string,
  unit: Row['unit'],
  budget: number | null,
  measured: number | null,
): Row {
  const rounded = measured === null ? null : Number(measured.toFixed(unit === 'times' ? 3 : 1))
  return {
    id,
    task,
    unit,
    budget,
    measured: rounded,
    ok: budget === null || rounded === null ? null : rounded <= budget,
  }
}

export function printRows(rows: readonly Row[]): void {
  const lines = rows.map(({ id, task, unit, budget, measured, ok }) => [
    id,
    task,
    budget === null ? '-' : `${budget} ${unit}`,
    measured === null ? 'not measured' : `${measured} ${unit}`,
    ok === null ? '-' : ok ? 'ok' : 'over',
  ])
  const table = [['id', 'task', 'budget', 'measured', 'ok'], ...lines]
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...table.map((line) => (line[column] ?? '').length)),
  )
  for (const line of table) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  }
}

/** Writes the rows, and a table where there is one, with the machine they were measured on. */
export function writeReport(file: string, rows: readonly Row[], table?: object): void {
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    processors: String(cpus().length),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${process.platform} ${release()}`,
    node: process.version,
  }
  writeFileSync(
    file,
    `${JSON.stringify({ machine, rows, ...(table === undefined ? {} : { table }) }, null, 2)}\n`,
  )
}

/** The value that `share` of the samples do not exceed; 0.5 is the median. Throws on no samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('There is nothing to take a quantile of.')
  return value
}
