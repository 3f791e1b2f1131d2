import { readFile } from 'node:fs/promises'
import type { CoreClient } from '../../shared/api/client.ts'
import { readCsv } from '../../shared/document/csv.ts'
import { expect, test } from '../helpers/appHost.ts'
import { aMeetingOfActs } from '../helpers/registerMeetings.ts'

test.use({ appOptions: { sample: true } })

test('by keyboard: an action of last time comes to the next agenda and is ticked off, and the resolutions leave as CSV without what is exempt', async ({
  app,
  page,
}, info) => {
  const year = new Date().getFullYear()
  const last = aMeetingOfActs('m1', `${year - 1}-10-14`)
  await app.client.records.load(last as Parameters<CoreClient['records']['load']>[0])
  const { meetingId } = await app.client.meetings.create({
    ...{ committeeId: 'environment', date: `${year + 1}-02-10`, start: '10:00', preMeeting: null, place: '' },
    governanceOfficer: last.meeting.governanceOfficer,
  })
  await page.goto(new URL('#/registers/actions', page.url()).href)
  await page.getByRole('button', { name: 'Put “Matters arising” on its agenda' }).press('Enter')
  await expect(page.getByRole('link', { name: '“Matters arising” is on its agenda' })).toBeVisible()
  const { record } = await app.client.meetings.get({ meetingId })
  expect(record.items.map((item) => item.title)).toContain('Matters arising')
  const done = page.getByRole('checkbox', { name: 'Done: publish the traffic count' })
  await done.focus()
  await page.keyboard.press('Space')
  await expect(done).toBeChecked()
  await expect(page.getByText('2 actions are open.')).toBeVisible()

  await page.getByRole('link', { name: 'Resolutions' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Resolutions' })).toBeVisible()
  await page.getByRole('button', { name: /Period/ }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('All')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /grant the lease/ })).toContainText('Exempt')
  await page.getByRole('textbox', { name: 'With the words' }).fill('environment')
  await expect(page.getByRole('contentinfo')).toContainText('3 clauses')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).press('Enter')
  const file = await saved
  expect(file.suggestedFilename()).toBe('All committees resolutions.csv')
  await file.saveAs(info.outputPath('resolutions.csv'))
  const rows = readCsv(await readFile(info.outputPath('resolutions.csv'), 'utf8'))
  expect(rows.map((row) => row[4])).toEqual(['Resolved', 'note the report', 'publish the traffic count'])
  await page.getByRole('link', { name: '12(2)' }).press('Enter')
  await expect(page).toHaveURL(/\/meetings\/m1\/live\/m1-roads/)
})
