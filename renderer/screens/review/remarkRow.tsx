import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { canTake } from './reviewData.ts'
import type { Remark } from './reviewData.ts'
import { takeWording } from './takeWording.ts'
import { WordDiff } from './wordDiff.tsx'

interface RemarkRowProps {
  readonly meetingId: string
  readonly reviewId: string
  readonly remark: Remark
  /** Once it is settled: the focus goes to what comes next. */
  readonly onSettled: () => void
}

const settledWords = { accepted: 'Taken', declined: 'Not taken', seen: 'Seen' } as const

/** One remark of the chair: what was said, what would change, and what the officer makes of it. */
export function RemarkRow(props: RemarkRowProps): ReactNode {
  const { remark, meetingId } = props
  return (
    <li className={`review-remark${remark.settled === null ? '' : ' is-settled'}`} data-remark>
      <h3>
        {remark.itemId === null ? (
          remark.where
        ) : (
          <a href={`#/meetings/${meetingId}/live/${remark.itemId}`}>{remark.where}</a>
        )}
      </h3>
      {remark.comment === '' ? null : <blockquote>{remark.comment}</blockquote>}
      <Words remark={remark} />
      {remark.settled === null ? <OpenWays {...props} /> : <SettledWays {...props} />}
    </li>
  )
}

function Words({ remark }: { readonly remark: Remark }): ReactNode {
  const { wording, was, now } = remark
  if (wording === null) return <p className="review-words">{now ?? was}</p>
  if (remark.settled?.how === 'accepted') return <WordDiff was={was} now={wording} />
  return (
    <>
      <WordDiff was={now ?? was} now={wording} />
      {now === null ? (
        <p className="cell-hint">This point is no longer in the minutes. The chair read: {was}</p>
      ) : now === was ? null : (
        <p className="cell-hint">The words have changed since the chair read them: {was}</p>
      )}
    </>
  )
}

function OpenWays({ meetingId, reviewId, remark, onSettled }: RemarkRowProps): ReactNode {
  const core = useCore()
  const act = useAct()
  const [reply, setReply] = useState('')
  const { pointId, wording, itemId } = remark
  const takes = wording === '' ? 'Take this point out' : 'Take this wording'
  const settle = async (how: 'accepted' | 'declined' | 'seen'): Promise<void> => {
    const isDone = await act(async () => {
      if (how === 'accepted' && wording !== null && itemId !== null) {
        await takeWording(core, { meetingId, itemId, pointId }, wording)
      }
      await core.client.reviews.settle({ meetingId, reviewId, pointId, how, reply: reply.trim() })
    })
    if (!isDone) return
    reportDone(`${remark.where}: ${settledWords[how].toLowerCase()}.`)
    onSettled()
  }
  return (
    <div className="review-ways">
      <TextField label="Reply" hideLabel={false} value={reply} onChange={setReply} width="medium" />
      <div className="buttons">
        {canTake(remark) ? (
          <Button kind="primary" label={`${takes}: ${remark.where}`} onPress={() => void settle('accepted')}>
            {takes}
          </Button>
        ) : null}
        {wording === null ? (
          <Button kind="primary" label={`Seen: ${remark.where}`} onPress={() => void settle('seen')}>
            Seen
          </Button>
        ) : (
          <Button
            label={`Leave the words as they are: ${remark.where}`}
            onPress={() => void settle('declined')}
          >
            Leave the words as they are
          </Button>
        )}
      </div>
    </div>
  )
}

function SettledWays({ meetingId, reviewId, remark }: RemarkRowProps): ReactNode {
  const core = useCore()
  const act = useAct()
  const { pointId, itemId, settled, was, now, wording } = remark
  if (settled === null) return null
  const canPutBack = settled.how === 'accepted' && itemId !== null && now === wording && was !== wording
  return (
    <div className="review-ways">
      <p className="cell-hint">
        {settledWords[settled.how]}
        {settled.reply === '' ? '.' : `: “${settled.reply}”`}
      </p>
      {canPutBack ? (
        <Button
          kind="quiet"
          label={`Put the old words back: ${remark.where}`}
          onPress={() =>
            void act(async () => {
              await takeWording(core, { meetingId, itemId, pointId }, was)
              await core.client.reviews.settle({
                meetingId,
                reviewId,
                pointId,
                how: 'declined',
                reply: settled.reply,
              })
            })
          }
        >
          Put the old words back
        </Button>
      ) : null}
    </div>
  )
}
