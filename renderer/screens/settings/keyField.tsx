import { useId, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { ListedCommand } from '../../frame/commandList.ts'
import { keysOfPress, keysProblem, writtenKeys } from '../../frame/keyRules.ts'
import type { ChosenKeys } from '../../frame/keyRules.ts'
import { Button } from '../../parts/button.tsx'

const altGr = 'AltGr types letters on many keyboards. Choose keys without it.'

/** A field in which the new keys are pressed, or written: "Ctrl+Shift+M". What is in the way of them is said at once. */
export function KeyField(props: {
  readonly command: ListedCommand
  readonly chosen: ChosenKeys
  readonly onGive: (keys: readonly string[]) => void
  readonly onCancel: () => void
}): ReactNode {
  const { command, chosen, onGive, onCancel } = props
  const errorId = useId()
  const [typed, setTyped] = useState('')
  const [usesAltGr, setUsesAltGr] = useState(false)
  const problem = usesAltGr ? altGr : typed === '' ? null : keysProblem(command.id, typed, chosen)
  const give = (): void => {
    if (typed !== '' && problem === null) onGive([writtenKeys(typed)])
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const native = event.nativeEvent
    if (native.isComposing) return
    const isHeld = native.ctrlKey || native.metaKey || native.altKey
    const isAlone = !isHeld && !native.shiftKey
    if (native.getModifierState('AltGraph')) setUsesAltGr(true)
    else if (isAlone && event.key === 'Enter') give()
    else if (isAlone && event.key === 'Escape') onCancel()
    else if (isHeld || /^F\d+$/.test(event.key)) {
      // While only Ctrl or Alt is down there are no keys yet, and nothing in the field changes.
      const pressed = keysOfPress(native)
      setUsesAltGr(false)
      if (pressed !== null) setTyped(pressed)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="key-field">
      <input
        className="input"
        data-takes-keys
        aria-label={`New keys of ${command.title}: press them, or write them`}
        aria-invalid={problem !== null}
        aria-describedby={errorId}
        placeholder="Press the keys"
        autoComplete="off"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this box
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setUsesAltGr(false)
        }}
        onKeyDown={onKeyDown}
      />
      <Button kind="primary" isDisabled={typed === '' || problem !== null} onPress={give}>
        Save
      </Button>
      <Button onPress={() => onGive([])}>No keys</Button>
      <Button kind="quiet" onPress={onCancel}>
        Cancel
      </Button>
      <span id={errorId} className="field-error key-field-error" role="status">
        {problem}
      </span>
    </div>
  )
}
