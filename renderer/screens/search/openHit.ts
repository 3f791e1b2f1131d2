import { navigate } from 'wouter/use-hash-location'
import { isMac } from '../../frame/platform.ts'
import { paperAddress } from '../../parts/paperAddress.ts'
import { useNotices } from '../../state/notices.ts'
import { goToPlace } from '../live/minutePlaces.ts'
import type { SearchHit } from './searchData.ts'

/** Opens the place of a hit: the caret stands on the point, the row of the paper has the focus. */
export function openHit(hit: SearchHit): void {
  const { meetingId, itemId, placeId, page } = hit
  const meeting = `/meetings/${meetingId}`
  switch (hit.kind) {
    case 'paper': {
      const row = paperAddress(meetingId, itemId, placeId ?? '').slice(1)
      navigate(page === null ? row : `${row}/${page}`)
      return
    }
    case 'report':
      navigate(itemId === null ? `${meeting}/agenda` : `${meeting}/reports/${itemId}`)
      return
    case 'agenda':
      navigate(itemId === null ? `${meeting}/agenda` : `${meeting}/agenda/${itemId}`)
      return
    default:
      if (itemId === null) navigate(`${meeting}/live`)
      else goToPlace(meetingId, { itemId, blockId: placeId, number: hit.number, label: hit.label, words: '' })
      sayWayBack()
  }
}

const wayBack = 'way-back'
let wasSaid = false

/** The live screen has no rail: the first time, the way back stands above it. */
function sayWayBack(): void {
  if (wasSaid) return
  wasSaid = true
  // On a Mac those keys move the caret.
  const text = isMac ? 'Opened from the search.' : 'Alt+Left: back to what was found.'
  const action = { name: 'Back', run: () => window.history.back() }
  useNotices.getState().show({ id: wayBack, kind: 'note', text, action, stays: true })
  const stop = (): void => {
    if (window.location.hash.includes('/live')) return
    window.removeEventListener('hashchange', stop)
    useNotices.getState().dismiss(wayBack)
  }
  window.addEventListener('hashchange', stop)
}

/** The address of its meeting, for those who copy a link. */
export function hrefOf({ meetingId, itemId, kind }: SearchHit): string {
  const screen = kind === 'agenda' || kind === 'paper' || kind === 'report' ? 'agenda' : 'live'
  return `#/meetings/${meetingId}/${screen}${itemId === null ? '' : `/${itemId}`}`
}
