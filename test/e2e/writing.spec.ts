import type { Page } from '@playwright/test'
import { expect, test } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'

test.use({ appOptions: { sample: true } })

async function openLive(page: Page, app: RunningApp): Promise<string> {
  const [meeting] = await app.client.meetings.list({})
  if (meeting === undefined) throw new Error('The sample has no meetings.')
  await page.evaluate((id) => (window.location.hash = `#/meetings/${id}/live`), meeting.id)
  await expect(page.getByRole('textbox', { name: /^Minutes, item/ })).toBeVisible()
  return meeting.id
}

test('the list of keys has the keys of writing while minutes are written', async ({ page, app }) => {
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'Writing' })).toBeHidden()
  await page.keyboard.press('Escape')
  await openLive(page, app)
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'Writing' })).toBeVisible()
  await expect(page.getByText('A line that ends with a colon begins a list')).toBeVisible()
})

test('a standing item that was added waits for its title, with the words to be replaced selected', async ({
  page,
  app,
}) => {
  const [committee] = await app.client.committees.list({})
  await page.evaluate((id) => (window.location.hash = `#/committees/${id}`), committee?.id)
  await page.getByRole('button', { name: 'Add a standing item' }).click()
  await page.keyboard.type('Questions from the public')
  await expect(page.locator('.standing-row').last().getByRole('textbox').first()).toHaveValue(
    'Questions from the public',
  )
})

test('the caret is in sight again after the time of an event was mended', async ({ page, app }) => {
  await openLive(page, app)
  await page
    .getByRole('navigation', { name: 'Agenda' })
    .getByRole('button', { name: /Work programme$/ })
    .click()
  await expect(page.getByRole('textbox', { name: /Work programme$/ })).toBeFocused()
  for (let line = 1; line <= 50; line += 1) {
    await page.keyboard.insertText(`Line ${line} of the minutes.`)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('F9')
  await page.keyboard.type('1105')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('The last line.')
  await page.locator('.minutes-text').evaluate((text) => text.closest('[data-pane]')?.scrollTo(0, 0))
  await page.getByRole('textbox', { name: 'Time: Adjourned' }).fill('1107')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The meeting adjourned at 11.07 am.')).toBeAttached()
  await expect(page.getByText('The last line.')).toBeInViewport()
})
