import { publishTicks } from '../../shared/domain/publishing.ts'
import { aMeetingId, pick } from './randomWorld.ts'
import type { Roll } from './randomEdits.ts'
import type { Call, World } from './randomWorld.ts'

const light = publishTicks.filter((tick) => tick !== 'web')

/** What nobody has decided on keeps a meeting from being published: here somebody has. */
async function decidedMeeting(world: World, roll: Roll): Promise<string> {
  const { client } = world
  const meetingId = aMeetingId(world, roll)
  const { items, papers, reports } = (await client.meetings.get({ meetingId })).record
  const change = { classification: 'public' as const, exemption: null }
  const undecided = items.filter(({ classification }) => classification === 'unset')
  for (const { id } of undecided) await client.agenda.editItem({ meetingId, itemId: id, change })
  for (const { id } of papers) await client.papers.change({ meetingId, paperId: id, change })
  for (const report of reports) await client.reports.save({ meetingId, report: { ...report, ...change } })
  return meetingId
}

/** Publishing as random calls ask for it: beside the book, in the folder of the test. */
export const randomPublishCalls: Readonly<Record<string, Call>> = {
  'publishing.choices': ({ client }) => client.publishing.choices({}),
  'publishing.plan': async (world, roll) =>
    world.client.publishing.plan({
      meetingId: await decidedMeeting(world, roll),
      ticks: [pick(light, roll.b)],
    }),
  'publishing.write': async (world, roll) =>
    world.client.publishing.write({
      meetingId: await decidedMeeting(world, roll),
      ticks: [pick(light, roll.b)],
    }),
}
