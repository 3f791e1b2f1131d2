import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { focusEditor } from '../../../editor/editorView.tsx'
import { KeyCaps } from '../../../frame/keyCaps.tsx'
import { useLive } from '../useLive.ts'
import { actionLine } from './actionEntry.ts'
import { actionOffers, dropOffer, keepOffer, watchForActions } from './actionOffer.ts'
import './action.css'

/** "Action? …": one quiet line below the text. It takes no focus and moves nothing. */
export function ActionOffered(): ReactNode {
  const live = useLive()
  useEffect(() => watchForActions(live), [live])
  const offer = useStore(actionOffers(live), (state) => state.offer)
  const then = (act: () => void): void => {
    act()
    focusEditor()
  }
  return (
    <div className={offer === null ? 'action-offer action-offer-none' : 'action-offer'}>
      <p role="status">{offer === null ? '' : `Action? ${actionLine(offer.words)}`}</p>
      {offer === null ? null : (
        <>
          <button type="button" className="button" onClick={() => then(() => keepOffer(live))}>
            Keep <KeyCaps keys="Alt+Shift+A" />
          </button>
          <button
            type="button"
            className="button button-quiet"
            aria-label="No action"
            onClick={() => then(() => dropOffer(live))}
          >
            ×
          </button>
        </>
      )}
    </div>
  )
}
