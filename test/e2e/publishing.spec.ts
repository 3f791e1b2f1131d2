import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../helpers/appHost.ts'
import { defined } from '../../shared/domain/assert.ts'
import { goTo } from '../helpers/screens.ts'

/** What axe says against a page, by the rules of WCAG 2.2 AA and of good practice. */
async function violationsOn(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.map(({ id, nodes }) => `${page.url()} ${id} ${nodes[0]?.html ?? ''}`)
}

test.use({ appOptions: { sample: true } })

test('by keyboard: what was ticked is written, the second time with two presses, and the pages are open to everybody', async ({
  app,
  page,
  context,
}) => {
  const meetings = await app.client.meetings.list({})
  const minuted = meetings.find((meeting) => meeting.state === 'draft-minutes')
  const meetingId = defined(minuted, 'the sample council has a minuted meeting').id
  const folder = join(app.folder, '..', 'website')
  await goTo(page, `#/meetings/${meetingId}/papers`)
  await expect(page.getByRole('link', { name: 'Publish and export' })).toBeVisible()
  await page.keyboard.press('Alt+Shift+S')
  const sheet = page.getByRole('dialog', { name: /^Publish draft minutes, / })
  await expect(sheet.getByRole('button', { name: /^Publish/ })).toBeFocused()
  await sheet.getByRole('checkbox', { name: 'Tables (CSV)' }).focus()
  await page.keyboard.press('Space')
  await sheet.getByRole('textbox', { name: 'Into' }).fill(folder)
  await page.keyboard.press('Tab')
  await expect(sheet.getByRole('group', { name: 'Files' })).toContainText('decisions.csv', {
    timeout: 30_000,
  })
  await expect(sheet).toContainText('✓ No exempt text')
  expect(await violationsOn(page)).toEqual([])
  await sheet.getByRole('button', { name: /^Publish/ }).press('Enter')
  await expect(sheet.getByRole('region', { name: 'Published' })).toContainText(folder)
  const [name = ''] = await readdir(folder)
  expect(name).toMatch(/^2026-10-15 Families Scrutiny Committee v1$/)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  const { meeting } = (await app.client.meetings.get({ meetingId })).record
  await app.client.meetings.save({ ...meeting, place: 'The Old Library' })
  // Two presses: the key that opens the sheet, and Enter.
  await page.keyboard.press('Alt+Shift+S')
  await expect(sheet.getByRole('button', { name: /^Publish/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('region', { name: 'Published' })).toContainText('v2')
  expect((await readdir(folder)).toSorted()).toEqual([name, name.replace('v1', 'v2')])
  const written = join(folder, name.replace('v1', 'v2'))
  expect(await readFile(join(written, 'decisions.csv'), 'utf8')).toContain('review the improvement plan')

  const site = await context.newPage()
  for (const [path, width] of [
    ['index.html', 320],
    ['item-4.html', 1_100],
    ['accessibility-statement.html', 1_100],
  ] as const) {
    await site.setViewportSize({ width, height: 800 })
    await site.goto(pathToFileURL(join(written, path)).href)
    await expect(site.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await violationsOn(site)).toEqual([])
    expect(await site.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }
})
