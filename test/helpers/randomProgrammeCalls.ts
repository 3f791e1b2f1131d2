import type { CoreClient } from '../../shared/api/client.ts'
import { urgencies } from '../../shared/domain/forwardPlan.ts'
import { endOf } from './packsInBook.ts'
import type { Roll } from './randomEdits.ts'
import { aMeetingId, learn, pick, words } from './randomWorld.ts'
import type { Call, World } from './randomWorld.ts'

type Cards = Awaited<ReturnType<CoreClient['programme']['get']>>['cards']
type Card = Cards[number]
type Decisions = Awaited<ReturnType<CoreClient['forwardPlan']['get']>>['decisions']

const committeeId = 'licensing'

function aPlace(world: World, roll: Roll): Card['place'] {
  if (roll.b % 3 === 0) return { kind: 'meeting', meetingId: aMeetingId(world, roll) }
  if (roll.b % 3 === 1)
    return { kind: 'date', date: pick(['2026-03-03', '2026-05-14', '2026-02-30'], roll.a) }
  return { kind: pick(['unscheduled', 'suggested', 'circulated'] as const, roll.a) }
}

function aCard(world: World, roll: Roll): Card {
  return {
    ...{ id: `card-${roll.a % 7}`, title: words(roll), purpose: '', lead: 'Leader' },
    ...{ place: aPlace(world, roll), source: null, agendaItemId: null, standing: roll.b % 11 === 0 },
  }
}

function aDecision(roll: Roll): Decisions[number] {
  return {
    ...{
      id: `decision-${roll.a % 4}`,
      matter: words(roll),
      decisionMaker: 'Cabinet',
      from: '2026-05-14',
      to: null,
    },
    ...{
      documents: [],
      contact: pick(['', 'Guildhall'], roll.a),
      private: roll.b % 2 === 0,
      privateReason: '',
    },
    ...{
      publishedOn: pick([null, '2026-02-03'], roll.b),
      urgency: pick(urgencies, roll.a),
      urgencyReason: '',
    },
    meetingId: null,
  }
}

/** Now and then over a version that is not the one that stands. */
function overVersion(version: string, roll: Roll): string {
  return roll.b % 13 === 0 ? '0'.repeat(64) : version
}

/** The programme is put on an item of its own. */
async function itemForProgramme(world: World, meetingId: string): Promise<void> {
  const { items } = (await world.client.meetings.get({ meetingId })).record
  if (items.some(({ kind }) => kind === 'work-programme')) return
  await world.client.agenda.addItem({
    ...{ meetingId, itemId: world.newId(), afterId: null, parentId: null, kind: 'work-programme' },
    ...{ title: 'Work programme', atMeeting: false },
  })
  await learn(world, meetingId)
}

/** Work programme and forward plan. */
export const randomProgrammeCalls: Readonly<Record<string, Call>> = {
  'programme.get': ({ client }) => client.programme.get({ committeeId }),
  'programme.save': async (world, roll) => {
    const { cards, version } = await world.client.programme.get({ committeeId })
    const card = aCard(world, roll)
    const others = cards.filter(({ id }) => id !== card.id)
    const next = others.toSpliced(roll.b % (others.length + 1), 0, card)
    return world.client.programme.save({ committeeId, version: overVersion(version, roll), cards: next })
  },
  'programme.propose': (world, roll) =>
    world.client.programme.propose({ meetingId: aMeetingId(world, roll) }),
  'programme.toAgenda': (world, roll) =>
    world.client.programme.toAgenda({ committeeId, meetingId: aMeetingId(world, roll) }),
  'programme.attach': async (world, roll) => {
    const { client } = world
    const meetingId = aMeetingId(world, roll)
    await itemForProgramme(world, meetingId)
    const end = await endOf(client, (await client.programme.make({ committeeId, format: 'pdf' })).jobId)
    const outputId = end.state === 'done' && roll.b % 5 > 0 ? end.outputId : 'none'
    return client.programme.attach({ committeeId, meetingId, outputId })
  },
  'forwardPlan.get': ({ client }) => client.forwardPlan.get({ committeeId }),
  'forwardPlan.save': async ({ client }, roll) => {
    const { decisions, version } = await client.forwardPlan.get({ committeeId })
    const decision = aDecision(roll)
    const next = [...decisions.filter(({ id }) => id !== decision.id), decision]
    return client.forwardPlan.save({ committeeId, version: overVersion(version, roll), decisions: next })
  },
  'forwardPlan.makeNotice': ({ client }, roll) =>
    client.forwardPlan.makeNotice({ committeeId, decisionId: `decision-${roll.a % 4}`, format: 'html' }),
}
