import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { reviewSchema } from '../../../shared/api/reviewFile.ts'
import { useCore } from '../../state/core.tsx'

type Review = z.infer<typeof reviewSchema>

/** The review that says the draft is approved: of the words as they stand before all, else the latest; undefined without one. */
export function approvedOf(reviews: readonly Review[]): Review | undefined {
  const approved = reviews.filter(({ answer }) => answer?.verdict === 'approved')
  return approved.find(({ isCurrent }) => isCurrent) ?? approved[0]
}

export function useApprovedReview(meetingId: string): Review | undefined {
  const { api } = useCore()
  const { data = [] } = useQuery(api.reviews.list.queryOptions({ input: { meetingId } }))
  return approvedOf(data)
}

/** "Councillor Bennett approved the web page made on 3 November 2026. The minutes have changed since it was sent." */
export function sayApproved({ to, sentAt, format, isCurrent }: Review): string {
  const day = new Date(sentAt).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const copy = format === 'docx' ? 'Word document' : 'web page'
  return `${to} approved the ${copy} made on ${day}.${isCurrent ? '' : ' The minutes have changed since it was sent.'}`
}
