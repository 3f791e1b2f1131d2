import { Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import { v7 as uuid } from 'uuid'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import { docFromJson, type MinutesJson } from '../../shared/minutesText/apply.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'

export interface MinutedItem {
  readonly meetingId: string
  readonly itemId: string
}

/** The same, with what the screen calls it. */
export interface NamedItem extends MinutedItem {
  readonly title: string
}

/** The report of the sample council's latest meeting, whose minutes are still to be written. */
export async function itemToMinute(client: CoreClient): Promise<NamedItem> {
  const meetings = await client.meetings.list({})
  const meetingId = defined(meetings[0], 'the sample council has a meeting').id
  const { record } = await client.meetings.get({ meetingId })
  const report = record.items.find(({ kind }) => kind === 'report')
  const { id, title } = defined(report, 'the agenda has a report')
  return { meetingId, itemId: id, title }
}

/** Gives the item an introduction and points (forty unless told) of `words` words each, in place of what it has. */
export async function writePoints(
  client: CoreClient,
  item: MinutedItem,
  words: number,
  points = 40,
): Promise<void> {
  const { doc: json, revision } = await client.minutes.open(idsOf(item))
  const blocks = Array.from({ length: points }, (_, n) =>
    minutesSchema.node('point', { id: uuid(), level: 0 }, minutesSchema.text(sentence(n, words))),
  )
  const introduction = minutesSchema.text('During the discussion the following points were made:')
  const doc = minutesSchema.node('doc', null, [
    minutesSchema.node('prose', { id: uuid() }, introduction),
    ...blocks,
  ])
  const whole = docFromJson(json).content.size
  await apply(client, item, revision, new ReplaceStep(0, whole, new Slice(doc.content, 0, 0)))
}

/** Adds a word to the first paragraph, so that nothing made before is still right. */
export async function changeOneWord(client: CoreClient, item: MinutedItem, n: number): Promise<void> {
  const { revision } = await client.minutes.open(idsOf(item))
  const slice = new Slice(
    minutesSchema.node('prose', { id: uuid() }, minutesSchema.text(`Again ${n}. `)).content,
    0,
    0,
  )
  await apply(client, item, revision, new ReplaceStep(1, 1, slice))
}

/** Changes a line of the agenda, for the same reason. */
export async function changeSummary(client: CoreClient, item: MinutedItem, n: number): Promise<void> {
  await client.agenda.editItem({ ...idsOf(item), change: { summary: `Figures of week ${n}` } })
}

async function apply(
  client: CoreClient,
  item: MinutedItem,
  baseRevision: number,
  step: ReplaceStep,
): Promise<void> {
  await client.minutes.apply({
    ...idsOf(item),
    changeId: uuid(),
    baseRevision,
    steps: [step.toJSON() as MinutesJson],
    facts: { add: [], remove: [] },
    undoes: [],
  })
}

/** The core takes what it asked for and nothing more. */
export function idsOf({ meetingId, itemId }: MinutedItem): MinutedItem {
  return { meetingId, itemId }
}

const vocabulary =
  'the committee heard that work on the library roof will begin in spring and that costs remain within what was agreed while members asked how residents would be told'.split(
    ' ',
  )

function sentence(n: number, words: number): string {
  const chosen = Array.from({ length: words }, (_, w) => vocabulary[(n * 7 + w) % vocabulary.length] ?? '')
  return `Point ${n + 1}: ${chosen.join(' ')}.`
}
