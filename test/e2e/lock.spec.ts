import { readFileSync } from 'node:fs'
import { expect, signIn, startApp, test } from '../helpers/appHost.ts'
import { editor, openLive } from './liveScreen.ts'

test('a lock in the middle of a word hides everything, saves the word, and gives the caret back', async ({
  page,
}) => {
  // Not the fixture's app, here and below: what a locked core refuses, and what a screen fails of, stands in the page's console.
  const app = await startApp({ sample: true })
  try {
    await signIn(page, app)
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

    // Neither the browser's buttons nor an address typed by hand put another screen behind the lock.
    const address = page.url()
    await page.evaluate(() => (window.location.hash = '#/people'))
    await page.goBack()
    await page.goForward()
    expect(page.url()).toBe(address)

    await page.keyboard.type(pin)
    await page.keyboard.press('Enter')
    await expect(editor(page)).toBeFocused()
    await expect(page.getByText('There is a problem')).toHaveCount(0)
    await expect(other.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.type('ou')
    await expect(editor(page)).toContainText('Members asked about the lease')
    await expect
      .poll(async () => JSON.stringify((await app.client.records.export({ meetingId })).minutes))
      .toContain('Members asked about the lease')
  } finally {
    await app.stop()
  }
})

test('a screen that cannot be drawn says so, gives the words out, and the meeting opens again where it was', async ({
  page,
  context,
}) => {
  const app = await startApp({ sample: true })
  try {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await signIn(page, app)
    await openLive(page, app)
    await editor(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('Members asked abt the lease')
    for (let index = 0; index < ' the lease'.length + 1; index += 1) await page.keyboard.press('ArrowLeft')
    await page.evaluate(() => {
      const { toSorted } = Array.prototype
      Array.prototype.toSorted = () => {
        throw new TypeError('Members asked abt the lease')
      }
      window.addEventListener('mend', () => (Array.prototype.toSorted = toSorted), { once: true })
    })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This screen stopped')
    await page.getByRole('button', { name: 'Copy all text' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Members asked abt the lease')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save a report for IT' }).click()
    const report = readFileSync(await (await download).path(), 'utf8')
    expect(report).toContain('"page.failed"')
    expect(report).not.toContain('Members asked')

    await page.evaluate(() => window.dispatchEvent(new Event('mend')))
    await page.getByRole('button', { name: 'Open the meeting again' }).click()
    await editor(page).focus()
    await page.keyboard.type('ou')
    await expect(editor(page)).toContainText('Members asked about the lease')
  } finally {
    await app.stop()
  }
})
