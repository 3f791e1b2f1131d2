import { join } from 'node:path'
import { AppError } from '../../shared/domain/appError.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import type { Roll } from './randomEdits.ts'
import type { TestCore } from './testBook.ts'

/** An edit that was made, and what takes it back. */
export interface Taken {
  readonly meetingId: string
  readonly itemId: string
  readonly changeId: string
  readonly steps: MinutesJson[]
  readonly inverse: MinutesJson[]
  readonly facts: { readonly add: LineFact[]; readonly remove: LineFact[] }
  readonly before: string
  readonly after: string
  readonly revision: number
}

/** What random calls know of a book: enough to hit what is there half of the time. */
export interface World {
  readonly client: CoreClient
  readonly fetch: TestCore['fetch']
  /** Where old minutes lie, if any do. */
  readonly oldFolder: string
  readonly newId: () => string
  readonly edits: Taken[]
  /** The items of each meeting, as far as they were told. */
  readonly itemIds: Map<string, readonly string[]>
  /** Of the files that the book was given. */
  readonly hashes: readonly string[]
  /** Of the bundles among them, the earliest first. */
  readonly bundles: string[]
  /** How many calls were answered, and how many refused, by procedure. */
  readonly told: Map<string, { answered: number; refused: number }>
}

export type Call = (world: World, roll: Roll) => Promise<unknown>

/** Of a book of which nothing is known yet but files that it was given. */
export function aWorld({ client, fetch, dir }: TestCore, hashes: readonly string[] = []): World {
  let count = 0
  return {
    ...{ client, fetch, hashes, oldFolder: join(dir, 'old'), bundles: [], edits: [] },
    newId: () => `page-${(count += 1)}`,
    itemIds: new Map(),
    told: new Map(),
  }
}

/** Asks again which items a meeting has. */
export async function learn({ client, itemIds }: World, meetingId: string): Promise<void> {
  const { record } = await client.meetings.get({ meetingId })
  itemIds.set(
    meetingId,
    record.items.map((item) => item.id),
  )
}

/** What was typed into a meeting cannot be taken back any more: its texts came anew. */
export function forgetEdits({ edits }: World, meetingId: string): void {
  edits.splice(0, edits.length, ...edits.filter((edit) => edit.meetingId !== meetingId))
}

/** Throws where the book has so many meetings that each would be hit but seldom. */
export function roomForMeeting({ itemIds }: World): void {
  if (itemIds.size >= 6) throw new AppError('not-allowed', 'There are enough meetings.')
}

export function pick<Value>(values: readonly [Value, ...Value[]] | readonly Value[], n: number): Value {
  const value = values[n % values.length]
  if (value === undefined) throw new AppError('not-found', 'There is nothing to choose from yet.')
  return value
}

export function aMeetingId({ itemIds }: World, roll: Roll): string {
  return roll.a % 20 === 0 ? 'none' : pick([...itemIds.keys()], roll.a)
}

/** Words that a field may be given: empty, long and strange ones too. */
export const words = ({ a, text }: Roll): string => (a % 9 === 0 ? text.repeat(40) : text)
