import type { MeetingView } from '../../state/data.ts'

type Finding = MeetingView['findings'][number]

/** A way to where a finding is mended. */
export interface WayTo {
  readonly words: string
  readonly href: string
}

/** Where a finding leads; null for a place that is no longer there. */
export function wayTo({ place }: Finding, { record, committeeId }: MeetingView): WayTo | null {
  const meeting = `#/meetings/${record.meeting.id}`
  const { kind, id } = place
  switch (kind) {
    case 'item':
      return hasItem(record, id) ? { words: 'Go to the minutes', href: `${meeting}/live/${id ?? ''}` } : null
    case 'agenda-item':
      return hasItem(record, id) ? { words: 'Open the item', href: `${meeting}/agenda/${id ?? ''}` } : null
    case 'attendance':
      return { words: 'Go to the attendance', href: `${meeting}/live` }
    case 'agenda':
      return { words: 'Go to the agenda', href: `${meeting}/agenda` }
    case 'particulars':
      return { words: 'Go to the particulars', href: `${meeting}/particulars` }
    case 'pack':
      return { words: 'Go to the pack', href: `${meeting}/pack` }
    case 'sign':
      return { words: 'Go to Sign', href: `#/meetings/${id ?? record.meeting.id}/sign` }
    case 'person':
      return { words: 'Go to the person', href: `#/people/${id ?? ''}` }
    case 'forward-plan':
      return { words: 'Go to the forward plan', href: `#/programme/${committeeId}/plan` }
    case 'settings':
      return { words: 'Go to the settings', href: `#/settings/${id ?? 'council'}` }
  }
}

function hasItem({ items }: MeetingView['record'], id: string | null): boolean {
  return items.some((item) => item.id === id)
}
