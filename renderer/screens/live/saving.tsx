import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { SaveStatus } from '../../parts/saveStatus.tsx'
import { clockTime } from '../../state/today.ts'
import { useLive } from './useLive.ts'

/** "✓ Saved 11:12:35" of the minutes. */
export function MinutesSaved(): ReactNode {
  const live = useLive()
  const save = useStore(live.session.queue.state, (state) => state.save)
  const at = save.kind === 'saved' && save.at !== null ? new Date(save.at) : null
  return (
    <SaveStatus
      saving={save.kind === 'saved' || save.kind === 'saving' ? save.kind : 'not-saved'}
      savedAt={at}
    />
  )
}

/** What stands in the way of saving, until it no longer does. Typing goes on meanwhile. */
export function NotSaved(): ReactNode {
  const live = useLive()
  const save = useStore(live.session.queue.state, (state) => state.save)
  return (
    <div role="alert">
      {save.kind === 'not-saved' ? (
        <div className="not-saved">
          <p>
            <strong>Not saved. </strong>
            {save.sentence} Minutebook goes on trying (since {sinceTime(save.since)}).
          </p>
          <button type="button" className="button" onClick={() => live.session.queue.retry()}>
            Retry
          </button>
          <CopyButton name="Copy all text" text={() => live.session.allText()} />
        </div>
      ) : null}
      {save.kind === 'conflict' ? <Conflict itemId={save.itemId} /> : null}
    </div>
  )
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
