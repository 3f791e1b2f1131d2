import type { ReactNode } from 'react'
import type { Node } from 'prosemirror-model'
import { useStore } from 'zustand'
import { interestsInItem } from '../../../shared/domain/interests.ts'
import { useAppearance } from '../../frame/appearance.ts'
import { runCommand } from '../../frame/commands.ts'
import { chosenFor, shownKeys } from '../../frame/keyCaps.tsx'
import type { MeetingView } from '../../state/data.ts'
import { useItemTime } from './itemTime.tsx'
import { shownTime } from './itemTimes.ts'
import { useFacts, useLive, useShownItem } from './useLive.ts'
import './thisItem.css'

const acts = [
  { id: 'minutes.motion', name: 'Motion', keys: 'Ctrl+Shift+M' },
  { id: 'minutes.resolution', name: 'Resolution', keys: 'Ctrl+Shift+R' },
  { id: 'meeting.declaration', name: 'Interest', keys: 'Ctrl+Shift+D' },
  { id: 'minutes.action', name: 'Action', keys: 'Ctrl+Shift+A' },
] as const

/** What is done most within an item, for the pointer; each has its key. */
export function ItemActs(): ReactNode {
  const chosen = useAppearance((state) => state.keys)
  return (
    <div className="item-acts" role="group" aria-label="In this item">
      {acts.map(({ id, name, keys }) => {
        const own = chosenFor(keys, chosen, id)
        const key = own === null ? null : shownKeys(own)
        return (
          <button
            key={id}
            type="button"
            className="button"
            title={key === null ? name : `${name}, ${key}`}
            onClick={() => runCommand(id)}
          >
            {name} {key === null ? null : <kbd aria-hidden="true">{shortKeys(key)}</kbd>}
          </button>
        )
      })}
    </div>
  )
}

/** Two stand beside each other in the inspector: "Ctrl+Shift+M" as "^⇧M". */
function shortKeys(keys: string): string {
  return keys.replace('Ctrl+', '^').replace('⌘+', '⌘').replace('Shift+', '⇧')
}

/** "48m · 34 points · no interests declared", and who declared one. */
export function ThisItem({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const itemId = useShownItem(live)
  const facts = useFacts(live)
  const time = shownTime(useItemTime(itemId))
  useStore(live.session.summary, (summary) => summary.version)
  if (itemId === null) return null
  const points = pointsIn(live.session.state(itemId).doc)
  const interests = interestsInItem(facts, itemId, view.record.items)
  const words = [
    ...(time === '' ? [] : [time]),
    points === 1 ? '1 point' : `${points} points`,
    ...(interests.length === 0 ? ['no interests declared'] : []),
  ]
  return (
    <>
      <h2 className="rail-heading">This item</h2>
      <p className="this-item">{words.join(' · ')}</p>
      {interests.length === 0 ? null : (
        <ul className="this-item-interests" aria-label="Interests declared in this item">
          {interests.map((one) => (
            <li key={one.id}>{live.nameOf(one.personId)}: interest</li>
          ))}
        </ul>
      )}
    </>
  )
}

function pointsIn(doc: Node): number {
  let points = 0
  doc.forEach((node) => {
    if (node.type.name === 'point') points += 1
  })
  return points
}
