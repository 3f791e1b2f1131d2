import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { allCommands } from './commands.ts'
import type { Command } from './commands.ts'
import { useFrame } from './frameState.ts'
import { KeyCaps } from './keyCaps.tsx'

/** Ctrl+K: every command by name, with its key beside it. */
export function Palette(): ReactNode {
  return useFrame((state) => state.dialog === 'palette') ? <OpenPalette /> : null
}

/**
 * The browser's own dialog: it takes and gives back the focus at once, so that letters typed straight after Ctrl+K, and after Enter,
 * land where they are meant.
 */
function OpenPalette(): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [commands] = useState<readonly Command[]>(() =>
    allCommands().filter((command) => command.enabled !== false && command.id !== 'app.palette'),
  )
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = commands.filter((command) => hasAllWords(command, typed))
  const active = found[Math.min(at, found.length - 1)]
  const optionId = (command: Command): string => `${listId}-${command.id}`
  useLayoutEffect(() => {
    dialog.current?.showModal()
  }, [])
  useLayoutEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const close = (): void => {
    dialog.current?.close()
    flushSync(() => useFrame.getState().openDialog(null))
  }
  const run = (command: Command | undefined): void => {
    if (command === undefined) return
    close()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % Math.max(1, found.length))
    else if (event.key === 'Enter') run(active)
    else if (event.key === 'Escape') close()
    // The one stop of the dialog is its box.
    else if (event.key !== 'Tab') return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a press beside the box closes it, as Esc does
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Commands"
      data-modal
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <div className="dialog-body">
        <input
          className="input palette-search"
          role="combobox"
          aria-label="Find a command"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : optionId(active)}
          autoComplete="off"
          placeholder="Type what you want to do"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <ul className="palette-list" id={listId} role="listbox" aria-label="Commands">
          {found.map((command) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the combobox above
            <li
              key={command.id}
              id={optionId(command)}
              role="option"
              tabIndex={-1}
              aria-selected={command === active}
              className="palette-item"
              onClick={() => run(command)}
            >
              <span>{command.title}</span>
              <span className="palette-group">{command.group}</span>
              {command.keys?.[0] === undefined ? <span /> : <KeyCaps keys={command.keys[0]} />}
            </li>
          ))}
        </ul>
        <p className={found.length === 0 ? 'palette-empty' : 'visually-hidden'} role="status">
          {found.length === 0
            ? 'Nothing by that name. Try one word of it.'
            : `${found.length} ${found.length === 1 ? 'command' : 'commands'}`}
        </p>
      </div>
    </dialog>
  )
}

/** Each word of what is typed may stand anywhere in the title: "meet new" finds "New meeting". */
function hasAllWords(command: Command, typed: string): boolean {
  const words = `${command.title} ${command.group}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word))
}
