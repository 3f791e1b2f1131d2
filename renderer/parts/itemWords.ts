import type { Classification } from '../../shared/domain/access.ts'
import type { AgendaItemKind, ItemPurpose } from '../../shared/domain/agenda.ts'

const kindNames: Readonly<Record<AgendaItemKind, string>> = {
  chair: 'Appointment of Chair or Vice Chair',
  membership: 'Change of membership',
  apologies: 'Apologies for absence',
  interests: 'Declarations of interests',
  minutes: 'Minutes of the last meeting',
  report: 'Report',
  verbal: 'Verbal update',
  questions: 'Questions',
  motion: 'Motion',
  budget: 'Budget (every vote by name)',
  'work-programme': 'Work programme',
  exclusion: 'Exclusion of the public',
  urgent: 'Urgent business',
  other: 'Other',
}

export const itemKindOptions = (Object.keys(kindNames) as AgendaItemKind[]).map((id) => ({
  id,
  name: kindNames[id],
}))

export const purposeOptions: readonly { readonly id: ItemPurpose | 'none'; readonly name: string }[] = [
  { id: 'none', name: 'Not stated' },
  { id: 'decision', name: 'Decision' },
  { id: 'discussion', name: 'Discussion' },
  { id: 'information', name: 'Information' },
  { id: 'noting', name: 'Noting' },
]

export const classificationOptions: readonly {
  readonly id: Classification
  readonly name: string
  readonly hint: string
}[] = [
  { id: 'unset', name: 'Not decided yet', hint: 'Papers for the public cannot be made until it is.' },
  { id: 'public', name: 'Public', hint: 'Printed for everybody.' },
  {
    id: 'exempt',
    name: 'Exempt',
    hint: 'Schedule 12A: title and summary are printed, the rest is withheld from the public.',
  },
  {
    id: 'confidential',
    name: 'Confidential',
    hint: 'Section 100A(3): given by government in confidence, or barred by law.',
  },
]

/** The same, for a paper or report: of what is closed not even the title reaches the public. */
export const documentClassificationOptions: typeof classificationOptions = [
  { id: 'unset', name: 'Not decided yet', hint: 'The pack for the public cannot be made until it is.' },
  { id: 'public', name: 'Public', hint: 'In the pack for everybody.' },
  {
    id: 'exempt',
    name: 'Exempt',
    hint: 'Schedule 12A: in the members’ pack alone. The public gets neither its pages nor its title.',
  },
  {
    id: 'confidential',
    name: 'Confidential',
    hint: 'Section 100A(3): in the members’ pack alone. The public gets neither its pages nor its title.',
  },
]

/** The word for the row of an item. */
export const classificationNames: Readonly<Record<Classification, string>> = {
  unset: 'Not decided',
  public: 'Public',
  exempt: 'Exempt',
  confidential: 'Confidential',
}

/** The descriptions of exempt information in England: Schedule 12A to the Local Government Act 1972, Part 1, shortened (R20). */
export const exemptParagraphs: readonly { readonly n: number; readonly words: string }[] = [
  { n: 1, words: 'about an individual' },
  { n: 2, words: 'likely to reveal who an individual is' },
  { n: 3, words: 'financial or business affairs of any person, the authority included' },
  { n: 4, words: 'consultations or negotiations on labour relations' },
  { n: 5, words: 'legal professional privilege' },
  { n: 6, words: 'a notice, order or direction the authority proposes to make' },
  { n: 7, words: 'prevention, investigation or prosecution of crime' },
]
