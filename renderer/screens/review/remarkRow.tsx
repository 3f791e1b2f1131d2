import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CoreAccess } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { canTake, nameOf, wayWords } from './reviewData.ts'
import type { Remark } from './reviewData.ts'
import { takeParagraph, takeWording } from './takeWording.ts'
import { WordDiff } from './wordDiff.tsx'

interface RemarkRowProps {
  readonly meetingId: string
  readonly reviewId: string
  readonly remark: Remark
  /** Once it is settled: the focus goes to what comes next. */
  readonly onSettled: () => void
}

/** One remark of the chair: what was said, what would change, and what the officer makes of it. */
export function RemarkRow(props: RemarkRowProps): ReactNode {
  const { remark, meetingId } = props
  return (
    <li className={`review-remark${remark.settled === null ? '' : ' is-settled'}`} data-remark>
      <h3>
        {remark.itemId === null ? (
          nameOf(remark)
        ) : (
          <a href={`#/meetings/${meetingId}/live/${remark.itemId}`}>{nameOf(remark)}</a>
        )}
      </h3>
      {remark.comment === '' ? null : <blockquote>{remark.comment}</blockquote>}
      <Words remark={remark} />
      {remark.settled === null ? <OpenWays {...props} /> : <SettledWays {...props} />}
    </li>
  )
}

function Words({ remark }: { readonly remark: Remark }): ReactNode {
  const { wording, was, now, paragraph } = remark
  if (paragraph !== null) return <NewWords remark={remark} />
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

function NewWords({ remark }: { readonly remark: Remark }): ReactNode {
  const { wording, paragraph, settled } = remark
  return (
    <>
      <WordDiff was="" now={wording ?? ''} />
      {settled !== null ? null : paragraph?.beside === null ? (
        <p className="cell-hint">
          Nothing is left that it could stand beside. Write it where it belongs, then press Leave it out.
        </p>
      ) : paragraph?.beside.isClause === true ? (
        <p className="cell-hint">It would be a clause of the resolution.</p>
      ) : null}
    </>
  )
}

function OpenWays({ meetingId, reviewId, remark, onSettled }: RemarkRowProps): ReactNode {
  const core = useCore()
  const act = useAct()
  const [reply, setReply] = useState('')
  const { pointId, wording } = remark
  const ways = wayWords(remark)
  const name = nameOf(remark)
  const settle = async (how: 'accepted' | 'declined' | 'seen'): Promise<void> => {
    const isDone = await act(async () => {
      if (how === 'accepted') await takeRemark(core, meetingId, remark)
      const paragraph = placeOf(remark)
      await core.client.reviews.settle({ meetingId, reviewId, pointId, paragraph, how, reply: reply.trim() })
    })
    if (!isDone) return
    reportDone(`${name}: ${ways.settled[how].toLowerCase()}.`)
    onSettled()
  }
  return (
    <div className="review-ways">
      <TextField label="Reply" hideLabel={false} value={reply} onChange={setReply} width="medium" />
      <div className="buttons">
        {canTake(remark) ? (
          <Button kind="primary" label={`${ways.take}: ${name}`} onPress={() => void settle('accepted')}>
            {ways.take}
          </Button>
        ) : null}
        {wording === null ? (
          <Button kind="primary" label={`Seen: ${name}`} onPress={() => void settle('seen')}>
            Seen
          </Button>
        ) : (
          <Button label={`${ways.leave}: ${name}`} onPress={() => void settle('declined')}>
            {ways.leave}
          </Button>
        )}
      </div>
    </div>
  )
}

function SettledWays({ meetingId, reviewId, remark }: RemarkRowProps): ReactNode {
  const core = useCore()
  const act = useAct()
  const { pointId, itemId, settled, was, now, wording, paragraph } = remark
  if (settled === null) return null
  const canPutBack = settled.how === 'accepted' && itemId !== null && now === wording && was !== wording
  const ways = wayWords(remark)
  return (
    <div className="review-ways">
      <p className="cell-hint">
        {ways.settled[settled.how]}
        {settled.reply === '' ? '.' : `: “${settled.reply}”`}
      </p>
      {canPutBack ? (
        <Button
          kind="quiet"
          label={`${ways.putBack}: ${nameOf(remark)}`}
          onPress={() =>
            void act(async () => {
              await takeWording(core, { meetingId, itemId, pointId: paragraph?.blockId ?? pointId }, was)
              await core.client.reviews.settle({
                ...{ meetingId, reviewId, pointId, paragraph: placeOf(remark) },
                ...{ how: 'declined', reply: settled.reply },
              })
            })
          }
        >
          {ways.putBack}
        </Button>
      ) : null}
    </div>
  )
}

async function takeRemark(core: CoreAccess, meetingId: string, remark: Remark): Promise<void> {
  const { pointId, paragraph, wording, itemId } = remark
  if (wording === null || itemId === null) return
  if (paragraph === null) return takeWording(core, { meetingId, itemId, pointId }, wording)
  if (paragraph.beside === null) return
  await takeParagraph(core, { meetingId, itemId }, paragraph.beside, {
    id: paragraph.blockId,
    words: wording,
  })
}

/** Which of the remarks at a point it is, as the core asks for it. */
function placeOf({ paragraph }: Remark): { readonly side: 'before' | 'after'; readonly nth: number } | null {
  return paragraph === null ? null : { side: paragraph.side, nth: paragraph.nth }
}
