import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

const SlotContext = createContext<HTMLElement | null>(null)
export const StatusSlot = SlotContext.Provider

/** Puts its children into the status bar from anywhere in a screen. */
export function InStatus({ children }: { readonly children: ReactNode }): ReactNode {
  const slot = useContext(SlotContext)
  return slot === null ? null : createPortal(children, slot)
}
