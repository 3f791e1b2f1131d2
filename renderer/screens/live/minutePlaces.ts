import { TextSelection } from 'prosemirror-state'
import type { Command } from 'prosemirror-state'
import { useEffect } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { labelsOf } from '../../../shared/document/numbering.ts'
import type { Label } from '../../../shared/document/numbering.ts'
import type { HouseStyle } from '../../../shared/domain/houseStyle.ts'
import type { Inline, MinutesBlock } from '../../../shared/domain/minutes.ts'
import { fromBlocks, toBlocks, toLabelled } from '../../../shared/minutesText/blocks.ts'
import { focusEditor, focusEditorOf } from '../../editor/editorView.tsx'
import type { MinutePlace } from '../../frame/findPlaces.ts'
import { holdKeys } from '../../frame/typeAhead.ts'
import type { MeetingView } from '../../state/data.ts'
import { reportProblem } from '../../state/notices.ts'
import type { LiveMeeting } from './liveMeeting.ts'

/** How much of a point stands in the palette, in characters. */
const longestWords = 90

/** Every item and every labelled point of a meeting, in order; what is being written included. */
export function placesOf(view: MeetingView): MinutePlace[] {
  const live = shownLive?.meetingId === view.record.meeting.id ? shownLive : null
  const { items, minutes, council } = view.record
  const kept = new Map(minutes.map((one) => [one.itemId, one]))
  return items.flatMap((item) => {
    const number = kept.get(item.id)?.number ?? ''
    const isOpen = live?.session.isOpen(item.id) === true
    // As JSON brings them, a mark is there or is not: never `undefined`.
    const read = (kept.get(item.id)?.blocks ?? []) as readonly MinutesBlock[]
    const blocks = isOpen ? toBlocks(live.session.state(item.id).doc) : read
    const place = { itemId: item.id, number }
    return [
      { ...place, blockId: null, label: '', words: item.title },
      ...pointsOf(blocks, council.houseStyle).map((point) => ({ ...place, ...point })),
    ]
  })
}

type Point = Pick<MinutePlace, 'blockId' | 'label' | 'words'>

/** The points and clauses that carry a letter or a number, with the letters of those above them: "ff iv", "1 a". */
export function pointsOf(
  blocks: readonly MinutesBlock[],
  style: Pick<HouseStyle, 'points' | 'subPoints'>,
): Point[] {
  if (blocks.length === 0) return []
  const labels = labelsOf(toLabelled(fromBlocks(blocks, 'none')), style)
  let above: string[] = []
  const at = (id: string, level: number, label: Label, content: readonly Inline[]): Point[] => {
    const bare = label.text.replaceAll(/[^\p{L}\p{N}]/gu, '')
    above = [...above.slice(0, level), bare]
    const words = content.map(({ text }) => text).join('')
    return bare === '' ? [] : [{ blockId: id, label: above.join(' '), words: words.slice(0, longestWords) }]
  }
  return blocks.flatMap((block, index) => {
    const label = labels[index]
    if (block.kind === 'point' && label !== null && label !== undefined && 'text' in label) {
      return at(block.id, block.level, label, block.content)
    }
    if (block.kind !== 'resolution' || !Array.isArray(label)) return []
    const several: readonly Label[] = label
    return block.clauses.flatMap((clause, n) => {
      const own = several[n]
      return own === undefined ? [] : at(clause.id, clause.level, own, clause.content)
    })
  })
}

let shownLive: LiveMeeting | null = null
let wanted: MinutePlace | null = null

/** Goes to a place in the minutes: the caret stands at the beginning of the point, or in the item where it was. */
export function goToPlace(meetingId: string, place: MinutePlace): void {
  if (shownLive?.meetingId === meetingId) {
    show(shownLive, place)
    return
  }
  wanted = place
  navigate(`/meetings/${meetingId}/live/${place.itemId}`)
}

/** Makes the live screen the one whose places are gone to. */
export function useMinutePlaces(live: LiveMeeting): void {
  useEffect(() => {
    shownLive = live
    const place = wanted
    wanted = null
    if (place !== null) show(live, place)
    return () => {
      if (shownLive === live) shownLive = null
    }
  }, [live])
}

function show(live: LiveMeeting, { itemId, blockId }: MinutePlace): void {
  // What is typed from now on is meant for that place.
  const release = holdKeys()
  const shown = (): void => {
    if (blockId !== null) live.session.run(putCaretAt(blockId))
    focusEditorOf(itemId, release)
  }
  live.session
    .show(itemId, shown)
    .then((isShown) => {
      if (isShown) return
      release()
      onceShown(live, itemId, shown)
    })
    .catch((error: unknown) => {
      reportProblem(error)
      focusEditor()
      release()
    })
}

/** How long the screen may take to show the item of its own address. */
const openingMilliseconds = 2_000

/** The screen that is just being opened asks for the same item by itself: the place is gone to once that is there. */
function onceShown(live: LiveMeeting, itemId: string, shown: () => void): void {
  const { summary } = live.session
  if (summary.getState().itemId === itemId) {
    shown()
    return
  }
  const stop = summary.subscribe((now, before) => {
    if (now.itemId === before.itemId) return
    stop()
    if (now.itemId === itemId) shown()
  })
  setTimeout(stop, openingMilliseconds)
}

/** Puts the caret at the beginning of the block or clause with this id. */
export function putCaretAt(blockId: string): Command {
  return (state, dispatch) => {
    let start: number | null = null
    state.doc.descendants((node, pos) => {
      if (node.isTextblock && node.attrs['id'] === blockId) start = pos + 1
      return start === null && !node.isTextblock
    })
    if (start === null) return false
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, start)).scrollIntoView())
    return true
  }
}
