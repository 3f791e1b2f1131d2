import { aMeeting } from '../../helpers/builders.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { textIn } from './operation.ts'
import type { Operation } from './operation.ts'

interface OneItem {
  readonly meetingId: string
  readonly itemId: string
}

const filesInAStretch = 8

/** Files of a few bytes to a megabyte, dropped on an item. */
export const attachments: Operation<OneItem> = {
  name: 'files on items',
  share: 14,
  deeds: 271,
  async prepare({ client }) {
    const { meetingId, itemIds } = await aMeeting(client)
    return { meetingId, itemId: defined(itemIds[2], 'the meeting has three items') }
  },
  async work({ client, keepFile }, { meetingId, itemId }, before, tell) {
    for (let n = before.length; n < before.length + filesInAStretch; n += 1) {
      const size = n % 9 === 8 ? 1_000_000 + n : 10 + ((n * 7_919) % 150_000)
      const id = crypto.randomUUID()
      const sha256 = await keepFile(Buffer.alloc(size, `of file ${n}, ${id} `))
      tell({ file: sha256 })
      await client.papers.add({ meetingId, itemId, files: [{ id, fileName: `plan ${n}.pdf`, sha256 }] })
      tell({ file: sha256, paper: id })
    }
  },
  async check({ client, wrongWith }, { meetingId }, told) {
    const { papers } = (await client.meetings.get({ meetingId })).record
    let lost = 0
    const wrong: string[] = []
    for (const each of told) {
      const sha256 = textIn(each, 'file')
      const found = await wrongWith(sha256)
      if (found !== null) wrong.push(found)
      const paper = papers.find(({ id }) => id === each['paper'])
      if (found !== null || (each['paper'] !== undefined && paper?.sha256 !== sha256)) lost += 1
    }
    return { lost, wrong }
  },
}
