import { expect, test } from '../helpers/appHost.ts'
import { caret } from './liveScreen.ts'

test.use({ appOptions: { sample: true } })

test('when did we last resolve on this: four presses after the words, the caret on the clause, and the way back to what was found', async ({
  app,
  page,
}) => {
  expect((await app.client.meetings.list({})).length).toBe(3)
  await page.keyboard.press('Control+Shift+F')
  const field = page.getByRole('searchbox', { name: 'Search the minute book' })
  await expect(field).toBeFocused()
  await page.keyboard.type('improvement plan')
  const hits = page.getByRole('list', { name: 'Found' }).getByRole('link')
  await expect(hits.filter({ hasText: 'October 2026' }).first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: / found$/ })).toHaveCount(1)

  await page.keyboard.press('Alt+Shift+R')
  await expect(page.getByRole('button', { name: /^Resolutions/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(hits.first()).toContainText('review the improvement plan in January')
  await page.keyboard.press('ArrowDown')
  await expect(hits.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: /^Minutes, item/ })).toBeFocused()
  const line = (): Promise<string> =>
    page.evaluate(
      () => window.getSelection()?.anchorNode?.parentElement?.closest('p, li, div')?.textContent ?? '',
    )
  await expect.poll(line).toContain('review the improvement plan in January')
  await expect.poll(async () => (await caret(page)).offset).toBe(0)

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(field).toHaveValue('improvement plan')
  await expect(hits.first()).toBeFocused()
  await expect(page.getByRole('button', { name: /^Resolutions/ })).toHaveAttribute('aria-pressed', 'true')

  await page.keyboard.press('ArrowUp')
  await expect(field).toBeFocused()
  await page.keyboard.type('member:nobodysuch')
  await expect(page.getByText('Nobody in the book is called “nobodysuch”.')).toBeVisible()
})
