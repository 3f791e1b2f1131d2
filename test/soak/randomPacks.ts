import { quantile, row } from '../bench/rows.ts'
import { packRandomMeeting } from '../helpers/randomPack.ts'
import type { PackedMeeting } from '../helpers/randomPack.ts'
import type { Part } from './part.ts'

export interface RandomPacks extends PackedMeeting {
  readonly milliseconds: number
}

/** Packs of random meetings, each read back and held against what has to be in it. */
export const randomPacks: Part<RandomPacks> = {
  defaultCount: 1_000,
  async run({ from, count, seed, keep }) {
    for (let next = from; next < count; next += 1) {
      const started = performance.now()
      const packed = await packOrTell(seed * 1_000_003 + next)
      keep({ ...packed, milliseconds: Math.round(performance.now() - started) })
    }
  },
  rows: (meetings) => {
    if (meetings.length === 0) return []
    const sum = (of: (meeting: RandomPacks) => number): number =>
      meetings.reduce((total, meeting) => total + of(meeting), 0)
    const wrong = meetings.filter((meeting) => meeting.wrong.length > 0).length
    const times = meetings.map(({ milliseconds }) => milliseconds)
    return [
      row('meetings', 'random meetings', 'times', null, meetings.length),
      row(
        'packs',
        'packs built and read back',
        'times',
        null,
        sum(({ packs }) => packs),
      ),
      row(
        'pages',
        'pages read back',
        'times',
        null,
        sum(({ pages }) => pages),
      ),
      row(
        'documents',
        'documents in their places',
        'times',
        null,
        sum(({ documents }) => documents),
      ),
      row('packs-wrong', 'meetings with anything in another place than it has to be', 'times', 0, wrong),
      row('packs-p50', 'a meeting, built and read back, half of them', 'ms', null, quantile(times, 0.5)),
    ]
  },
  faults: (meetings) =>
    meetings.flatMap(({ seed, wrong }) => wrong.map((each) => `Meeting of seed ${seed}: ${each}`)),
}

/** One that cannot be built is a fault to be told of, and the rest goes on. */
async function packOrTell(seed: number): Promise<PackedMeeting> {
  try {
    return await packRandomMeeting(seed)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return { seed, packs: 0, pages: 0, documents: 0, wrong: [`it could not be built: ${said}`] }
  }
}
