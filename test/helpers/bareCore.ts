import { join } from 'node:path'
import { createCore } from '../../electron/core/createCore.ts'
import type { Core, CoreParts } from '../../electron/core/createCore.ts'
import { silentLog } from '../../electron/core/log.ts'
import { createClient } from '../../shared/api/client.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { nothingRendered } from './renderers.ts'

/** A core on a folder that has a book, for a process of its own: the real clock, and nothing is rendered unless `parts` say so. */
export async function bareCore(
  dir: string,
  parts: Partial<CoreParts> = {},
): Promise<{ readonly core: Core; readonly client: CoreClient }> {
  const core = await createCore({
    configFolder: join(dir, 'config'),
    clock: { now: () => new Date(), zone: 'Europe/London' },
    newId: () => crypto.randomUUID(),
    log: silentLog,
    host: { kind: 'command-line', suggestedFolder: dir },
    render: nothingRendered,
    ...parts,
  })
  const client = createClient({
    baseUrl: 'http://core.test',
    fetch: (request) => core.door(request),
    token: null,
  })
  return { core, client }
}
