import { labelOf, LabelLevels } from './labels.ts'
import type { Paragraph } from './joinLines.ts'
import type { ReadBlock } from './readBlocks.ts'
import { spanOf } from './sourceLines.ts'
import type { Span } from './sourceLines.ts'

export interface ReadClause extends Span {
  readonly level: number
  /** As printed; empty for none. */
  readonly label: string
  readonly text: string
}

const word = String.raw`(?:RESOLVED|Resolved|AGREED|Agreed|DECIDED|Decision|DECISION|Resolution|RESOLUTION|RECOMMENDED|Recommended)`
/** What a resolution begins with: "Resolved to:", "RESOLVED –", "It was agreed that", "Resolved to RECOMMEND (to Council):". */
const lead = new RegExp(
  String.raw`^(?<lead>(?:(?:It was|The (?:Committee|Panel|Board|Council|Cabinet|Executive|Sub-Committee)) )?(?:then )?(?:unanimously )?(?:${word}|resolved|agreed)(?: unanimously)?(?: to RECOMMEND(?: to (?:the )?[A-Z]\w+)?)?(?:,? (?:that|to))?)(?<mark>\s*[:–—-]*)\s*(?<rest>.*)$`,
)
/** "It was proposed by Councillor Moss, seconded by Councillor Fell and RESOLVED that …" */
const moved =
  /^(?:it was |on being )?(?:proposed|moved) by (?<mover>.+?)(?:,| and)+ (?:duly )?seconded by (?<seconder>.+?)(?:,| and|,? it was)* (?=(?:unanimously )?(?:resolved|agreed)\b)/i

/** Whether a line opens a resolution: with a wording that nothing else opens with. */
export function beginsResolution(text: string): boolean {
  return readLead(labelOf(text)?.rest ?? text) !== null
}

interface Lead {
  readonly lead: string
  readonly rest: string
  readonly mover: string
  readonly seconder: string
}

function readLead(text: string): Lead | null {
  const motion = moved.exec(text)
  const after = motion === null ? text : text.slice(motion[0].length)
  const found = lead.exec(after)?.groups
  if (found === undefined) return null
  const { lead: words = '', mark = '', rest = '' } = found
  // "Agreed actions from the last meeting": a heading, or a sentence about agreeing.
  const isFirm =
    /\bthat$|\bto$|RECOMMEND|^RESOLVED|^Resolved|^AGREED/.test(words) || mark.trim() !== '' || rest === ''
  if (!isFirm || (/^The /.test(words) && !/\b(?:RESOLVED|AGREED|resolved)\b/.test(words))) return null
  return {
    lead: words,
    rest,
    mover: motion?.groups?.['mover']?.trim() ?? '',
    seconder: motion?.groups?.['seconder']?.trim() ?? '',
  }
}

/** The resolution that begins at a paragraph, with its clauses, and where the text goes on after it; null where none begins. */
export function resolutionIn(
  paragraphs: readonly Paragraph[],
  index: number,
): { readonly blocks: readonly ReadBlock[]; readonly next: number } | null {
  const head = paragraphs[index]
  const opened = head === undefined ? null : readLead(labelOf(head.text)?.rest ?? head.text)
  if (head === undefined || opened === null) return null
  const clauses: ReadClause[] = []
  const levels = new LabelLevels()
  const first = opened.rest === '' ? null : labelOf(opened.rest)
  if (first !== null) {
    clauses.push({ ...spanOf([head]), level: levels.next(first).level, label: first.label, text: first.rest })
  } else if (opened.rest !== '') {
    clauses.push({ ...spanOf([head]), level: 0, label: '', text: opened.rest })
  }
  let next = index + 1
  // A sentence that is whole takes no clauses; one that ends in a colon, or a lead alone, does.
  const takesClauses = opened.rest === '' || first !== null || /[:;,]$|\bthat$|\band$/.test(head.text)
  for (; takesClauses && next < paragraphs.length; next += 1) {
    const paragraph = paragraphs[next] as Paragraph
    const labelled = labelOf(paragraph.text)
    // In numbered paragraphs the next number is the next paragraph, not a clause.
    if (labelled?.wrapper === 'x.x' && labelOf(head.text)?.wrapper === 'x.x') break
    if (labelled === null && (clauses.length > 0 || readLead(paragraph.text) !== null)) break
    const level = labelled === null ? 0 : levels.next(labelled).level
    // Sub-clauses without labels stand under the clause before them.
    const isBelow = labelled?.values[0]?.numbering === 'bullets' && clauses.length > 0
    clauses.push({
      ...spanOf([paragraph]),
      level: isBelow ? 1 : level,
      label: labelled?.label ?? '',
      text: labelled?.rest ?? paragraph.text,
    })
    if (labelled === null) {
      next += 1
      break
    }
  }
  const span = spanOf(paragraphs.slice(index, next))
  const { lead: words, mover, seconder } = opened
  return {
    blocks: [
      {
        kind: 'resolution',
        lead: words,
        clauses,
        mover,
        seconder,
        ...span,
        confidence: clauses.length > 0 ? 0.95 : 0.4,
      },
    ],
    next,
  }
}
