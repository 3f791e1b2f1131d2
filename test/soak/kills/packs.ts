import { setTimeout as after } from 'node:timers/promises'
import { aMeeting, nextMeeting } from '../../helpers/builders.ts'
import { plainPdf } from '../../helpers/officersFiles.ts'
import { readingPdfs } from '../../helpers/readingPdfs.ts'
import type { CoreClient } from '../../../shared/api/client.ts'
import { dayNumber, textIn } from './operation.ts'
import type { Operation, Workplace } from './operation.ts'

const packsInAStretch = 3

/** A pack of a new meeting is built of its papers and published, again and again. */
export const packs: Operation<null> = {
  name: 'packs built and published',
  share: 8,
  deeds: 619,
  reading: readingPdfs,
  async prepare({ client }) {
    await aMeeting(client)
    return null
  },
  async work(at, _given, _before, tell) {
    // Of the meetings of a stretch that was cut off nothing was told.
    const { length } = await at.client.meetings.list({})
    for (let n = length; n < length + packsInAStretch; n += 1) tell(await aPublishedPack(at, n))
  },
  async check({ client, wrongWith }, _given, told) {
    let lost = 0
    const wrong: string[] = []
    for (const each of told) {
      const sha256 = textIn(each, 'pack')
      const { record } = await client.meetings.get({ meetingId: textIn(each, 'meetingId') })
      const found = await wrongWith(sha256)
      if (found !== null) wrong.push(found)
      const isThere = record.publications.some((publication) => publication.sha256 === sha256)
      if (!isThere || found !== null || record.meeting.state !== 'agenda-published') lost += 1
    }
    return { lost, wrong }
  },
}

async function aPublishedPack(
  { client, keepFile }: Workplace,
  n: number,
): Promise<{ readonly meetingId: string; readonly pack: string }> {
  const { meetingId } = await nextMeeting(client, { date: dayNumber(7 * n) })
  const itemId = `kiosk-${meetingId}`
  await client.agenda.addItem({
    ...{ meetingId, itemId, afterId: null, title: 'Kiosk lease', parentId: null, kind: 'report' },
    atMeeting: false,
  })
  await client.agenda.editItem({ meetingId, itemId, change: { classification: 'public' } })
  const sha256 = await keepFile(await plainPdf(2, `Words of plan ${n}`))
  const id = `plan-${meetingId}`
  await client.papers.add({ meetingId, itemId, files: [{ id, fileName: `plan ${n}.pdf`, sha256 }] })
  await client.papers.change({ meetingId, paperId: id, change: { classification: 'public' } })
  while ((await client.papers.facts({ meetingId })).some(({ facts }) => facts === 'reading')) await after(5)
  const { jobId } = await client.packs.build({ meetingId, audience: 'public', edition: 'agenda' })
  const outputId = await outputOf(client, jobId)
  return { meetingId, pack: (await client.packs.publish({ meetingId, outputId })).sha256 }
}

async function outputOf(client: CoreClient, jobId: string): Promise<string> {
  for await (const event of await client.jobs.watch({ jobId })) {
    if (event.state === 'done') return event.outputId
    if (event.state === 'failed') throw new Error(`The pack was not built: ${JSON.stringify(event)}`)
  }
  throw new Error('The pack has no end.')
}
