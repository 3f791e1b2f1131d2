/** How sure a rule is. H: statute, or two authorities read. M: one authority. L: disputed. local: each council's own. */
export const confidences = ['H', 'M', 'L', 'local'] as const
export type Confidence = (typeof confidences)[number]

export interface Rule {
  /** What it asks, in a line. */
  readonly asks: string
  /** Where it is written. */
  readonly source: string
  readonly confidence: Confidence
}

/**
 * The rules that findings rest on, by their number; England. What is below H is shown as advice with its source, never as law. Findings
 * of the house's own ("times", "title") stand at the end.
 */
const rules = {
  R1: rule('Public notice five clear days before', 'Local Government Act 1972, s.100A(6)(a)', 'H'),
  R2: rule('Agenda and reports open to inspection five clear days before', 'LGA 1972, s.100B(3)', 'H'),
  R3: rule('Summons to each member five clear days before', 'LGA 1972, Sch 12 para 4(1A)', 'H'),
  R4: rule(
    'Clear days leave out the day of notice, the day of the meeting, weekends and bank holidays',
    'R v Swansea City Council, ex parte Elitestone',
    'H',
  ),
  R5: rule(
    'What is not on the agenda is taken only as urgent, for a reason the minutes state',
    'LGA 1972, s.100B(4)(b)',
    'H',
  ),
  R6: rule('What is not open to the public is marked so, with the description', 'LGA 1972, s.100B(5)', 'M'),
  R8: rule('A private meeting gives its reasons', 'SI 2012/2089, reg. 5', 'H'),
  R9: rule(
    'A key decision is published 28 clear days before, with its particulars',
    'SI 2012/2089, reg. 9',
    'H',
  ),
  R11: rule(
    'A general exception is published with its reason, five clear days before',
    'SI 2012/2089, reg. 10',
    'H',
  ),
  R12: rule('Special urgency is published with its reason', 'SI 2012/2089, reg. 11', 'H'),
  R13: rule(
    'What 28 clear days are is read in two ways',
    'Practice, and a counsel’s reading of “clear days”',
    'L',
  ),
  R14: rule('Three clear days for parishes', 'LGA 1972, Sch 12 para 10(2)', 'H'),
  R15: rule('Every report lists its background papers', 'LGA 1972, s.100D', 'H'),
  R16: rule('A written summary where the public part alone is no fair record', 'LGA 1972, s.100C(2)', 'M'),
  R19: rule(
    'The public leave for exempt matter by a resolution that says why',
    'LGA 1972, s.100A(4), (5)',
    'H',
  ),
  R20: rule('Exempt under paragraphs 1 to 7', 'LGA 1972, Sch 12A Part 1', 'H'),
  R21: rule('Every paragraph is weighed against the public interest', 'LGA 1972, Sch 12A para 10', 'H'),
  R22: rule('The names of members present are recorded', 'LGA 1972, Sch 12 para 40', 'H'),
  R23: rule(
    'No business without a quorum',
    'LGA 1972, Sch 12 para 6; the council’s own rules for committees',
    'H',
  ),
  R24: rule(
    'A majority of those present and voting; the presider’s casting vote only on a tie',
    'LGA 1972, Sch 12 para 39',
    'H',
  ),
  R25: rule('A member may have their own vote recorded', 'SI 1993/202, Sch 2 para 1', 'H'),
  R26: rule('Votes on the budget are recorded by name', 'SI 2014/165', 'H'),
  R27: rule(
    'A member two months behind with council tax says so and does not vote on it',
    'Local Government Finance Act 1992, s.106',
    'H',
  ),
  R28: rule('Six months without attending ends membership unless approved before', 'LGA 1972, s.85(1)', 'H'),
  R29: rule('Of a reason for absence, the simple fact', 'Practice advice to clerks', 'M'),
  R30: rule(
    'A substitute and the member never both count for one seat',
    'The council’s own rules on substitutes',
    'H',
  ),
  R32: rule('Some members vote on education only, or not at all', 'LGA 2000, s.9FA and Sch A1', 'H'),
  R36: rule(
    'No part in discussion or vote with a disclosable pecuniary interest',
    'Localism Act 2011, s.31(4)',
    'H',
  ),
  R38: rule('Of a sensitive interest, only that there is one', 'Localism Act 2011, s.32', 'M'),
  R40: rule(
    'With another registrable interest a member speaks only as the public may, then leaves',
    'The council’s code of conduct',
    'local',
  ),
  R41: rule('Signed at the next suitable meeting', 'LGA 1972, Sch 12 para 41(1)', 'H'),
  R42: rule('Loose leaves numbered consecutively and initialled', 'LGA 1972, Sch 12 para 41(2)', 'H'),
  R47: rule('The municipal year begins at the annual meeting', 'LGA 1972, Sch 12 para 1', 'H'),
  'end-time': house('The minutes say when the meeting ended'),
  minutes: house('Every item has minutes'),
  presider: house('The minutes say who presided'),
  title: house('One title for one person'),
  times: house('Times written alike'),
  resolution: house('A resolution says what is to be done'),
  report: house('A cover report has what its parts are for'),
  numbers: house('Minute numbers in sequence'),
  numbering: house('Minute numbers that stand are those that would be worked out'),
} as const satisfies Readonly<Record<string, Rule>>

export type RuleName = keyof typeof rules
export const ruleBook: Readonly<Record<RuleName, Rule>> = rules

function rule(asks: string, source: string, confidence: Confidence): Rule {
  return { asks, source, confidence }
}

function house(asks: string): Rule {
  return { asks, source: 'The house style', confidence: 'local' }
}
