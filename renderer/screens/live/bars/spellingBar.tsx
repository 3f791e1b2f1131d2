import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import { focusEditor } from '../../../editor/editorView.tsx'
import type { Misspelling } from '../../../editor/spelling.ts'
import { askAbout } from '../../../editor/spellingWalk.ts'
import { KeyCaps } from '../../../frame/keyCaps.tsx'
import type { MeetingView } from '../../../state/data.ts'
import { reportDone, reportProblem } from '../../../state/notices.ts'
import type { LiveMeeting } from '../liveMeeting.ts'
import { toNextMisspelling } from '../spellingActs.ts'
import { SpellingChoices } from '../spellingChoices.tsx'
import { useLive } from '../useLive.ts'

/** F7: goes to the next wrong word and asks what to do about it; says so when there is none. */
export function walkSpelling(live: LiveMeeting): void {
  if (live.session.summary.getState().itemId === null) return
  toNextMisspelling(live).then((next) => {
    if (next !== null) {
      live.openBar({ kind: 'spelling', misspelling: next })
      return
    }
    if (live.store.getState().bar?.kind === 'spelling') live.openBar(null)
    reportDone('No more spelling in this item.')
    focusEditor()
  }, reportProblem)
}

/** The wrong word that is shown in the text, with its suggestions. Enter takes one and goes on to the next. */
export function SpellingBar(props: {
  readonly view: MeetingView
  readonly misspelling: Misspelling
  readonly onDone: () => void
}): ReactNode {
  const { view, misspelling, onDone } = props
  const live = useLive()
  useShownWord(live, misspelling)
  const close = (): void => {
    onDone()
    focusEditor()
  }
  return (
    <div className="event-bar spelling-bar" role="group" aria-label="Spelling">
      <span className="event-bar-name misspelt">{misspelling.word}</span>
      <SpellingChoices
        key={`${misspelling.from} ${misspelling.word}`}
        view={view}
        misspelling={misspelling}
        isBar
        onSettled={() => walkSpelling(live)}
        onEscape={close}
      />
      <span className="spelling-bar-buttons">
        <button type="button" className="button" onClick={() => walkSpelling(live)}>
          Next <KeyCaps keys="F7" />
        </button>
        <button type="button" className="button button-quiet" onClick={close}>
          Close <kbd aria-hidden="true">Esc</kbd>
        </button>
      </span>
    </div>
  )
}

/** The word is shown in the text, and in sight, for as long as it is asked about. */
function useShownWord(live: LiveMeeting, misspelling: Misspelling): void {
  useLayoutEffect(() => {
    const { itemId } = live.session.summary.getState()
    if (itemId === null) return
    live.session.run(askAbout(misspelling), [], itemId)
    document.querySelector('.minutes-text .misspelt-now')?.scrollIntoView({ block: 'nearest' })
    return () => {
      live.session.run(askAbout(null), [], itemId)
    }
  }, [live, misspelling])
}
