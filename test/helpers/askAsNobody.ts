/**
 * A process that may be run as another user: makes and opens a minute book through the core's door, and prints what it is told, one sentence a
 * line. `node askAsNobody.ts CONFIG_FOLDER NEW_BOOK_FOLDER BOOK_FOLDER`
 */
import { createCore } from '../../electron/core/createCore.ts'
import { silentLog } from '../../electron/core/log.ts'
import { createClient } from '../../shared/api/client.ts'
import { nothingRendered } from './renderers.ts'

const [configFolder = '', newFolder = '', folder = ''] = process.argv.slice(2)
const tell = (told: unknown): unknown =>
  process.stdout.write(`${told instanceof Error ? told.message : 'done'}\n`)
try {
  const core = await createCore({
    configFolder,
    clock: { now: () => new Date(), zone: 'Europe/London' },
    newId: () => crypto.randomUUID(),
    log: silentLog,
    host: { kind: 'command-line', suggestedFolder: newFolder },
    render: nothingRendered,
  })
  const client = createClient({
    baseUrl: 'http://core.test',
    fetch: (request) => core.door(request),
    token: null,
  })
  const council = { name: 'Fenwick Vale', kind: 'unitary', logo: null, points: 'letters' } as const
  await client.officer.set({ name: 'Nobody', title: '' }).then(tell, tell)
  await client.book
    .create({
      folder: newFolder,
      officer: { name: 'Nobody', title: '' },
      start: { kind: 'council', council },
    })
    .then(tell, tell)
  await client.book.open({ folder }).then(tell, tell)
} catch (error) {
  tell(error)
}
