import type { Classification } from './access.ts'
import type { AgendaItem, AgendaItemKind } from './agenda.ts'
import { formatDate } from './civilTime.ts'
import type { StandingItem } from './committee.ts'
import { isExcluded } from './exclusion.ts'
import type { HouseStyle } from './houseStyle.ts'
import type { MeetingFact } from './meetingFact.ts'

/** Stands in a standing item's summary for the date of the committee's meeting before. */
export const lastMeetingMark = '{last meeting}'

/** The agenda a new meeting begins with. `previousMeeting` is null for the committee's first: a line that needs it is dropped. */
export function agendaFromStanding(
  standing: readonly StandingItem[],
  options: {
    readonly newId: () => string
    readonly previousMeeting: string | null
    readonly houseStyle: HouseStyle
  },
): AgendaItem[] {
  const date =
    options.previousMeeting === null ? null : formatDate(options.previousMeeting, options.houseStyle.dates)
  return standing.map((line) => ({
    ...newItem({ id: options.newId(), origin: 'standing', kind: line.kind, title: line.title }),
    summary: withLastMeeting(line.summary, date),
    // The same line at every meeting of the committee, printed on its every front sheet: never a secret.
    classification: 'public',
  }))
}

/** An item with nothing but its title. It stands among the items until it is placed. */
export function newItem(
  given: Pick<AgendaItem, 'id' | 'origin' | 'kind' | 'title'> & { readonly parentId?: string | null },
): AgendaItem {
  return {
    id: given.id,
    parentId: given.parentId ?? null,
    origin: given.origin,
    agendaPlace: null,
    kind: given.kind,
    title: given.title,
    summary: '',
    reportAuthor: '',
    purpose: null,
    recommendations: [],
    pages: null,
    notes: '',
    classification: startingClassification(given.kind),
    exemption: null,
    publicSummary: '',
  }
}

/** What carries words of its own starts unset, so that somebody has to choose before the public reads it. */
export function startingClassification(kind: AgendaItemKind): Classification {
  return kind === 'report' || kind === 'motion' || kind === 'budget' || kind === 'urgent' ? 'unset' : 'public'
}

/** What is added at the meeting is heard by whoever is there: public, unless the public is out of the room; then somebody has to choose. */
export function classificationAtMeeting(facts: readonly MeetingFact[]): Classification {
  return isExcluded(facts) ? 'unset' : 'public'
}

function withLastMeeting(summary: string, date: string | null): string {
  if (!summary.includes(lastMeetingMark)) return summary
  return date === null ? '' : summary.replaceAll(lastMeetingMark, date)
}
