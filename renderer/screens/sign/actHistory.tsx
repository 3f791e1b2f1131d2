import { useState } from 'react'
import type { ReactNode } from 'react'
import { correctedPlace } from '../../../shared/document/compose/agreedCorrections.ts'
import type { AgreedCorrection } from '../../../shared/domain/minutesActs.ts'
import { withdrawnActs } from '../../../shared/domain/minutesStanding.ts'
import { sayAct } from '../../../shared/domain/sayAct.ts'
import { Button } from '../../parts/button.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { shortDate } from '../../parts/shownDates.ts'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CoreAccess } from '../../state/core.tsx'
import { recordOf } from '../../state/data.ts'
import type { MeetingView } from '../../state/data.ts'
import { reportDone, reportProblem } from '../../state/notices.ts'
import { clockTime } from '../../state/today.ts'
import { WordDiff } from '../review/wordDiff.tsx'
import '../review/review.css'
import { withdrawable } from './standing.ts'
import type { Act, Standing } from './standing.ts'

interface ActHistoryProps {
  readonly view: MeetingView
  readonly standing: Standing
}

/** What was done with the minutes, the latest first, like the way of a parcel. */
export function ActHistory({ view, standing }: ActHistoryProps): ReactNode {
  if (standing.acts.length === 0) return null
  const mayGoBack = withdrawable(standing)
  const withdrawn = withdrawnActs(standing.acts)
  return (
    <section aria-labelledby="sign-history">
      <h2 id="sign-history">What was done</h2>
      <ol className="sign-history">
        {standing.acts.toReversed().map((act) => (
          <li key={act.id}>
            <p className="sign-act">
              {withdrawn.has(act.id) ? (
                <>
                  <del>{sayAct(act, standing.acts)}</del> Taken back.
                </>
              ) : (
                sayAct(act, standing.acts)
              )}
            </p>
            <p className="cell-hint">
              {when(act.at)}, recorded by {act.by}
            </p>
            <Details act={act} view={view} />
            {act.id === mayGoBack ? <Withdraw meetingId={view.record.meeting.id} act={act} /> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Details({ act, view }: { readonly act: Act; readonly view: MeetingView }): ReactNode {
  switch (act.kind) {
    case 'confirmed':
    case 'corrected':
    case 'confirms':
    case 'corrects':
      return (
        <>
          <Corrections act={act} view={view} />
          {'meetingId' in act ? (
            <p>
              <a href={`#/meetings/${act.meetingId}/sign`}>Signing of those minutes</a>
            </p>
          ) : act.agreedAt.meetingId === null ? null : (
            <p>
              <a href={`#/meetings/${act.agreedAt.meetingId}/live/${act.agreedAt.itemId ?? ''}`}>
                The minute that says so
              </a>
            </p>
          )}
        </>
      )
    case 'copy-made':
    case 'scan-filed':
    case 'sealed':
      return <KeptFile act={act} />
    default:
      return null
  }
}

/** The words of before beside those of now. Those of another meeting's minutes are shown with the meeting. */
function Corrections(props: {
  readonly act: Act & { readonly corrections: readonly AgreedCorrection[] }
  readonly view: MeetingView
}): ReactNode {
  const { act, view } = props
  if (act.corrections.length === 0) return null
  const isOwn = act.kind === 'confirmed' || act.kind === 'corrected'
  return (
    <ul className="sign-corrections">
      {act.corrections.map((correction, index) => (
        <li key={index}>
          {isOwn ? <strong>{correctedPlace(recordOf(view), correction)}</strong> : null}
          <WordDiff was={correction.was} now={correction.now} />
        </li>
      ))}
    </ul>
  )
}

function KeptFile({
  act,
}: {
  readonly act: { readonly fileName: string; readonly sha256: string }
}): ReactNode {
  const { fetchBytes } = useCore()
  return (
    <p className="sign-file">
      <span className="file-name">{act.fileName}</span>
      <Button
        kind="quiet"
        label={`Save ${act.fileName}`}
        onPress={() =>
          void fetchBytes(`/api/files/${act.sha256}`)
            .then((bytes) => saveFile(bytes, act.fileName))
            .catch(reportProblem)
        }
      >
        Save
      </Button>
    </p>
  )
}

/** What taking an act back does, and what it leaves, before it is done. */
function whatHappens(kind: Act['kind']): string {
  const kept = 'This entry and its withdrawal are both kept in the history.'
  switch (kind) {
    case 'confirmed':
      return `The minutes are no longer confirmed: their words become what they were before it, and can be changed again. ${kept}`
    case 'refused':
      return `The minutes stand as they did before they were refused. ${kept}`
    case 'signed':
      return `The minutes are confirmed, and not signed, again. Not a word of them changes. This is for a mistake in the recording; what was signed by hand stays signed. ${kept}`
    case 'corrected':
      return `The correction no longer stands beside the signed words, which do not change. ${kept}`
    case 'superseded':
      return `The minutes stand again as they did before, with the same words. ${kept}`
    default:
      return kept
  }
}

/** What became of the minutes and of the sentence in those of the later meeting. */
function saidTakenBack(act: Act, sentence: SentenceLeft): string {
  const what = `Taken back: “${sayAct(act).replace(/\.$/, '')}”.`
  if (sentence === null) return what
  const where = `${sentence.itemName} of the meeting of ${shortDate(sentence.date)}`
  return sentence.isTakenOut
    ? `${what} The sentence under ${where} that said so is taken out.`
    : `${what} The words under ${where} were edited since or are confirmed, so they still stand there: look at them.`
}

type SentenceLeft = Awaited<ReturnType<CoreAccess['client']['signing']['withdraw']>>['sentence']

/** Takes back what was recorded by mistake: with the reason, which is kept too. */
function Withdraw({ meetingId, act }: { readonly meetingId: string; readonly act: Act }): ReactNode {
  const { client } = useCore()
  const run = useAct()
  const [reason, setReason] = useState<string | null>(null)
  if (reason === null) {
    return (
      <Button kind="quiet" label={`Withdraw: ${sayAct(act)}`} onPress={() => setReason('')}>
        Withdraw
      </Button>
    )
  }
  const withdraw = async (): Promise<void> => {
    await run(async () => {
      const { sentence } = await client.signing.withdraw({ meetingId, actId: act.id, reason: reason.trim() })
      reportDone(saidTakenBack(act, sentence))
    })
  }
  return (
    <form
      className="sign-withdraw"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') void withdraw()
      }}
    >
      <p>{whatHappens(act.kind)}</p>
      <TextField label="Why it was a mistake" value={reason} onChange={setReason} width="medium" takesFocus />
      <div className="buttons">
        <Button kind="danger" type="submit" isDisabled={reason.trim() === ''}>
          Take it back
        </Button>
        <Button kind="quiet" onPress={() => setReason(null)}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

function when(at: string): string {
  const date = new Date(at)
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `${day} at ${clockTime(date)}`
}
