import type { ReactNode } from 'react'
import { Radios } from '../../parts/choice.tsx'
import type { Audience, Edition } from '../../state/packData.ts'
import type { EditionChoice } from './packEditions.ts'
import { RightHandPages } from './rightHandPages.tsx'

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
  const shown = editions.find(({ id }) => id === edition)
  return (
    <div className="pack-choices">
      <Radios label="For" hideLabel options={options} value={audience} onChange={onAudience} inline />
      {editions.length > 1 ? (
        <Radios label="Edition" hideLabel options={editions} value={edition} onChange={onEdition} inline />
      ) : null}
      <RightHandPages />
      {editions.length > 1 || shown?.isAlwaysSaid === true ? (
        <p className="cell-hint">{shown?.about}</p>
      ) : null}
    </div>
  )
}
