import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Node } from 'prosemirror-model'
import { useStore } from 'zustand'
import { interestsInItem } from '../../../shared/domain/interests.ts'
import { allCommands, runCommand } from '../../frame/commands.ts'
import { shownKeys } from '../../frame/keyCaps.tsx'
import type { MeetingView } from '../../state/data.ts'
import { useItemTime } from './itemTime.tsx'
import { shownTime } from './itemTimes.ts'
import { useFacts, useLive, useShownItem } from './useLive.ts'
import './thisItem.css'

const acts: readonly (readonly [string, string])[] = [
  ['minutes.motion', 'Motion'],
  ['minutes.resolution', 'Resolution'],
  ['meeting.declaration', 'Interest'],
  ['minutes.action', 'Action'],
]

/** What is done most within an item, for the pointer; each has its key. */
export function ItemActs(): ReactNode {
  const keys = useKeysOf(acts.map(([id]) => id))
  const known = acts.filter(([id]) => keys[id] !== undefined)
  if (known.length === 0) return null
  return (
    <div className="item-acts" role="group" aria-label="In this item">
      {known.map(([id, name]) => {
        const key = keys[id] ?? ''
        return (
          <button
            key={id}
            type="button"
            className="button"
            title={key === '' ? name : `${name}, ${key}`}
            onClick={() => runCommand(id)}
          >
            {name} {key === '' ? null : <kbd aria-hidden="true">{shortKeys(key)}</kbd>}
          </button>
        )
      })}
    </div>
  )
}

/** The first key of each of these commands that is there now; '' for one without a key. */
function useKeysOf(ids: readonly string[]): Readonly<Record<string, string>> {
  const [keys, setKeys] = useState<Readonly<Record<string, string>>>({})
  // Commands are registered when the screen stands, and again with other keys: nothing else tells of it.
  useEffect(() => {
    const commands = allCommands()
    const now = Object.fromEntries(
      ids.flatMap((id) => {
        const command = commands.find((one) => one.id === id)
        return command === undefined ? [] : [[id, shownKeys(command.keys?.[0] ?? '')] as const]
      }),
    )
    setKeys((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
  })
  return keys
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
