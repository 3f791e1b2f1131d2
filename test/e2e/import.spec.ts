import type { Page } from '@playwright/test'
import { expect, test } from '../helpers/appHost.ts'
import { lettered } from '../helpers/importedTexts.ts'

test.use({ appOptions: { sample: true } })

test('by keyboard: minutes of the past are read beside their file, a doubtful value is mended, and they are in the minute book', async ({
  app,
  page,
}) => {
  await page.getByRole('button', { name: 'Import minutes…' }).press('Enter')
  await expect(page.getByText('No files yet')).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Control+n')
  const buffer = Buffer.from(lettered.replace('from 2.00 pm - 3.45 pm', 'at some time'))
  await (await chooser).setFiles({ name: 'harbour.txt', mimeType: 'text/plain', buffer })

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('harbour.txt')
  const record = page.getByRole('region', { name: 'What was read' })
  await expect(record.getByRole('button', { name: 'Committee Harbour and Leisure' })).toContainText(
    'new committee',
  )
  // What wants a look says so in words, and the keys go there.
  const wants = page.getByRole('contentinfo').getByRole('status')
  await expect(wants).toHaveText(/^\d+ of \d+ want a look$/)
  await page.keyboard.press('F7')
  const hand = record.locator('.is-current')
  await page.keyboard.press('Control+Enter')
  await expect(wants).toHaveText(/still wants? a look\. Press again to take it as it is\.$/)
  await page.keyboard.press('F7')
  await expect(hand.getByText('Look', { exact: true })).toBeVisible()
  for (let left = 12; left > 0 && /want a look/.test(await wants.innerText()); left -= 1) {
    const before = await wants.innerText()
    await page.keyboard.press('Enter')
    await expect(wants).not.toHaveText(before)
  }
  await expect(wants).toHaveText(/^All \d+ looked at$/)

  // A title that was read short: its place in the file is marked, and it is mended where it stands.
  await record.getByRole('button', { name: 'Item 34 Dredging of the inner harbour' }).focus()
  await expect(page.getByRole('region', { name: 'Text of the file' }).locator('mark').first()).toContainText(
    'Dredging of the inner harbour',
  )
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type(' and its quay')
  await page.keyboard.press('Enter')
  await expect(record.getByRole('button', { name: /inner harbour and its quay/ })).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('✓ Saved')

  // What is chosen is kept, whichever way the fields are left; and taken back.
  const clerk = record.locator('[data-place^="person"]').last()
  await clerk.press('F2')
  await page.getByRole('radio', { name: 'Apologies' }).press('Space')
  await page.keyboard.press('Enter')
  await expect(clerk).toHaveText(/^Apologies.* – Governance Officer$/)
  await clerk.press('F2')
  await page.getByRole('radio', { name: 'In attendance' }).press('Space')
  await page.keyboard.press('F7')
  await expect(clerk).toHaveText(/^In attendance.*, Governance Officer$/)
  await page.keyboard.press('Control+z')
  await expect(clerk).toHaveText(/^Apologies/)
  await expect(clerk).toBeFocused()
  // Nothing but its pane is scrolled, and the row has the focus again after its fields.
  await clerk.press('F2')
  await page.keyboard.press('Shift+Tab')
  await expect(clerk).toBeFocused()
  expect(await page.locator('.frame-work').evaluate((frame) => frame.scrollTop)).toBe(0)

  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/meetings\/.+\/live/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'Harbour and Leisure Scrutiny Committee',
  )
  await expect(page.getByText('Imported from harbour.txt')).toBeVisible()
  await keptAsPrinted(page)

  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.type('mariners')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toContainText('Harbour and Leisure Scrutiny Committee')
  const [imported] = (await app.client.meetings.list({})).filter(({ importedFrom }) => importedFrom !== null)
  expect(imported).toMatchObject({ importedFrom: 'harbour.txt', minuteNumbers: '31–35' })
})

/** Minutes of the past are read, not minuted: no key changes them until the officer mends them. */
async function keptAsPrinted(page: Page): Promise<void> {
  const banner = page.getByText('These minutes were imported from “harbour.txt”.')
  await expect(banner).toBeFocused()
  await expect(page.getByRole('button', { name: /Adjourn|Next item/ })).toHaveCount(0)
  await expect(page.getByRole('timer')).toHaveCount(0)
  await page.getByRole('navigation', { name: 'Agenda' }).getByText('Minutes', { exact: true }).click()
  const text = page.getByRole('textbox', { name: /^Minutes, item/ })
  await expect(text).toContainText('were confirmed as an accurate record')
  const before = await text.innerText()
  await text.press('x')
  await expect(page.getByText(/kept as they were printed\. To change them/)).toBeVisible()
  expect(await text.innerText()).toBe(before)
  await page.getByRole('button', { name: 'Mend them' }).click()
  await expect(text).toBeFocused()
  await text.press('x')
  await expect(text).not.toHaveText(before)
  await page.keyboard.press('Control+z')
  await expect(banner).toContainText('You are mending them')
}
