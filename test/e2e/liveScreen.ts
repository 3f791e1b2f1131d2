import type { Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import { expect, type RunningApp } from '../helpers/appHost.ts'

/** The live screen of the sample's meeting of January 2027, which has an agenda and no minutes: the way there and what is drawn. */

/** Opens it and waits for the editor. Answers the meeting's id. */
export async function openLive(page: Page, app: RunningApp): Promise<string> {
  const [meeting] = await app.client.meetings.list({})
  const { id } = defined(meeting, 'the sample council has meetings')
  await page.evaluate((meetingId) => (window.location.hash = `#/meetings/${meetingId}/live`), id)
  await expect(editor(page)).toBeVisible()
  return id
}

/** Opens it on the day, a little before it begins; from there the clock of the page goes on. */
export async function openOnTheDay(page: Page, app: RunningApp): Promise<string> {
  await page.clock.install({ time: onTheDay('09:50') })
  await page.reload()
  await expect(page.getByRole('main')).toBeVisible()
  return openLive(page, app)
}

/** It is this time in the page, and two seconds; no timer runs because of it. */
export async function setClock(page: Page, time: string): Promise<void> {
  await page.clock.setSystemTime(onTheDay(time))
}

function onTheDay(time: string): Date {
  // In winter the clock of London is that of the world.
  return new Date(`2027-01-14T${time}:02Z`)
}

/** The box in which the shown item is written. */
export function editor(page: Page) {
  return page.getByRole('textbox', { name: /^Minutes, item/ })
}

export async function openItem(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Agenda' })
    .getByRole('button', { name: new RegExp(`${title}( written)?$`) })
    .click()
  await expect(page.getByRole('textbox', { name: new RegExp(`Minutes, item .* ${title}$`) })).toBeFocused()
}

/** The same by its address, and a click into the words: also where the window is too narrow for the agenda beside them. */
export async function openItemByAddress(page: Page, app: RunningApp, title: string): Promise<void> {
  const [meeting] = await app.client.meetings.list({})
  const { id: meetingId } = defined(meeting, 'the sample council has meetings')
  const { record } = await app.client.meetings.get({ meetingId })
  const { id } = defined(
    record.items.find((item) => item.title === title),
    'the item is on the agenda',
  )
  await page.evaluate((address) => (window.location.hash = address), `#/meetings/${meetingId}/live/${id}`)
  const box = page.getByRole('textbox', { name: new RegExp(`Minutes, item .* ${title}$`) })
  await box.click()
  await expect(box).toBeFocused()
}

/** The lines of the editor as they are drawn: "a) text". */
export function drawnLines(page: Page): Promise<string[]> {
  return editor(page).evaluate((text) =>
    [...text.querySelectorAll('p')].map((line) => {
      const label = line.getAttribute('data-label')
      return `${label === null ? '' : `${label} `}${line.textContent}`
    }),
  )
}

/** Where the caret stands: the number of its line, the characters before it, and whether the editor has the focus. */
export function caret(page: Page): Promise<{ line: number; offset: number; focused: boolean }> {
  return editor(page).evaluate((text) => {
    const selection = document.getSelection()
    const lines = [...text.querySelectorAll('p')]
    const line = lines.findIndex((one) => one.contains(selection?.focusNode ?? null))
    const range = document.createRange()
    const start = lines[line]
    if (start !== undefined && selection?.focusNode) {
      range.setStart(start, 0)
      range.setEnd(selection.focusNode, selection.focusOffset)
    }
    return { line, offset: range.toString().length, focused: document.activeElement === text }
  })
}

/** Presses keys one after the other and answers how many they were. */
export async function press(page: Page, ...keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key)
  return keys.length
}
