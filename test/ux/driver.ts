import type { Locator, Page } from '@playwright/test'
import type { Row } from '../bench/rows.ts'
import { expect, test as appTest } from '../helpers/appHost.ts'
import { countTrusted, takeSeen, type SeenByPage } from './trusted.ts'
import { budgets, type Budget } from './budgets.ts'

/** The tests' own `test`, with a page that counts. */
export const test = appTest.extend({
  page: async ({ page }, use) => {
    // Before anything of the app listens: a key may wait for its place and be given to the page a second time, by script.
    await page.addInitScript(countTrusted)
    await use(page)
  },
})

export { expect }

/** What a task cost. */
export interface Cost {
  /** Keys that are not words of the minutes. */
  readonly presses: number
  /** Characters of words. */
  readonly chars: number
  readonly clicks: number
  /** Moments in which the officer has to decide what to press. */
  readonly thinks: number
}

/** The kind of annotation under which a test leaves a row of the report. */
export const rowAnnotation = 'ux-row'

/**
 * The only way a task may act, and what it cost. The page counts the same keys and clicks again: what went past the driver fails the
 * task when it is done.
 */
export class Ux {
  readonly page: Page
  #presses = 0
  #chars = 0
  /** Keys that reach the page as keys; what no key of the keyboard gives arrives as text. */
  #keys = 0
  #clicks = 0
  #thinks = 0

  private constructor(page: Page) {
    this.page = page
  }

  /** Begins to count, in a page of this file's `test`. */
  static async begin(page: Page): Promise<Ux> {
    await page.evaluate(takeSeen)
    return new Ux(page)
  }

  /** Overhead: "F9", "Control+Shift+R", "ArrowDown", one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#presses += 1
      this.#keys += 1
      await this.page.keyboard.press(key)
    }
  }

  /** Overhead too: letters by which something is found or chosen, as one presses them. */
  async letters(text: string): Promise<void> {
    await this.press(...text)
  }

  /** Words of the minutes, key by key. */
  async type(text: string): Promise<void> {
    this.#chars += text.length
    // What is not on the keyboard, such as a dash, comes as text.
    this.#keys += [...text].filter((character) => /[\x20-\x7e]/.test(character)).length
    await this.page.keyboard.type(text)
  }

  /**
   * A long line: its beginning and end key by key, where Enter and the colon rule look, and the middle at once, as dictation gives it.
   * Seventeen thousand single keys would say no more and take minutes.
   */
  async typeLong(text: string): Promise<void> {
    const [head, middle, tail] = [text.slice(0, 6), text.slice(6, -6), text.slice(6).slice(-6)]
    await this.type(head)
    this.#chars += middle.length
    if (middle !== '') await this.page.keyboard.insertText(middle)
    await this.type(tail)
  }

  async click(target: Locator): Promise<void> {
    this.#clicks += 1
    await target.click()
  }

  think(): void {
    this.#thinks += 1
  }

  /** What it cost so far, once the page agrees. */
  async cost(): Promise<Cost> {
    const seen: SeenByPage = await this.page.evaluate(takeSeen)
    expect(seen, 'the page saw what the driver did').toEqual({
      keys: this.#keys,
      clicks: this.#clicks,
      drags: 0,
      scripted: 0,
    })
    return { presses: this.#presses, chars: this.#chars, clicks: this.#clicks, thinks: this.#thinks }
  }

  /** Ends a task that uses the keyboard alone: fails past its budget, and leaves its row in the report. */
  async done(id: keyof typeof budgets): Promise<Cost> {
    const cost = await this.cost()
    expect(cost.clicks, `${id} was done by keyboard alone`).toBe(0)
    judge(id, budgets[id], cost)
    return cost
  }

  /** Ends a task that uses the pointer alone: no key, and nothing held and dragged. */
  async doneByPointer(task: string): Promise<Cost> {
    const cost = await this.cost()
    expect(cost.presses + cost.chars, `${task} needed no key`).toBe(0)
    reportRow({
      id: `29-${task}`,
      task: `${task}, pointer alone`,
      unit: 'presses',
      budget: null,
      measured: cost.clicks,
      ok: true,
    })
    return cost
  }
}

/** What several parts of a task cost together. */
export function sum(...costs: readonly Cost[]): Cost {
  const total = (of: (cost: Cost) => number): number => costs.reduce((before, cost) => before + of(cost), 0)
  return {
    presses: total(({ presses }) => presses),
    chars: total(({ chars }) => chars),
    clicks: total(({ clicks }) => clicks),
    thinks: total(({ thinks }) => thinks),
  }
}

/** Seconds by the keystroke-level model, words left out: those take as long everywhere. */
export function modelSeconds({ presses, clicks, thinks }: Cost): number {
  return 0.2 * presses + 1.7 * clicks + 1.35 * thinks
}

/** Fails when a task cost more than its budget, and leaves its row in the report. */
export function judge(id: string, { row, task, overhead, seconds }: Budget, cost: Cost): void {
  const measured = cost.presses + cost.clicks
  reportRow({
    id: `${String(row).padStart(2, '0')}-${id}`,
    task,
    unit: 'presses',
    budget: overhead,
    measured,
    ok: measured <= overhead,
  })
  expect.soft(measured, `${task}: presses that are not words`).toBeLessThanOrEqual(overhead)
  if (seconds !== undefined) {
    expect.soft(modelSeconds(cost), `${task}: seconds by the model`).toBeLessThanOrEqual(seconds)
  }
}

/** Leaves a row for the report where a test found a figure. */
export function reportRow(row: Row): void {
  test.info().annotations.push({ type: rowAnnotation, description: JSON.stringify(row) })
}
