import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { saveFile } from '../../parts/saveFile.ts'
import type { MeetingView } from '../../state/data.ts'
import type { SaveState } from '../../state/editQueue.ts'
import { clockTime } from '../../state/today.ts'
import { toggleHistory } from './historyCommands.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { textCopy, textCopyName } from './textCopy.ts'
import { useLive } from './useLive.ts'
import './saving.css'

/** "✓ Saved 11:12:35" of the minutes: a button that opens the earlier versions. Read out when the kind changes, never at each save. */
export function MinutesSaved(): ReactNode {
  const live = useLive()
  const save = useStore(live.session.queue.state, (state) => state.save)
  const isHeld = save.kind === 'not-saved' || save.kind === 'conflict'
  return (
    <>
      <button
        type="button"
        className={`status-saved save-status save-status-${isHeld ? 'not-saved' : save.kind}`}
        title="Earlier versions of this item"
        onClick={toggleHistory}
      >
        {shownWords(save)}
      </button>
      {/* The banner says what is wrong; here it is said once that it has passed. */}
      <span role="status" className="visually-hidden">
        {isHeld ? '' : 'Saved'}
      </span>
    </>
  )
}

function shownWords(save: SaveState): string {
  switch (save.kind) {
    case 'saved':
      return save.at === null ? '✓ Saved' : `✓ Saved ${clockTime(new Date(save.at))}`
    case 'saving':
      return 'Saving…'
    case 'not-saved':
    case 'conflict':
      return '! Not saved'
  }
}

/** What stands in the way of saving, until it no longer does. Typing goes on meanwhile. */
export function NotSaved({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const save = useStore(live.session.queue.state, (state) => state.save)
  const isShown = save.kind === 'not-saved'
  return (
    <>
      <div
        className={isShown ? 'not-saved' : undefined}
        role={isShown ? 'group' : undefined}
        aria-label={isShown ? 'Not saved' : undefined}
      >
        {/* Always there, and only the sentence in it: what the buttons say is not read out again. */}
        <div role="alert" className="not-saved-words">
          {isShown ? (
            <p>
              <strong>Not saved – still trying (since {sinceTime(save.since)}). </strong>
              {withoutLead(save.sentence)}
            </p>
          ) : null}
        </div>
        {isShown ? (
          <>
            <button type="button" className="button" onClick={() => live.session.queue.retry()}>
              Retry
            </button>
            <button type="button" className="button" onClick={() => saveTextCopy(view, live)}>
              Save a copy…
            </button>
            <CopyButton name="Copy all text" text={() => textCopy(view, live.session)} />
          </>
        ) : null}
      </div>
      {save.kind === 'conflict' ? (
        <div role="alert">
          <Conflict itemId={save.itemId} />
        </div>
      ) : null}
    </>
  )
}

/** The banner begins with these words already. */
function withoutLead(sentence: string): string {
  const words = sentence.replace(/^Not saved: /, '')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

function saveTextCopy(view: MeetingView, live: LiveMeeting): void {
  saveFile(new Blob([textCopy(view, live.session)], { type: 'text/plain;charset=utf-8' }), textCopyName(view))
}

function Conflict({ itemId }: { readonly itemId: string }): ReactNode {
  const live = useLive()
  const texts = live.session.conflictTexts(itemId)
  const title = live.view.record.items.find((item) => item.id === itemId)?.title ?? 'an item'
  if (texts === null) return null
  return (
    <div className="not-saved">
      <p>
        <strong>Not saved. </strong>The minutes of “{title}” were changed elsewhere. Both versions are kept
        until you choose.
      </p>
      <div className="both-versions">
        <section aria-label="Typed here">
          <h3>Typed here</h3>
          <pre>{texts.mine}</pre>
        </section>
        <section aria-label="Changed elsewhere">
          <h3>Changed elsewhere</h3>
          <pre>{texts.theirs}</pre>
        </section>
      </div>
      <button type="button" className="button" onClick={() => live.session.settle(itemId, 'mine')}>
        Keep what was typed here
      </button>
      <button type="button" className="button" onClick={() => live.session.settle(itemId, 'theirs')}>
        Keep the other, with mine as notes below it
      </button>
      <CopyButton name="Copy what was typed here" text={() => texts.mine} />
    </div>
  )
}

function CopyButton(props: { readonly name: string; readonly text: () => string }): ReactNode {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 4_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(props.text())
    setCopied(true)
  }
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      {copied ? 'Copied' : props.name}
    </button>
  )
}

/** `since` is of performance.now(): as a time of day. */
function sinceTime(since: number): string {
  return clockTime(new Date(performance.timeOrigin + since)).slice(0, 5)
}
