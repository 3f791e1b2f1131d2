import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { CoverReport, ReportSection } from '../../../shared/domain/report.ts'
import { focusNow } from '../../frame/frameState.ts'
import type { Draft } from '../../state/draft.ts'
import { boxInFocus, caretNow, focusCaret, placeName } from './caretPlace.ts'
import { typed } from './reportEdits.ts'
import type { Caret, Edited, Place } from './reportEdits.ts'
import { ReportHistory } from './reportHistory.ts'

type Edit = (sections: readonly ReportSection[]) => Edited | null

/** Writing in a report: every change goes through here, so that each can be taken back and the caret is where it belongs. */
export interface Writing {
  /** Makes an edit and puts the caret where it wants it. False where there was nothing to do. */
  readonly act: (edit: Edit) => boolean
  readonly type: (place: Place, words: string) => void
  readonly rename: (section: number, heading: string) => void
  readonly undo: () => void
  readonly redo: () => void
  /** The paragraph the officer is in, or was last. */
  readonly here: () => Caret
  /** A paragraph has the focus now. */
  readonly entered: (box: HTMLTextAreaElement) => void
}

/** The same for as long as the draft is, so that a key in one paragraph draws no other again. */
export function useWriting(draft: Draft<CoverReport>): Writing {
  const [writing] = useState(() => writingIn(draft))
  return writing
}

function writingIn(draft: Draft<CoverReport>): Writing {
  const history = new ReportHistory(() => performance.now())
  let last: Caret = { section: 0, paragraph: 0, at: 0 }
  const sections = (): readonly ReportSection[] => draft.state().value.sections
  const here = (): Caret => caretNow(boxInFocus()) ?? last
  const put = (edited: Edited): void => {
    // What is typed right after the key must arrive in the right paragraph: it is there before the key returns.
    const isInMenu = document.activeElement?.closest('[role="menu"]') !== null
    flushSync(() => draft.change({ sections: edited.sections }))
    if (isInMenu) focusNow(() => focusCaret(edited))
    else focusCaret(edited)
  }
  const step = (edited: Edited | null): void => {
    if (edited !== null) put(edited)
  }
  const now = (): Edited => ({ sections: sections(), caret: here() })
  return {
    here,
    act: (edit) => {
      const edited = edit(sections())
      if (edited === null) return false
      if (edited.sections !== sections()) history.before(sections(), here(), null)
      put(edited)
      return true
    },
    type: (place, words) => {
      history.before(sections(), here(), placeName(place))
      draft.change({ sections: typed(sections(), place, words) })
    },
    rename: (section, heading) => {
      history.before(sections(), here(), `heading ${section}`)
      draft.change({
        sections: sections().map((each, at) => (at === section ? { ...each, heading } : each)),
      })
    },
    undo: () => step(history.undo(now())),
    redo: () => step(history.redo(now())),
    entered: (box) => {
      last = caretNow(box) ?? last
    },
  }
}
