import { useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

export interface LetterOption<Value extends string> {
  readonly value: Value
  readonly letter: string
  readonly name: string
}

/** One of a few, by its letter, by Enter on the one that has the focus, or by pointer. The letters act here alone. */
export function LetterChoice<Value extends string>(props: {
  readonly label: string
  /** True where the choices explain themselves: the label is read out alone. */
  readonly hidesLabel?: boolean
  readonly options: readonly LetterOption<Value>[]
  /** The one Enter takes at once. */
  readonly preferred: Value
  readonly chosen?: Value | null
  /** Takes the focus whenever this is another than before, but null. */
  readonly focusOn: object | null
  readonly onChoose: (value: Value) => void
  readonly onEscape: () => void
}): ReactNode {
  const group = useRef<HTMLDivElement>(null)
  const { focusOn, preferred } = props
  useLayoutEffect(() => {
    if (focusOn !== null) group.current?.querySelector<HTMLElement>(`[data-value="${preferred}"]`)?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it takes the focus when it is asked, not when the answer to prefer changes
  }, [focusOn])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const option = props.options.find((one) => one.letter.toLowerCase() === event.key.toLowerCase())
    if (option !== undefined) props.onChoose(option.value)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') moveFocus(group.current, 1)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') moveFocus(group.current, -1)
    else if (event.key === 'Escape') props.onEscape()
    else return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its buttons, for all of them at once
    <div ref={group} className="letter-choice" role="group" aria-label={props.label} onKeyDown={onKeyDown}>
      {props.hidesLabel === true ? null : (
        <span className="letter-choice-label" aria-hidden="true">
          {props.label}
        </span>
      )}
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={option.value === preferred ? 'button letter-preferred' : 'button'}
          data-value={option.value}
          {...(props.chosen === undefined ? {} : { 'aria-pressed': props.chosen === option.value })}
          onClick={() => props.onChoose(option.value)}
        >
          <kbd aria-hidden="true">{option.letter}</kbd> {option.name}
        </button>
      ))}
    </div>
  )
}

function moveFocus(group: HTMLElement | null, step: 1 | -1): void {
  const buttons = [...(group?.querySelectorAll('button') ?? [])]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}
