import { readFile } from 'node:fs/promises'
import { readCsv } from '../../shared/document/csv.ts'
import { expect, test } from '../helpers/appHost.ts'
import { oldMeeting, writeOld, writeOldMinutes } from '../helpers/oldMinutes.ts'

test.use({ appOptions: { sample: true } })

test('by keyboard: a folder of old minutes goes into the minute book, what is unsure waits, and the report leaves as CSV', async ({
  app,
  page,
}, info) => {
  const folder = info.outputPath('old')
  await writeOldMinutes(folder, 0, 6)
  writeOld(folder, 'no day.txt', oldMeeting(7).text.replace(/ on \d+ \w+ \d{4}/, ''))
  writeOld(folder, 'sums.xlsx', 'x')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Migrate a folder')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Folder of old minutes' })).toBeFocused()
  await page.keyboard.insertText(folder)
  await page.keyboard.press('Enter')
  await expect(page.getByText('7 files (less than 1 MB) will be read')).toBeVisible()
  await expect(page.getByText('1 file of other kinds will be left alone.')).toBeVisible()
  // Only an officer can know whether they were published: nothing is chosen, and nothing begins, before one says so.
  await page.getByRole('button', { name: 'Begin' }).press('Enter')
  await expect(page.getByText('Say whether they were published')).toBeVisible()
  await page.getByRole('radio', { name: /They were published/ }).press('Space')
  await page.getByRole('button', { name: 'Begin' }).press('Enter')
  await expect(page.getByText('Done: 6 files taken in, 1 left alone.')).toBeVisible({ timeout: 20_000 })
  const waiting = page.getByRole('row', { name: /no day\.txt/ })
  await expect(waiting).toContainText('It does not say on which day the meeting was.')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).press('Enter')
  const file = await saved
  await file.saveAs(info.outputPath('report.csv'))
  const rows = readCsv(await readFile(info.outputPath('report.csv'), 'utf8'))
  expect(rows.filter(([, state]) => state === 'Taken in').length).toBe(6)
  const meetings = await app.client.meetings.list({})
  expect(meetings.filter(({ date }) => date.startsWith('1998')).length).toBe(6)
  const look = page.getByRole('link', { name: 'Wants a look: no day.txt' })
  await expect(look).toHaveAttribute('href', /^#\/import\/./)
})
