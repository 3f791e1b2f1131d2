import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { interestWords } from '../../../shared/domain/factSentences.ts'
import type { InterestPrompt } from '../../../shared/domain/interests.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import { KeyCaps } from '../../frame/keyCaps.tsx'
import type { MeetingView } from '../../state/data.ts'
import { answerKey, answerPrompt, answeredPrompts, openPrompts } from './interestPrompts.ts'
import { useRoom } from './roomNow.ts'
import { useLive, useShownItem } from './useLive.ts'
import './interestPromptBar.css'

/** Asks, above the minutes, whether those with an interest in the item leave, and afterwards whether they return. It never takes the focus. */
export function InterestPromptBar({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const itemId = useShownItem(live)
  const stays = useStore(answeredPrompts(live))
  const prompts = openPrompts(useRoom(live, view), itemId, stays)
  // One question at a time: what is being asked comes first.
  const isAsking = useStore(live.store, (state) => state.bar !== null)
  const stay = (prompt: InterestPrompt): void => {
    answeredPrompts(live).setState(new Set([...stays, answerKey(prompt, itemId ?? '')]), true)
    focusEditor()
  }
  return (
    <div role="status">
      {(isAsking ? [] : prompts).map((prompt, index) => (
        <div key={prompt.personId} className="interest-prompt">
          <span>{sentence(prompt, live.nameOf(prompt.personId))}</span>
          <button type="button" className="button" onClick={() => answerPrompt(live, prompt)}>
            {prompt.ask === 'leave' ? 'Leaves the room' : 'Returns'}
            {index === 0 ? <KeyCaps keys="Alt+Shift+L" /> : null}
          </button>
          <button type="button" className="button button-quiet" onClick={() => stay(prompt)}>
            {prompt.ask === 'leave' ? 'Stays' : 'Stays out'}
          </button>
        </div>
      ))}
    </div>
  )
}

function sentence({ ask, declaration }: InterestPrompt, name: string): string {
  return ask === 'leave'
    ? `${name} declared ${interestWords[declaration.interest]}.`
    : `${name} is out because of an interest.`
}
