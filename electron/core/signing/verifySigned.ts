import { isDeepStrictEqual } from 'node:util'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import type { AsPrinted } from '../../../shared/domain/asPrinted.ts'
import { canonicalHeading, canonicalItem } from '../../../shared/domain/canonicalMinutes.ts'
import { checkCode } from '../../../shared/domain/leaves.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { MinutesAct } from '../../../shared/domain/minutesActs.ts'
import { withdrawnActs } from '../../../shared/domain/minutesStanding.ts'
import { hashOf } from '../../db/hashing.ts'
import { textHashOf } from './signedText.ts'

/** One thing that was looked at, and what was found: a sentence. */
export interface Verified {
  readonly what: string
  readonly ok: boolean
  readonly found: string
}

/** "the meeting of Licensing Committee on 3 February 2026" */
export function nameOfMeeting({
  committee,
  meeting,
}: Pick<MeetingRecord, 'meeting'> & { readonly committee: { readonly name: string } }): string {
  return `the meeting of ${committee.name} on ${formatDate(meeting.date, '3 November 2022')}`
}

/** "minute 17, “Market pitches”" */
export function nameOfMinute(record: MeetingRecord, itemId: string): string {
  const title = record.items.find((item) => item.id === itemId)?.title
  const number = record.minutes.find((minutes) => minutes.itemId === itemId)?.number ?? ''
  if (title === undefined) return 'a minute that is no longer there'
  return number === '' ? `the minute “${title}”` : `minute ${number}, “${title}”`
}

/** Whether confirmed or signed minutes say what was confirmed and signed. Nothing for minutes that are neither. */
export function verifyText(record: MeetingRecord): Verified[] {
  const { meeting, acts } = record
  const withdrawn = withdrawnActs(acts)
  const signature = acts.findLast((act) => act.kind === 'signed' && !withdrawn.has(act.id))
  const confirmation = acts.findLast((act) => act.kind === 'confirmed' && !withdrawn.has(act.id))
  const what = `The words of the minutes of ${nameOfMeeting(record)}`
  if (confirmation?.kind !== 'confirmed') {
    if (signature === undefined) return []
    const found = `The minutes of ${nameOfMeeting(record)} are signed, and nothing tells where they were confirmed.`
    return [{ what, ok: false, found }]
  }
  const problems = [
    ...changedParts(record, confirmation.asPrinted),
    ...changedWhole(record, confirmation.textHash, signature?.kind === 'signed' ? signature.textHash : null),
    ...(meeting.state === 'confirmed'
      ? []
      : [`The minutes of ${nameOfMeeting(record)} were confirmed, and stand as if they were not.`]),
  ]
  if (problems.length > 0) return problems.map((found) => ({ what, ok: false, found }))
  const done = signature === undefined ? 'confirmed' : 'signed'
  return [{ what, ok: true, found: `They say what was ${done}, ${checkCode(confirmation.textHash)}.` }]
}

function changedParts(record: MeetingRecord, printed: AsPrinted): string[] {
  const of = `of ${nameOfMeeting(record)}`
  const hashes = new Map(printed.items.map(({ itemId, textHash }) => [itemId, textHash]))
  const now = new Set(record.items.map((item) => item.id))
  return [
    ...(hashOf(canonicalHeading(record)) === printed.headingHash
      ? []
      : [`The heading or the attendance ${of} is not what was confirmed.`]),
    ...record.items.flatMap(({ id }) => {
      const name = capital(nameOfMinute(record, id))
      const hash = hashes.get(id)
      if (hash === undefined) return [`${name}, ${of} was not there when they were confirmed.`]
      return hashOf(canonicalItem(record, id)) === hash
        ? []
        : [`${name}, ${of} does not say what was confirmed.`]
    }),
    ...printed.items
      .filter(({ itemId }) => !now.has(itemId))
      .map(() => `A minute ${of} that was confirmed is no longer there.`),
  ]
}

/** The parts may say what they said, and the whole not: in another order, or with an act that was altered. */
function changedWhole(record: MeetingRecord, confirmed: string, signed: string | null): string[] {
  const hash = textHashOf(record)
  const of = nameOfMeeting(record)
  if (signed !== null && signed !== confirmed) {
    return [`What is written down of the signing of the minutes of ${of} is not what was confirmed.`]
  }
  return hash === confirmed
    ? []
    : [
        `The minutes of ${of} as a whole are not what was confirmed: ${checkCode(hash)}, not ${checkCode(confirmed)}.`,
      ]
}

const halves = {
  confirmed: 'confirms',
  refused: 'refuses',
  corrected: 'corrects',
  superseded: 'supersedes',
} as const

/** Whether what was done in one meeting with the minutes of another stands in both. `recordOf` gives null for a meeting that is not at hand. */
export function verifyActs(
  record: MeetingRecord,
  recordOf: (meetingId: string) => Pick<MeetingRecord, 'acts' | 'meeting' | 'committee'> | null,
): Verified[] {
  if (record.acts.length === 0) return []
  const what = `What was done with the minutes of ${nameOfMeeting(record)}`
  const problems = record.acts.flatMap((act) => {
    const why = whyUnpaired(record, act, recordOf)
    return why === null ? [] : [why]
  })
  if (problems.length > 0) return problems.map((found) => ({ what, ok: false, found }))
  const count = record.acts.length
  return [
    {
      what,
      ok: true,
      found: count === 1 ? 'One entry, which holds.' : `${count} entries, which hold together.`,
    },
  ]
}

function whyUnpaired(
  record: MeetingRecord,
  act: MinutesAct,
  recordOf: Parameters<typeof verifyActs>[1],
): string | null {
  const withdrawn = withdrawnActs(record.acts)
  if (
    act.kind === 'confirmed' ||
    act.kind === 'refused' ||
    act.kind === 'corrected' ||
    act.kind === 'superseded'
  ) {
    const other = act.agreedAt.meetingId === null ? null : recordOf(act.agreedAt.meetingId)
    if (other === null) return null
    const half = other.acts.find(
      (each) =>
        each.kind === halves[act.kind] && each.actId === act.id && each.meetingId === record.meeting.id,
    )
    const said = `That the minutes of ${nameOfMeeting(record)} were ${act.kind} at ${nameOfMeeting(other)}`
    if (half === undefined) return `${said} is not written down there.`
    if (withdrawnActs(other.acts).has(half.id) !== withdrawn.has(act.id)) {
      return `${said} was taken back in one of the two and not in the other.`
    }
    const corrections = 'corrections' in act ? act.corrections : []
    return 'corrections' in half && isDeepStrictEqual(half.corrections, corrections)
      ? null
      : `${said} is written down there with other corrections.`
  }
  if (
    act.kind === 'confirms' ||
    act.kind === 'refuses' ||
    act.kind === 'corrects' ||
    act.kind === 'supersedes'
  ) {
    const other = recordOf(act.meetingId)
    if (other === null || other.acts.some((each) => each.id === act.actId)) return null
    return `${capital(nameOfMeeting(record))} says that it ${act.kind} the minutes of ${nameOfMeeting(other)}, and these do not.`
  }
  return null
}

export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
