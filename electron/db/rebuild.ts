import { allChanges } from './changeLog.ts'
import type { Happening } from './changeKinds.ts'
import type { Tx } from './database.ts'
import { meetingTables } from './meetings.ts'
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

/** Empties the current tables and makes them again from the change log. Throws when a payload that is needed was erased. */
export function rebuild(tx: Tx): void {
  for (const table of projectedTables) tx.run(tx.sql.deleteFrom(table))
  const cache = documentCache()
  for (const { change, payload, erased } of allChanges(tx)) {
    if (erased) throw new Error(`The content of change ${change.streamId} ${change.seq} was erased.`)
    project(tx, cache, change, { kind: change.kind, payload } as Happening)
  }
}
