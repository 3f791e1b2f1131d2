/** Where a card of the work programme stands: on a meeting of the book, on a day that has none yet, or in one of the lists beside. */
export type CardPlace =
  | { readonly kind: 'meeting'; readonly meetingId: string }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'unscheduled' }
  | { readonly kind: 'suggested' }
  | { readonly kind: 'circulated' }

/** What a card was born of: a resolution, and the words by which people quote it, "21(2)b". */
export interface CardSource {
  readonly meetingId: string
  readonly itemId: string
  /** The clause; null for the resolution as a whole. */
  readonly clauseId: string | null
  readonly label: string
}

/** A matter that a committee means to look at. */
export interface ProgrammeCard {
  readonly id: string
  readonly title: string
  /** "To review progress …"; empty for none. */
  readonly purpose: string
  /** The officer or member who brings it; empty for nobody yet. */
  readonly lead: string
  readonly place: CardPlace
  readonly source: CardSource | null
  /** The item it became on the agenda of its meeting; null until then. */
  readonly agendaItemId: string | null
  /** True for what comes to every meeting. */
  readonly standing: boolean
}
