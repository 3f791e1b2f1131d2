import type { Page } from '@playwright/test'
import type { CoreClient } from '../../shared/api/client.ts'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import { idsOf, type MinutedItem, type NamedItem } from './longMinutes.ts'

/** Opens the item on the live screen, with the caret at the end of the point in the middle of its points. */
export async function openInEditor(
  page: Page,
  { meetingId, itemId, title }: NamedItem,
  points = 40,
): Promise<void> {
  await page.goto(new URL(`#/meetings/${meetingId}/live/${itemId}`, page.url()).href)
  const editor = page.getByRole('textbox', { name: new RegExp(`^Minutes, item .*${title}`) })
  await editor.waitFor()
  const drawn = editor.locator('[data-kind="point"]')
  await drawn.nth(points - 1).waitFor()
  await drawn.nth(points / 2 - 1).click({ position: { x: 60, y: 10 } })
  await page.keyboard.press('End')
}

/** Milliseconds from a key going down to the frame that shows it, for each key that `press` presses. */
export async function framesOf(page: Page, press: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const samples: number[] = []
    const probe = (event: KeyboardEvent): void => {
      // Ctrl on its way down with another key shows nothing.
      if (['Control', 'Shift', 'Alt'].includes(event.key)) return
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
    const stop = (): void => window.removeEventListener('keydown', probe, { capture: true })
    Object.assign(window, { keySamples: { samples, stop } })
  })
  await press()
  // The frame of the last key.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))))
  return page.evaluate(() => {
    const { keySamples } = window as unknown as {
      readonly keySamples: { readonly samples: readonly number[]; stop(): void }
    }
    keySamples.stop()
    return keySamples.samples
  })
}

/** The same for each key of `text`, one every 100 ms. */
export function keysToFrames(page: Page, text: string): Promise<readonly number[]> {
  return framesOf(page, () => page.keyboard.type(text, { delay: 100 }))
}

/** Milliseconds from a key going down to the first frame in which something is there that was not. */
export async function keyToSight(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate((wanted) => {
    const seen = new Promise<number>((resolve) => {
      const onKey = (event: KeyboardEvent): void => {
        if (['Control', 'Shift', 'Alt'].includes(event.key)) return
        window.removeEventListener('keydown', onKey, { capture: true })
        const pressed = event.timeStamp
        const look = (): void => {
          if (document.querySelector(wanted) === null) return void requestAnimationFrame(look)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - pressed)
          port2.postMessage(null)
        }
        requestAnimationFrame(look)
      }
      window.addEventListener('keydown', onKey, { capture: true })
    })
    Object.assign(window, { seenAfter: seen })
  }, selector)
  await page.keyboard.press(key)
  return page.evaluate(() => (window as unknown as { readonly seenAfter: Promise<number> }).seenAfter)
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

/**
 * Milliseconds from the last key of a word to its being in the book, as another reader finds it, `times` times over. The asking is
 * part of the figure.
 */
export async function wordsToBook(
  page: Page,
  client: CoreClient,
  item: MinutedItem,
  times: number,
): Promise<readonly number[]> {
  const samples: number[] = []
  for (let n = 0; n < times; n += 1) {
    const word = ` kept${n}`
    await page.keyboard.type(word, { delay: 60 })
    const started = performance.now()
    for (let found = false; !found;) {
      const { doc } = await client.minutes.open(idsOf(item))
      found = docFromJson(doc).textContent.includes(word)
      if (performance.now() - started > 10_000) throw new Error(`“${word}” did not come into the book.`)
    }
    samples.push(performance.now() - started)
  }
  return samples
}
