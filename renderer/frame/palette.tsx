import { useState } from 'react'
import type { ReactNode } from 'react'
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, useFilter } from 'react-aria-components'
import { Dialog } from '../parts/dialog.tsx'
import { allCommands } from './commands.ts'
import type { Command } from './commands.ts'
import { useFrame } from './frameState.ts'
import { KeyCaps } from './keyCaps.tsx'

/** Ctrl+K: every command by name, with its key beside it. */
export function Palette(): ReactNode {
  const isOpen = useFrame((state) => state.dialog === 'palette')
  const openDialog = useFrame((state) => state.openDialog)
  return (
    <Dialog title="Commands" hideTitle isOpen={isOpen} onClose={() => openDialog(null)} className="palette">
      <PaletteList onDone={() => openDialog(null)} />
    </Dialog>
  )
}

function PaletteList({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [commands] = useState<readonly Command[]>(() =>
    allCommands().filter((command) => command.enabled !== false && command.id !== 'app.palette'),
  )
  const { contains } = useFilter({ sensitivity: 'base' })
  // Each word of what is typed may stand anywhere in the title: "meet new" finds "New meeting".
  const hasAllWords = (title: string, typed: string): boolean =>
    typed
      .split(/\s+/)
      .filter((word) => word !== '')
      .every((word) => contains(title, word))
  const run = (id: string): void => {
    onDone()
    const command = commands.find((known) => known.id === id)
    // After the dialog has given the focus back, so that the command may move it.
    requestAnimationFrame(() => command?.run())
  }
  return (
    <Autocomplete filter={hasAllWords}>
      <SearchField
        aria-label="Find a command"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the palette was opened to type in it
        autoFocus
        className="palette-search"
      >
        <Input placeholder="Type what you want to do" />
      </SearchField>
      <ListBox
        aria-label="Commands"
        className="palette-list"
        selectionMode="none"
        onAction={(key) => run(String(key))}
        renderEmptyState={() => <p className="palette-empty">Nothing by that name. Try one word of it.</p>}
      >
        {commands.map((command) => (
          <ListBoxItem
            key={command.id}
            id={command.id}
            textValue={`${command.title} ${command.group}`}
            className="palette-item"
          >
            <span>{command.title}</span>
            <span className="palette-group">{command.group}</span>
            {command.keys?.[0] === undefined ? <span /> : <KeyCaps keys={command.keys[0]} />}
          </ListBoxItem>
        ))}
      </ListBox>
    </Autocomplete>
  )
}
