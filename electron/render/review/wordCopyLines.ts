import { createHash } from 'node:crypto'
import { placeOf } from '../../../shared/domain/review.ts'
import type { ReviewDraft, ReviewItem, ReviewPoint } from '../../../shared/domain/review.ts'

/** Names of the document's properties that say which draft it is. */
export const copyProperties = {
  reviewId: 'Minutebook review',
  meetingId: 'Minutebook meeting',
  draft: 'Minutebook draft',
} as const

/** One paragraph of the Word copy as it was sent. Out and back are both worked out from these. */
export interface WordCopyLine {
  /** Name of the bookmark that stands at its start: of Word's own things the one that other programs keep. */
  readonly mark: string
  /** `lead` stands over the point it names, `answer` is where the chair may say what becomes of the draft, `fixed` explains. */
  readonly role: 'fixed' | 'heading' | 'lead' | 'point' | 'answer'
  readonly style: WordCopyStyle
  /** What a change or a comment comes back on; null where the draft has no point for it. */
  readonly pointId: string | null
  /** "Minute 20, Point b b"; of a heading its title. */
  readonly where: string
  /** Printed before the words, and none of them: a label or a number with its tab, "Resolved to: ". */
  readonly prefix: string
  readonly text: string
}

export type WordCopyStyle =
  | 'title'
  | 'plain'
  | 'notice'
  | 'item'
  | 'list'
  | 'event'
  | 'resolution'
  | { readonly point: 0 | 1 | 2 }
  | { readonly clause: 0 | 1 }

/** The lines of a draft, in order. The same draft gives the same marks. */
export function wordCopyLines(draft: ReviewDraft): WordCopyLine[] {
  const fixed = (style: WordCopyStyle, text: string) =>
    ({ role: 'fixed', style, pointId: null, where: '', prefix: '', text }) as const
  const lines: readonly Omit<WordCopyLine, 'mark'>[] = [
    fixed('title', draft.committee),
    fixed('plain', `${draft.council}. Meeting of ${draft.date}. Sent by ${draft.sentBy}.`),
    fixed('notice', howTo(draft)),
    ...draft.items.flatMap(itemLines),
    fixed('item', 'Your answer'),
    fixed('plain', 'Write “approved” or “returned” on the next line, if you wish to say so here.'),
    { ...fixed('plain', ''), role: 'answer', prefix: 'Approved or returned: ' },
  ]
  return lines.map((line, index) => ({ ...line, mark: `mb_${shortName(draft.reviewId)}_${index + 1}` }))
}

/** What all marks of a review begin with, between "mb_" and the count: letters that every program takes in a bookmark. */
export function shortName(reviewId: string): string {
  return createHash('sha256').update(reviewId, 'utf8').digest('hex').slice(0, 12)
}

function howTo({ sentBy }: ReviewDraft): string {
  return `Change the words where they stand, or comment on them in the margin, then save this document and send it back to ${sentBy}: every change is tracked. Approving a draft is not signing it: minutes are signed where the committee agrees them.`
}

function itemLines(item: ReviewItem): Omit<WordCopyLine, 'mark'>[] {
  return [
    {
      ...{ role: 'heading', style: 'item', pointId: item.points[0]?.id ?? null, where: item.title },
      ...{ prefix: item.number === '' ? '' : `${item.number}\t`, text: item.title },
    },
    ...item.points.flatMap((point) => pointLines(item, point)),
  ]
}

/** A single clause without a mark is one sentence with what leads to it, as on the minutes. */
function pointLines(item: ReviewItem, point: ReviewPoint): Omit<WordCopyLine, 'mark'>[] {
  const { kind, level, label, lead, text } = point
  const about = { pointId: point.id, where: placeOf(item, point) }
  const isSentence = kind === 'clause' && label === '' && lead !== ''
  const above =
    lead === '' || isSentence
      ? []
      : [
          {
            ...{ ...about, role: 'lead' as const, prefix: '', text: lead },
            style: kind === 'clause' ? ('resolution' as const) : ('list' as const),
          },
        ]
  const style: WordCopyStyle =
    kind === 'clause'
      ? isSentence
        ? 'resolution'
        : { clause: level === 0 ? 0 : 1 }
      : kind === 'point'
        ? { point: level }
        : kind === 'event'
          ? 'event'
          : 'plain'
  const prefix = isSentence ? `${lead} ` : label === '' ? '' : `${label}\t`
  return [...above, { ...about, role: 'point', style, prefix, text }]
}
