import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { usePaletteEntries } from '../screens/paletteEntries.ts'
import { allCommands } from './commands.ts'
import { useFrame } from './frameState.ts'
import { shownKeys } from './keyCaps.tsx'
import { commandEntries, remember, rememberedIds } from './paletteCommands.ts'
import { mostRows, PaletteIndex, prefixes } from './paletteSearch.ts'
import type { PaletteEntry } from './paletteSearch.ts'
import { measureUntilDrawn } from './paletteTimes.ts'

/** Ctrl+K: commands, items, people, meetings and minute numbers by name, with the keys of a command beside it. */
export function Palette(): ReactNode {
  return useFrame((state) => state.dialog === 'palette') ? <OpenPalette /> : null
}

/** What is found for the typed words; null for `kind` is all kinds but minute numbers. */
function useFound(typed: string): readonly PaletteEntry[] {
  const [commands] = useState(() => commandEntries(allCommands()))
  const { entries, placesFor } = usePaletteEntries()
  const index = useMemo(() => new PaletteIndex([...commands, ...entries]), [commands, entries])
  return useMemo(() => {
    const kind = prefixes[typed.slice(0, 1)] ?? null
    const words = kind === null ? typed : typed.slice(1)
    return kind === 'place' ? placesFor(words) : index.find(words, kind, rememberedIds())
  }, [index, placesFor, typed])
}

/**
 * The browser's own dialog: it takes and gives back the focus at once, so that letters typed straight after Ctrl+K, and after Enter,
 * land where they are meant.
 */
function OpenPalette(): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const [selection] = useState(keepSelection)
  const listId = useId()
  const [typed, setTyped] = useState(() => useFrame.getState().paletteText)
  const [at, setAt] = useState(0)
  const found = useFound(typed)
  const rows = found.slice(0, mostRows)
  const active = rows[Math.min(at, rows.length - 1)]
  const optionId = (entry: PaletteEntry): string => `${listId}-${entry.id}`
  useLayoutEffect(() => {
    dialog.current?.showModal()
    measureUntilDrawn('palette-open')
  }, [])
  useLayoutEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const close = (): void => {
    dialog.current?.close()
    selection.giveBack()
    flushSync(() => useFrame.getState().openDialog(null))
  }
  const run = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return
    close()
    remember(entry)
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, rows.length))
    else if (event.key === 'ArrowUp') setAt((at + rows.length - 1) % Math.max(1, rows.length))
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
          aria-label="Find a command, an item, a person or a meeting"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : optionId(active)}
          autoComplete="off"
          placeholder="Type what you want to do, or find"
          value={typed}
          onChange={(event) => {
            measureUntilDrawn('palette-filter')
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <p className="palette-prefixes" aria-hidden="true">
          <kbd>&gt;</kbd> commands <kbd>/</kbd> items <kbd>#</kbd> minute numbers <kbd>@</kbd> people
        </p>
        <ul className="palette-list" id={listId} role="listbox" aria-label="Found">
          {rows.map((entry) => (
            <Row key={entry.id} id={optionId(entry)} entry={entry} isActive={entry === active} onRun={run} />
          ))}
        </ul>
        <p className={rows.length === 0 ? 'palette-empty' : 'visually-hidden'} role="status">
          {countWords(found.length, typed)}
        </p>
      </div>
    </dialog>
  )
}

function Row(props: {
  readonly id: string
  readonly entry: PaletteEntry
  readonly isActive: boolean
  readonly onRun: (entry: PaletteEntry) => void
}): ReactNode {
  const { id, entry, isActive, onRun } = props
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the combobox above
    <li
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="palette-item"
      onClick={() => onRun(entry)}
    >
      <span className="palette-name">{entry.name}</span>
      <span className="palette-group">{entry.path}</span>
      {entry.keys === undefined ? <span /> : <kbd aria-hidden="true">{shownKeys(entry.keys)}</kbd>}
    </li>
  )
}

function countWords(count: number, typed: string): string {
  if (count > mostRows) return `${count} found, the likeliest ${mostRows} shown`
  if (count > 0) return `${count} found`
  return typed.startsWith('#')
    ? 'No such minute number in the open meeting.'
    : 'Nothing by that name. Try one word of it.'
}

/** Where the caret stood: the browser alone would put it at the beginning of the text when the focus comes back. */
function keepSelection(): { readonly giveBack: () => void } {
  const focused = document.activeElement
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {}
  return {
    giveBack: () => {
      const isText = focused instanceof HTMLElement && focused.isContentEditable
      if (!isText || document.activeElement !== focused) return
      if (!anchorNode?.isConnected || !focusNode?.isConnected) return
      document.getSelection()?.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0)
    },
  }
}
