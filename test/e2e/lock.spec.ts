import { expect, test } from '../helpers/appHost.ts'
import { editor, openLive } from './liveScreen.ts'

test.describe('at an open laptop', () => {
  test.use({ appOptions: { sample: true } })

  test('a lock in the middle of a word hides everything, saves the word, and gives the caret back', async ({
    app,
    page,
  }) => {
    const pin = '40718'
    await app.client.lock.setPin({ pin, current: null })
    const meetingId = await openLive(page, app)
    const other = await page.context().newPage()
    await other.goto(await app.newAddress())
    await expect(other.getByRole('main')).toBeVisible()
    await page.reload()
    await editor(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('Members asked abt the lease')
    for (let index = 0; index < ' the lease'.length + 1; index += 1) await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Alt+Shift+K')

    for (const window of [page, other]) {
      const lock = window.getByRole('dialog', { name: 'Minutebook is locked' })
      await expect(lock.getByLabel('PIN')).toBeFocused()
      await expect(window.getByRole('main')).toHaveCount(0)
      await expect(window.getByText('Members asked abt the lease')).toBeHidden()
    }
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('Members asked')
    expect(await page.title()).toBe('Locked – Minutebook')
    expect(await page.ariaSnapshot()).not.toContain('Members asked')
    await expect(app.client.meetings.list({})).rejects.toMatchObject({ details: { reason: 'locked' } })

    await page.keyboard.type(`${pin}`)
    await page.keyboard.press('Enter')
    await expect(editor(page)).toBeFocused()
    await expect(other.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.type('ou')
    await expect(editor(page)).toContainText('Members asked about the lease')
    await expect
      .poll(async () => JSON.stringify((await app.client.records.export({ meetingId })).minutes))
      .toContain('Members asked about the lease')
  })
})
