import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { KeyCaps } from '../frame/keyCaps.tsx'

export interface ButtonProps {
  readonly children: ReactNode
  /** primary: the one next act of a screen. quiet: an act of little weight. danger: takes something away. */
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  /** The key that does the same, shown on the button: "F9". */
  readonly keys?: string
  /** The command of these keys, where several screens give the same keys to a thing of their own. */
  readonly command?: string
  /** The name read out, where the visible words are not enough: "Remove Ruth Ashworth". It must contain them. */
  readonly label?: string
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  /** Shows that it is at work; presses are ignored meanwhile, and the focus stays. */
  readonly isPending?: boolean
  readonly onPress?: () => void
}

export function Button({
  children,
  kind = 'plain',
  keys,
  command,
  label,
  isPending = false,
  onPress,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <AriaButton
      {...rest}
      className={`button button-${kind}${isPending ? ' button-pending' : ''}`}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onPress === undefined
        ? {}
        : {
            onPress: () => {
              if (!isPending) onPress()
            },
          })}
    >
      <span>{children}</span>
      {keys === undefined ? null : <KeyCaps keys={keys} command={command} />}
    </AriaButton>
  )
}
