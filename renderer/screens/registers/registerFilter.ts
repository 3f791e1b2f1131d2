import { create } from 'zustand'
import type { Period } from './registerPeriod.ts'

/** What the officer looks at, kept from one register to the next. */
interface Chosen {
  readonly committeeId: string | null
  /** Null: what is usual for the register. */
  readonly period: Period | null
  readonly text: string
  readonly audience: 'public' | 'members'
}

export const useRegisterFilter = create<Chosen>(() => ({
  committeeId: null,
  period: null,
  text: '',
  audience: 'public',
}))

export const setRegisterFilter = (change: Partial<Chosen>): void => useRegisterFilter.setState(change)
