import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { Button } from '../parts/button.tsx'
import { saveFile } from '../parts/saveFile.ts'
import { allWords, hasUnsavedWords } from '../screens/live/openMeetings.ts'
import type { CoreAccess } from '../state/core.tsx'
import { useCore } from '../state/core.tsx'
import { reportProblem, sentenceOf } from '../state/notices.ts'
import { tellFault } from '../state/pageFaults.ts'
import { useFrame } from './frameState.ts'
import { openMeetingOf } from './openMeeting.ts'

/** What stands in the place of a screen that could not be drawn, instead of an empty window. */
export function ScreenFaults({ children }: { readonly children: ReactNode }): ReactNode {
  const core = useCore()
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary
          core={core}
          fault={(times, again) => <Fault times={times} onAgain={again} />}
          onAgain={reset}
        >
          {children}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  )
}

/** A box over the screen that could not be drawn is closed: the screen behind it has nothing to do with it. */
export function BoxFaults({ children }: { readonly children: ReactNode }): ReactNode {
  const core = useCore()
  return (
    <Boundary
      core={core}
      fault={(_times, again) => <ClosedBox onClosed={again} />}
      onAgain={() => useFrame.getState().openDialog(null)}
    >
      {children}
    </Boundary>
  )
}

function ClosedBox({ onClosed }: { readonly onClosed: () => void }): ReactNode {
  useEffect(() => {
    reportProblem(new Error('A box over the screen could not be drawn.'))
    onClosed()
  }, [onClosed])
  return null
}

interface BoundaryProps {
  readonly core: CoreAccess
  /** What stands in its place; `again` tries once more. */
  readonly fault: (times: number, again: () => void) => ReactNode
  readonly onAgain: () => void
  readonly children: ReactNode
}

interface BoundaryState {
  readonly hasFailed: boolean
  readonly times: number
}

/** React knows boundaries as classes alone. */
class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { hasFailed: false, times: 0 }

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown): void {
    tellFault(this.props.core, 'screen', error)
    this.setState(({ times }) => ({ times: times + 1 }))
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return this.props.fault(this.state.times, this.#again)
  }

  readonly #again = (): void => {
    this.props.onAgain()
    this.setState({ hasFailed: false })
  }
}

function Fault({ times, onAgain }: { readonly times: number; readonly onAgain: () => void }): ReactNode {
  const { client } = useCore()
  const [said, setSaid] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  // The way back leads to another screen, which need not fail.
  useEffect(() => {
    window.addEventListener('hashchange', onAgain)
    return () => window.removeEventListener('hashchange', onAgain)
  }, [onAgain])
  const isMeeting = openMeetingOf(window.location.hash.replace(/^#/, '')) !== null
  const words = allWords()
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(words)
    setSaid('Copied.')
  }
  const report = async (): Promise<void> => {
    const { fileName, text } = await client.support.report({})
    saveFile(new Blob([text], { type: 'application/json' }), fileName)
    setSaid(`Saved as ${fileName}, where your downloads go.`)
  }
  const doing = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => setSaid(sentenceOf(error)))
  }
  return (
    <main className="empty">
      <h1 ref={heading} tabIndex={-1}>
        This screen stopped
      </h1>
      <p role="alert">
        {hasUnsavedWords()
          ? 'Your last words are still being saved: leave this window open until you have them back.'
          : 'Everything you typed in the minutes is saved.'}{' '}
        {isMeeting
          ? 'Open the meeting again, and you are where you were.'
          : 'Open the screen again, and go on.'}
      </p>
      <div className="buttons">
        <Button kind="primary" onPress={onAgain}>
          {isMeeting ? 'Open the meeting again' : 'Open the screen again'}
        </Button>
        {times > 1 ? <Button onPress={() => navigate('/')}>Go to the meetings</Button> : null}
        {times > 1 ? <Button onPress={() => window.location.reload()}>Load this window anew</Button> : null}
        {words === '' ? null : <Button onPress={() => doing(copy())}>Copy all text</Button>}
        <Button onPress={() => doing(report())}>Save a report for IT</Button>
      </div>
      <p role="status">{said}</p>
    </main>
  )
}
