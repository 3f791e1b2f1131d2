import type { Page } from '@playwright/test'
import type { CoreClient } from '../../shared/api/client.ts'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import type { MinutedItem } from './longMinutes.ts'

/** The editor of the item that is open on the live screen, with the caret at the end of its twentieth point. */
export async function openInEditor(page: Page, { meetingId, itemId }: MinutedItem): Promise<void> {
  await page.evaluate((hash) => window.location.assign(hash), `#/meetings/${meetingId}/live`)
  const editor = page.locator('.ProseMirror')
  await editor.waitFor()
  const twentieth = page.locator(`.ProseMirror [data-kind="point"]`).nth(19)
  if (!(await isOpen(page))) await page.locator(`[data-item-id="${itemId}"]`).first().click()
  await twentieth.scrollIntoViewIfNeeded()
  await twentieth.click({ position: { x: 40, y: 5 } })
  await page.keyboard.press('End')
}

async function isOpen(page: Page): Promise<boolean> {
  return (await page.locator('.ProseMirror [data-kind="point"]').count()) >= 40
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

/** Milliseconds from a key going down to another reader of the book finding its letter there, `times` times over. */
export async function keysToBook(
  page: Page,
  client: CoreClient,
  item: MinutedItem,
  times: number,
): Promise<readonly number[]> {
  const samples: number[] = []
  let marker = '~'
  for (let n = 0; n < times; n += 1) {
    const started = performance.now()
    await page.keyboard.press('~')
    while (!(await textInBook(client, item)).includes(marker)) {
      if (performance.now() - started > 5_000)
        throw new Error('A key was not in the book after five seconds.')
    }
    samples.push(performance.now() - started)
    marker += '~'
  }
  return samples
}

async function textInBook(client: CoreClient, item: MinutedItem): Promise<string> {
  return docFromJson((await client.minutes.open(item)).doc).textContent
}
