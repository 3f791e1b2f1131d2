import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundlesAreCurrent, makeBundles, projectRoot } from '../../build/bundles.ts'
import { row, writeReport, type Row } from '../bench/rows.ts'
import { findChromium } from '../helpers/chromium.ts'
import { faultsOf, killWhileTyping } from '../soak/browserKills.ts'
import { proofRows } from './proofRows.ts'
import { speedRows } from './speedRows.ts'

/**
 * `npm run ux`: the goals of the live screen beside what this machine does. Writes ux-report.json and prints the same as a Markdown
 * table. Slowness never fails it; a test of what must be so does. `--repeats 20` kills more often than five times.
 */

const { values } = parseArgs({ options: { repeats: { type: 'string', default: '5' } } })

if (!bundlesAreCurrent()) {
  console.log('Building first.')
  const problem = await makeBundles()
  if (problem !== null) throw new Error(problem)
}
const executablePath = findChromium()
if (executablePath === null) throw new Error('No Chromium was found: the live screen cannot be measured.')

console.log('How fast the screen answers.')
const speed = await speedRows(executablePath)
console.log('Kills in the middle of typing.')
const kills = await killRows(executablePath, Number(values.repeats))
console.log('What tests prove.')
const proofs = await proofRows()
const rows = [...speed, ...kills, ...proofs.rows].toSorted((a, b) => a.id.localeCompare(b.id, 'en'))
const file = join(projectRoot, 'ux-report.json')
writeReport(file, rows)
console.log(`\n${markdown(rows)}\n\nWritten to ${file}.`)
process.exitCode = proofs.failed ? 1 : 0

/** Forty words a minute, and then browser and host are killed at once, as when the machine goes down. */
async function killRows(executable: string, repeats: number): Promise<readonly Row[]> {
  const found = await killWhileTyping({
    victims: Array.from({ length: repeats }, () => 'both'),
    keysPerSecond: 40 * (5 / 60),
    random: Math.random,
    executablePath: executable,
  })
  const most = (of: (kill: (typeof found)[number]) => number): number => Math.max(...found.map(of))
  return [
    row(
      '15-lost',
      `typing lost at worst in ${repeats} kills at 40 words a minute`,
      'ms',
      1_000,
      most((kill) => kill.lostMilliseconds),
    ),
    row(
      '15-reopen',
      'and back at the caret, at worst',
      'ms',
      3_000,
      most((kill) => kill.reopenMilliseconds),
    ),
    row(
      '15-faults',
      'words called saved that were lost, damage, other words',
      'faults',
      0,
      faultsOf(found).length,
    ),
  ]
}

function markdown(rows: readonly Row[]): string {
  const lines = rows.map(({ id, task, unit, budget, measured, ok }) => [
    id,
    task,
    budget === null ? '' : `${budget} ${unit}`,
    measured === null ? 'not measured' : `${measured} ${unit}`,
    ok === null ? '' : ok ? 'yes' : '**no**',
  ])
  return [['id', 'task', 'budget', 'measured', 'ok'], ['---', '---', '---:', '---:', '---'], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
