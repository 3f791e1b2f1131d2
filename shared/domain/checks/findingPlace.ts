export const findingPlaces = [
  'item',
  'agenda-item',
  'attendance',
  'agenda',
  'particulars',
  'pack',
  'sign',
  'person',
  'forward-plan',
  'settings',
] as const

/** Where a finding leads: `item` to its minutes, `agenda-item` to its particulars. */
export interface FindingPlace {
  readonly kind: (typeof findingPlaces)[number]
  /** Of the item, person or meeting, or the section of the settings; null where there is only one such place. */
  readonly id: string | null
}
