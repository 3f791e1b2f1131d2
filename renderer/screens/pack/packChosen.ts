import { create } from 'zustand'
import type { Audience, Edition } from '../../state/packData.ts'

/** What the officer looks at of a meeting's packs. */
export interface ChosenPack {
  readonly audience: Audience
  /** Null: the usual one. */
  readonly edition: Edition | null
}

const usual: ChosenPack = { audience: 'public', edition: null }

/** Kept by meeting while the program runs: who goes to mend a paper comes back to the pack they left. */
const useChosenPacks = create<{ readonly chosen: Readonly<Record<string, ChosenPack>> }>(() => ({
  chosen: {},
}))

export function useChosenPack(meetingId: string): ChosenPack {
  return useChosenPacks(({ chosen }) => chosen[meetingId] ?? usual)
}

/** Another audience begins with its own usual edition. */
export function chooseAudience(meetingId: string, audience: Audience): void {
  choose(meetingId, { audience, edition: null })
}

export function chooseEdition(meetingId: string, edition: Edition | null): void {
  choose(meetingId, { ...chosenPack(meetingId), edition })
}

export function chosenPack(meetingId: string): ChosenPack {
  return useChosenPacks.getState().chosen[meetingId] ?? usual
}

function choose(meetingId: string, pack: ChosenPack): void {
  useChosenPacks.setState(({ chosen }) => ({ chosen: { ...chosen, [meetingId]: pack } }))
}
