import { itemsAbove } from './itemDocuments.ts'
import type { MeetingRecord } from './meetingRecord.ts'
import { hasWords } from './minutes.ts'

/** Whether words of an item's minutes are closed to the public: all of them, as those of its item, or a part (R16). */
export function hasClosedMinutes(record: Pick<MeetingRecord, 'items' | 'minutes'>, itemId: string): boolean {
  const blocks = record.minutes.find((minutes) => minutes.itemId === itemId)?.blocks ?? []
  const written = blocks.filter(hasWords)
  return written.some(isClosed) || (written.length > 0 && itemsAbove(record, itemId).some(isClosed))
}

function isClosed({ classification }: { readonly classification: string }): boolean {
  return classification === 'exempt' || classification === 'confidential'
}
