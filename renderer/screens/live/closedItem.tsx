import { useState } from 'react'
import type { ReactNode } from 'react'
import { AppError } from '../../../shared/domain/appError.ts'
import { Button } from '../../parts/button.tsx'
import { ExemptPin } from '../../parts/exemptPin.tsx'

/** Whether the core wants the PIN before it gives these words: minutes of the past that are closed to the public. */
export function wantsPin(error: unknown): boolean {
  return error instanceof AppError && error.details['reason'] === 'exempt'
}

/** Asks for the PIN over an item that was refused without it. */
export function ClosedItem(props: { readonly title: string; readonly onOpened: () => void }): ReactNode {
  const { title, onOpened } = props
  const [isAsked, setAsked] = useState(true)
  return (
    <div className="stack">
      <h2 className="live-title">{title}</h2>
      <p className="empty-line">
        These minutes are closed to the public. They are shown once your PIN was given.
      </p>
      <div className="buttons">
        <Button onPress={() => setAsked(true)}>Show exempt matter</Button>
      </div>
      <ExemptPin isOpen={isAsked} onClose={() => setAsked(false)} onOpened={onOpened} />
    </div>
  )
}
