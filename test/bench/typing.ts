import type { Page } from '@playwright/test'
import type { CoreClient } from '../../shared/api/client.ts'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import { idsOf, type MinutedItem, type NamedItem } from './longMinutes.ts'

/** Opens the item on the live screen, with the caret at the end of its twentieth point. */
export async function openInEditor(page: Page, { meetingId, title }: NamedItem): Promise<void> {
  await page.goto(new URL(`#/meetings/${meetingId}/live`, page.url()).href)
  await page.getByRole('navigation').getByRole('button', { name: title }).click()
  const editor = page.getByRole('textbox', { name: new RegExp(`^Minutes, item .*${title}`) })
  await editor.waitFor()
  const points = editor.locator('[data-kind="point"]')
  await points.nth(39).waitFor()
  await points.nth(19).click({ position: { x: 60, y: 10 } })
  await page.keyboard.press('End')
}

/** Milliseconds from a key going down to the frame that shows it, for each key of `text`, one every 100 ms. */
export async function keysToFrames(page: Page, text: string): Promise<readonly number[]> {
  await page.evaluate(() => {
    const samples: number[] = []
    const probe = (event: KeyboardEvent): void => {
      const pressed = event.timeStamp
      requestAnimationFrame(() => {
        // The message is taken after the frame has been laid out and painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          samples.push(performance.now() - pressed)
          port1.close()
        }
        port2.postMessage(null)
      })
    }
    window.addEventListener('keydown', probe, { capture: true })
    Object.assign(window, { keySamples: samples })
  })
  await page.keyboard.type(text, { delay: 100 })
  return page.evaluate(() => (window as unknown as { readonly keySamples: readonly number[] }).keySamples)
}

/**
 * Milliseconds from a key going down to the core's answer that it is on disk, `times` times over. Throws when another reader of the
 * book does not find every letter there afterwards.
 */
export async function keysToBook(
  page: Page,
  client: CoreClient,
  item: MinutedItem,
  times: number,
): Promise<readonly number[]> {
  const samples: number[] = []
  for (let n = 0; n < times; n += 1) {
    const answered = page.waitForResponse((response) => response.url().endsWith('/minutes/apply'))
    const started = performance.now()
    await page.keyboard.press('~')
    await answered
    samples.push(performance.now() - started)
  }
  const { doc } = await client.minutes.open(idsOf(item))
  if (!docFromJson(doc).textContent.includes('~'.repeat(times))) {
    throw new Error('A key that was answered for is not in the book.')
  }
  return samples
}
