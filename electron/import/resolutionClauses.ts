import { labelOf } from './labels.ts'
import type { ReadClause } from './readResolution.ts'
import { spanOf } from './sourceLines.ts'
import type { Span } from './sourceLines.ts'

/** Who decides: "the Planning Committee". */
export const bodies = String.raw`(?:(?:[Tt]he |THE )?(?:Full |Town |Parish |City |County |District |Borough |Area |Planning |Licensing |Joint )*(?:Committee|Panel|Board|Council|Cabinet|Executive|Sub-Committee|Commission|Members|Meeting|Councillors|Forum|Group|Authority|COUNCIL|COMMITTEE|MEMBERS|CABINET))`

/** A paragraph, as far as it tells of clauses. */
export interface Piece extends Span {
  readonly text: string
  readonly strong?: boolean
  readonly cells?: readonly string[]
}

const introducing = new RegExp(
  String.raw`^(?:(?:(?:that|to) )?(?:${bodies}|(?:the )?(?:following|recommendations?)))?,? ?(?:is |are |be |to )?(?:recommend(?:ed|s)?\b[^.;]{0,80})?,? ?(?:that|to)?\s*[:–—-]*$`,
  'i',
)

/** Words above clauses that only say whose they are, or that would push what is printed out of the two levels that clauses have. */
export function isIntroduction(rest: string, clauses: readonly ReadClause[]): boolean {
  const under = clauses.slice(1)
  if (under.length === 0) return false
  return introducing.test(rest) || under.some(({ level }) => level > 1)
}

/** Whether one label comes next after another in the count of one list. */
export function follows(
  before: NonNullable<ReturnType<typeof labelOf>>,
  after: NonNullable<ReturnType<typeof labelOf>>,
): boolean {
  return after.values.some((value) =>
    before.values.some(
      (each) =>
        each.numbering === value.numbering && (value.n === each.n + 1 || value.numbering === 'bullets'),
    ),
  )
}

const bareMark = /(?:^|(?<=[;,.]|\band) )(?=\d{1,2} (?:\p{Ll}|That\b|To\b))/u

/** "1 the minutes be noted;", "2 the register be received": clauses under a lead whose numbers have no mark. */
export function bareNumbered(
  first: Piece | null,
  paragraphs: readonly Piece[],
  from: number,
): {
  readonly clauses: readonly {
    readonly label: NonNullable<ReturnType<typeof labelOf>>
    readonly text: string
    readonly span: Span
  }[]
  readonly next: number
} | null {
  const clauses: { label: NonNullable<ReturnType<typeof labelOf>>; text: string; span: Span }[] = []
  let next = first === null ? from : from - 1
  for (; next < paragraphs.length && clauses.length < 400; next += 1) {
    const paragraph = next < from ? first : paragraphs[next]
    if (paragraph === undefined || paragraph === null || paragraph.text.length > 20_000) break
    const pieces = paragraph.text.split(bareMark)
    const read = pieces.map((piece, index) => {
      const n = clauses.length + index + 1
      return piece.startsWith(`${n} `) ? piece.slice(String(n).length + 1) : null
    })
    if (read.some((text) => text === null)) break
    read.forEach((text) => {
      const n = clauses.length + 1
      const label = {
        ...{ label: String(n), printed: String(n) },
        wrapper: 'x',
        values: [{ numbering: 'numbers' as const, n }],
        rest: text ?? '',
      }
      clauses.push({ label, text: text ?? '', span: spanOf([paragraph]) })
    })
  }
  return clauses.length === 0 ? null : { clauses, next }
}

/** "(1) note the report; and (2) agree the budget": the clauses of one line. */
export function inlineClauses(
  rest: string,
): { readonly label: NonNullable<ReturnType<typeof labelOf>>; readonly text: string }[] {
  const first = labelOf(rest)
  if (first === null || first.wrapper === 'x.x' || rest.length > 20_000) return []
  const open = first.label.startsWith('(') ? String.raw`\(` : ''
  const close = first.label.endsWith(')') ? String.raw`\)` : String.raw`[.]`
  const mark = new RegExp(String.raw`(?<=[;,.:]|\band) (?=${open}(?:[a-z]{1,4}|\d{1,2})${close} )`, 'g')
  const pieces = rest.split(mark)
  const read = pieces.map((piece) => labelOf(piece))
  const isRun = read.every((label, index) => {
    const before = read[index - 1]
    return (
      label !== null && (index === 0 || (before !== null && before !== undefined && follows(before, label)))
    )
  })
  return isRun ? read.flatMap((label) => (label === null ? [] : [{ label, text: label.rest }])) : []
}
