import type { ReactNode } from 'react'
import type { EditorState } from 'prosemirror-state'
import { create } from 'zustand'
import { formatTime } from '../../../shared/domain/civilTime.ts'
import type { HouseStyle } from '../../../shared/domain/houseStyle.ts'
import { quorumAt } from '../../../shared/domain/presenceTimeline.ts'
import { placeLabels } from '../../editor/labels.ts'
import { isOfThePast } from './confirmedMinutes.ts'
import { shownNumbers } from './itemNumbers.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { rollCall } from './rollCall.ts'
import { roomNow } from './roomNow.ts'

const useSaid = create<{ readonly words: string }>(() => ({ words: '' }))

/** Ctrl+Shift+W: "Item 20, point f f, 11.12 am, quorate 6", for a screen reader to say. */
export function sayWhere(live: LiveMeeting): void {
  const words = whereWords(live)
  // The same words again are said again: a space more makes them others.
  useSaid.setState((before) => ({ words: before.words === words ? `${words} ` : words }))
}

/** Where sayWhere speaks. */
export function WhereAmI(): ReactNode {
  return (
    <p className="visually-hidden" role="status">
      {useSaid((state) => state.words)}
    </p>
  )
}

function whereWords(live: LiveMeeting): string {
  const { itemId } = live.session.summary.getState()
  const { houseStyle } = live.view.record.council
  const number = shownNumbers(live.view).get(itemId ?? '') ?? ''
  const parts = [
    itemId === null ? 'No item' : `Item ${number}`.trim(),
    itemId === null ? '' : lineSaid(live.session.state(itemId), houseStyle),
    isOfThePast(live.view) ? '' : formatTime(live.now(), houseStyle.times),
    isOfThePast(live.view) ? '' : quorumWords(live),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** "point f f" of the line of the caret; empty where lines carry no label. */
export function lineSaid(
  state: EditorState,
  style: Pick<HouseStyle, 'points' | 'subPoints' | 'resolution'>,
): string {
  const { $head } = state.selection
  if ($head.depth === 0) return ''
  const labels = placeLabels(state.doc, {
    markers: { points: style.points, subPoints: style.subPoints },
    resolution: style.resolution,
  })
  const said = labels.find(({ from }) => from === $head.before())?.attributes['data-say'] ?? ''
  return said.replace(/\.\s*$/, '').toLowerCase()
}

function quorumWords(live: LiveMeeting): string {
  const room = roomNow(live)
  const { marked, of } = rollCall(room.attendance)
  if (marked < of) return `${marked} of ${of} members marked`
  const { quorate, present } = quorumAt(room, 'now', live.session.summary.getState().itemId)
  return quorate ? `quorate ${present}` : `not quorate, ${present} present`
}
