import { navigate } from 'wouter/use-hash-location'
import { paperAddress } from '../../parts/paperAddress.ts'
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
  }
}

/** The address of its meeting, for those who copy a link. */
export function hrefOf({ meetingId, itemId, kind }: SearchHit): string {
  const screen = kind === 'agenda' || kind === 'paper' || kind === 'report' ? 'agenda' : 'live'
  return `#/meetings/${meetingId}/${screen}${itemId === null ? '' : `/${itemId}`}`
}
