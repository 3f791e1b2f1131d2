/** The address of a paper's row on the agenda, for `href` and, without its "#", for `navigate`: there the row is chosen and has the focus. */
export function paperAddress(meetingId: string, itemId: string | null, paperId: string): string {
  return `#/meetings/${meetingId}/agenda/${itemId ?? wholeMeeting}/${paperId}`
}

/** In place of an item: the paper belongs to the meeting as a whole. */
const wholeMeeting = 'meeting'
