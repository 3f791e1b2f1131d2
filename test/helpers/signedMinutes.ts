import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { plainText } from '../../shared/domain/minutes.ts'
import type { Inline } from '../../shared/domain/minutes.ts'
import type { AgreedAt, AgreedCorrection } from '../../shared/domain/minutesActs.ts'
import { aMeeting, anEdit, nextMeeting, putting } from './builders.ts'
import type { Sent } from './builders.ts'

/** Two meetings of the Licensing Committee: the first is minuted, the second may agree its minutes. */
export interface TwoMeetings {
  readonly meetingId: string
  /** Apologies, Minutes, Market pitches. */
  readonly itemIds: readonly string[]
  readonly laterId: string
  readonly laterMinutesItem: string
  readonly agreedAt: { meetingId: string; date: string; itemId: null; minuteNumber: string }
}

export const pitchesPoint = 'point-pitches'
export const pitchesClause = 'clause-pitches'
export const pitchesWords = 'Members asked how many pitches stood empty.'

export async function twoMeetings(client: CoreClient): Promise<TwoMeetings> {
  const { meetingId, itemIds } = await aMeeting(client, { date: '2025-02-03' })
  await client.attendance.markRestPresent({ meetingId })
  await writePitches(client, meetingId, itemIds[2])
  const { meeting } = (await client.meetings.get({ meetingId })).record
  await client.meetings.save({ ...meeting, state: 'draft-minutes', end: '11:20', presidedBy: 'ash' })
  const later = await nextMeeting(client, { date: '2025-03-03' })
  const laterMinutesItem = defined(later.itemIds[1], 'the agenda has a Minutes item')
  return {
    ...{ meetingId, itemIds, laterId: later.meetingId, laterMinutesItem },
    agreedAt: { meetingId: later.meetingId, date: '2025-03-03', itemId: null, minuteNumber: '' },
  }
}

/** A paragraph, a point, a resolution and a departure under the last item. */
async function writePitches(
  client: CoreClient,
  meetingId: string,
  itemId: string | undefined,
): Promise<void> {
  const text = (words: string) => [{ type: 'text', text: words }]
  const blocks = [
    {
      type: 'prose',
      attrs: { id: 'prose-pitches' },
      content: text('The market manager spoke to the report.'),
    },
    { type: 'point', attrs: { id: pitchesPoint }, content: text(pitchesWords) },
    {
      type: 'resolution',
      attrs: { id: 'resolution-pitches' },
      content: [{ type: 'clause', attrs: { id: pitchesClause }, content: text('let six more pitches.') }],
    },
    {
      type: 'event',
      attrs: { id: 'event-left', event: 'left', factId: 'left' },
      content: text('Councillor Tom Bellingham left the meeting at 11.05 am.'),
    },
  ]
  const left = { id: 'left', kind: 'left' as const, at: '11:05', personId: 'bel', itemId: itemId ?? '' }
  await client.minutes.apply(
    anEdit(meetingId, itemId, {
      ...{ changeId: `pitches-${meetingId}`, steps: [putting(blocks)], facts: { add: [left], remove: [] } },
    }),
  )
}

/** That seven pitches were let, not six. */
export function aCorrection(itemId: string | undefined, given: Partial<AgreedCorrection> = {}) {
  return {
    itemId: defined(itemId, 'the meeting has this item'),
    blockId: pitchesClause as string | null,
    was: 'let six more pitches.',
    now: 'let seven more pitches.',
    ...given,
  }
}

export function signing(
  { meetingId, agreedAt }: { readonly meetingId: string; readonly agreedAt: AgreedAt },
  given: Partial<Sent<CoreClient['signing']['recordSigning']>> = {},
): Sent<CoreClient['signing']['recordSigning']> {
  return {
    ...{ meetingId, agreedAt, presider: { personId: 'ash', name: 'Councillor Ruth Ashworth' } },
    ...{ signedOn: agreedAt.date, manner: 'paper' },
    ...given,
  }
}

/** The first meeting with its minutes confirmed as accurate by the second. */
export async function confirmedMinutes(
  client: CoreClient,
): Promise<TwoMeetings & { readonly actId: string }> {
  const two = await twoMeetings(client)
  const { meetingId, agreedAt } = two
  const { actId } = await client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
  return { ...two, actId }
}

export async function signedMinutes(client: CoreClient): Promise<TwoMeetings & { readonly actId: string }> {
  const two = await confirmedMinutes(client)
  await client.signing.recordSigning(signing(two))
  return two
}

/** What a point, a clause or a paragraph says now. */
export async function wordsAt(
  client: CoreClient,
  meetingId: string,
  blockId: string,
): Promise<string | null> {
  const record = (await client.records.export({ meetingId })) as MeetingRecord
  const contents = record.minutes.flatMap(({ blocks }) =>
    blocks.flatMap((block): readonly { readonly id: string; readonly content: readonly Inline[] }[] =>
      block.kind === 'resolution' ? block.clauses : [block],
    ),
  )
  const found = contents.find((each) => each.id === blockId)
  return found === undefined ? null : plainText(found.content)
}
