import { oldMeeting } from '../../helpers/oldMinutes.ts'
import { readsHere } from '../../helpers/readsHere.ts'
import { textIn } from './operation.ts'
import type { Operation, Told, Workplace } from './operation.ts'

const filesInAStretch = 6

const isTaken = (told: Told): boolean => told['taken'] !== undefined

/** Files of old minutes, read and taken into the minute book one after the other. */
export const imports: Operation<null> = {
  name: 'old minutes taken in',
  share: 14,
  deeds: 896,
  reading: readsHere,
  prepare: () => Promise.resolve(null),
  async work({ client, keepFile }, _given, before, tell) {
    const first = before.filter(isTaken).length
    for (let n = first; n < first + filesInAStretch; n += 1) {
      const sha256 = await keepFile(Buffer.from(oldMeeting(n).text))
      const read = await client.imports.read({ sha256, fileName: `minutes ${n}.txt` })
      if (read.outcome === 'refused') throw new Error(read.sentence)
      tell({ file: sha256, read: read.importId })
      // The answer to the same taking may have been cut off.
      const { meetingId } =
        read.meetingId === null ? await client.imports.take({ importId: read.importId }) : read
      tell({ file: sha256, number: n, taken: meetingId ?? '' })
    }
  },
  async check({ client, wrongWith }, _given, told) {
    const meetings = await client.meetings.list({})
    const { files } = await client.imports.list({})
    let lost = 0
    const wrong = twins(meetings)
    const wasTaken = new Set(told.filter(isTaken).map((each) => each['file']))
    for (const each of told) {
      const damage = await wrongWith(textIn(each, 'file'))
      if (damage !== null) wrong.push(damage)
      const isThere = isTaken(each)
        ? meetings.some(
            ({ id, committeeName, date }) =>
              id === each['taken'] && sameMeeting(each, `${committeeName} ${date}`),
          )
        : // Of what was taken only the latest are listed.
          wasTaken.has(each['file']) || files.some(({ id }) => id === each['read'])
      if (!isThere || damage !== null) lost += 1
    }
    return { lost, wrong }
  },
}

function sameMeeting(told: Told, found: string): boolean {
  const { committee, date } = oldMeeting(Number(told['number']))
  return found === `${committee} ${date}`
}

/** Meetings that are in the book twice, a sentence each. */
export function twins(meetings: Awaited<ReturnType<Workplace['client']['meetings']['list']>>): string[] {
  const seen = new Set<string>()
  return meetings.flatMap(({ committeeName, date }) => {
    const name = `${committeeName} ${date}`
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [`${name} is in the book twice`]
  })
}
