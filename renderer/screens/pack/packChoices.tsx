import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { RightHandRule } from '../../../shared/domain/packPages.ts'
import { rightHandOptions } from '../../parts/councilWords.ts'
import { Radios } from '../../parts/choice.tsx'
import { Select } from '../../parts/select.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { Audience, Edition } from './packData.ts'
import type { EditionChoice } from './packEditions.ts'

interface PackChoicesProps {
  readonly audience: Audience
  readonly onAudience: (audience: Audience) => void
  /** Pages of each audience's pack; null while they are not known. */
  readonly pages: Readonly<Record<Audience, number | null>>
  readonly editions: readonly EditionChoice[]
  readonly edition: Edition
  readonly onEdition: (edition: Edition) => void
}

const audienceNames: readonly { readonly id: Audience; readonly name: string }[] = [
  { id: 'public', name: 'Public' },
  { id: 'members', name: 'Members' },
]

/** For whom, which edition, and what starts on a right-hand page. */
export function PackChoices(props: PackChoicesProps): ReactNode {
  const { audience, onAudience, pages, editions, edition, onEdition } = props
  const options = audienceNames.map(({ id, name }) => ({
    id,
    name: pages[id] === null ? name : `${name} ${pages[id]} p`,
  }))
  const about = editions.find(({ id }) => id === edition)?.about
  return (
    <div className="pack-choices">
      <Radios label="For" hideLabel options={options} value={audience} onChange={onAudience} inline />
      {editions.length > 1 ? (
        <Radios label="Edition" hideLabel options={editions} value={edition} onChange={onEdition} inline />
      ) : null}
      <RightHandPages />
      {editions.length > 1 ? <p className="cell-hint">{about}</p> : null}
    </div>
  )
}

/** A setting of the council's house style, where its effect is seen. */
function RightHandPages(): ReactNode {
  const { api, client } = useCore()
  const act = useAct()
  const council = useQuery(api.council.get.queryOptions({ input: {} })).data
  if (council === undefined) return null
  const choose = (rightHand: RightHandRule): void => {
    void act(() => client.council.save({ ...council, houseStyle: { ...council.houseStyle, rightHand } }))
  }
  return (
    <div className="pack-right-hand">
      <Select
        label="Start on right-hand pages"
        options={rightHandOptions}
        value={council.houseStyle.rightHand}
        onChange={choose}
        width="medium"
      />
    </div>
  )
}
