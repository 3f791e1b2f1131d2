import { publishTicks } from '../../shared/domain/publishing.ts'
import { aMeetingId, pick } from './randomWorld.ts'
import type { Call } from './randomWorld.ts'

const light = publishTicks.filter((tick) => tick !== 'web')

/** Publishing as random calls ask for it: beside the book, in the folder of the test. */
export const randomPublishCalls: Readonly<Record<string, Call>> = {
  'publishing.choices': ({ client }) => client.publishing.choices({}),
  'publishing.plan': (world, roll) =>
    world.client.publishing.plan({ meetingId: aMeetingId(world, roll), ticks: [pick(light, roll.b)] }),
  'publishing.write': (world, roll) =>
    world.client.publishing.write({ meetingId: aMeetingId(world, roll), ticks: [pick(light, roll.b)] }),
}
