import { auditGroups } from '../../shared/domain/auditGroups.ts'
import { auditFilter } from './auditCases.ts'
import { aMeetingId, pick, words } from './randomWorld.ts'
import type { Call, World } from './randomWorld.ts'
import type { Roll } from './randomEdits.ts'

function anItem(world: World, roll: Roll): { readonly meetingId: string; readonly itemId: string } {
  const meetingId = aMeetingId(world, roll)
  return { meetingId, itemId: pick(world.itemIds.get(meetingId) ?? ['none'], roll.b) }
}

function aFilter(world: World, roll: Roll) {
  return auditFilter({
    meetingId: roll.a % 2 === 0 ? null : aMeetingId(world, roll),
    committeeId: roll.a % 3 === 0 ? 'licensing' : null,
    group: roll.b % 3 === 0 ? pick(auditGroups, roll.b) : null,
    words: roll.b % 2 === 0 ? '' : words(roll),
    includeExempt: roll.b % 5 === 0,
  })
}

/** The audit trail, and what is erased for good, as random calls ask for them. */
export const randomAuditCalls: Readonly<Record<string, Call>> = {
  'audit.list': (world, roll) =>
    world.client.audit.list({ filter: aFilter(world, roll), after: null, limit: 1 + (roll.a % 200) }),
  'audit.actors': ({ client }) => client.audit.actors({}),
  'audit.verify': async (world, roll) => {
    const meetingId = roll.a % 2 === 0 ? null : aMeetingId(world, roll)
    const { broken } = await world.client.audit.verify({ meetingId })
    if (broken !== null) throw new Error(broken)
  },
  'audit.export': (world, roll) =>
    world.client.audit.export({ filter: aFilter(world, roll), format: pick(['csv', 'json'], roll.b) }),
  'audit.erasable': (world, roll) => world.client.audit.erasable(anItem(world, roll)),
  'audit.erasures': (world, roll) => world.client.audit.erasures(anItem(world, roll)),
  'audit.erase': (world, roll) =>
    world.client.audit.erase({ ...anItem(world, roll), reason: words(roll), withBackups: false }),
}
