import { toldCorrection } from '../../../shared/document/compose/correctable.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { confirmationSentence } from '../../../shared/domain/confirmationSentence.ts'
import type { MeetingState } from '../../../shared/domain/meeting.ts'
import type {
  AgreedAt,
  AgreedCorrection,
  ConfirmationManner,
  MinutesAct,
} from '../../../shared/domain/minutesActs.ts'
import { withdrawableAct } from '../../../shared/domain/minutesStanding.ts'
import type { Withdrawable } from '../../../shared/domain/minutesStanding.ts'
import type { MinutesJson } from '../../../shared/minutesText/apply.ts'
import { replaceDocument, uncorrectWords } from '../../../shared/minutesText/correctWords.ts'
import { meetingStream } from '../../db/changeKinds.ts'
import type { Payloads } from '../../db/changeKinds.ts'
import { changesOfKinds } from '../../db/changeLog.ts'
import type { Reader } from '../../db/database.ts'
import { readItemText } from '../../db/minutes.ts'
import { readMinutesActs } from '../../db/minutesActs.ts'
import { textsAfter } from '../../db/textHistory.ts'
import { agreedMeeting, nameOfItem } from './agreedMeeting.ts'
import type { Agreed } from './agreedMeeting.ts'
import { eraseWords } from '../audit/eraseWords.ts'
import { freezeNumbers } from '../freezeNumbers.ts'
import { sentenceThere, takeOutSentence } from '../sentenceThere.ts'
import type { TellThere } from '../sentenceThere.ts'
import { correctedTexts, printedNow, textHashOf, withTexts } from './signedText.ts'
import type { MinutesWriting } from './signingActs.ts'

export interface Confirmation extends TellThere {
  readonly agreedAt: AgreedAt
  readonly manner: ConfirmationManner
  readonly corrections: readonly AgreedCorrection[]
}

/** A later meeting agreed the minutes: its corrections go into the words, the numbers are fixed, and both meetings keep the act. */
export function confirmMinutes(
  minutes: MinutesWriting,
  { agreedAt, manner, corrections, ...tell }: Confirmation,
): { readonly actId: string; readonly textHash: string } {
  const { writing, record, newId, act, actThere, agreed, setState } = minutes
  checkManner(manner, corrections)
  const { tx, cache, record: log } = writing
  const meetingId = record.meeting.id
  const where = agreed(agreedAt)
  checkNotRefusedThere(minutes, where)
  // Before the act: the words that it rests on are what stands from here on, and can be gone back to.
  eraseWords(writing, meetingId, null, { reason: 'The minutes were confirmed.', cause: 'confirmed' })
  const texts = correctedTexts({ reader: tx, cache, newId }, record, corrections)
  const confirmed = withTexts(record, texts)
  const textHash = textHashOf(confirmed)
  // The act comes first: what the text was before its corrections is what it was before the act.
  const actId = act({
    kind: 'confirmed',
    ...{ agreedAt: where.at, manner, corrections, draftHash: textHashOf(record), textHash },
    asPrinted: printedNow(confirmed),
  })
  for (const { itemId, revision, steps } of texts) {
    log(
      meetingStream(meetingId),
      { kind: 'minutes.stepped', payload: stepped(itemId, revision, steps) },
      { classification: record.items.find(({ id }) => id === itemId)?.classification ?? 'unset' },
    )
  }
  freezeNumbers(writing, meetingId)
  setState('confirmed')
  const sentence = sentenceThere(minutes, where, tell, ({ council }) =>
    confirmationSentence({
      ...{ date: record.meeting.date, dates: council.houseStyle.dates, isSigned: false },
      corrections: corrections.map((correction) => toldCorrection(record, correction)),
    }),
  )
  actThere(where, { kind: 'confirms', actId, manner, corrections, sentence })
  return { actId, textHash }
}

/** One meeting does not find the same minutes wrong and right under one item: one of the two was recorded by mistake. */
function checkNotRefusedThere({ standing }: MinutesWriting, { at }: Agreed): void {
  if (standing.state !== 'refused') return
  const there = standing.refusal.agreedAt
  const isSame =
    at.meetingId === null
      ? there.meetingId === null && there.date === at.date && there.minuteNumber === at.minuteNumber
      : there.meetingId === at.meetingId && there.itemId === at.itemId
  if (!isSame) return
  throw new AppError(
    'not-allowed',
    'It is recorded that this very meeting did not accept these minutes. If that was a mistake, withdraw it under What was done first.',
    { field: 'agreedAt.meetingId' },
  )
}

function checkManner(manner: ConfirmationManner, corrections: readonly AgreedCorrection[]): void {
  if (manner === 'accurate' && corrections.length > 0) {
    throw new AppError(
      'invalid-input',
      'Minutes with corrections are approved subject to them. Choose “subject to”, or take the corrections away.',
      { field: 'manner' },
    )
  }
  if (manner === 'subject-to' && corrections.length === 0) {
    throw new AppError(
      'invalid-input',
      'Say what was corrected: minutes approved “subject to” need at least one correction.',
      { field: 'corrections' },
    )
  }
}

/** What became of the sentence by which the later meeting's minutes told of an act. */
export interface SentenceLeft {
  readonly meetingId: string
  readonly date: string
  readonly itemId: string
  readonly itemName: string
  readonly isTakenOut: boolean
}

/** Takes back the latest act on which the standing rests: words and state are what they were before it. */
export function withdrawAct(minutes: MinutesWriting, actId: string, reason: string): SentenceLeft | null {
  const { writing, record, standing, act, setState } = minutes
  const current = withdrawableAct(standing.state, record.acts)
  if (current?.id !== actId) {
    throw new AppError(
      'not-allowed',
      'Only the latest of what was recorded can be taken back. Open the minutes again.',
      { actId },
    )
  }
  const isOfDraft = current.kind === 'confirmed' || current.kind === 'refused'
  const state = isOfDraft ? stateBefore(writing.tx, record.meeting.id, record.acts, current) : null
  act({ kind: 'withdrawn', actId, reason })
  if (current.kind === 'confirmed') restoreWords(minutes, current)
  if (state !== null) setState(state)
  // A signing stands in its own meeting's log alone.
  return current.kind === 'signed' ? null : withdrawThere(minutes, current, reason)
}

type Current = Extract<MinutesAct, { readonly kind: 'confirmed' | 'refused' }>

/** The meeting that agreed it keeps that it was taken back as well, and no longer says that it did it. */
function withdrawThere(
  { writing, newId, record }: MinutesWriting,
  { id, agreedAt }: Exclude<Withdrawable, { readonly kind: 'signed' }>,
  reason: string,
): SentenceLeft | null {
  const { tx } = writing
  const { meetingId } = agreedAt
  if (meetingId === null) return null
  const there = readMinutesActs(tx, meetingId).find(
    (act) =>
      'actId' in act && act.kind !== 'withdrawn' && act.actId === id && act.meetingId === record.meeting.id,
  )
  const own = readMinutesActs(tx, record.meeting.id).at(-1)
  if (there === undefined || own === undefined) return null
  const act: MinutesAct = { id: newId(), at: own.at, by: own.by, kind: 'withdrawn', actId: there.id, reason }
  writing.record(meetingStream(meetingId), { kind: 'minutes.act', payload: { act } })
  if (!('sentence' in there)) return null
  const { later } = agreedMeeting(tx, record.meeting.id, { ...agreedAt, itemId: there.itemId })
  if (later === null) return null
  const became = takeOutSentence({ writing, newId }, later, there.sentence)
  if (became === null) return null
  const { itemId } = later
  const itemName = nameOfItem(later.record.items, itemId)
  return { meetingId, date: agreedAt.date, itemId, itemName, isTakenOut: became === 'taken-out' }
}

function restoreWords(
  { writing, record, newId }: MinutesWriting,
  confirmation: Extract<Current, { kind: 'confirmed' }>,
): void {
  const { tx, cache, record: log } = writing
  const meetingId = record.meeting.id
  const seq = seqOfAct(tx, meetingId, confirmation.id)
  for (const itemId of new Set(confirmation.corrections.map((correction) => correction.itemId))) {
    const { doc, revision } = readItemText(tx, cache, meetingId, itemId)
    const known = isFromHere(tx, meetingId, seq) ? textsAfter(tx, meetingId, itemId, [seq])[0] : null
    const classification = record.items.find(({ id }) => id === itemId)?.classification ?? 'unset'
    const added = { newId, classification: classification === 'unset' ? ('public' as const) : classification }
    const before =
      known ??
      confirmation.corrections
        .filter((correction) => correction.itemId === itemId)
        .reduceRight((text, correction) => uncorrectWords(text, correction, added).doc, doc)
    const steps = replaceDocument(doc, before).steps.map((step) => step.toJSON() as MinutesJson)
    log(
      meetingStream(meetingId),
      { kind: 'minutes.stepped', payload: stepped(itemId, revision + 1, steps) },
      { classification },
    )
  }
}

function stepped(
  itemId: string,
  revision: number,
  steps: readonly MinutesJson[],
): Payloads['minutes.stepped'] {
  return { itemId, revision, steps, facts: { add: [], remove: [] }, undoes: [] }
}

/** Whether the corrections were made in this book, after the act: a record that was loaded brought its text corrected already. */
function isFromHere(reader: Reader, meetingId: string, seq: number): boolean {
  return changesOfKinds(reader, meetingStream(meetingId), ['minutes.stepped']).some(
    ({ change }) => change.seq > seq,
  )
}

function seqOfAct(reader: Reader, meetingId: string, actId: string): number {
  const entry = changesOfKinds(reader, meetingStream(meetingId), ['minutes.act']).find(
    ({ payload }) => (payload as Payloads['minutes.act'] | null)?.act.id === actId,
  )
  return entry?.change.seq ?? 0
}

/** Where the meeting stood before an act: as the log tells, else as the acts do. */
function stateBefore(
  reader: Reader,
  meetingId: string,
  acts: readonly MinutesAct[],
  { id, kind }: Current,
): MeetingState {
  const seq = seqOfAct(reader, meetingId, id)
  const before = changesOfKinds(reader, meetingStream(meetingId), ['meeting.set']).findLast(
    ({ change }) => change.seq < seq,
  )
  const state = (before?.payload as Payloads['meeting.set'] | null | undefined)?.meeting.state
  if (state !== undefined && state !== 'confirmed') return state
  const earlier = acts.slice(
    0,
    acts.findIndex((act) => act.id === id),
  )
  const latest = earlier.findLast((act) => act.kind === 'published-as-draft' || act.kind === 'refused')
  return kind === 'refused' || latest?.kind === 'published-as-draft' ? 'minutes-published' : 'draft-minutes'
}
