import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '../../electron/core/createCore.ts'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import { silentLog } from '../../electron/core/log.ts'
import { readDescription } from '../../electron/db/bookDescription.ts'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { openBookFile } from '../../electron/db/open.ts'
import { createClient } from '../../shared/api/client.ts'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import type { DeadBook } from './browserKills.ts'
import { nothingRendered } from '../helpers/renderers.ts'

/**
 * Prints what a book holds whose process was killed, as JSON: `node readDeadBook.ts FOLDER CONFIG MEETING ITEM`. It reads a copy, so
 * that the next start finds everything as the kill left it.
 */
const [folder = '', configFolder = '', meetingId = '', itemId = ''] = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'minutebook-killed-'))
try {
  const [book, config] = [join(scratch, 'book'), join(scratch, 'config')]
  cpSync(folder, book, { recursive: true })
  cpSync(configFolder, config, { recursive: true })
  const found: DeadBook = { damage: damageOf(book, config), text: await textOf(book, config) }
  process.stdout.write(JSON.stringify(found))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function textOf(book: string, config: string): Promise<string> {
  const core = await createCore({
    configFolder: config,
    folder: book,
    clock: { now: () => new Date(), zone: 'Europe/London' },
    newId: () => crypto.randomUUID(),
    log: silentLog,
    host: { kind: 'command-line', suggestedFolder: book },
    render: nothingRendered,
  })
  const client = createClient({
    baseUrl: 'http://core.test',
    fetch: (request) => core.door(request),
    token: null,
  })
  const { doc } = await client.minutes.open({ meetingId, itemId })
  await core.close()
  return docFromJson(doc).textContent
}

function damageOf(book: string, config: string): string | null {
  const { bookId } = readDescription(book)
  const file = openBookFile({
    folder: book,
    key: fileKeyStore(config).read(bookId),
    holder: 'command-line',
    at: new Date().toISOString(),
  })
  const broken = verifyChain(file.reader)
  file.close()
  return broken === null ? null : `${broken.streamId}, change ${broken.seq}: ${broken.why}`
}
