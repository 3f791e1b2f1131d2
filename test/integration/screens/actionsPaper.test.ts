import { expect, test } from 'vitest'
import { putActionsOnAgenda } from '../../../renderer/screens/registers/actionsPaper.ts'
import type { CoreClient } from '../../../shared/api/client.ts'
import { defined } from '../../../shared/domain/assert.ts'

interface Core {
  readonly client: CoreClient
  readonly fetch: (request: Request) => Promise<Response>
}

async function sample(): Promise<Core> {
  // The compiler does not follow this path: the core is compiled without the DOM that screens know.
  const path: string = '../../helpers/testBook.ts'
  const { testCore } = (await import(path)) as {
    testCore: (options: { readonly start: 'sample' }) => Promise<Core>
  }
  return testCore({ start: 'sample' })
}

test('The paper of actions stands on its item as a public paper, and once, however often it is put there', async () => {
  const { client, fetch } = await sample()
  const [next] = await client.meetings.list({})
  const { id: meetingId } = defined(next, 'the sample council has meetings')
  const { record } = await client.meetings.get({ meetingId })
  const itemId = defined(record.items[0], 'its agenda has items').id
  const access = {
    client,
    fetchBytes: async (path: string) => (await fetch(new Request(`http://core.test${path}`))).blob(),
    sendFile: async (file: Blob) => {
      const put = new Request('http://core.test/api/files', { method: 'PUT', body: await file.arrayBuffer() })
      return (await (await fetch(put)).json()) as { sha256: string; bytes: number }
    },
  }
  const papers = async () => (await client.meetings.get({ meetingId })).record.papers
  const before = (await papers()).length
  await putActionsOnAgenda(access, meetingId, itemId)
  await client.meetings.save({ ...record.meeting, place: 'The long room' })
  await putActionsOnAgenda(access, meetingId, itemId)
  const made = (await papers()).filter((paper) => paper.itemId === itemId)
  expect([made, await papers()]).toMatchObject([
    [{ title: 'Actions from earlier meetings', classification: 'public' }],
    { length: before + 1 },
  ])
})
