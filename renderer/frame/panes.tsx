import type { FocusEvent, ReactNode } from 'react'
import type { PaneContent } from './frame.tsx'
import { rememberFocus, useFrame } from './frameState.ts'
import type { PaneName } from './frameState.ts'
import { useIsNarrow } from './narrow.ts'

interface PanesProps {
  readonly rail: PaneContent | undefined
  readonly work: { readonly name: string; readonly flush?: boolean }
  readonly inspector: PaneContent | undefined
  readonly children: ReactNode
}

/** Rail, work and inspector side by side; where there is no room for three, one at a time with buttons to choose. */
export function Panes({ rail, work, inspector, children }: PanesProps): ReactNode {
  const narrow = useIsNarrow()
  const { shown, inspectorHidden } = useFrame()
  const names: Readonly<Record<PaneName, string | undefined>> = {
    rail: rail?.name,
    work: work.name,
    inspector: inspector?.name,
  }
  const inView = names[shown] === undefined ? 'work' : shown
  const hides = (pane: PaneName): boolean =>
    narrow ? pane !== inView : pane === 'inspector' && inspectorHidden
  const onFocus = (event: FocusEvent): void => rememberFocus(event.target)
  return (
    <div className="frame-panes" data-narrow={narrow} onFocus={onFocus}>
      {narrow && (rail !== undefined || inspector !== undefined) ? (
        <PaneChooser names={names} inView={inView} />
      ) : null}
      {rail === undefined ? null : (
        <nav
          className="frame-rail"
          data-pane="rail"
          tabIndex={-1}
          aria-label={rail.name}
          hidden={hides('rail')}
        >
          {rail.content}
        </nav>
      )}
      <main
        className={work.flush === true ? 'frame-work frame-work-flush' : 'frame-work'}
        data-pane="work"
        tabIndex={-1}
        aria-label={work.name}
        hidden={hides('work')}
      >
        {children}
      </main>
      {inspector === undefined ? null : (
        <aside
          className="frame-inspector"
          data-pane="inspector"
          tabIndex={-1}
          aria-label={inspector.name}
          hidden={hides('inspector')}
        >
          {inspector.content}
        </aside>
      )}
    </div>
  )
}

function PaneChooser(props: {
  readonly names: Readonly<Record<PaneName, string | undefined>>
  readonly inView: PaneName
}): ReactNode {
  const show = useFrame((state) => state.show)
  return (
    <nav className="frame-chooser" aria-label="Panes">
      {(['rail', 'work', 'inspector'] as const).map((pane) => {
        const name = props.names[pane]
        if (name === undefined) return null
        return (
          <button
            key={pane}
            type="button"
            className="frame-chooser-button"
            aria-pressed={pane === props.inView}
            onClick={() => show(pane)}
          >
            {name}
          </button>
        )
      })}
    </nav>
  )
}
