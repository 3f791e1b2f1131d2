import type { z } from 'zod'
import type { bundleChoices, bundleStandingSchema } from '../../../shared/api/bundlesContract.ts'
import { assertNever } from '../../../shared/domain/assert.ts'
import { bundleDifferences } from '../../../shared/domain/bundleDifferences.ts'
import type { Difference } from '../../../shared/domain/bundleDifferences.ts'
import { versionOrder } from '../../../shared/domain/bundleVersions.ts'
import type { MeetingVersion } from '../../../shared/domain/bundleVersions.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { Reader } from '../../db/database.ts'
import { copyKept, versionHere } from './bundleVersion.ts'
import { placeImported } from '../placeImported.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import { wire } from '../wire.ts'

export type BundleStanding = z.infer<typeof bundleStandingSchema>
export type BundleChoice = (typeof bundleChoices)[number]

/** A bundle, as it stands to the open book. */
export interface StoodBundle {
  readonly standing: BundleStanding
  /** The record of the bundle, with the ids of this book. */
  readonly theirs: MeetingRecord
  readonly mine: MeetingRecord | null
  readonly here: MeetingVersion | null
  readonly choices: readonly BundleChoice[]
}

/** How a bundle stands to what the book has of its meeting. Writes nothing. */
export function standBundle(reader: Reader, given: MeetingRecord, there: MeetingVersion): StoodBundle {
  const { record: theirs, twin, committeeIsNew, newPeople } = placeImported(reader, given)
  const meetingId = theirs.meeting.id
  const here = versionHere(reader, meetingId)
  if (here === null) {
    const standing = { kind: 'new' as const, committeeIsNew, newPeople: [...newPeople], twin }
    return { standing, theirs, mine: null, here, choices: ['take'] }
  }
  const mine = readMeetingRecord(reader, meetingId)
  const standing = standingOf(reader, { mine, theirs, here, there })
  return { standing, theirs, mine, here, choices: choicesOf(standing) }
}

function standingOf(
  reader: Reader,
  {
    mine,
    theirs,
    here,
    there,
  }: {
    readonly mine: MeetingRecord
    readonly theirs: MeetingRecord
    readonly here: MeetingVersion
    readonly there: MeetingVersion
  },
): BundleStanding {
  const order = versionOrder(here, there)
  if (order === 'same') return { kind: 'same' }
  const found = bundleDifferences(mine, theirs)
  const differences = wire(found)
  if (order === 'older') return { kind: 'older', differences }
  // Nothing made here can be lost by taking what is the same.
  if (found.length === 0) return { kind: 'ahead', differences }
  const copyId = copyKept(reader, mine.meeting.id, there.head)
  if (copyId !== null) return { kind: 'kept', copyId }
  if (mine.meeting.state === 'confirmed' && !standsBeside(mine, theirs, found)) {
    return { kind: 'confirmed', differences }
  }
  return { kind: order === 'newer' ? 'ahead' : 'conflict', differences }
}

/** Papers of the signing, and what was done after it, come to confirmed minutes without changing them. */
const actsBeside: readonly string[] = [
  'copy-made',
  'signed',
  'scan-filed',
  'sealed',
  'corrected',
  'superseded',
]

function standsBeside(mine: MeetingRecord, theirs: MeetingRecord, found: readonly Difference[]): boolean {
  const known = new Set(mine.acts.map(({ id }) => id))
  const added = theirs.acts.filter(({ id }) => !known.has(id))
  return found.every(({ part }) => part === 'acts') && added.every(({ kind }) => actsBeside.includes(kind))
}

function choicesOf(standing: BundleStanding): BundleChoice[] {
  switch (standing.kind) {
    case 'new':
      return ['take']
    case 'same':
    case 'kept':
      return ['mine']
    case 'older':
      return standing.differences.length === 0 ? ['mine'] : ['mine', 'both']
    case 'ahead':
      return standing.differences.length === 0 ? ['take', 'mine'] : ['take', 'mine', 'both']
    case 'conflict':
      return ['mine', 'theirs', 'both']
    case 'confirmed':
      return ['mine', 'both']
    default:
      return assertNever(standing)
  }
}
