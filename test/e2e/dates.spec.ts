import { expect, test } from '../helpers/appHost.ts'

test.use({ appOptions: { sample: true } })

test('a date that does not exist is said at its field, and no meeting is made on another day', async ({
  page,
  app,
}) => {
  await page.evaluate(() => (window.location.hash = '#/meetings/new'))
  const date = page.getByLabel('Date', { exact: true })
  await date.fill('31022027')
  await expect(page.getByText('31 February 2027 does not exist. Check the day and the month.')).toBeVisible()
  await page.getByRole('button', { name: 'Make the agenda' }).click()
  await expect(date).toHaveValue('31022027')
  expect(await app.client.meetings.list({})).toHaveLength(3)

  await date.fill('11 Feb 2027')
  await expect(page.getByText('Thursday', { exact: true })).toBeVisible()
  await expect(page.getByText(/Publish the agenda by Wed 3 February 2027/)).toBeVisible()
  await page.getByRole('button', { name: 'Make the agenda' }).click()
  await expect(page.getByRole('link', { name: 'Agenda' })).toHaveAttribute('aria-current', 'page')
  expect((await app.client.meetings.list({})).map((meeting) => meeting.date)).toContain('2027-02-11')
})
