import { expect, it } from 'vitest'
import { ruleBook } from '../../../shared/domain/checks/ruleBook.ts'
import { ahead, apart, together } from '../../helpers/defects.ts'

/** Why no check of a record rests on a rule: its data cannot decide it, or something else sees to it. */
const reasons: Readonly<Record<string, string>> = {
  R6: 'Papers mark themselves what is not for publication; what can be missing, the description, is found under R20.',
  R7: 'The five clear days of a public meeting of the executive are those of R1, counted the same.',
  R10: 'Whether a decision is key is for the council’s own threshold; who enters a key decision has decided it.',
  R17: 'A right of the public: no record can lack it. The notice is a courtesy, and a setting.',
  R18: 'Decisions of officers are made at no meeting of this book.',
  R31: 'Seats on all committees at once and the groups of the whole council: no meeting shows them.',
  R33: 'Attendance from elsewhere and votes by proxy cannot be entered.',
  R34: 'The register of interests is the monitoring officer’s, not in this book.',
  R35: 'Whether an interest stands in the register is not in this book.',
  R37: 'Whether there was an offence is for nobody here to say; R36 is checked.',
  R39: 'Grants are not kept; a declaration says whether a dispensation holds, and R36 goes by it.',
  R43: 'An effect of the signature, and nothing to do.',
  R44: 'Papers mark every page of a draft themselves; how minutes are discussed is not minuted.',
  R45: 'Statements of executive decisions are made from the record by the decision notices.',
  R46: 'The days for a call-in are counted on the decision notices, by the council’s rule.',
  R48: 'A requisition comes before there is a meeting.',
}

const found = new Set(
  [...together, ...apart, ...ahead].flatMap(([, , expected]) =>
    expected.map((each) => each.split(' ')[0] ?? ''),
  ),
)
const rules = Array.from({ length: 48 }, (_, index) => `R${index + 1}`)

it.each(rules)('%s is found where it is broken, or there is a reason why no check can find it', (rule) => {
  expect([rule, found.has(rule)]).toEqual([rule, !(rule in reasons)])
})

it('no check rests on a rule that no broken meeting shows', () => {
  // What a number would be is told by the book.
  const shown = Object.keys(ruleBook).filter((rule) => found.has(rule) || rule === 'numbering')
  expect(Object.keys(ruleBook).filter((rule) => !shown.includes(rule) && !(rule in reasons))).toEqual([])
})
