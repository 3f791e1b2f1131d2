import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { useCore } from '../../state/core.tsx'

/** What confirming takes for good, said before it is pressed: nothing where no exempt item had words that were deleted again. */
export function ErasedByConfirming({ record }: { readonly record: MeetingRecord }): ReactNode {
  const { api } = useCore()
  const input = { meetingId: record.meeting.id, itemId: null }
  const found = useQuery(api.audit.erasable.queryOptions({ input, staleTime: 0, gcTime: 0 }))
  if (found.data === undefined || found.data.changes === 0) return null
  const { changes, itemIds } = found.data
  const edits = changes === 1 ? '1 edit' : `${changes.toLocaleString('en-GB')} edits`
  return (
    <p className="callout" role="note">
      Confirming erases for good what was deleted in exempt items: {edits} {sayItems(record, itemIds)}. The
      minutes stay as they stand; their earlier versions do not come back by withdrawing.
    </p>
  )
}

function sayItems({ minutes }: MeetingRecord, itemIds: readonly string[]): string {
  const numbers = itemIds.flatMap((id) => {
    const number = minutes.find(({ itemId }) => itemId === id)?.number ?? ''
    return number === '' ? [] : [number]
  })
  const others = itemIds.length - numbers.length
  const told = [
    ...(numbers.length === 0 ? [] : [`in minute${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`]),
    ...(others === 0
      ? []
      : [`in ${others === 1 ? 'an item' : `${others.toLocaleString('en-GB')} items`} without a number`]),
  ]
  return told.join(' and ')
}
