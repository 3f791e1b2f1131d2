import { aMeeting } from '../../helpers/builders.ts'
import { bookAfter, bookNow, doAct, sameBook } from '../../helpers/countedActs.ts'
import type { ActedOn } from '../../helpers/countedActs.ts'
import type { Operation, Workplace } from './operation.ts'

const actsInAStretch = 40

/** Letters, things that happen and are taken back, parked lines, attendance. */
export const typing: Operation<ActedOn> = {
  name: 'typing, facts, attendance',
  share: 26,
  deeds: 824,
  prepare: ({ client }) => aMinutedMeeting(client),
  async work({ client }, on, before, tell) {
    for (let n = before.length; n < before.length + actsInAStretch; n += 1) {
      await doAct(client, on, n)
      tell({ act: n })
    }
  },
  async check({ client }, on, told) {
    const held = await actsIn(client, on, told.length + 1)
    if (held === null)
      return { lost: told.length, wrong: ['it holds what was never done, or half of an act'] }
    return { lost: Math.max(0, told.length - held), wrong: [] }
  },
}

export async function aMinutedMeeting(client: Workplace['client']): Promise<ActedOn> {
  const { meetingId, itemIds } = await aMeeting(client)
  const [textItemId = '', lineItemId = ''] = itemIds
  return { meetingId, textItemId, lineItemId, people: ['ash', 'bel', 'cro'] }
}

/** How many acts the book holds, at most `most`; null when it is no state that acts lead to. */
export async function actsIn(client: Workplace['client'], on: ActedOn, most: number): Promise<number | null> {
  const found = await bookNow(client, on)
  for (let count = most; count >= 0; count -= 1) if (sameBook(bookAfter(on, count), found)) return count
  return null
}
