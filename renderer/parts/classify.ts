import type { Classification } from '../../shared/domain/access.ts'
import { useAct } from '../state/act.ts'
import { useCore } from '../state/core.tsx'
import type { AgendaItemData } from '../state/data.ts'
import { reportDone } from '../state/notices.ts'
import { classificationNames } from './itemWords.ts'

/** Says of an item who may read it, in one press; the notice offers the way back. */
export function useClassify(
  meetingId: string,
): (item: AgendaItemData, chosen: Exclude<Classification, 'exempt'>) => Promise<boolean> {
  const { client } = useCore()
  const act = useAct()
  const save = (
    itemId: string,
    change: Pick<AgendaItemData, 'classification' | 'exemption'>,
  ): Promise<boolean> => act(() => client.agenda.editItem({ meetingId, itemId, change }))
  return async (item, chosen) => {
    const { id, title, classification, exemption } = item
    const done = await save(id, { classification: chosen, exemption: null })
    if (done) {
      reportDone(`“${title}” is marked ${classificationNames[chosen].toLowerCase()}.`, () => {
        void save(id, { classification, exemption })
      })
    }
    return done
  }
}
