import type { CoreClient } from '../../shared/api/client.ts'
import { keepFile } from './packsInBook.ts'
import type { TestCore } from './testBook.ts'

/** Bundles on their way from one book to another, as two people would carry them. */

export type Opened = Awaited<ReturnType<CoreClient['bundles']['open']>>
export type Taken = Awaited<ReturnType<CoreClient['bundles']['take']>>

/** Saves the bundle of a meeting, and gives its bytes as they were fetched. */
export async function savedBundle(
  { client, fetch }: Pick<TestCore, 'client' | 'fetch'>,
  meetingId: string,
): Promise<Uint8Array> {
  const { outputId } = await client.bundles.save({ meetingId })
  const answer = await fetch(new Request(`http://core.test/api/output/${outputId}`))
  return new Uint8Array(await answer.arrayBuffer())
}

export async function openedBundle(
  core: Pick<TestCore, 'client' | 'fetch'>,
  bytes: Uint8Array,
): Promise<Opened> {
  return core.client.bundles.open({ sha256: await keepFile(core, bytes) })
}

/** Opens a bundle and does with it as was chosen. */
export async function takenBundle(
  core: Pick<TestCore, 'client' | 'fetch'>,
  bytes: Uint8Array,
  choice: Opened['choices'][number],
): Promise<Taken> {
  const { sha256, seen } = await openedBundle(core, bytes)
  return core.client.bundles.take({ sha256, choice, seen })
}
