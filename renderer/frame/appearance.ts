import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { z } from 'zod'
import { create } from 'zustand'
import type { preferencesSchema } from '../../shared/api/contract.ts'
import { useCore } from '../state/core.tsx'
import { reportProblem } from '../state/notices.ts'

export type Preferences = z.infer<typeof preferencesSchema>

export const defaultPreferences: Preferences = { theme: 'system', textSize: 100, density: 'dense', keys: {} }

/** How the window looks now; the core keeps it for the next start. */
export const useAppearance = create<Preferences>(() => defaultPreferences)

/** Reads the kept appearance once, and lays it on the page whenever it changes. */
export function useAppliedAppearance(): void {
  const { api } = useCore()
  const kept = useQuery(api.preferences.get.queryOptions({ input: {} }))
  useEffect(() => {
    if (kept.data !== undefined) useAppearance.setState(kept.data)
  }, [kept.data])
  const { theme, textSize, density } = useAppearance()
  useEffect(() => {
    const root = document.documentElement
    root.dataset['theme'] = theme
    root.dataset['density'] = density
    root.style.fontSize = `${textSize}%`
  }, [theme, textSize, density])
}

/** Changes the appearance at once and has the core keep it. */
export function useSetAppearance(): (change: Partial<Preferences>) => void {
  const { client } = useCore()
  return (change) => {
    const preferences = { ...useAppearance.getState(), ...change }
    useAppearance.setState(preferences)
    client.preferences.set(preferences).catch(reportProblem)
  }
}

export const textSizes = [80, 90, 100, 110, 125, 150, 175, 200] as const

/** The next text size up or down; the same one at the end of the scale. */
export function steppedTextSize(now: number, direction: 1 | -1): number {
  const next =
    direction === 1 ? textSizes.find((size) => size > now) : textSizes.findLast((size) => size < now)
  return next ?? now
}
