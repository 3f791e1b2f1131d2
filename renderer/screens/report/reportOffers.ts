import type { ReportPart } from '../../../shared/domain/report.ts'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'

/** Words that may be put under a heading that says nothing yet. Nothing is written unless the officer takes them. */
export interface Offer {
  /** What the button says. */
  readonly name: string
  readonly paragraphs: readonly string[]
}

export function offersFor(part: ReportPart, { record }: MeetingView, item: AgendaItemData): readonly Offer[] {
  const none = record.council.houseStyle.noneWording.trim()
  switch (part) {
    case 'action-required':
      return recommendationOffers(item.recommendations)
    case 'background-papers':
    case 'published-documents':
      return none === '' ? [] : [{ name: `There are none: “${none}”`, paragraphs: [none] }]
    case 'wards':
      return [{ name: 'All wards', paragraphs: ['All'] }]
    case 'contact':
      return contactOffers(record.meeting.governanceOfficer)
    case 'purpose':
    case 'background':
    case 'attached':
    case 'other':
      return []
  }
}

function recommendationOffers(recommendations: readonly string[]): readonly Offer[] {
  const said = recommendations.map((text) => text.trim()).filter((text) => text !== '')
  if (said.length === 0) return []
  const name = said.length === 1 ? 'The recommendation' : `The ${said.length} recommendations`
  return [
    {
      name: `${name} of the item`,
      paragraphs: ['The Committee is asked to:', ...said.map((text) => `\t${text}`)],
    },
  ]
}

function contactOffers({
  name,
  title,
  phone,
  email,
}: MeetingView['record']['meeting']['governanceOfficer']): readonly Offer[] {
  if (name.trim() === '') return []
  const lines = [[name, title].filter((part) => part.trim() !== '').join(', '), phone, email]
  return [{ name: lines[0] ?? '', paragraphs: [lines.filter((line) => line.trim() !== '').join('\n')] }]
}
