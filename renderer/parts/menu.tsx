import type { ReactNode } from 'react'
import { Button, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { KeyCaps } from '../frame/keyCaps.tsx'

export interface MenuEntry {
  readonly id: string
  readonly name: string
  readonly keys?: string
  readonly isDisabled?: boolean
  readonly run: () => void
}

/** A button with a list of acts; `label` names it: "More for item 4". */
export function Menu(props: {
  readonly label: string
  readonly text?: string
  readonly className?: string
  readonly entries: readonly MenuEntry[]
}): ReactNode {
  const { label, text = '⋯', className = 'button button-quiet menu-button', entries } = props
  return (
    <MenuTrigger>
      <Button className={className} aria-label={label}>
        <span aria-hidden="true">{text}</span>
      </Button>
      <Popover className="popover" placement="bottom end" offset={2}>
        <AriaMenu
          className="listbox"
          disabledKeys={entries.filter((entry) => entry.isDisabled === true).map((entry) => entry.id)}
          onAction={(key) => entries.find((entry) => entry.id === key)?.run()}
        >
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} textValue={entry.name} className="listbox-item menu-item">
              <span>{entry.name}</span>
              {entry.keys === undefined ? null : <KeyCaps keys={entry.keys} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
