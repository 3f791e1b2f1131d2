import { useEffect, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { focusEditor } from '../../editor/editorView.tsx'
import { spellingMenu } from '../../editor/spellingMenu.ts'
import type { MeetingView } from '../../state/data.ts'
import { SpellingChoices } from './spellingChoices.tsx'

/** How far the menu stays from the edge of the window, in pixels. */
const margin = 8

/** The menu of a wrong word, at the word. Not a dialog: a press elsewhere closes it. */
export function SpellingMenu({ view }: { readonly view: MeetingView }): ReactNode {
  const { asked } = useStore(spellingMenu)
  const box = useRef<HTMLDivElement>(null)
  const close = (): void => spellingMenu.setState({ asked: null })
  useEffect(() => close, [])
  useLayoutEffect(() => {
    const menu = box.current
    if (menu === null || asked === null) return
    const { width, height } = menu.getBoundingClientRect()
    const fitsBelow = asked.bottom + height + margin <= window.innerHeight
    menu.style.left = `${Math.max(margin, Math.min(asked.left, window.innerWidth - width - margin))}px`
    menu.style.top = `${fitsBelow ? asked.bottom : Math.max(margin, asked.top - height)}px`
  })
  if (asked === null) return null
  const done = (): void => {
    close()
    focusEditor()
  }
  return (
    <div
      ref={box}
      className="spelling-menu"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <SpellingChoices
        key={`${asked.misspelling.from} ${asked.misspelling.word}`}
        view={view}
        misspelling={asked.misspelling}
        isBar={false}
        onSettled={done}
        onEscape={done}
      />
    </div>
  )
}
