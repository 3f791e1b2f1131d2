import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import { itemsFor } from './itemChoice.ts'
import type { ItemOption } from './itemChoice.ts'

/** Asks for the item that something belongs to: files let go beside every row, or a paper that is to go elsewhere. */
export function WhichItem(props: {
  readonly view: MeetingView
  /** "Which item do these 3 files belong to?" */
  readonly question: string
  readonly onChoose: (itemId: string | null) => void
  readonly onCancel: () => void
}): ReactNode {
  const { question, onChoose, onCancel } = props
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = itemsFor(optionsOf(props.view), typed)
  const active = found[Math.min(at, found.length - 1)]
  const optionId = (option: ItemOption): string => `${id}-${option.id ?? 'meeting'}`
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, typed])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % Math.max(1, found.length))
    else if (event.key === 'Escape') onCancel()
    else if (event.key !== 'Enter') return
    else if (active !== undefined) onChoose(active.id)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="which-item" data-which-item>
      <label className="field-label" htmlFor={id}>
        {question}
      </label>
      <span className="field-hint" id={`${id}-hint`}>
        Type its number or a word of its title, then press Enter. Esc leaves.
      </span>
      <input
        id={id}
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-hint`}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : optionId(active)}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label="Items" className="which-item-list">
        {found.map((option) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the box that the list belongs to
          <li
            key={option.id}
            id={optionId(option)}
            role="option"
            aria-selected={option === active}
            onClick={() => onChoose(option.id)}
          >
            {wordsOf(option)}
          </li>
        ))}
      </ul>
      <p className={found.length === 0 ? 'muted' : 'visually-hidden'} role="status">
        {found.length === 0 ? 'No item has this number or word.' : `${found.length} listed`}
      </p>
      <Button kind="quiet" onPress={onCancel}>
        Cancel
      </Button>
    </div>
  )
}

function optionsOf({ record, agendaNumbers }: MeetingView): readonly ItemOption[] {
  const numberOf = ({ id, parentId }: AgendaItemData): string => {
    const own = agendaNumbers[id] ?? ''
    // A sub-item is "a)" on the agenda; alone it is "5a)".
    return parentId === null || /^\d/.test(own) ? own : `${agendaNumbers[parentId] ?? ''}${own}`
  }
  return [
    ...record.items.map((item) => ({ id: item.id, number: numberOf(item), title: item.title })),
    { id: null, number: '', title: 'The meeting as a whole' },
  ]
}

function wordsOf({ number, title }: ItemOption): string {
  return `${number} ${title}`.trim()
}

export function focusWhichItem(): HTMLElement | null {
  const box = document.querySelector<HTMLElement>('[data-which-item] input')
  box?.focus()
  box?.closest('[data-which-item]')?.scrollIntoView({ block: 'nearest' })
  return box
}
