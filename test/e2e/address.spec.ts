import { expect, signIn, startApp, test } from '../helpers/appHost.ts'

test('a fresh address put into a tab that is not connected opens the book there', async ({ page }) => {
  // Not the fixture's app: the refusal of the spent address is an error in the page's console, and wanted here.
  const app = await startApp({ sample: true })
  try {
    await page.goto(`${app.url}/#code=spent`)
    await expect(page.getByText('an address works once and for 30 seconds')).toBeVisible()
    await signIn(page, app)
    await expect(page.getByRole('heading', { name: 'Coming' })).toBeVisible()
    await page.goto(`${app.url}/#/settings`)
    await page.goto(await app.newAddress())
    await expect(page.getByRole('heading', { level: 1, name: /^Settings/ })).toBeVisible()
  } finally {
    await app.stop()
  }
})
