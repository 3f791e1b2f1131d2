import type { AgendaItemKind } from '../../../shared/domain/agenda.ts'
import { newId } from '../../state/newId.ts'
import { reportProblem } from '../../state/notices.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { recordAct, sentAgain } from './recordedAct.ts'

/** Adds an item that was not on the agenda, after `afterId` (null: first). Its text may be written at once. Answers its id. */
export function addItemNow(live: LiveMeeting, item: NewItem): string {
  const { meetingId, client, session } = live
  const itemId = newId()
  const before = session.summary.getState().itemId
  recordAct(live, {
    name: `the item “${item.title}” added`,
    send: sendItem(live, itemId, item),
    takeBack: sentAgain(async () => {
      await client.agenda.removeItem({ meetingId, itemId })
      // What is gone cannot stay on the screen: back to where the officer was.
      const isShown = session.summary.getState().itemId === itemId
      if (isShown && before !== null) session.show(before).catch(reportProblem)
    }, 'not-found'),
  })
  session.begin(itemId)
  return itemId
}

interface NewItem {
  readonly title: string
  readonly afterId: string | null
  readonly kind: AgendaItemKind
}

/** What adds the item: the first time, or again after it was taken away. */
export function sendItem(live: LiveMeeting, itemId: string, item: NewItem): () => Promise<unknown> {
  const { meetingId, client, session } = live
  const sent = { meetingId, itemId, ...item, parentId: null, atMeeting: true }
  return sentAgain(async () => {
    await client.agenda.addItem(sent)
    session.beginAgain(itemId)
  }, 'conflict')
}
