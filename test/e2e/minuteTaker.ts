import type { Page } from '@playwright/test'
import { expect } from '../helpers/appHost.ts'
import { seedPerson } from '../helpers/seedRecord.ts'
import type { SeedLine, SeedMinutes } from '../helpers/seeds.ts'
import { Ux } from '../ux/driver.ts'

/** The live screen on the day of the meeting, as the officer's hands use it, each press counted. */
export class MinuteTaker {
  readonly ux: Ux
  readonly #page: Page
  readonly #date: string

  private constructor(page: Page, ux: Ux, date: string) {
    this.#page = page
    this.ux = ux
    this.#date = date
  }

  /** On that day (YYYY-MM-DD), in winter, when the clock of London is that of the world. The page has a clock installed. */
  static async begin(page: Page, date: string): Promise<MinuteTaker> {
    return new MinuteTaker(page, await Ux.begin(page), date)
  }

  editor() {
    return this.#page.getByRole('textbox', { name: /^Minutes, item/ })
  }

  /** Goes on, item by item, until this one is open. */
  async goTo(title: string): Promise<void> {
    for (let items = 0; items < 20; items += 1) {
      const name = (await this.editor().getAttribute('aria-label')) ?? ''
      if (name.endsWith(` ${title}`)) return
      await this.ux.press('Control+Enter')
      await expect(this.editor()).not.toHaveAttribute('aria-label', name)
      await expect(this.editor()).toBeFocused()
    }
    throw new Error(`“${title}” is not among the items that follow.`)
  }

  /** One letter a member, in the order of the list; Enter puts the vice chair in the chair. */
  async markAttendance(seed: SeedMinutes, reasons: ReadonlyMap<string, string>): Promise<void> {
    const { ux } = this
    const [chair = '', ...absent] = seed.absent
    await ux.press('Control+3')
    for (const member of [chair, ...seed.present, ...absent]) {
      if (seed.present.includes(member)) {
        await ux.press('p')
        continue
      }
      await ux.press('a')
      await ux.type(reasons.get(member) ?? '')
      await ux.press('Enter')
      if (member === chair) await ux.press('Enter')
    }
    const vice = seedPerson(seed.present[0] ?? '')
    await expect(
      this.#page.getByRole('button', { name: new RegExp(`^${vice.name} .*in the chair`) }),
    ).toBeVisible()
  }

  async addAttendees(seed: SeedMinutes): Promise<void> {
    await this.ux.click(this.#page.getByRole('combobox', { name: 'Add somebody in attendance' }))
    for (const guest of seed.attendees) {
      await this.ux.type(`${guest.name}, ${guest.title}`)
      await this.ux.press('Enter')
    }
    await this.ux.press('Escape')
  }

  async insertItem(title: string): Promise<void> {
    await this.ux.press('Alt+Shift+I')
    await this.ux.type(title)
    await this.ux.press('Enter')
    await expect(
      this.#page.getByRole('textbox', { name: new RegExp(`^Minutes, item \\d+ ${title}$`) }),
    ).toBeFocused()
  }

  /** Types the lines of an item with the keys that their shapes ask for. The caret stands in the item's empty first paragraph. */
  async typeItem(lines: readonly SeedLine[]): Promise<void> {
    let before: SeedLine | null = null
    for (const line of lines) {
      await this.#goFrom(before, line)
      await this.#typeLine(line)
      before = line
    }
  }

  /** The presses between two lines: what Enter does not do by itself (screens: the colon rule). */
  async #goFrom(before: SeedLine | null, line: SeedLine): Promise<void> {
    if (before === null || line.kind === 'resolution') return
    if (line.kind === 'event') return
    await this.ux.press('Enter')
    const depth = (of: SeedLine): number => (of.kind === 'point' ? of.level + 1 : 0)
    if (before.kind !== 'point') return
    const opened = before.text.endsWith(':') ? depth(before) + 1 : depth(before)
    for (let out = opened - depth(line); out > 0; out -= 1) await this.ux.press('Enter')
  }

  async #typeLine(line: SeedLine): Promise<void> {
    const { ux } = this
    switch (line.kind) {
      case 'prose':
      case 'point':
        return ux.typeLong(line.text)
      case 'event':
        // Longer ago than a press by mistake is taken back.
        await this.#page.clock.fastForward('00:30')
        await this.#page.clock.setSystemTime(new Date(`${this.#date}T${line.at}:02Z`))
        return ux.press('F9')
      case 'resolution': {
        await ux.press('Control+Shift+R')
        let before: { level: 0 | 1; text: string } | null = null
        for (const clause of line.clauses) {
          if (before !== null) await ux.press('Enter')
          if (before !== null && before.level > clause.level) await ux.press('Enter')
          await ux.typeLong(clause.text)
          before = clause
        }
      }
    }
  }
}
