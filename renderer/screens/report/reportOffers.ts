import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ReportPart } from '../../../shared/domain/report.ts'

/** Words that may be put under a heading that says nothing yet. Nothing is written unless the officer takes them. */
export interface Offer {
  /** What the button says. */
  readonly name: string
  readonly paragraphs: readonly string[]
}

/** What is known already of what a report says. */
export interface KnownWords {
  /** How the council writes that there is nothing: "None". */
  readonly none: string
  readonly officer: Meeting['governanceOfficer']
  /** Of the item. */
  readonly recommendations: readonly string[]
}

export function offersFor(part: ReportPart, known: KnownWords): readonly Offer[] {
  const none = known.none.trim()
  switch (part) {
    case 'action-required':
      return recommendationOffers(known.recommendations)
    case 'background-papers':
    case 'published-documents':
      return none === '' ? [] : [{ name: `There are none: “${none}”`, paragraphs: [none] }]
    case 'wards':
      return [{ name: 'All wards', paragraphs: ['All'] }]
    case 'contact':
      return contactOffers(known.officer)
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

function contactOffers({ name, title, phone, email }: KnownWords['officer']): readonly Offer[] {
  if (name.trim() === '') return []
  const who = [name, title]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ')
  const lines = [who, phone.trim(), email.trim()].filter((line) => line !== '')
  return [{ name: who, paragraphs: [lines.join('\n')] }]
}
