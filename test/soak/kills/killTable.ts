import { quantile, row } from '../../bench/rows.ts'
import type { Row } from '../../bench/rows.ts'
import type { SoakTable } from '../part.ts'

/** One kill, whatever was killed. */
export interface JudgedKill {
  readonly acknowledged: number
  readonly lost: number
  readonly isDamaged: boolean
  readonly reopenMilliseconds: number
}

/** Of a kill of the core: what else is wrong with the book; empty when nothing is. */
interface FaultedKill extends Omit<JudgedKill, 'isDamaged'> {
  readonly faults: readonly string[]
}

/** A line for each operation that was killed at all. */
export function tableOfKills(
  groups: readonly { readonly operation: string; readonly kills: readonly JudgedKill[] }[],
): SoakTable {
  const head = [
    'Killed in',
    'Kills',
    'Answered',
    'Lost',
    'Damaged',
    'Back after, half',
    '95 of 100',
    'slowest',
  ]
  const lines = groups.flatMap(({ operation, kills }) => {
    if (kills.length === 0) return []
    const sum = (of: (kill: JudgedKill) => number): number =>
      kills.reduce((total, kill) => total + of(kill), 0)
    const reopen = kills.map(({ reopenMilliseconds }) => reopenMilliseconds)
    const counts = [kills.length, sum((kill) => kill.acknowledged), sum((kill) => kill.lost)]
    return [
      [
        operation,
        ...counts.map((count) => count.toLocaleString('en-GB')),
        String(sum((kill) => (kill.isDamaged ? 1 : 0))),
        ...[quantile(reopen, 0.5), quantile(reopen, 0.95), Math.max(...reopen)].map(inSeconds),
      ],
    ]
  })
  return { head, lines }
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`
}

export function killRows(kills: readonly FaultedKill[]): readonly Row[] {
  if (kills.length === 0) return []
  const sum = (of: (kill: FaultedKill) => number): number =>
    kills.reduce((total, kill) => total + of(kill), 0)
  const acknowledged = sum((kill) => kill.acknowledged)
  const reopen = kills.map(({ reopenMilliseconds }) => reopenMilliseconds)
  const damaged = kills.filter(({ faults }) => faults.length > 0).length
  return [
    row('core-kills', 'kills of the core, in the middle of a write', 'times', null, kills.length),
    row('core-acked', 'answers that something is saved', 'times', null, acknowledged),
    row(
      'core-lost',
      'of these, lost',
      'times',
      0,
      sum((kill) => kill.lost),
    ),
    row('core-damaged', 'books damaged', 'times', 0, damaged),
    row('core-reopen-p50', 'from start to an answer, half of them', 'ms', null, quantile(reopen, 0.5)),
    row('core-reopen-p95', 'from start to an answer, 95 of 100', 'ms', 2_000, quantile(reopen, 0.95)),
    row('core-reopen-max', 'from start to an answer, the slowest', 'ms', null, Math.max(...reopen)),
  ]
}
