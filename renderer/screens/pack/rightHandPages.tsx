import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { RightHandRule } from '../../../shared/domain/packPages.ts'
import { rightHandOptions } from '../../parts/councilWords.ts'
import { Select } from '../../parts/select.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'

/** A setting of the council's house style, where its effect is seen. It says that it is not of this meeting alone. */
export function RightHandPages(): ReactNode {
  const { api, client } = useCore()
  const act = useAct()
  const council = useQuery(api.council.get.queryOptions({ input: {} })).data
  if (council === undefined) return null
  const before = council.houseStyle.rightHand
  // What else the council's particulars say may have been changed meanwhile.
  const set = (rightHand: RightHandRule): Promise<boolean> =>
    act(async () => {
      const now = await client.council.get({})
      await client.council.save({ ...now, houseStyle: { ...now.houseStyle, rightHand } })
    })
  const choose = async (rightHand: RightHandRule): Promise<void> => {
    if (rightHand === before || !(await set(rightHand))) return
    reportDone(rightHandWords[rightHand], () => void set(before))
  }
  return (
    <div className="pack-right-hand">
      <Select
        label="Start on right-hand pages"
        hint="For every meeting of the council"
        options={rightHandOptions}
        value={before}
        onChange={(rightHand) => void choose(rightHand)}
        width="medium"
      />
    </div>
  )
}

/** What was changed, and for whom. */
export const rightHandWords: Readonly<Record<RightHandRule, string>> = {
  documents: 'In the packs of every meeting of the council, every document now starts on a right-hand page.',
  items: 'In the packs of every meeting of the council, every item now starts on a right-hand page.',
  none: 'In the packs of every meeting of the council, nothing has to start on a right-hand page any more.',
}
