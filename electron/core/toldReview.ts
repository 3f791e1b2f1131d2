import type { z } from 'zod'
import type { reviewSchema } from '../../shared/api/reviewFile.ts'
import { placeOf, remarkKey } from '../../shared/domain/review.ts'
import type {
  NewParagraph,
  Review,
  ReviewItem,
  ReviewPoint,
  ReviewRemark,
} from '../../shared/domain/review.ts'
import { hashOf } from '../db/hashing.ts'

interface Placed {
  readonly item: ReviewItem
  readonly point: ReviewPoint
}

/** Where each point stands, in the order of the minutes. */
export function placesIn(items: readonly ReviewItem[]): Map<string, Placed> {
  return new Map(items.flatMap((item) => item.points.map((point) => [point.id, { item, point }])))
}

/** The minutes as they stand, beside what was sent. */
export interface DraftNow {
  readonly draft: string
  readonly places: ReadonlyMap<string, Placed>
}

type ToldReview = z.infer<typeof reviewSchema>
type ToldRemark = ToldReview['remarks'][number]

/** A review as the officer reads it: its remarks in the order of the draft, each with what stands there now. */
export function toldReview(review: Review, now: DraftNow): ToldReview {
  const { id, to, sentAt, sentBy, draft, answer, format = 'html' } = review
  const sent = placesIn(review.items)
  const settled = new Map(review.settled.map((each) => [remarkKey(each), each]))
  const order = [...sent.keys()]
  const remarks = (answer?.remarks ?? []).toSorted(
    (a, b) => order.indexOf(a.pointId) - order.indexOf(b.pointId),
  )
  return {
    ...{ id, to, sentAt, sentBy, format, isCurrent: draft === now.draft },
    answer:
      answer === null ? null : { by: answer.by, at: answer.at, verdict: answer.verdict, note: answer.note },
    remarks: remarks.map((remark): ToldRemark => {
      const { pointId, comment, wording } = remark
      const there = sent.get(pointId)
      const done = settled.get(remarkKey(remark))
      const paragraph = paragraphOf(review, remark, now)
      return {
        ...{ pointId, comment, wording, paragraph },
        itemId: there === undefined || there.item.id === 'attendance' ? null : there.item.id,
        where: there === undefined ? '' : placeOf(there.item, there.point),
        was: paragraph === null ? (there?.point.text ?? '') : '',
        now: now.places.get(paragraph?.blockId ?? pointId)?.point.text ?? null,
        settled: done === undefined ? null : { how: done.how, reply: done.reply, at: done.at },
      }
    }),
  }
}

/** What a new paragraph becomes, and beside what it may be put in as the minutes stand. */
function paragraphOf(review: Review, remark: ReviewRemark, { places }: DraftNow): ToldRemark['paragraph'] {
  const { paragraph, pointId } = remark
  if (paragraph === undefined) return null
  const blockId = blockIdOf(review, remark)
  const found = besideWhat(review, { pointId, paragraph }, places)
  const beside = found === null ? null : { ...found, isClause: places.get(found.id)?.point.kind === 'clause' }
  return { ...paragraph, blockId, beside }
}

interface Beside {
  readonly id: string
  readonly side: NewParagraph['side']
}

/** The paragraphs of one side in their order, else the point itself, else, where that is gone, the nearest of its kind before or after it. */
function besideWhat(
  review: Review,
  { pointId, paragraph }: { readonly pointId: string; readonly paragraph: NewParagraph },
  places: DraftNow['places'],
): Beside | null {
  const { side, nth } = paragraph
  const siblings = (review.answer?.remarks ?? [])
    .filter((each) => each.pointId === pointId && each.paragraph?.side === side)
    .filter((each) => (each.paragraph?.nth ?? 0) < nth === (side === 'after') && each.paragraph?.nth !== nth)
    .map((each) => blockIdOf(review, each))
  const nearest = side === 'after' ? siblings.toReversed() : siblings
  const item = review.items.find(({ points }) => points.some((point) => point.id === pointId))
  const points = item?.points ?? []
  const at = points.findIndex((point) => point.id === pointId)
  const isAlike = ({ id, kind }: ReviewPoint): boolean =>
    kind === points[at]?.kind && places.get(id)?.item.id === item?.id && !isList(id)
  const candidates: Beside[] = [
    ...nearest.map((id) => ({ id, side })),
    ...(isList(pointId) ? [] : [{ id: pointId, side }]),
    ...points
      .slice(0, at)
      .filter(isAlike)
      .toReversed()
      .map(({ id }) => ({ id, side: 'after' as const })),
    ...points
      .slice(at + 1)
      .filter(isAlike)
      .map(({ id }) => ({ id, side: 'before' as const })),
  ]
  return candidates.find(({ id }) => places.has(id)) ?? null
}

/** Names in a list are no blocks of the minutes. */
function isList(pointId: string): boolean {
  return /^(apologies|attendance)-/.test(pointId)
}

/** The same for the same words of the same answer: put in twice it stands there once, and what was put in is found again. */
function blockIdOf(review: Review, remark: ReviewRemark): string {
  return hashOf([review.id, remarkKey(remark), remark.wording]).slice(0, 32)
}
