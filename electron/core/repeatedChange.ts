import { AppError } from '../../shared/domain/appError.ts'
import { changeById } from '../db/changeLog.ts'
import type { ChangeKind } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'

/**
 * When the page sends again what it had no answer to, and it was kept the first time: the instant at which it was. Null for a change
 * that is new. Throws `conflict` when the identity belongs to a change of another kind or stream.
 */
export function keptBefore(
  reader: Reader,
  changeId: string,
  stream: string,
  kind: ChangeKind,
): string | null {
  const earlier = changeById(reader, changeId)
  if (earlier === null) return null
  if (earlier.streamId === stream && earlier.kind === kind) return earlier.at
  throw new AppError('conflict', 'This edit has the identity of another one. Open the item again.', {
    changeId,
  })
}
