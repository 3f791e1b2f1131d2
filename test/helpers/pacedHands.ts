import type { Page } from '@playwright/test'

/** Two frames: hands that are as fast as the screen. */
const framesMilliseconds = 33
const paced = new WeakSet<Page>()

/**
 * From here on the page has drawn what a key or a click did before the next one comes, as it has for anybody who looks at it. Keys that come
 * faster than the screen are the matter of tests of their own.
 */
export function paceHands(page: Page): void {
  if (paced.has(page)) return
  paced.add(page)
  const drawn = async (): Promise<void> => {
    try {
      await page.evaluate(
        (span) => new Promise<void>((resolve) => setTimeout(resolve, span)),
        framesMilliseconds,
      )
    } catch {
      // The key closed the page or led away from it: there is nothing to be drawn any more.
    }
  }
  const { keyboard, mouse } = page
  const press = keyboard.press.bind(keyboard)
  keyboard.press = async (...key) => {
    await press(...key)
    await drawn()
  }
  const click = mouse.click.bind(mouse)
  mouse.click = async (...place) => {
    await click(...place)
    await drawn()
  }
  paceLocators(page)
}

/** All locators share one prototype, whatever their page. */
function paceLocators(page: Page): void {
  const prototype = Object.getPrototypeOf(page.locator('html')) as object
  if (Object.hasOwn(prototype, 'isPaced')) return
  Object.defineProperty(prototype, 'isPaced', { value: true })
  for (const act of ['click', 'press'] as const) {
    const plain = Reflect.get(prototype, act) as (this: unknown, ...given: unknown[]) => Promise<void>
    Object.defineProperty(prototype, act, {
      async value(this: { page(): Page }, ...given: unknown[]) {
        await plain.apply(this, given)
        if (!paced.has(this.page())) return
        await new Promise((resolve) => setTimeout(resolve, framesMilliseconds))
      },
    })
  }
}
