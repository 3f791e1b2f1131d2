import type { Node } from 'prosemirror-model'
import { hasClosedMinutes } from '../../../shared/domain/closedMinutes.ts'
import { mainPaperOf, isDraft } from '../../../shared/domain/publishing.ts'
import { readAgenda } from '../../db/agenda.ts'
import { meaningfulBlocks } from '../../db/minutes.ts'
import { requiredMeeting } from '../required.ts'
import type { Services } from '../services.ts'

/**
 * Before the words of an item are read: those of a past meeting that are closed to the public are given like exempt matter in the search, once
 * the PIN was. Minutes that are being written never ask for it.
 */
export function noteClosedReading(
  { book, lock }: Pick<Services, 'book' | 'lock'>,
  { meetingId, itemId }: { readonly meetingId: string; readonly itemId: string },
  doc: Node,
): void {
  const { reader } = book.required()
  const { meeting } = requiredMeeting(reader, meetingId)
  if (mainPaperOf(meeting) !== 'minutes' || isDraft(meeting)) return
  const minutes = [{ itemId, blocks: meaningfulBlocks(doc) }]
  if (hasClosedMinutes({ items: readAgenda(reader, meetingId), minutes }, itemId)) lock.noteShown([meetingId])
}
