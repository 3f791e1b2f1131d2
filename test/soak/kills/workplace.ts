import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { councilStart, testOfficer } from '../../helpers/councilStart.ts'
import { fileKeyStore } from '../../../electron/core/keys/keyStore.ts'
import { readDescription } from '../../../electron/db/bookDescription.ts'
import { attachmentStore } from '../../../electron/files/attachments.ts'
import { bareCore } from '../../helpers/bareCore.ts'
import { linesRenderer } from '../../helpers/renderers.ts'
import type { Operation, Workplace } from './operation.ts'

/** A winter morning; each process of a book begins an hour after the one before. */
const begin = Date.UTC(2026, 0, 15, 10)

/**
 * The core of the product on the book of `dir`, opened as the browser host opens it; a new book where there is none. `hour`: how many
 * processes had this book before.
 */
export async function workplaceIn(
  dir: string,
  hour: number,
  { reading }: Pick<Operation<unknown>, 'reading'>,
): Promise<Workplace & { close(): Promise<void> }> {
  const folder = join(dir, 'book')
  const { core, client } = await bareCore(dir, {
    folder,
    clock: {
      now: () => new Date(begin + hour * 3_600_000 + Math.floor(performance.now())),
      zone: 'Europe/London',
    },
    host: { kind: 'browser', suggestedFolder: folder },
    render: linesRenderer,
    ...(reading === undefined ? {} : { reading }),
  })
  const status = await client.book.status({})
  if (status.state !== 'open') {
    if (hour > 0) throw new Error(`The book did not open: ${JSON.stringify(status)}`)
    await client.book.create({
      folder,
      officer: testOfficer,
      start: councilStart,
    })
  }
  const key = fileKeyStore(join(dir, 'config')).read(readDescription(folder).bookId)
  const store = attachmentStore(join(folder, 'attachments'), key)
  return {
    ...{ dir, folder, client, key },
    keepFile: async (bytes) => {
      const body = new Uint8Array(bytes)
      const answer = await core.door(new Request('http://core.test/api/files', { method: 'PUT', body }))
      if (!answer.ok) throw new Error(`The file was not kept: ${await answer.text()}`)
      return ((await answer.json()) as { sha256: string }).sha256
    },
    wrongWith: async (sha256) => {
      if (!store.has(sha256)) return `the file ${sha256} is gone`
      const hash = createHash('sha256')
      try {
        for await (const bytes of store.get(sha256)) hash.update(bytes)
      } catch {
        return `the file ${sha256} is damaged`
      }
      return hash.digest('hex') === sha256 ? null : `the file ${sha256} holds something else`
    },
    close: () => core.close(),
  }
}
