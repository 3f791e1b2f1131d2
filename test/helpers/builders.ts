import { defined } from '../../shared/domain/assert.ts'
import type { Committee } from '../../shared/domain/committee.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import { aCommittee, aPerson, aSeat } from './recordBuilder.ts'

/** What tests put into a book through its door. Values of the domain are built in recordBuilder.ts. */

export const threeCouncillors: readonly Person[] = [
  aPerson('ash', { name: 'Ruth Ashworth' }),
  aPerson('bel', { name: 'Tom Bellingham' }),
  aPerson('cro', { name: 'Nadia Crowe' }),
]

export function licensing(given: Partial<Committee> = {}): Committee {
  return aCommittee({
    id: 'licensing',
    name: 'Licensing Committee',
    quorum: 2,
    numbering: { runs: 'municipal-year', start: 15, pattern: '{n}' },
    standingAgenda: [
      { id: 'standing-apologies', kind: 'apologies', title: 'Apologies for absence', summary: '' },
      {
        id: 'standing-minutes',
        kind: 'minutes',
        title: 'Minutes',
        summary: 'Of the meeting held on {last meeting}',
      },
      { id: 'standing-other', kind: 'other', title: 'Market pitches', summary: '' },
    ],
    memberships: [aSeat('ash', { role: 'chair' }), aSeat('bel'), aSeat('cro')],
    ...given,
  })
}

/** What a procedure is sent: the domain's own values without `readonly`. */
export type Sent<Procedure extends (...args: never[]) => unknown> = Parameters<Procedure>[0]

/** Three councillors, a committee of them, and its meeting of 3 February 2026: the meeting's id and those of its items. */
export async function aMeeting(
  client: CoreClient,
  more: Partial<Sent<CoreClient['meetings']['create']>> = {},
): Promise<{ readonly meetingId: string; readonly itemIds: readonly string[] }> {
  for (const person of threeCouncillors)
    await client.people.save(person as Sent<CoreClient['people']['save']>)
  await client.committees.save(licensing() as Sent<CoreClient['committees']['save']>)
  return nextMeeting(client, more)
}

/** Another meeting of the committee that `aMeeting` made. */
export async function nextMeeting(
  client: CoreClient,
  more: Partial<Sent<CoreClient['meetings']['create']>> = {},
): Promise<{ readonly meetingId: string; readonly itemIds: readonly string[] }> {
  const { meetingId } = await client.meetings.create({
    committeeId: 'licensing',
    date: '2026-02-03',
    start: '10:00',
    preMeeting: null,
    place: 'Council Chamber',
    governanceOfficer: {
      personId: null,
      name: 'Imogen Farrow',
      title: 'Governance Officer',
      phone: '01632 960001',
      email: 'imogen.farrow@fenwickvale.example',
    },
    ...more,
  })
  const { record } = await client.meetings.get({ meetingId })
  return { meetingId, itemIds: record.items.map((item) => item.id) }
}

/** A step that types `text` at `position` of a document: 1 is the start of its first block. */
export function typing(text: string, position = 1): Record<string, unknown> {
  return {
    stepType: 'replace',
    from: position,
    to: position,
    slice: { content: [{ type: 'text', text }] },
  }
}

/** A step that puts whole blocks at `position`; 0 is before the first block. */
export function putting(blocks: readonly MinutesJson[], position = 0): Record<string, unknown> {
  return { stepType: 'replace', from: position, to: position, slice: { content: [...blocks] } }
}

/** One edit of an item, with what nearly every test leaves alone. */
export function anEdit(
  meetingId: string,
  itemId: string | undefined,
  more: Partial<Sent<CoreClient['minutes']['apply']>> & { readonly changeId: string },
): Sent<CoreClient['minutes']['apply']> {
  return {
    meetingId,
    itemId: defined(itemId, 'the meeting has this item'),
    baseRevision: 0,
    steps: [],
    facts: { add: [], remove: [] },
    undoes: [],
    ...more,
  }
}

/** The text of every block of a document, in order. */
export function textsOf(doc: Readonly<Record<string, unknown>>): string[] {
  const words = (node: unknown): string => {
    const { text, content } = node as { text?: string; content?: unknown[] }
    return text ?? (content ?? []).map(words).join('')
  }
  return ((doc['content'] ?? []) as unknown[]).map(words)
}
