import type { Page } from '@playwright/test'
import { expect, test } from '../ux/driver.ts'
import { openItem, openOnTheDay, setClock } from './liveScreen.ts'

/** What a screen reader is told: the structure of the live screen, and what its live regions say during a task. */

test.use({ appOptions: { sample: true } })

test('a screen reader finds the parts of the live screen under their names', async ({ page, app }) => {
  await openOnTheDay(page, app)
  await openItem(page, 'Improvement plan for family services')
  await page.keyboard.type('They said:')
  await page.keyboard.press('Enter')
  await page.keyboard.type('the first point')
  await expect(page.getByRole('navigation', { name: 'Agenda' })).toMatchAriaSnapshot(`
    - navigation "Agenda":
      - heading /Minutes/
      - list:
        - listitem:
          - button /21 Apologies for absence/
        - listitem:
          - button /22 Declarations of interest/
  `)
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading /24 Improvement plan for family services/
      - textbox /Minutes, item 24 Improvement plan for family services/:
        - paragraph: "They said:"
        - paragraph: /the first point/
  `)
  await expect(page.getByRole('complementary', { name: /Attendance/ })).toMatchAriaSnapshot(`
    - complementary:
      - status: /Attendance not taken/
      - heading /Members/
      - list "Members":
        - listitem:
          - button /Ruth Ashworth \\(Chair\\).* not yet marked/
  `)
})

test('what is announced during attendance, an adjournment and a recorded vote is said once', async ({
  page,
  app,
}) => {
  await openOnTheDay(page, app)
  await expect(page.getByRole('button', { name: /^Ruth Ashworth \(Chair\)/ })).toBeFocused()
  const said = await listen(page)
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await press('a', 'u', 'Enter', 'Enter', 'p', 'a', 'p', 'Enter', 'Shift+P')
  const attendance = await said()
  expect(attendance.some((words) => words.includes('present'))).toBe(true)
  expect(repeats(attendance)).toEqual([])

  await openItem(page, 'Work programme')
  await said()
  await setClock(page, '11:05')
  await press('F9')
  await page.clock.fastForward('05:00')
  await press('F9')
  const adjournment = await said()
  expect(adjournment.filter((words) => words.startsWith('ADJOURNED'))).toHaveLength(1)
  expect(repeats(adjournment)).toEqual([])

  await press('Control+Shift+M', 'r', 'f', 'f', 'a', 'f', 'b', 'f', 'Enter', 'Enter')
  expect(repeats(await said())).toEqual([])
})

/** Hears every live region from now on; what it gives answers what was said since it was asked before, and asks on. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const regions = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"]'
    const heard: string[] = []
    const last = new Map<Element, string>()
    const hear = (): void => {
      for (const region of document.querySelectorAll(regions)) {
        const words = region.textContent.replaceAll(/\s+/g, ' ').trim()
        if (last.get(region) === words) continue
        last.set(region, words)
        if (words !== '') heard.push(words)
      }
    }
    hear()
    heard.length = 0
    new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(window, { heard })
  })
  return async () => {
    // The last change is drawn.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    return page.evaluate(() => (window as unknown as { readonly heard: string[] }).heard.splice(0))
  }
}

/** What was said a second time in a row, or by two regions at once. */
function repeats(said: readonly string[]): readonly string[] {
  return said.filter((words, index) => said[index - 1] === words)
}
