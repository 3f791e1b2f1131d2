import { allChanges } from './changeLog.ts'
import { idOfStream } from './changeKinds.ts'
import type { Happening } from './changeKinds.ts'
import type { Tx } from './database.ts'
import { toldErasures } from './erasedWords.ts'
import { meetingTables, writeMeetingHead } from './meetings.ts'
import { documentCache } from './minutes.ts'
import { project } from './project.ts'

const projectedTables = [
  ...meetingTables,
  'meeting',
  'programme_card',
  'key_decision',
  'membership',
  'committee',
  'person',
  'council',
  'writing',
] as const

/**
 * Empties the current tables and makes them again from the change log. What was erased is told later in its stream as it stands; throws
 * when a payload is missing that no erasure tells of.
 */
export function rebuild(tx: Tx): void {
  for (const table of projectedTables) tx.run(tx.sql.deleteFrom(table))
  const cache = documentCache()
  const told = toldErasures(tx)
  for (const { change, payload, erased } of allChanges(tx)) {
    if (erased) {
      if (!told.isErased(change.streamId, change.seq))
        throw new Error(`The content of change ${change.streamId} ${change.seq} is missing.`)
      writeMeetingHead(tx, idOfStream(change.streamId), change.seq, change.hash)
      continue
    }
    project(tx, cache, change, { kind: change.kind, payload } as Happening)
  }
}
