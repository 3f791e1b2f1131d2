import type { ReactNode } from 'react'
import { useAct } from '../state/act.ts'
import { useCore } from '../state/core.tsx'

/** A finding that was let stand is to be looked at again. */
export function ReopenFinding(props: {
  readonly meetingId: string
  readonly findingKey: string
  /** What the finding says: for whoever hears the button alone. */
  readonly words: string
}): ReactNode {
  const { meetingId, findingKey: key, words } = props
  const { client } = useCore()
  const act = useAct()
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => void act(() => client.findings.reopen({ meetingId, key }))}
    >
      Reopen<span className="visually-hidden">: {words}</span>
    </button>
  )
}
