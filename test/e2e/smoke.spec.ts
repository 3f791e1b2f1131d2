import { join } from 'node:path'
import { expect, signIn, startApp, test } from '../helpers/appHost.ts'

test('a first run leads to the sample council, its agenda, and minutes that are still there after a reload', async ({
  app,
  page,
}) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Minutebook')
  await page.getByLabel('Folder', { exact: true }).fill(app.folder)
  await page.getByLabel('Your name').fill('Perpetua Lowe')
  await page.getByLabel('Your title').fill('Governance Officer')
  await page.getByRole('button', { name: 'Open the sample council' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thornmere City Council')

  const coming = page.getByRole('table', { name: 'Coming meetings' })
  await coming.getByRole('link').first().click()
  await expect(page.getByRole('link', { name: 'Agenda' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('main').getByText('Declarations of interest').first()).toBeVisible()

  await page.getByRole('link', { name: 'Live' }).click()
  const text = 'Members asked how residents of Mere Lane would be told.'
  const editor = page.getByRole('textbox', { name: /^Minutes, item/ })
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('contentinfo').getByText(/Saved \d\d:\d\d:\d\d/)).toBeVisible()

  await page.reload()
  await expect(page.getByRole('main').getByText(text)).toBeVisible()
})

test.describe('with the sample council open', () => {
  test.use({ appOptions: { sample: true } })

  test('the host that is ended and started again has the same book', async ({ app, page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thornmere City Council')
    await app.restart()
    await signIn(page, app)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thornmere City Council')
    expect(await app.client.book.status({})).toMatchObject({ state: 'open', folder: join(app.folder) })
  })

  test('the agenda is made as a PDF and can be saved', async ({ app, page }) => {
    await page.getByRole('table', { name: 'Coming meetings' }).getByRole('link').first().click()
    await page.getByRole('link', { name: 'Papers' }).click()
    const agenda = page.getByRole('region', { name: 'Agenda' })
    await agenda.getByRole('button', { name: /PDF/ }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: /^Download .*\.pdf$/ }).click()
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
    expect(app.url).not.toBe('')
  })
})

test('a paper that is held up by an undecided item says which, and one press lets it out', async ({
  page,
}) => {
  // Not the fixture's app: that the order is refused is an error in the page's console, and wanted here.
  const app = await startApp({ sample: true })
  try {
    await signIn(page, app)
    await page.getByRole('table', { name: 'Coming meetings' }).getByRole('link').first().click()
    await page.getByLabel('Add an item').fill('Parking at the depot')
    await page.keyboard.press('Enter')
    const badge = page.getByRole('button', { name: /^Not decided: Parking at the depot/ })
    await expect(badge).toBeVisible()
    await page.getByRole('link', { name: 'Papers' }).click()
    await page.getByRole('button', { name: 'PDF of the agenda' }).click()
    await page.getByRole('button', { name: 'Mark “Parking at the depot” public' }).click()
    await expect(page.getByText('“Parking at the depot” is marked public.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: /^Open the item/ }).click()
    await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
      'Parking at the depot',
    )
    await badge.click()
    await page.getByRole('menuitem', { name: 'Public' }).click()
    await expect(badge).toHaveCount(0)
    await page.getByRole('link', { name: 'Papers' }).click()
    await page.getByRole('button', { name: /^Make again/ }).click()
    await expect(page.getByRole('button', { name: /^Download .*\.pdf$/ })).toBeVisible()
  } finally {
    await app.stop()
  }
})

test('another minute book is opened by name from any screen, and a new meeting begun', async ({ page }) => {
  // Not the fixture's app: that there is no book in the folder is an error in the page's console, and wanted here.
  const app = await startApp({ sample: true })
  try {
    await signIn(page, app)
    await page.getByRole('link', { name: 'People' }).click()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('another')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Folder of the other minute book')).toBeFocused()
    await page.keyboard.type(join(app.folder, 'not there'))
    await page.getByRole('button', { name: 'Open the minute book in this folder' }).click()
    await expect(page.locator('.field-error')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings: Minute book')
    await page.keyboard.press('Control+n')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New meeting')
  } finally {
    await app.stop()
  }
})
