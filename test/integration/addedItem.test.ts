import { expect, test } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import type { Classification } from '../../shared/domain/access.ts'
import type { AgendaItemKind } from '../../shared/domain/agenda.ts'
import { aMeeting, anEdit } from '../helpers/builders.ts'
import type { Sent } from '../helpers/builders.ts'
import { testCore } from '../helpers/testBook.ts'

type Facts = Sent<CoreClient['minutes']['apply']>['facts']['add']

const wentOut = (kind: 'excluded' | 'readmitted', at: string): Facts => [
  { id: kind, kind, at, personId: null, itemId: null },
]

/** The classification of an item of each kind that is added now. */
async function added(client: CoreClient, meetingId: string, atMeeting: boolean): Promise<Classification[]> {
  const kinds: readonly AgendaItemKind[] = ['urgent', 'other', 'report']
  const ids: string[] = []
  for (const kind of kinds) {
    const itemId = crypto.randomUUID()
    ids.push(itemId)
    const place = { afterId: null, parentId: null }
    await client.agenda.addItem({ meetingId, itemId, ...place, kind, title: 'Late item', atMeeting })
  }
  const { items } = (await client.meetings.get({ meetingId })).record
  return ids.flatMap((id) => items.find((item) => item.id === id)?.classification ?? [])
}

test('an item added at the meeting is public, whatever its kind, unless the public is out of the room', async () => {
  const { client } = await testCore()
  const { meetingId, itemIds } = await aMeeting(client)
  expect(await added(client, meetingId, false)).toEqual(['unset', 'public', 'unset'])
  expect(await added(client, meetingId, true)).toEqual(['public', 'public', 'public'])

  const apply = (changeId: string, add: Facts, baseRevision: number): Promise<unknown> =>
    client.minutes.apply(
      anEdit(meetingId, itemIds[0], { changeId, baseRevision, facts: { add, remove: [] } }),
    )
  await apply('a', wentOut('excluded', '11:00'), 0)
  expect(await added(client, meetingId, true)).toEqual(['unset', 'unset', 'unset'])
  await apply('b', wentOut('readmitted', '11:30'), 1)
  expect(await added(client, meetingId, true)).toEqual(['public', 'public', 'public'])
})
