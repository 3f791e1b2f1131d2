import type { Change } from './changeLog.ts'
import { beforeTheFirst } from './changeLog.ts'
import type { FoundChanges } from './salvage.ts'

/** Where a stream stands: the last change that is certain. */
export interface Head {
  readonly seq: number
  readonly hash: string
}

/** What a stream can be given after its head, and why it ends there. */
export interface StreamPlan {
  readonly streamId: string
  readonly from: Head
  readonly next: readonly PlannedChange[]
  /** What was found and does not follow: the earliest first. */
  readonly stranded: readonly Change[]
}

export interface PlannedChange {
  readonly change: Change
  /** As JSON; null where it was erased, as a later change of the plan says. */
  readonly payload: string | null
}

export const emptyHead: Head = { seq: 0, hash: beforeTheFirst }

/** The changes that follow a head, each after the one before it. Where two follow the same one, those that go on longest. */
export function chainAfter(head: Head, streamId: string, changes: FoundChanges): Change[] {
  const chain: Change[] = []
  for (let at = head; ;) {
    const fitting = changes.at(streamId, at.seq + 1).filter(({ prevHash }) => prevHash === at.hash)
    const [first, ...others] = fitting
    if (first === undefined) return chain
    if (others.length > 0) {
      const ways = fitting.map((change) => [change, ...chainAfter(change, streamId, changes)])
      const longest = ways.reduce((best, way) => (way.length > best.length ? way : best))
      return [...chain, ...longest]
    }
    chain.push(first)
    at = first
  }
}

/** True where something that was found lies on another way than a stream that stands: it was put back since, and written on. */
export function isOnAnotherWay(
  changes: FoundChanges,
  streamId: string,
  hashAt: (seq: number) => string | null,
) {
  return changes.of(streamId).some(({ seq, hash }) => {
    const own = hashAt(seq)
    return own !== null && own !== hash
  })
}

/** Ends before the first change whose content is not there, unless a later one says that it was erased. */
export function planStream(
  streamId: string,
  from: Head,
  changes: FoundChanges,
  payloadOf: (payloadHash: string) => string | null,
): StreamPlan {
  let chain = chainAfter(from, streamId, changes)
  let erased = erasedBy(chain, payloadOf)
  for (;;) {
    const missing = chain.findIndex(
      ({ seq, payloadHash }) => !erased.has(seq) && payloadOf(payloadHash) === null,
    )
    if (missing === -1) break
    chain = chain.slice(0, missing)
    erased = erasedBy(chain, payloadOf)
  }
  const last = chain.at(-1)?.seq ?? from.seq
  return {
    streamId,
    from,
    next: chain.map((change) => ({
      change,
      payload: erased.has(change.seq) ? null : payloadOf(change.payloadHash),
    })),
    stranded: changes.of(streamId).filter(({ seq }) => seq > last),
  }
}

/** The places whose words a chain says were erased. */
export function erasedBy(
  chain: readonly Change[],
  payloadOf: (payloadHash: string) => string | null,
): ReadonlySet<number> {
  return new Set(
    chain
      .filter(({ kind }) => kind === 'words.erased')
      .flatMap(({ payloadHash }) => erasedIn(payloadOf(payloadHash))),
  )
}

/** The places that an erasure names. */
export function erasedIn(payload: string | null): readonly number[] {
  if (payload === null) return []
  const { items } = JSON.parse(payload) as {
    readonly items?: readonly { readonly changes: readonly number[] }[]
  }
  return items?.flatMap(({ changes }) => changes) ?? []
}
