import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import type { SeedItem, SeedMinutes } from '../helpers/seeds.ts'

/** The screens before and after a meeting as an officer uses them: fields by their labels, papers by their buttons. */
export class Officer {
  readonly page: Page
  readonly app: RunningApp

  constructor(page: Page, app: RunningApp) {
    this.page = page
    this.app = app
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(label) })
      .last()
      .click()
    await this.page.getByRole('option', { name: option }).click()
  }

  /** Types into a time, which is made of segments. */
  async fillSegments(label: string, digits: string): Promise<void> {
    await this.page.getByRole('group', { name: label }).getByRole('spinbutton').first().click()
    await this.type(digits)
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByRole('contentinfo').getByText(/Saved \d\d:\d\d:\d\d/)).toBeVisible()
  }

  async setUpCouncil(council: string): Promise<void> {
    const { page } = this
    await page.getByLabel('Folder', { exact: true }).fill(this.app.folder)
    await page.getByLabel('Your name').fill('Perpetua Lowe')
    await page.getByLabel('Your title').fill('Senior Governance Officer')
    await page.getByRole('button', { name: 'Set up my council' }).click()
    await page.getByLabel('Name of the council').fill(council)
    await this.choose('Kind of council', /Unitary/)
    await page.getByRole('button', { name: 'Make the minute book' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Committees')
  }

  /** Reasons for apologies are printed as they were given. */
  async printReasonsInFull(): Promise<void> {
    const { page } = this
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'House style' }).click()
    await page.getByRole('radiogroup', { name: 'Reasons for apologies' }).getByText('As given').click()
    await this.isSaved()
  }

  async setUpCommittee(seed: SeedMinutes, firstNumber: string): Promise<void> {
    const { page } = this
    await page.getByRole('link', { name: 'Committees' }).click()
    await page
      .getByRole('button', { name: /New committee|Add a committee/ })
      .first()
      .click()
    await page.getByLabel('Name of the committee').fill(seed.committee)
    await page.getByLabel('Where it usually meets').fill(seed.place)
    await page.getByRole('button', { name: 'Add the committee' }).click()
    const [chair, ...absent] = seed.absent
    await page.getByLabel('Add members').fill([`${chair} (Chair)`, ...seed.present, ...absent].join('\n'))
    await page.getByLabel('Members from').fill('23/05/2022')
    await page.getByRole('button', { name: /^Add \d+ members$/ }).click()
    await expect(page.getByRole('table', { name: 'Members' }).getByRole('row')).toHaveCount(9)
    await page.getByLabel('First number').fill(firstNumber)
    await page.getByLabel('First number').blur()
    await this.isSaved()
  }

  async makeAgenda(seed: SeedMinutes, planned: readonly SeedItem[]): Promise<void> {
    const { page } = this
    await page.getByRole('link', { name: 'Meetings' }).click()
    await page
      .getByRole('button', { name: /New meeting/ })
      .first()
      .click()
    const [year = '', month = '', day = ''] = seed.date.split('-')
    await page.getByLabel('Date', { exact: true }).fill(`${day}/${month}/${year}`)
    await this.fillSegments('Starts', seed.start.replace(':', ''))
    await page.getByRole('button', { name: 'Make the agenda' }).click()
    await expect(page.getByRole('link', { name: 'Agenda' })).toHaveAttribute('aria-current', 'page')
    for (const [index, item] of planned.entries()) await this.planItem(index, item.title)
  }

  /** The standing agenda has most of it; the rest is added, and what is written otherwise is renamed. */
  private async planItem(index: number, title: string): Promise<void> {
    const { page } = this
    const agenda = page.getByRole('main')
    const row = agenda.getByRole('row').nth(index)
    if ((await row.count()) > 0 && (await row.innerText()).toLowerCase().includes(title.toLowerCase())) {
      if ((await row.innerText()).includes(title)) return
      await row.click()
      await page.getByLabel('Title', { exact: true }).fill(title)
      await page.getByLabel('Title', { exact: true }).blur()
    } else {
      const rows = await agenda.getByRole('row').count()
      await agenda.getByLabel('Add an item').fill(title)
      await this.press('Enter')
      await agenda.getByRole('row').filter({ hasText: title }).click()
      await this.choose('Public or not', /^Public/)
      await agenda.getByRole('row').filter({ hasText: title }).click()
      for (let at = rows; at > index; at -= 1) {
        await this.press('Alt+Shift+ArrowUp')
        await expect(agenda.getByRole('row').nth(at - 1)).toContainText(title)
      }
    }
    await expect(row).toContainText(title)
  }

  async openLive(): Promise<void> {
    await this.page.getByRole('link', { name: 'Live' }).click()
    await expect(this.page.getByRole('textbox', { name: /^Minutes, item/ })).toBeVisible()
  }

  /** The bytes of a paper, made on the screen and downloaded. */
  async download(paper: 'agenda' | 'minutes', form: 'PDF' | 'Word'): Promise<Uint8Array> {
    const { page } = this
    await page.getByRole('button', { name: `${form} of the ${paper}` }).click()
    const waiting = page.waitForEvent('download')
    const ending = form === 'PDF' ? 'pdf' : 'docx'
    await page.getByRole('button', { name: new RegExp(`^Download .*${paper}.*\\.${ending}$`) }).click()
    return new Uint8Array(await readFile(await (await waiting).path()))
  }
}
