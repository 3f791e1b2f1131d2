import type { MeetingVersion } from '../../../shared/domain/bundleVersions.ts'
import { idOfStream, meetingStream } from '../../db/changeKinds.ts'
import type { BundleTaken } from '../../db/changeKinds.ts'
import { changesOfKind, changesOfKinds, hashesOf } from '../../db/changeLog.ts'
import type { Change } from '../../db/changeLog.ts'
import type { Reader } from '../../db/database.ts'
import { readMeeting } from '../../db/meetings.ts'

/**
 * The version of a meeting in this book; null where it has no such meeting. A meeting that is exactly as in the bundle that was taken in
 * last is of that bundle's version: sent back, it is known for what it is.
 */
export function versionHere(reader: Reader, meetingId: string): MeetingVersion | null {
  if (readMeeting(reader, meetingId) === null) return null
  const own = hashesOf(reader, meetingStream(meetingId))
  const taken = bundlesTaken(reader, meetingId)
  const last = taken.at(-1)
  const ownHead = own.at(-1) ?? ''
  const head = last !== undefined && last.isSame && last.change.hash === ownHead ? last.head : ownHead
  return { head, knows: [...new Set([...own, ...taken.flatMap((each) => [each.head, ...each.knows])])] }
}

/** The bundles that were taken into a meeting, the earliest first. */
export function bundlesTaken(
  reader: Reader,
  meetingId: string,
): (BundleTaken & { readonly change: Change })[] {
  return changesOfKinds(reader, meetingStream(meetingId), ['bundle.taken']).flatMap(
    ({ change, payload, erased }) => (erased ? [] : [{ ...(payload as BundleTaken), change }]),
  )
}

/** The second meeting as which this version was kept beside the own one; null where it was not, or that is gone. */
export function copyKept(reader: Reader, meetingId: string, head: string): string | null {
  const found = changesOfKind(reader, 'bundle.taken').find(({ payload, erased }) => {
    if (erased) return false
    const taken = payload as BundleTaken
    return taken.copyOf === meetingId && taken.head === head
  })
  if (found === undefined) return null
  const copyId = idOfStream(found.change.streamId)
  return readMeeting(reader, copyId) === null ? null : copyId
}
