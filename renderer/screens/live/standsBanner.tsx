import type { ReactNode } from 'react'
import { focusEditor } from '../../editor/editorView.tsx'
import { Button } from '../../parts/button.tsx'
import type { MeetingView } from '../../state/data.ts'
import { isOfThePast, mend, useIsMending, whyMinutesStand } from './confirmedMinutes.ts'
import './standsBanner.css'

/** Over minutes that are confirmed: nothing can be written, and where a correction goes. Over imported ones: that they came from a file. */
export function StandsBanner({ view }: { readonly view: MeetingView }): ReactNode {
  if (isOfThePast(view)) return <ImportedBanner view={view} />
  if (whyMinutesStand(view) === null) return null
  return (
    <p className="stands-banner">
      <strong>Confirmed.</strong> These minutes stand as they are. A correction is agreed at a later meeting:{' '}
      <a href={`#/meetings/${view.record.meeting.id}/sign`}>Sign</a>.
    </p>
  )
}

/** Kept as they were printed until the officer says that she mends them: a slip of the reading, never the past. */
function ImportedBanner({ view }: { readonly view: MeetingView }): ReactNode {
  const isMending = useIsMending(view)
  const fileName = view.record.meeting.importedFrom?.fileName ?? ''
  return (
    <div className="stands-banner stands-imported">
      <p tabIndex={-1} data-kept-as-printed="">
        These minutes were imported from “{fileName}”.{' '}
        {isMending
          ? 'You are mending them: every change is kept in the log.'
          : 'They are kept as they were printed.'}
      </p>
      {isMending ? null : (
        <Button
          onPress={() => {
            mend(view)
            focusEditor()
          }}
        >
          Mend them
        </Button>
      )}
    </div>
  )
}

/** Whoever opens minutes of the past reads them: the focus stands over the text, and not in it. */
export function focusImportedBanner(): void {
  document.querySelector<HTMLElement>('[data-kept-as-printed]')?.focus()
}
