import type { CDPSession, Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import { expect, test } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'

/** Keys pressed faster than a slow machine draws: each must meet what it was meant for. */

test.use({ appOptions: { sample: true }, isPaced: false })

/** A laptop that is six times slower than this machine. */
async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  return session
}

const keyCodes: Readonly<Record<string, number>> = { Enter: 13, F8: 119, F9: 120, Home: 36, ' ': 32 }

/** Presses the keys one after the other without waiting for what any of them does. */
async function burst(session: CDPSession, ...keys: readonly string[]): Promise<void> {
  const sent: Promise<unknown>[] = []
  for (const pressed of keys) {
    const parts = pressed.split('+')
    const key = defined(parts.at(-1), 'a key has a name')
    const has = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
    const modifiers = (has('Alt') ? 1 : 0) + (has('Control') ? 2 : 0) + (has('Shift') ? 8 : 0)
    const isCharacter = key.length === 1 && !has('Control') && !has('Alt')
    const text = key === 'Enter' ? { text: '\r' } : isCharacter ? { text: key } : {}
    const event = {
      modifiers,
      key,
      code: /[a-z]/i.test(key) && key.length === 1 ? `Key${key.toUpperCase()}` : key,
      windowsVirtualKeyCode: keyCodes[key] ?? key.toUpperCase().charCodeAt(0),
    }
    const type = isCharacter || key === 'Enter' ? 'keyDown' : 'rawKeyDown'
    sent.push(session.send('Input.dispatchKeyEvent', { type, ...event, ...text }))
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }))
  }
  await Promise.all(sent)
}

async function openLive(page: Page, app: RunningApp): Promise<void> {
  const [meeting] = await app.client.meetings.list({})
  const { id } = defined(meeting, 'the sample council has meetings')
  await page.evaluate((meetingId) => (window.location.hash = `#/meetings/${meetingId}/live`), id)
  await expect(page.getByRole('textbox', { name: /^Minutes, item/ })).toBeVisible()
}

async function openItem(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Agenda' })
    .getByRole('button', { name: new RegExp(`${title}( written)?$`) })
    .click()
  await expect(page.getByRole('textbox', { name: new RegExp(`Minutes, item .* ${title}$`) })).toBeFocused()
}

async function expectLines(page: Page, lines: readonly string[]): Promise<void> {
  await expect
    .poll(() =>
      page
        .getByRole('textbox', { name: /^Minutes, item/ })
        .evaluate((text) => [...text.querySelectorAll('p')].map((line) => line.textContent)),
    )
    .toEqual(lines)
}

test('each letter marks its member and each reason goes with its apology, however fast they come', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await expect(page.getByRole('button', { name: /^Ruth Ashworth/ })).toBeFocused()
  const session = await slowed(page)
  const rounds = ['PXPXPXPX', 'XPXPXPXP', 'APXAPAPX', 'PAPXXAAP']
  for (let round = 0; round < 8; round += 1) {
    const marks = defined(rounds[round % rounds.length], 'there are rounds')
    const keys = [...marks].flatMap((mark) => (mark === 'A' ? ['a', 'u', 'Enter'] : [mark.toLowerCase()]))
    await burst(session, 'Home', ...keys)
    expect((await page.locator('.attendance-row .mark').allTextContents()).join('')).toBe(marks)
    expect(await page.locator('.attendance-reason').count()).toBe(marks.split('A').length - 1)
  }
})

test('words typed straight after an arrival or an adjournment stand where the caret was', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await openItem(page, 'Work programme')
  const session = await slowed(page)
  await burst(session, ...'one ', 'F8', ...'dhi', 'Enter', 'Enter', ...'two')
  await expectLines(page, ['one two', 'Councillor Nirmal Dhillon arrived at 10.00 am.'])
  await openItem(page, 'Declarations of interest')
  await burst(session, ...'none ', 'F9', ...'1105', 'Enter', ...'yet')
  await expectLines(page, ['none yet', 'The meeting adjourned at 11.05 am.'])
})

test('words typed where the time of an event is asked stand at the caret, and none of their letters is lost', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await openItem(page, 'Work programme')
  const session = await slowed(page)
  await burst(session, ...'one ', 'F9', ...'and two')
  await expectLines(page, ['one and two', 'The meeting adjourned at 10.00 am.'])
  await expect(page.getByRole('group', { name: 'When it happened' })).toBeHidden()
  await burst(session, 'Control+Shift+E', '3', 'Enter', ...'4 members asked')
  await expect(page.getByRole('textbox', { name: /^Minutes, item/ })).toContainText('4 members asked')
})

test('words typed before an item has opened stand in that item', async ({ page, app }) => {
  await openLive(page, app)
  await openItem(page, 'Minutes')
  const session = await slowed(page)
  await burst(session, ...'old ', 'Alt+Shift+I', ...'urgent', 'Enter', ...'first', 'Enter', ...'second')
  await expectLines(page, ['first', 'second'])
  await burst(session, 'Control+Enter', ...'next one', 'Control+Enter', ...'after')
  await expectLines(page, ['after'])
  await page.keyboard.press('Control+PageUp')
  await expectLines(page, ['next one'])
  await page.keyboard.press('Control+PageUp')
  await expectLines(page, ['first', 'second'])
  await page.keyboard.press('Control+PageUp')
  await expectLines(page, ['old '])
})

test('words typed straight after a command was chosen by name go where the command leads', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await openItem(page, 'Work programme')
  const session = await slowed(page)
  await burst(session, ...'noted', 'Control+k', ...'resolution', 'Enter', ...'agree it')
  await expectLines(page, ['noted', 'agree it'])
  await burst(session, 'Control+k', ...'adjourn', 'Enter', ...'1215', 'Enter', ...'now')
  // After an event the words no longer belong to what was resolved.
  await expectLines(page, ['noted', 'agree it', 'The meeting adjourned at 12.15 pm.', 'now'])
})
