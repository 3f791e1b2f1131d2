import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { readReviewAnswer } from '../../shared/api/reviewFile.ts'
import { defined } from '../../shared/domain/assert.ts'
import { expect, test } from '../helpers/appHost.ts'
import { chromiumArguments, findChromium } from '../helpers/chromium.ts'
import { putIn, run, takenOut, withParts, wordXml } from '../helpers/wordCopies.ts'

test.use({ appOptions: { sample: true } })

/** The chair's own computer: another browser, with no network. */
async function atTheChairs(path: string, read: (page: Page) => Promise<void>): Promise<void> {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: [...chromiumArguments],
    ...(executablePath === null ? {} : { executablePath }),
  })
  try {
    const page = await (await browser.newContext({ offline: true, acceptDownloads: true })).newPage()
    await page.goto(pathToFileURL(path).href)
    await read(page)
  } finally {
    await browser.close()
  }
}

test('a draft goes to the chair as one file, is approved with remarks, and each is settled by a press', async ({
  app,
  page,
}, info) => {
  const meeting = defined((await app.client.meetings.list({}))[1], 'the sample council has met')
  await page.goto(new URL(`#/meetings/${meeting.id}/review`, page.url()).href)
  await expect(page.getByRole('textbox', { name: 'To' })).toHaveValue('Councillor Helen Bennett')
  const sent = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make the file' }).click()
  const draft = info.outputPath('draft.html')
  await (await sent).saveAs(draft)
  await expect(page.getByRole('contentinfo')).toContainText('No answer yet')

  const answer = info.outputPath('answer.json')
  await atTheChairs(draft, async (chair) => {
    const comments = chair.getByRole('button', { name: /^Comment on/ })
    await comments.nth(12).click()
    await chair.keyboard.press('Tab')
    await chair.keyboard.press('Control+End')
    await chair.keyboard.type(' That was agreed by all.')
    await comments.nth(20).click()
    await chair.keyboard.type('Did somebody second this?')
    await chair.getByLabel('Your name').fill('Ruth Ashworth')
    const saved = chair.waitForEvent('download')
    await chair.getByRole('button', { name: 'Approve the draft' }).click()
    await (await saved).saveAs(answer)
  })
  const [worded] = readReviewAnswer(await readFile(answer, 'utf8')).remarks
  const pointId = defined(worded, 'a wording was suggested').pointId
  const wordsNow = async (): Promise<string> => {
    const [review] = await app.client.reviews.list({ meetingId: meeting.id })
    return review?.remarks.find((remark) => remark.pointId === pointId)?.now ?? ''
  }
  const chooser = page.getByRole('region', { name: 'Take in the answer' }).locator('input[type=file]')
  await chooser.setInputFiles({
    name: 'holiday.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  })
  await expect(page.getByText(/This is no answer to a draft/)).toBeVisible()
  await chooser.setInputFiles(answer)
  await expect(page.getByRole('contentinfo')).toContainText('Approved as a draft, 2 remarks, 2 to settle')
  await expect(page.locator('ins')).toContainText('That was agreed by all.')
  await page.screenshot({ path: info.outputPath('review.png') })

  const take = page.getByRole('button', { name: /^Take this wording/ })
  await take.focus()
  await page.keyboard.press('Enter')
  await expect.poll(wordsNow).toMatch(/That was agreed by all\.$/)
  await expect(page.getByRole('button', { name: /^Seen/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('contentinfo')).toContainText('all settled')
  await page.getByRole('button', { name: /^Put the old words back/ }).click()
  await expect.poll(wordsNow).not.toMatch(/agreed by all/)
  await page.reload()
  await expect(page.getByText('Approved as a draft, 2 remarks, all settled').first()).toBeVisible()

  await page.getByRole('radio', { name: /^Word document/ }).focus()
  await page.keyboard.press('Space')
  const made = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make the file' }).click()
  const copy = info.outputPath('draft.docx')
  await (await made).saveAs(copy)
  const word = await readFile(copy)
  const was =
    'The minibus trial had filled 84 of 90 seats and would be repeated at Easter if the grant allows.'
  const xml = wordXml(word).replace(run(was), `${takenOut(was)}${putIn('The minibus trial was full.')}`)
  const buffer = Buffer.from(withParts(word, { 'word/document.xml': xml }))
  await chooser.setInputFiles({ name: 'Draft with changes.docx', mimeType: wordType, buffer })
  await expect(page.getByRole('contentinfo')).toContainText('No verdict in the Word copy, 1 remark')
  await page.screenshot({ path: info.outputPath('word.png') })
  await page.getByRole('button', { name: /^Take this wording: Minute 19, Point b/ }).click()
  await expect(page.getByRole('contentinfo')).toContainText('all settled')
  const [minutes] = (await app.client.meetings.get({ meetingId: meeting.id })).record.minutes.slice(-2)
  expect(JSON.stringify(minutes)).toContain('The minibus trial was full.')
})

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
