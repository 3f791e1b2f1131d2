import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useAct } from '../state/act.ts'
import { useCore } from '../state/core.tsx'
import { reportDone } from '../state/notices.ts'
import './acceptReason.css'
import { Button } from './button.tsx'
import { focusWay } from './findingsFocus.ts'
import { TextField } from './textField.tsx'

/** Why a finding is let stand: in the list itself, so that the page stays in sight. Enter accepts, Esc leaves it. */
export function AcceptReason(props: {
  /** What `findings.accept` takes. */
  readonly findingKey: string
  readonly meetingId: string
  readonly onClose: () => void
}): ReactNode {
  const { findingKey: key, meetingId, onClose } = props
  const { client } = useCore()
  const act = useAct()
  const box = useRef<HTMLDivElement>(null)
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const close = (): void => {
    const list = box.current?.closest('ul')
    const place = [...(list?.children ?? [])].findIndex((row) => row.contains(box.current))
    onClose()
    // To the one that has taken its place, so that several are accepted one after the other.
    setTimeout(() => focusWay(list?.children[Math.min(place, list.children.length - 1)]))
  }
  const accept = async (): Promise<void> => {
    if (reason.trim() === '') {
      setIsMissing(true)
      return
    }
    const done = await act(() => client.findings.accept({ meetingId, key, reason: reason.trim() }))
    if (!done) return
    close()
    reportDone('Accepted. The reason is kept with the meeting.', () => {
      void act(() => client.findings.reopen({ meetingId, key }))
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void accept()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc leaves it from every control in it
    <div ref={box} className="accept-reason" onKeyDown={onKeyDown}>
      <TextField
        label="Why it may stand"
        value={reason}
        onChange={setReason}
        takesFocus
        error={isMissing && reason.trim() === '' ? 'Say why in a few words.' : null}
      />
      <div className="buttons">
        <Button kind="primary" keys="Enter" onPress={() => void accept()}>
          Accept
        </Button>
        <Button keys="Esc" onPress={close}>
          Leave it
        </Button>
      </div>
    </div>
  )
}
