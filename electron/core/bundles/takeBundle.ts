import { AppError } from '../../../shared/domain/appError.ts'
import { bundleDifferences } from '../../../shared/domain/bundleDifferences.ts'
import { dayOf, formatDate } from '../../../shared/domain/civilTime.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { meetingStream } from '../../db/changeKinds.ts'
import type { BundleTaken } from '../../db/changeKinds.ts'
import { bundleBytes } from '../../files/bundleFile.ts'
import { readBundleFile } from '../../files/readBundleFile.ts'
import type { BundleRead } from '../../files/readBundleFile.ts'
import { applyRecord } from '../applyRecord.ts'
import { bundleOf } from './bundleOf.ts'
import { standBundle } from './bundleStanding.ts'
import type { BundleChoice, StoodBundle } from './bundleStanding.ts'
import { versionHere } from './bundleVersion.ts'
import { loadRecord } from '../loadRecord.ts'
import type { OpenBook, Writing } from '../openBook.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import type { Services } from '../services.ts'

export interface BundleWish {
  readonly sha256: string
  readonly choice: BundleChoice
  /** The version that the book had when the bundle was opened; null where it had no such meeting. */
  readonly seen: string | null
}

export interface TakenBundle {
  readonly meetingId: string
  readonly changed: string[]
  readonly kept: { sha256: string; fileName: string } | null
}

/**
 * Does with a bundle as was chosen. The whole of it is read and compared with its hashes before anything is kept; papers come to the
 * store, then everything else in one transaction.
 */
export async function takeBundle(
  context: Pick<Services, 'book' | 'clock' | 'config' | 'newId'>,
  { sha256, choice, seen }: BundleWish,
): Promise<TakenBundle> {
  const book = context.book.required()
  const bundle = await readBundleFile(book.attachments.get(sha256))
  const before = standBundle(book.reader, bundle.record, bundle.manifest)
  checkChoice(before, choice, seen)
  const meetingId = before.theirs.meeting.id
  if (choice === 'mine') return { meetingId, changed: [], kept: null }
  await readBundleFile(book.attachments.get(sha256), async (_sha256, paper) => {
    await book.attachments.put(paper, 'minutebook')
  })
  const kept = choice === 'theirs' ? await keepOwn(book, meetingId, context) : null
  return book.write((writing) => {
    const now = standBundle(writing.tx, bundle.record, bundle.manifest)
    checkChoice(now, choice, seen)
    return choice === 'both'
      ? takeBeside(writing, bundle, now, context)
      : takeInto(writing, bundle, now, kept)
  })
}

function checkChoice(
  { here, choices, standing }: StoodBundle,
  choice: BundleChoice,
  seen: string | null,
): void {
  if ((here?.head ?? null) !== seen) {
    throw new AppError(
      'conflict',
      'This meeting was changed since the bundle was opened. Open the bundle again. Nothing was taken in.',
    )
  }
  if (choices.includes(choice)) return
  switch (standing.kind) {
    case 'conflict':
      throw new AppError(
        'conflict',
        'This meeting was changed here and by whoever sent the bundle. Choose to keep yours, to take theirs, or to keep both. Nothing was changed.',
      )
    case 'confirmed':
      throw new AppError(
        'not-allowed',
        'The minutes of this meeting are confirmed here, and no bundle changes confirmed minutes. Keep yours, or keep both. Nothing was changed.',
      )
    case 'kept':
      throw new AppError(
        'conflict',
        'This bundle was kept beside your own meeting already. Nothing was changed.',
      )
    default:
      throw new AppError('conflict', 'The minute book has all of this bundle already. Nothing was changed.')
  }
}

/** The own version, before another takes its place: sealed in the store of the book like any paper, as exempt words never lie open on the disk. */
async function keepOwn(
  book: OpenBook,
  meetingId: string,
  services: Pick<Services, 'clock' | 'config'>,
): Promise<{ sha256: string; fileName: string }> {
  const { entries, fileName } = await bundleOf(book, meetingId, services)
  const { sha256 } = await book.attachments.put(bundleBytes(entries), 'minutebook')
  return { sha256, fileName }
}

function takeInto(
  writing: Writing,
  bundle: BundleRead,
  { theirs, standing }: StoodBundle,
  kept: TakenBundle['kept'],
): TakenBundle {
  const meetingId = theirs.meeting.id
  const { by } = bundle.manifest
  let isSame: boolean
  let changed = ['The whole meeting']
  if (standing.kind === 'new') {
    loadRecord(writing, theirs)
    isSame = bundleDifferences(readMeetingRecord(writing.tx, meetingId), theirs).length === 0
  } else {
    changed = 'differences' in standing ? standing.differences.map(({ about }) => about) : []
    isSame = applyRecord(writing, theirs, `Taken from the meeting bundle of ${by}.`).length === 0
  }
  recordTaken(writing, meetingId, bundle, { isSame, kept, copyOf: null })
  return { meetingId, changed, kept }
}

/** Theirs becomes a second meeting, of which nothing was published, agreed or signed: those deeds were done once, in the other. */
function takeBeside(
  writing: Writing,
  bundle: BundleRead,
  { theirs }: StoodBundle,
  { newId }: Pick<Services, 'newId'>,
): TakenBundle {
  const id = newId()
  const { meeting } = theirs
  const copy: MeetingRecord = {
    ...theirs,
    meeting: {
      ...meeting,
      id,
      state: meeting.state === 'confirmed' ? 'draft-minutes' : meeting.state,
      place: markedPlace(meeting.place, bundle.manifest),
    },
    publications: [],
    acts: [],
  }
  loadRecord(writing, copy)
  recordTaken(writing, id, bundle, { isSame: false, kept: null, copyOf: meeting.id })
  return { meetingId: id, changed: ['A second meeting'], kept: null }
}

/** Where every list of meetings shows it. */
function markedPlace(place: string, { by, madeAt }: BundleRead['manifest']): string {
  const mark = `(copy from ${by}, ${formatDate(dayOf(madeAt), '3 November 2022')})`
  return `${place.slice(0, 499 - mark.length)} ${mark}`.trim()
}

function recordTaken(
  { tx, record }: Writing,
  meetingId: string,
  { manifest }: BundleRead,
  how: Pick<BundleTaken, 'isSame' | 'kept' | 'copyOf'>,
): void {
  const known = new Set(versionHere(tx, meetingId)?.knows ?? [])
  const { head, by, madeAt } = manifest
  const knows = how.copyOf === null ? manifest.knows.filter((hash) => !known.has(hash)) : []
  record(meetingStream(meetingId), { kind: 'bundle.taken', payload: { head, knows, by, madeAt, ...how } })
}
