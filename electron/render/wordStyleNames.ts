import type { IParagraphStyleOptions } from 'docx'

/** Measures of the page in twentieths of a point. A4, with room at the left for punching. */
export const page = {
  width: 11906,
  height: 16838,
  left: 1417,
  right: 1134,
  top: 1417,
  bottom: 1304,
  edge: 680,
} as const
export const textWidth = page.width - page.left - page.right

/** The ids of the styles officers see under the same names in Word. */
export const styleId = {
  fact: 'Fact',
  wideFact: 'FactLongTerm',
  line: 'NameLine',
  points: ['Point', 'SubPoint', 'PartOfPoint'],
  decimals: ['NumberedParagraph', 'SubParagraph', 'PartOfParagraph'],
  event: 'Event',
  resolution: 'Resolution',
  clauses: ['ResolutionClause', 'ResolutionSubClause'],
  notice: 'Notice',
  figure: 'Crest',
  centred: 'Centred',
  signature: 'SignatureLine',
  tableHeading: 'TableHeading',
  tableHeadingEnd: 'TableHeadingEnd',
  tableText: 'TableText',
  tableTextEnd: 'TableTextEnd',
  tableSmall: 'TableSmall',
  tableSmallEnd: 'TableSmallEnd',
  tableLabelled: 'TableLabelled',
  caveat: 'Caveat',
  header: 'Header',
  footer: 'Footer',
  spacer: 'Spacer',
  table: 'PaperTable',
  strong: 'Strong',
  emphasis: 'Emphasis',
} as const

/** Ink of what is not to be read first. */
export const grey = '5A6470'

/** A paragraph style of the paper. */
export function style(
  id: string,
  name: string,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
  run: NonNullable<IParagraphStyleOptions['run']> = {},
  basedOn = 'Normal',
): IParagraphStyleOptions {
  return { id, name, basedOn, quickFormat: true, paragraph, run }
}
