import type { Classification, Exemption } from './access.ts'

export const agendaItemKinds = [
  'chair',
  'membership',
  'apologies',
  'interests',
  'minutes',
  'report',
  'verbal',
  'questions',
  'motion',
  'budget',
  'work-programme',
  'exclusion',
  'urgent',
  'other',
] as const
export type AgendaItemKind = (typeof agendaItemKinds)[number]

export const itemPurposes = ['decision', 'discussion', 'information', 'noting'] as const
export type ItemPurpose = (typeof itemPurposes)[number]

export interface PageRange {
  readonly first: number
  readonly last: number
}

export interface AgendaItem {
  readonly id: string
  /** The item this one stands under as a), b); null for an item of its own. One level only. */
  readonly parentId: string | null
  /** Where it came from. Items added at the meeting are minuted but were never on the agenda, and print no agenda number. */
  readonly origin: 'standing' | 'agenda' | 'meeting'
  /**
   * Its place on the agenda as it went out, among its siblings, from 1: the number people hold in their hands, whatever order the
   * business is taken in. Null while the agenda may still change, and for what was added at the meeting.
   */
  readonly agendaPlace: number | null
  readonly kind: AgendaItemKind
  readonly title: string
  /** The line under the title on the front sheet; empty for none. */
  readonly summary: string
  /** "Statutory Scrutiny Officer", printed "Report of the …"; empty for none. */
  readonly reportAuthor: string
  readonly purpose: ItemPurpose | null
  readonly recommendations: readonly string[]
  /** Its pages in the pack, both ends included; sub-items share their parent's. Null while there is no pack. */
  readonly pages: PageRange | null
  /** For the officer's eyes: in the record, on no paper. */
  readonly notes: string
  readonly classification: Classification
  /** Present when the classification is exempt (R20, R21). */
  readonly exemption: Exemption | null
  /** What the public is told in place of minutes it may not read, where without it there would be no fair and coherent record (R16). */
  readonly publicSummary: string
}
