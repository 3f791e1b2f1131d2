import type { Locator, Page } from '@playwright/test'
import { expect } from '../helpers/appHost.ts'

/** Everything the live screen asks or shows beside the minutes, with the keys that open it from the caret. */
export interface LiveBox {
  readonly name: string
  readonly keys: readonly string[]
  /** What is there once it is open. */
  readonly box: (page: Page) => Locator
}

const group = (name: RegExp) => (page: Page) => page.getByRole('group', { name })

/** In an item that has two printed recommendations and where nothing was decided yet. */
export const liveBoxes: readonly LiveBox[] = [
  {
    name: 'reason',
    keys: ['Control+3', 'Home', 'a'],
    box: (page) => page.getByRole('textbox', { name: /^Reason of/ }),
  },
  {
    name: 'who came or went',
    keys: ['F8'],
    box: (page) => page.getByRole('combobox', { name: /^Who arrived/ }),
  },
  {
    name: 'when',
    keys: ['F8', 'Enter'],
    box: (page) => page.getByRole('textbox', { name: 'Time', exact: true }),
  },
  {
    name: 'vote',
    keys: ['Control+Shift+M'],
    box: (page) => page.getByRole('button', { name: /^Agreed without a vote/ }),
  },
  {
    name: 'show of hands',
    keys: ['Control+Shift+M', 'h'],
    box: (page) => page.getByRole('textbox', { name: /^For/ }),
  },
  {
    name: 'recorded vote',
    keys: ['Control+Shift+M', 'r'],
    box: (page) => page.getByRole('list', { name: /^Recorded vote/ }),
  },
  {
    name: 'motion',
    keys: ['Control+Shift+M', 'm'],
    box: (page) => page.getByRole('combobox', { name: 'Who moved the motion?' }),
  },
  {
    name: 'recommendations',
    keys: ['Control+Shift+R'],
    box: (page) => page.getByRole('option', { name: /improvement plan/ }),
  },
  {
    name: 'who declares',
    keys: ['Control+Shift+D'],
    box: (page) => page.getByRole('combobox', { name: 'Who declares an interest?' }),
  },
  {
    name: 'interest',
    keys: ['Control+Shift+D', 'Enter'],
    box: (page) => page.getByRole('textbox', { name: /^Numbers of the items/ }),
  },
  { name: 'exclusion', keys: ['Control+Shift+E'], box: group(/^Exclude the public/) },
  { name: 'action', keys: ['Control+Shift+A'], box: group(/action/i) },
  { name: 'parking lot', keys: ['Alt+Shift+P'], box: group(/^Parking lot/) },
  { name: 'find', keys: ['Control+f'], box: (page) => page.getByRole('search') },
  {
    name: 'replace',
    keys: ['Control+h'],
    box: (page) => page.getByRole('textbox', { name: 'Replace with' }),
  },
  {
    name: 'new item',
    keys: ['Alt+Shift+I'],
    box: (page) => page.getByRole('textbox', { name: /^Title of the item/ }),
  },
  {
    name: 'history',
    keys: ['Control+Shift+Y'],
    box: (page) => page.getByRole('region', { name: 'Earlier versions' }),
  },
]

/** Opens it from the caret. */
export async function openBox(page: Page, { keys, box }: LiveBox): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
  await expect(box(page).first()).toBeVisible()
}

/** Out of it by Esc alone, as often as it takes, and back to the caret. Answers how often it took. */
export async function leaveBox(page: Page, { box }: LiveBox): Promise<number> {
  for (let presses = 1; presses <= 4; presses += 1) {
    await page.keyboard.press('Escape')
    const isOpen = await box(page).first().isVisible()
    const isBack = await page.evaluate(
      () => document.activeElement?.classList.contains('minutes-text') === true,
    )
    if (!isOpen && isBack) return presses
  }
  return Number.POSITIVE_INFINITY
}
