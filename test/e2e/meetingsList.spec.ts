import { expect, test } from '../helpers/appHost.ts'

test.use({ appOptions: { sample: true } })

test('a meeting opens from anywhere in its row, and its link says which day it is of', async ({
  page,
  app,
}) => {
  const [meeting] = await app.client.meetings.list({})
  const row = page
    .getByRole('table', { name: /meetings$/ })
    .getByRole('row')
    .last()
  await expect(
    row.getByRole('link', { name: new RegExp(`^${meeting?.committeeName}, .* \\d{4}$`) }),
  ).toBeVisible()
  // The middle of the row: the link lies over all of it.
  await row.click()
  await expect(page).toHaveURL(/#\/meetings\/.+\/(agenda|live)/)
})
