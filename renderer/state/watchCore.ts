import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { restoredStream } from '../../shared/api/backupsContract.ts'
import { diskStream } from '../../shared/api/diskContract.ts'
import { runCommand } from '../frame/commands.ts'
import { useCore } from './core.tsx'
import type { CoreAccess } from './core.tsx'
import { readLock, useLock } from './lock.ts'
import { tellPutBack } from '../screens/backups/putBackNotice.ts'

/** Time before the stream of events is asked for again after it broke off. */
const retryAfterMilliseconds = 1_000

/** Keeps what the screens show in step with the book: every change the core tells of makes the queries about it read again. */
export function useWatchCore(): void {
  const core = useCore()
  const queries = useQueryClient()
  useEffect(() => {
    const stop = new AbortController()
    void watch(core, queries, stop.signal)
    return () => stop.abort()
  }, [core, queries])
}

async function watch(core: CoreAccess, queries: QueryClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const events = await core.client.events.watch({}, { signal })
      await readLock(core, queries)
      if (!isLocked()) await tellPutBack(core)
      for await (const event of events) {
        if (event.kind === 'lock') await readLock(core, queries)
        // Nobody is there to see what it would do; everything is read again with the unlocking.
        if (isLocked()) continue
        if (event.kind === 'menu') runCommand(event.command)
        else if (event.kind === 'changed') await invalidate(core, queries, event.stream)
      }
    } catch {
      // The stream ends when the core restarts. Calls report their own failures; here we only connect again.
    }
    if (signal.aborted) return
    await new Promise((resolve) => setTimeout(resolve, retryAfterMilliseconds))
    if (!isLocked()) await queries.invalidateQueries()
  }
}

function isLocked(): boolean {
  return useLock.getState().status?.isLocked === true
}

async function invalidate(core: CoreAccess, queries: QueryClient, stream: string): Promise<void> {
  const { api } = core
  // Texts that are open, and what could be undone, are those of a book that is no more.
  if (stream === restoredStream) return window.location.reload()
  // How far it has come, and nothing else: the book itself is told of now and then.
  if (stream === 'migration') return queries.invalidateQueries({ queryKey: api.migrations.key() })
  if (stream === diskStream) return queries.invalidateQueries({ queryKey: api.disk.key() })
  // What is due follows from the meetings, the committees and their key decisions.
  await queries.invalidateQueries({ queryKey: api.calendar.key() })
  if (stream.startsWith('meeting:')) {
    await queries.invalidateQueries({ queryKey: api.meetings.key() })
    // What was found in a file, and the pages of a pack, change with the meeting too.
    await queries.invalidateQueries({ queryKey: api.papers.key() })
    await queries.invalidateQueries({ queryKey: api.packs.key() })
    await queries.invalidateQueries({ queryKey: api.reviews.key() })
    await queries.invalidateQueries({ queryKey: api.programme.key() })
    await queries.invalidateQueries({ queryKey: api.signing.key() })
    // How an opened bundle stands to the meeting changes with it.
    await queries.invalidateQueries({ queryKey: api.bundles.open.key() })
    await queries.invalidateQueries({ queryKey: api.bundles.taken.key() })
    return
  }
  if (stream.startsWith('committee:')) {
    await queries.invalidateQueries({ queryKey: api.committees.key() })
    await queries.invalidateQueries({ queryKey: api.programme.key() })
    await queries.invalidateQueries({ queryKey: api.forwardPlan.key() })
    await queries.invalidateQueries({ queryKey: api.meetings.key() })
    await queries.invalidateQueries({ queryKey: api.people.key() })
    return
  }
  await queries.invalidateQueries()
}
