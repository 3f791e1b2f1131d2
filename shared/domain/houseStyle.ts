import type { RightHandRule } from './packPages.ts'

/** How a council writes: formats and wordings that change the words of a paper, never its structure. */
export const timeFormats = ['10.00 am', '10:00 am', '10.00am', '10:00am', '10:00'] as const
export type TimeFormat = (typeof timeFormats)[number]

export const dateFormats = [
  '3 November 2022',
  'Thursday 3 November 2022',
  'Thursday, 3 November 2022',
  '3rd November 2022',
] as const
export type DateFormat = (typeof dateFormats)[number]

/** Marks of the points of an item: letters a) … z), aa), bb); numbers 1., 2.; bullets; or none. */
export const pointMarkers = ['letters', 'numbers', 'bullets', 'none'] as const
export type PointMarker = (typeof pointMarkers)[number]

/** Marks of sub-points: i. or (i). Under bullets, a dash; under none, nothing. */
export const subPointMarkers = ['i.', '(i)', 'i)'] as const
export type SubPointMarker = (typeof subPointMarkers)[number]

/** The words that open a resolution, as they stand before its first clause. */
export const resolutionWordings = [
  'Resolved to',
  'Resolved that',
  'RESOLVED to',
  'RESOLVED that',
  'RESOLVED –',
  'RESOLVED:',
  'AGREED that',
] as const
export type ResolutionWording = (typeof resolutionWordings)[number]

/** What of an apology's reason is printed. Reasons are often health data: the default is the category (R29). */
export const reasonPrintings = ['none', 'category', 'full'] as const
export type ReasonPrinting = (typeof reasonPrintings)[number]

/** Whether sub-items share the page range of their item on the front sheet, or show their own. */
export const subItemPageRules = ['shared', 'own'] as const
export type SubItemPages = (typeof subItemPageRules)[number]

export interface HouseStyle {
  readonly times: TimeFormat
  /** Dates inside minutes and their heading. */
  readonly dates: DateFormat
  /** The date on the front sheet of an agenda. */
  readonly agendaDate: DateFormat
  readonly points: PointMarker
  readonly subPoints: SubPointMarker
  readonly resolution: ResolutionWording
  readonly apologyReasons: ReasonPrinting
  /** Printed where an item has nothing to record, e.g. under declarations: "None". */
  readonly noneWording: string
  readonly headingColour: string
  /** What of a pack starts on a right-hand page. */
  readonly rightHand: RightHandRule
  readonly subItemPages: SubItemPages
}

export const defaultHouseStyle: HouseStyle = {
  times: '10.00 am',
  dates: '3 November 2022',
  agendaDate: 'Thursday, 3 November 2022',
  points: 'letters',
  subPoints: 'i.',
  resolution: 'Resolved to',
  apologyReasons: 'category',
  noneWording: 'None',
  headingColour: '#1d3d5c',
  rightHand: 'documents',
  subItemPages: 'shared',
}
