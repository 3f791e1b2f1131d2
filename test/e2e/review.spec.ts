import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { sampleBook } from '../../electron/core/sample/sampleBook.ts'
import { renderReview } from '../../electron/render/review/reviewPage.ts'
import { readReviewAnswer } from '../../shared/api/reviewFile.ts'
import { reviewItems } from '../../shared/document/compose/reviewItems.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { ReviewDraft } from '../../shared/domain/review.ts'

/** The chair has the file and a browser: no application, no network. */
test.use({ offline: true, acceptDownloads: true })

const record = defined(sampleBook.meetings[1], 'the sample council has met twice')
const draft: ReviewDraft = {
  format: 'minutebook-review',
  version: 1,
  reviewId: 'review-1',
  meetingId: record.meeting.id,
  council: record.council.name,
  committee: record.committee.name,
  date: '15 October 2026',
  draft: 'b'.repeat(64),
  sentBy: 'Nadia Marsh',
  to: 'Councillor Ruth Ashworth',
  sentAt: '2026-10-20T10:00:00.000Z',
  items: reviewItems(record),
}
const points = draft.items.flatMap((item) => item.points)

test('the chair reads, remarks by keys, approves in three presses and typing, and goes on later', async ({
  page,
}, info) => {
  const path = info.outputPath('draft.html')
  const html = await renderReview(draft)
  expect(html.length).toBeLessThan(1_000_000)
  await writeFile(path, html)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => faults.push(message.text()))
  await page.goto(pathToFileURL(path).href)

  const comments = page.getByRole('button', { name: /^Comment on/ })
  await expect(comments).toHaveCount(points.length)
  await comments.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Say which year.')
  await page.getByRole('button', { name: /^Keep this remark/ }).click()
  await expect(comments.nth(2)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' at once')
  await expect(page.locator('#progress')).toContainText('2 remarks')

  const axe = await new AxeBuilder({ page }).analyze()
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])

  await expect(page.locator('#read-so-far')).toHaveText(/^(\d+ of \d+|All) points read/)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Approve the draft' }).click()
  const answerPath = info.outputPath('answer.json')
  expect((await download).suggestedFilename()).toMatch(
    /^Answer of Councillor Ruth Ashworth, .*15 October 2026\.json$/,
  )
  await (await download).saveAs(answerPath)
  const answer = readReviewAnswer(await readFile(answerPath, 'utf8'), 'review-1')
  const last = defined(points.at(-1), 'there are points')
  expect(answer).toMatchObject({
    verdict: 'approved',
    draft: draft.draft,
    remarks: [
      { pointId: points[2]?.id, comment: 'Say which year.', wording: null },
      { pointId: last.id, comment: '', wording: `${last.text} at once` },
    ],
  })
  await expect(page.locator('#told')).toContainText('Send it back to Nadia Marsh')

  await page.reload()
  await page.getByLabel('Go on with an answer kept earlier').setInputFiles(answerPath)
  await expect(page.locator('#progress')).toContainText('2 remarks')
  await expect(comments.nth(2)).toHaveAttribute('aria-expanded', 'true')
  await page
    .getByRole('button', { name: /^Remove this remark/ })
    .first()
    .click()
  await expect(page.locator('#progress')).toContainText('1 remark')
  expect(faults).toEqual([])
})

test('what is copied for an e-mail is the same answer', async ({ page, context }, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const path = info.outputPath('draft.html')
  await writeFile(path, await renderReview(draft))
  await page.goto(pathToFileURL(path).href)
  await page.getByLabel('A word on the whole draft').fill('Thank you – “very” clear (mostly)')
  await page.getByRole('button', { name: 'Copy my answer as text' }).click()
  const byHand = page.getByLabel('Your answer as text')
  await expect(page.locator('#told')).not.toBeEmpty()
  const text = (await byHand.isVisible())
    ? await byHand.inputValue()
    : await page.evaluate(() => navigator.clipboard.readText())
  expect(readReviewAnswer(text)).toMatchObject({ note: 'Thank you – “very” clear (mostly)', verdict: null })
})
