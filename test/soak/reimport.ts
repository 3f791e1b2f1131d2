import { isDeepStrictEqual } from 'node:util'
import { quantile, row } from '../bench/rows.ts'
import { minutedMeeting } from '../helpers/minutedMeetings.ts'
import { dataReimported, paperFormats, reimportFaults, webFaults } from '../helpers/reimported.ts'
import type { Part } from './part.ts'

interface Reimported {
  readonly seed: number
  /** What was lost or surplus, a line each, with the form it was exported in. */
  readonly wrong: readonly string[]
  readonly milliseconds: number
}

/** Our own minutes of random meetings, exported in every form and read back, held against what they print. */
export const reimport: Part<Reimported> = {
  defaultCount: 500,
  async run({ from, count, seed, keep }) {
    for (let next = from; next < count; next += 1) {
      const started = performance.now()
      const own = seed * 1_000_003 + next
      const wrong = await faultsOf(own)
      keep({ seed: own, wrong, milliseconds: Math.round(performance.now() - started) })
    }
  },
  rows: (meetings) => {
    if (meetings.length === 0) return []
    const wrong = meetings.filter((meeting) => meeting.wrong.length > 0).length
    const times = meetings.map(({ milliseconds }) => milliseconds)
    return [
      row('reimported', 'meetings exported in every form and imported again', 'times', null, meetings.length),
      row('reimported-wrong', 'meetings of which anything was lost or surplus', 'times', 0, wrong),
      row(
        'reimported-p50',
        'a meeting in every form and back, half of them',
        'ms',
        null,
        quantile(times, 0.5),
      ),
    ]
  },
  faults: (meetings) =>
    meetings.flatMap(({ seed, wrong }) => wrong.map((each) => `Meeting of seed ${seed}: ${each}`)),
}

async function faultsOf(seed: number): Promise<string[]> {
  const record = minutedMeeting(seed)
  const wrong: string[] = []
  for (const format of paperFormats) {
    wrong.push(...(await reimportFaults(record, format)).map((fault) => `${format}: ${fault}`))
  }
  wrong.push(...(await webFaults(record)).map((fault) => `web: ${fault}`))
  if (!isDeepStrictEqual(await dataReimported(record), record)) wrong.push('json: another record')
  return wrong
}
