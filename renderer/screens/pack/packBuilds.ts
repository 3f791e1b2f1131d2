import { create } from 'zustand'
import type { CoreAccess } from '../../state/core.tsx'
import { followJob } from '../../state/followJob.ts'
import { newId } from '../../state/newId.ts'
import { reportProblem } from '../../state/notices.ts'
import type { JobState, PackWish } from '../../state/packData.ts'
import { notBuilt } from './packSituation.ts'
import type { PackBuild } from './packSituation.ts'

/** Builds outlive the screen: a pack is finished while the officer works elsewhere, and is there at once when they come back. */
export const usePackBuilds = create<{ readonly builds: Readonly<Record<string, PackBuild>> }>(() => ({
  builds: {},
}))

export function keyOf({ meetingId, audience, edition }: PackWish): string {
  return `${meetingId} ${audience} ${edition}`
}

export function usePackBuild(wish: PackWish): PackBuild {
  const key = keyOf(wish)
  return usePackBuilds(({ builds }) => builds[key] ?? notBuilt)
}

function change(key: string, with_: (build: PackBuild) => PackBuild): void {
  usePackBuilds.setState(({ builds }) => ({ builds: { ...builds, [key]: with_(builds[key] ?? notBuilt) } }))
}

/** The run whose events count, by the key of its pack. */
const currentRuns = new Map<string, string>()

/** Orders a pack for the basis of its plan, in the place of the build that is under way. */
export async function buildPack(core: CoreAccess, wish: PackWish, wanted: string): Promise<void> {
  const key = keyOf(wish)
  cancelBuild(core, wish, 'The meeting changed while it was built.')
  const run = newId()
  currentRuns.set(key, run)
  change(key, (build) => ({
    ...build,
    running: { jobId: null, wanted, progress: 0, what: 'Reading the meeting' },
    stopped: null,
  }))
  await followJob(
    core,
    () => core.client.packs.build(wish),
    (state, jobId) => {
      if (currentRuns.get(key) === run) change(key, (build) => afterState(build, state, jobId, wanted))
      // Another run has taken its place before the core knew of this one.
      else if (state === null && jobId !== null) core.client.jobs.cancel({ jobId }).catch(reportProblem)
    },
  )
}

/** What a build is after its job said something; `state` is null when the core has only taken the order. */
export function afterState(
  build: PackBuild,
  state: JobState | null,
  jobId: string | null,
  wanted: string,
): PackBuild {
  if (state === null)
    return build.running === null ? build : { ...build, running: { ...build.running, jobId } }
  switch (state.state) {
    case 'running':
      return { ...build, running: { jobId, wanted, progress: state.progress, what: state.what } }
    case 'failed':
      return { ...build, running: null, stopped: { wanted, sentence: state.message, failed: true } }
    case 'cancelled':
      return { ...build, running: null, stopped: { wanted, sentence: 'Cancelled.', failed: false } }
    case 'done': {
      const { pack, outputId, fileName, bytes, milliseconds } = state
      if (pack === undefined) throw new Error('The job of a pack ended without its pages.')
      const finished = { pack, outputId, fileName, bytes, milliseconds }
      return { finished, finishedFor: wanted, running: null, stopped: null }
    }
  }
}

/** Ends the build that is under way, if there is one; it is not begun again until something changes. */
export function cancelBuild(core: CoreAccess, wish: PackWish, sentence = 'Cancelled.'): void {
  const key = keyOf(wish)
  const running = usePackBuilds.getState().builds[key]?.running ?? null
  if (running === null) return
  currentRuns.delete(key)
  change(key, (build) => ({
    ...build,
    running: null,
    stopped: { wanted: running.wanted, sentence, failed: false },
  }))
  if (running.jobId !== null) core.client.jobs.cancel({ jobId: running.jobId }).catch(reportProblem)
}

/** Lets a build that failed or was cancelled be tried again. */
export function tryAgain(wish: PackWish): void {
  change(keyOf(wish), (build) => ({ ...build, stopped: null }))
}
