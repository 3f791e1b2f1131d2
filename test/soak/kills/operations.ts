import { attachments } from './attachments.ts'
import { backups } from './backups.ts'
import { imports } from './imports.ts'
import { migration } from './migration.ts'
import type { Operation } from './operation.ts'
import { packs } from './packs.ts'
import { signing } from './signing.ts'
import { typing } from './typing.ts'
import { update } from './update.ts'

/** All that writes, by a word for the command line of the process that is killed in it. */
export const operations = {
  ...{ typing, attachments, packs, imports, backups, migration, signing, update },
} satisfies Readonly<Record<string, unknown>>

export type OperationId = keyof typeof operations

export const operationIds = Object.keys(operations) as readonly OperationId[]

/** What it gives and gets goes from process to process as JSON. */
export function operationOf(id: OperationId): Operation<unknown> {
  return operations[id]
}
