import { expect } from 'vitest'

/** What `verify` answers. */
export interface Verification {
  readonly ok: boolean
  readonly checked: readonly { readonly what: string; readonly ok: boolean; readonly found: string }[]
}

/** What does not hold, as sentences. */
export function amiss({ ok, checked }: Verification): string[] {
  const found = checked.filter((each) => !each.ok).map((each) => each.found)
  expect(ok).toBe(found.length === 0)
  return found
}

/** The meeting and the minute that tests of verifying change, as sentences name them. */
export const february = 'the meeting of Licensing Committee on 3 February 2025'
export const pitches = 'inute 17, “Market pitches”'
