import { registerKinds } from '../../shared/domain/registers/register.ts'
import { aMeetingId, pick, words } from './randomWorld.ts'
import type { Call } from './randomWorld.ts'

const ends = [null, '2026-02-03', '2026-05-20', '2025-12-01', '2026-02-30']

/** Registers, and actions ticked off, as random calls ask for them. */
export const randomRegisterCalls: Readonly<Record<string, Call>> = {
  'registers.read': ({ client }, roll) =>
    client.registers.read({
      kind: pick(registerKinds, roll.a),
      audience: roll.b % 2 === 0 ? 'public' : 'members',
      filter: {
        committeeId: pick([null, 'licensing', 'none'], roll.b),
        from: pick(ends, roll.a),
        to: pick(ends, roll.b),
        text: roll.a % 3 === 0 ? words(roll) : '',
      },
    }),
  'registers.setDone': async (world, roll) => {
    const meetingId = aMeetingId(world, roll)
    const { record } = await world.client.meetings.get({ meetingId })
    const actions = record.facts.filter((fact) => fact.kind === 'action')
    const factId = roll.b % 10 === 0 ? 'none' : pick(actions, roll.b).id
    return world.client.registers.setDone({ meetingId, factId, done: roll.a % 2 === 0 })
  },
}
