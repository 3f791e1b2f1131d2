import type { AuditEntry } from './auditData.ts'

/** The address of the place that a line of the trail is about; null where there is none any more. */
export function placeOf(entry: AuditEntry): string | null {
  const { screen, meetingId, committeeId, itemId } = entry
  const item = itemId === null ? '' : `/${itemId}`
  switch (screen) {
    case 'live':
    case 'agenda':
      return meetingId === null ? null : `#/meetings/${meetingId}/${screen}${item}`
    case 'pack':
    case 'papers':
    case 'review':
    case 'sign':
    case 'particulars':
      return meetingId === null ? null : `#/meetings/${meetingId}/${screen}`
    case 'committee':
      return committeeId === null ? '#/committees' : `#/committees/${committeeId}`
    case 'programme':
      return committeeId === null ? '#/programme' : `#/programme/${committeeId}`
    case 'people':
      return '#/people'
    case 'settings':
      return entry.group === 'book' ? '#/settings/security' : '#/settings'
    case 'backups':
      return '#/settings/backups'
    case 'search':
      return '#/search'
    case 'none':
      return meetingId === null ? null : `#/meetings/${meetingId}/papers`
  }
}
