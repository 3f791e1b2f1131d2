import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Misspelling } from '../../editor/spelling.ts'
import { windowSpelling } from '../../spelling/windowSpelling.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { ignoreWord, learnWord, replaceBy } from './spellingActs.ts'
import { useLive } from './useLive.ts'
import './spelling.css'

interface SpellingChoicesProps {
  readonly view: MeetingView
  readonly misspelling: Misspelling
  /** Side by side in a bar, or under each other at the word. */
  readonly isBar: boolean
  /** The word is settled: replaced, learnt or ignored. */
  readonly onSettled: () => void
  readonly onEscape: () => void
}

interface Choice {
  readonly id: string
  readonly name: string
  readonly isSuggestion: boolean
  readonly choose: () => void
}

/** What can be done about a wrong word, as one list: arrows, Enter, or the number of a suggestion. */
export function SpellingChoices(props: SpellingChoicesProps): ReactNode {
  const { misspelling, isBar, onSettled, onEscape } = props
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const { suggestions, choices } = useChoices(props)
  const [at, setAt] = useState(0)
  useLayoutEffect(() => list.current?.focus(), [])
  // Until there are suggestions nothing is chosen: a quick Enter must not teach the dictionary the wrong word.
  const active = suggestions === null ? undefined : choices[Math.min(at, choices.length - 1)]
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return
    choice.choose()
    onSettled()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : null
    if (event.key === 'ArrowDown' || event.key === 'ArrowRight') setAt((at + 1) % choices.length)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') {
      setAt((at + choices.length - 1) % choices.length)
    } else if (event.key === 'Home') setAt(0)
    else if (event.key === 'End') setAt(choices.length - 1)
    else if (event.key === 'Enter') choose(active)
    else if (event.key === 'Escape') onEscape()
    else if (digit !== null && digit <= (suggestions?.length ?? 0)) choose(choices[digit - 1])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul
      ref={list}
      id={listId}
      className={isBar ? 'spelling-list spelling-list-bar' : 'spelling-list'}
      role="listbox"
      tabIndex={0}
      aria-label={`Spelling of ${misspelling.word}`}
      aria-orientation={isBar ? 'horizontal' : 'vertical'}
      aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
      onKeyDown={onKeyDown}
    >
      {suggestions !== null && suggestions.length > 0 ? null : (
        <li role="presentation" className="spelling-none">
          {suggestions === null ? 'Looking…' : 'No suggestions'}
        </li>
      )}
      {choices.map((choice, index) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the list
        <li
          key={choice.id}
          id={`${listId}-${choice.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={choice === active}
          className={choice.isSuggestion ? 'spelling-choice' : 'spelling-choice spelling-act'}
          onClick={() => choose(choice)}
        >
          {choice.isSuggestion ? <kbd aria-hidden="true">{index + 1}</kbd> : null}
          {choice.name}
        </li>
      ))}
    </ul>
  )
}

/** In the bar there is no room for whole sentences. */
const actNames = {
  council: { atWord: 'Add to the council’s dictionary', inBar: 'Add to council’s' },
  committee: { atWord: 'Add to this committee’s', inBar: 'Add to committee’s' },
  ignore: { atWord: 'Ignore here today', inBar: 'Ignore today' },
} as const

function useChoices({ view, misspelling, isBar }: SpellingChoicesProps): {
  readonly suggestions: readonly string[] | null
  readonly choices: readonly Choice[]
} {
  const live = useLive()
  const core = useCore()
  const queries = useQueryClient()
  const { word } = misspelling
  const [suggestions, setSuggestions] = useState<readonly string[] | null>(null)
  useEffect(() => {
    let isGone = false
    void windowSpelling.suggest(word.replaceAll('’', "'")).then((found) => {
      if (!isGone) setSuggestions(found)
    })
    return () => {
      isGone = true
    }
  }, [word])
  const learn = (committeeId: string | null) => (): void => learnWord(core, queries, word, committeeId)
  const act = (id: keyof typeof actNames, choose: () => void): Choice => ({
    id,
    name: actNames[id][isBar ? 'inBar' : 'atWord'],
    isSuggestion: false,
    choose,
  })
  const choices: readonly Choice[] = [
    ...(suggestions ?? []).map((suggestion) => ({
      id: `word-${suggestion}`,
      name: suggestion,
      isSuggestion: true,
      choose: () => replaceBy(live, misspelling, suggestion),
    })),
    act('council', learn(null)),
    act('committee', learn(view.committeeId)),
    act('ignore', () => ignoreWord(word)),
  ]
  return { suggestions, choices }
}
