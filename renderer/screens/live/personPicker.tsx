import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import './personPicker.css'

export interface Candidate {
  readonly id: string
  readonly name: string
  /** What is said beside the name: a title, or what choosing it will record. */
  readonly hint: string
  /** What may be typed for it in place of a name, however it is spaced: "18 l)" is found by "18l". */
  readonly code?: string
  /** True for one who is offered only once a letter is typed, after the others and apart from them. */
  readonly isUnlikely?: boolean
}

export interface PersonPickerProps {
  readonly label: string
  readonly candidates: readonly Candidate[]
  readonly onChoose: (id: string) => void
  /** Where a name that nobody bears may be typed: Enter gives it. */
  readonly onNew?: (typed: string) => void
  /** Where nobody may be chosen: Enter with nothing typed says so. */
  readonly onNone?: () => void
  readonly onEscape: () => void
  readonly placeholder?: string
  readonly takesFocus?: boolean
  /** True shows everybody before a letter is typed. */
  readonly showsAll?: boolean
}

/** Letters of a name, then Enter. The list narrows as you type; the arrows choose another. */
export function PersonPicker(props: PersonPickerProps): ReactNode {
  const listId = useId()
  const [typed, setTyped] = useState('')
  // Where nobody may be chosen, nobody is until a letter or an arrow says who.
  const first = (letters: string): number => (props.onNone !== undefined && letters.trim() === '' ? -1 : 0)
  const [at, setAt] = useState(() => first(''))
  const found = typed.trim() === '' && props.showsAll !== true ? [] : matching(props.candidates, typed)
  const active = found[Math.min(at, found.length - 1)]
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    // The list alone is scrolled: the minutes behind it stay where they are.
    const chosen = list.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    if (list.current === null || chosen === null || chosen === undefined) return
    const { offsetTop, offsetHeight } = chosen
    const { scrollTop, clientHeight } = list.current
    if (offsetTop < scrollTop) list.current.scrollTop = offsetTop
    else if (offsetTop + offsetHeight > scrollTop + clientHeight)
      list.current.scrollTop = offsetTop + offsetHeight - clientHeight
  }, [active])
  const choose = (): void => {
    if (active !== undefined) props.onChoose(active.id)
    else if (typed.trim() === '') props.onNone?.()
    else props.onNew?.(typed.trim())
  }
  return (
    <div className="person-picker">
      <input
        className="input"
        role="combobox"
        aria-label={props.label}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
        autoComplete="off"
        placeholder={props.placeholder}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this box by a key
        autoFocus={props.takesFocus ?? true}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(first(event.target.value))
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
          else if (event.key === 'Enter') choose()
          else if (event.key === 'Escape') props.onEscape()
          else return
          event.preventDefault()
        }}
      />
      <ul ref={list} className="picker-list" id={listId} role="listbox" aria-label={props.label}>
        {found.map((candidate, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the combobox above
          <li
            key={candidate.id}
            id={`${listId}-${candidate.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={candidate === active}
            data-apart={index > 0 && candidate.isUnlikely === true && found[index - 1]?.isUnlikely !== true}
            onClick={() => props.onChoose(candidate.id)}
          >
            <span>{candidate.name}</span>
            <span className="picker-hint">{candidate.hint}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && props.onNew !== undefined && typed.trim() !== '' ? (
        <p className="field-hint">Enter adds “{typed.trim()}”.</p>
      ) : null}
    </div>
  )
}

/** Those whose code begins so, the one that is it first; none for letters without a figure, which are of a word. */
function coded(candidates: readonly Candidate[], letters: string): readonly Candidate[] {
  const typed = bare(letters)
  if (!/^\d/.test(typed)) return []
  const found = candidates.filter(({ code }) => code !== undefined && bare(code).startsWith(typed))
  return found.toSorted((a, b) => Number(bare(b.code ?? '') === typed) - Number(bare(a.code ?? '') === typed))
}

function bare(code: string): string {
  return code.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Those one of whose names begins with the letters; surnames first, since a clerk thinks in surnames. */
export function matching(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  const letters = typed.trim().toLowerCase()
  const byCode = coded(candidates, letters)
  if (byCode.length > 0) return byCode
  if (letters === '') return candidates.filter((candidate) => candidate.isUnlikely !== true)
  const surname = (candidate: Candidate): string => candidate.name.split(' ').at(-1)?.toLowerCase() ?? ''
  const bySurname = candidates.filter((candidate) => surname(candidate).startsWith(letters))
  const byOther = candidates.filter(
    (candidate) =>
      !bySurname.includes(candidate) &&
      (candidate.name.toLowerCase().includes(` ${letters}`) ||
        candidate.name.toLowerCase().startsWith(letters)),
  )
  const found = [...bySurname, ...byOther]
  const isUnlikely = (candidate: Candidate): number => (candidate.isUnlikely === true ? 1 : 0)
  return found.toSorted((a, b) => isUnlikely(a) - isUnlikely(b))
}
