import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { clockTime } from '../../state/today.ts'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { MeetingHeading } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { RemarkRow } from './remarkRow.tsx'
import './review.css'
import { inTurn, standingOf } from './reviewData.ts'
import type { Review } from './reviewData.ts'
import { SendDraft } from './sendDraft.tsx'
import { TakeAnswer, useTakeAnswer } from './takeAnswer.tsx'

/** The draft goes to the chair and comes back: point by point, and nothing changes without the officer. */
export function ReviewScreen({ meetingId }: { readonly meetingId: string }): ReactNode {
  return (
    <WithMeeting meetingId={meetingId} title="Review">
      {(view) => <ReviewDesk key={meetingId} view={view} />}
    </WithMeeting>
  )
}

function ReviewDesk({ view }: { readonly view: MeetingView }): ReactNode {
  const { api } = useCore()
  const meetingId = view.record.meeting.id
  const reviews = useQuery(api.reviews.list.queryOptions({ input: { meetingId } }))
  const take = useTakeAnswer(meetingId)
  const [latest, ...earlier] = reviews.data ?? []
  useDroppedFile((file) => void take.file(file))
  return (
    <Frame
      title={`Review, ${view.record.committee.name}`}
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={meetingId} at="review" />}
      rail={{ name: 'Places', content: <MainRail at="meetings" isInside /> }}
      work={{ name: 'The chair’s review' }}
      status={<span>{latest === undefined ? 'The draft has not been sent' : standingOf(latest)}</span>}
    >
      <div className="stack review">
        {latest === undefined ? null : <ReviewOf review={latest} meetingId={meetingId} />}
        <div className="review-cards">
          <SendDraft view={view} />
          {latest === undefined ? null : <TakeAnswer meetingId={meetingId} />}
        </div>
        {earlier.length === 0 ? null : (
          <section>
            <h2>Sent before</h2>
            <ul className="review-earlier">
              {earlier.map((review) => (
                <li key={review.id}>
                  {sentLine(review)} {standingOf(review)}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Frame>
  )
}

/** A file dropped anywhere in the window: the browser would open it in place of Minutebook. */
function useDroppedFile(take: (file: File) => void): void {
  const current = useRef(take)
  useEffect(() => {
    current.current = take
  })
  useEffect(() => {
    const stop = new AbortController()
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    window.addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), stop)
    window.addEventListener(
      'drop',
      (event) => {
        const [file] = event.dataTransfer?.files ?? []
        if (file === undefined) return
        event.preventDefault()
        current.current(file)
      },
      stop,
    )
    return () => stop.abort()
  }, [])
}

function ReviewOf({ review, meetingId }: { readonly review: Review; readonly meetingId: string }): ReactNode {
  const list = useRef<HTMLUListElement>(null)
  const { open, settled } = inTurn(review.remarks)
  // To the one that takes its place, so that ten are settled by ten presses.
  const next = (index: number) => (): void => {
    setTimeout(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>('[data-remark]') ?? []
      rows[Math.min(index, rows.length - 1)]?.querySelector<HTMLElement>('.button-primary, button')?.focus()
    })
  }
  return (
    <section aria-label="The chair’s answer">
      <h2>{review.answer === null ? 'Made for the chair' : 'The chair’s answer'}</h2>
      <p>
        {sentLine(review)} {standingOf(review)}
      </p>
      {review.answer === null || review.answer.note === '' ? null : (
        <blockquote>{review.answer.note}</blockquote>
      )}
      {review.format === 'docx' && review.answer !== null && review.answer.verdict === null ? (
        <p>
          There is no verdict in the Word copy. If the chair approved the draft in another way,{' '}
          <a href={`#/meetings/${meetingId}/sign`}>record the approval</a>.
        </p>
      ) : null}
      {review.remarks.length === 0 ? null : (
        <ul className="review-remarks" ref={list}>
          {[...open, ...settled].map((remark, index) => (
            <RemarkRow
              key={remark.pointId}
              meetingId={meetingId}
              reviewId={review.id}
              remark={remark}
              onSettled={next(index)}
            />
          ))}
        </ul>
      )}
      <p className="muted">
        An approved draft is not signed minutes: they are signed where the committee agrees them.
      </p>
    </section>
  )
}

function sentLine({ to, sentAt, answer }: Review): string {
  const day = (at: string): string =>
    `${new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })} at ${clockTime(new Date(at))}`
  const back =
    answer === null
      ? ''
      : ` Answered ${answer.by === '' ? 'without a name' : `by ${answer.by}`} on ${day(answer.at)}.`
  return `Made for ${to} on ${day(sentAt)}.${back}`
}
