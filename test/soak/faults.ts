import { row } from '../bench/rows.ts'
import { whyNoFaults } from '../helpers/faultInjector.ts'
import { wrongOf } from './faults/faultOutcome.ts'
import { runFaults } from './faults/runFaults.ts'
import type { Soak } from './runPart.ts'

/** Every write of every act, failing in every way; `count` lets fewer of each fail, `only` does fewer acts. */
export const faultsSoak: Soak = async ({ count, only, say }) => {
  const why = whyNoFaults()
  if (why !== null) throw new Error(`No fault can be injected here: ${why}.`)
  const report = await runFaults({
    points: count ?? Number.MAX_SAFE_INTEGER,
    kinds: 8,
    kills: count ?? Number.MAX_SAFE_INTEGER,
    // Each waits for its disk and for proofs on other threads now and then.
    processes: 3,
    only: only ?? '',
    say: ({ act, at, points, error, isLasting, told, wrong }) =>
      say(
        [
          `${act}, write ${at} of ${points}, ${error}${isLasting ? ' from then on' : ''}: ${told ?? 'done'}`,
          ...wrong.map((what) => `  WRONG: ${what}`),
        ].join('\n'),
      ),
  })
  const acts = [...new Set(report.outcomes.map(({ act }) => act))]
  const wrong = wrongOf(report)
  return {
    rows: [
      ...acts.map((act, index) => {
        const of = report.outcomes.filter((outcome) => outcome.act === act)
        const points = new Set(of.map(({ at }) => at)).size
        return row(
          `faults-${index + 1}`,
          `${act}: writes that failed (${of.length} faults)`,
          'times',
          null,
          points,
        )
      }),
      row('killed', 'kills in the middle of a migration', 'times', null, report.kills.length),
      row(
        'slow',
        'a letter saved, at 60 ms a flush, longest',
        'ms',
        null,
        report.slow?.longestMilliseconds ?? 0,
      ),
      row('lost', 'acknowledged and lost, damaged, or called a bug', 'times', 0, wrong.length),
    ],
    faults: wrong,
  }
}
