import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { remarkKey } from '../../../shared/domain/review.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { useDroppedFile } from '../../parts/droppedFile.ts'
import { Button } from '../../parts/button.tsx'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { clockTime } from '../../state/today.ts'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { MeetingHeading } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { RemarkRow } from './remarkRow.tsx'
import './review.css'
import { formName, inTurn, shownOf, standingOf, toSettle } from './reviewData.ts'
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
  // Undefined until the copies are read: then it is the one that waits for the officer, and stays while its remarks are settled.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined)
  if (chosen === undefined && reviews.data !== undefined) setChosen(toSettle(reviews.data))
  const [opened, setOpened] = useState(0)
  const open = (reviewId: string): void => {
    setChosen(reviewId)
    setOpened((count) => count + 1)
  }
  const take = useTakeAnswer(meetingId, open)
  useDroppedFile((file) => void take.file(file))
  const shown = shownOf(reviews.data ?? [], chosen ?? null)
  const others = (reviews.data ?? []).filter((each) => each !== shown)
  return (
    <Frame
      title={`Review, ${view.record.committee.name}`}
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={meetingId} at="review" />}
      rail={{ name: 'Places', content: <MainRail at="meetings" isInside /> }}
      work={{ name: 'The chair’s review' }}
      status={<span>{shown === undefined ? 'The draft has not been sent' : standingOf(shown)}</span>}
    >
      <div className="stack review">
        {shown === undefined ? null : (
          <ReviewOf key={shown.id} review={shown} meetingId={meetingId} opened={opened} />
        )}
        <OtherCopies reviews={others} onOpen={open} />
        <div className="review-cards">
          <SendDraft
            view={view}
            onMade={() => (inTurn(shown?.remarks ?? []).open.length === 0 ? setChosen(null) : undefined)}
          />
          {shown === undefined ? null : <TakeAnswer take={take} />}
        </div>
      </div>
    </Frame>
  )
}

/** Every other copy, and the answer to each a press away: a later copy takes nothing from an answer to an earlier one. */
function OtherCopies(props: {
  readonly reviews: readonly Review[]
  readonly onOpen: (reviewId: string) => void
}): ReactNode {
  if (props.reviews.length === 0) return null
  return (
    <section aria-label="Other copies">
      <h2>Other copies that were made</h2>
      <ul className="review-others">
        {props.reviews.map((review) => (
          <li key={review.id}>
            <span>
              {sentLine(review)} {standingOf(review)}
            </span>
            {review.answer === null ? null : (
              <Button label={`Open this answer: ${sentLine(review)}`} onPress={() => props.onOpen(review.id)}>
                Open this answer
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ReviewOfProps {
  readonly review: Review
  readonly meetingId: string
  /** How often an answer was received or opened: each time the focus goes to what is shown. */
  readonly opened: number
}

function ReviewOf({ review, meetingId, opened }: ReviewOfProps): ReactNode {
  const list = useRef<HTMLUListElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (opened > 0) heading.current?.focus()
  }, [opened])
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
      <h2 ref={heading} tabIndex={-1}>
        {review.answer === null ? 'Made for the chair' : 'The chair’s answer'}
      </h2>
      <p>
        {sentLine(review)} {standingOf(review)}
      </p>
      {review.answer === null || review.answer.note === '' ? null : (
        <blockquote>{review.answer.note}</blockquote>
      )}
      {review.answer?.verdict === 'approved' && review.isCurrent ? (
        <p>
          The words are still those that were approved.{' '}
          <a href={`#/meetings/${meetingId}/sign`}>Record the approval</a>.
        </p>
      ) : null}
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
              key={remarkKey(remark)}
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

function sentLine({ to, sentAt, answer, format }: Review): string {
  const day = (at: string): string =>
    `${new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })} at ${clockTime(new Date(at))}`
  const back =
    answer === null
      ? ''
      : ` Answered ${answer.by === '' ? 'without a name' : `by ${answer.by}`} on ${day(answer.at)}.`
  return `${formName({ format })} made for ${to} on ${day(sentAt)}.${back}`
}
