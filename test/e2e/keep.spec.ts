import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../helpers/appHost.ts'
import { editor, openItem, openLive, press } from './liveScreen.ts'

test.use({ appOptions: { sample: true } })

/** Writes down what live regions say from now on; call what it returns for the log. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const regions = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]'
    const shown = new WeakMap<Element, string>()
    for (const region of document.querySelectorAll(regions)) shown.set(region, region.textContent)
    new MutationObserver((changes) => {
      const touched = new Set<Element>()
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(regions)
        if (region !== null && region !== undefined) touched.add(region)
      }
      for (const region of touched) {
        const text = region.textContent.trim()
        if (text !== '' && shown.get(region) !== text) said.push(text)
        shown.set(region, text)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said)
}

test('eight members are marked with two reasons and the vice-chair in the chair in 15 presses, and undone step by step', async ({
  page,
  app,
}) => {
  const meetingId = await openLive(page, app)
  await expect(page.getByRole('button', { name: /^Ruth Ashworth \(Chair\)/ })).toBeFocused()
  const said = await listen(page)
  let presses = await press(page, 'a', 'u', 'Enter')
  await expect(page.getByText('Nobody is in the chair.')).toBeVisible()
  presses += await press(page, 'Enter', 'p', 'p', 'p', 'a', 'o', 'Enter', 'Shift+P')
  expect(presses).toBeLessThanOrEqual(15)
  await expect(page.getByText('Quorate: 6 of 8 present (quorum 3)')).toBeVisible()
  const chairItem = page
    .getByRole('navigation', { name: 'Agenda' })
    .getByRole('button', { name: /21\s*Chair/ })
  await expect(chairItem).toBeVisible()
  const asKept = async (): Promise<unknown> => {
    const { record } = await app.client.meetings.get({ meetingId })
    const block = record.minutes[0]?.blocks[0]
    return {
      marks: record.attendance.map((one) => one.status).join(' '),
      presides: record.people.find((person) => person.id === record.meeting.presidedBy)?.name ?? null,
      items: record.items.length,
      first: block?.kind === 'prose' ? block.content.map((inline) => inline.text).join('') : null,
    }
  }
  const items = (await app.client.meetings.get({ meetingId })).record.items.length
  await expect.poll(asKept).toEqual({
    marks: 'apologies present present present apologies present present present',
    presides: 'Helen Bennett',
    items,
    first:
      'In the absence of Councillor Ruth Ashworth, Vice Chair Councillor Helen Bennett chaired the meeting.',
  })
  const log = await said()
  expect(log).toEqual([...new Set(log)])

  await page.setViewportSize({ width: 1093, height: 614 })
  await expect(page.getByRole('button', { name: /^David Hartley/ })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: 'Action', exact: true })).toBeInViewport({ ratio: 1 })

  // From a control that is not the text: every press is one step.
  await press(page, 'Control+z', 'Control+z', 'Control+z', 'Control+z', 'Control+z')
  // Who takes the chair is there.
  await expect(page.getByText(/^2 of 8 marked, 1 present/)).toBeVisible()
  await expect(chairItem).toBeVisible()
  await press(page, 'Control+z')
  await expect(chairItem).toBeHidden()
  await expect.poll(asKept).toMatchObject({
    marks: `apologies${' not-yet'.repeat(7)}`,
    presides: null,
    items: items - 1,
  })
  await press(page, 'Control+y')
  await expect(chairItem).toBeVisible()
  await expect.poll(asKept).toMatchObject({ presides: 'Helen Bennett', items })
})

test('an apology with its reason costs 8 presses from the caret, which stays, and a late arrival 6', async ({
  page,
  app,
}) => {
  const meetingId = await openLive(page, app)
  await openItem(page, 'Work programme')
  await page.keyboard.type('The Committee noted the plan.')
  await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
  const apology = await press(page, 'F8', 'd', 'h', 'i', 'ArrowDown', 'Enter', 'u', 'Enter')
  expect(apology).toBeLessThanOrEqual(9)
  await page.keyboard.type('x')
  await expect(editor(page)).toHaveText('The Committee noted the xplan.')
  expect(await press(page, 'F8', 'd', 'h', 'i', 'Enter', 'Enter')).toBeLessThanOrEqual(6)
  await page.keyboard.type('y')
  await expect(editor(page)).toHaveText(
    /^The Committee noted the xyplan\.Councillor Nirmal Dhillon arrived at .*\.$/,
  )
  await expect
    .poll(async () => {
      const { record } = await app.client.meetings.get({ meetingId })
      const dhillon = record.people.find((person) => person.name === 'Nirmal Dhillon')
      const marked = record.attendance.find((one) => one.personId === dhillon?.id)
      return [marked?.status, record.facts.map((fact) => fact.kind)]
    })
    .toEqual(['present', ['arrived']])
})

test('a version of before is put back from the history as one step, by keys alone', async ({ page, app }) => {
  await openLive(page, app)
  await openItem(page, 'Work programme')
  const box = editor(page)
  await page.keyboard.type('The Committee noted the plan.')
  await press(page, 'Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  await page.keyboard.type(' And more.')
  await press(page, 'Control+Shift+Y')
  const history = page.getByRole('region', { name: 'Earlier versions' })
  await expect(history.getByRole('button', { pressed: true })).toBeFocused()
  await expect(history).toContainText('As the text stands now.')
  await press(page, 'Escape')
  await expect(box).toBeFocused()
  await page.keyboard.type(' And again.')
  // The list is one of minutes: the words of this one are compared with what is typed while it is open.
  await page.getByRole('button', { name: /^✓ Saved/ }).click()
  await expect(history.getByRole('button', { pressed: true })).toBeFocused()
  await press(page, 'Control+2')
  await page.keyboard.type(' Too much.')
  await expect(history.locator('del')).toHaveText(['goes', ' Too much.'])
  await history.getByRole('button', { name: /^Restore/ }).press('Enter')
  await expect(box).toHaveText('The Committee noted the plan. And more. And again.')
  await expect(page.getByRole('button', { name: /^Undo the version of/ })).toBeVisible()
  await press(page, 'Control+z')
  await expect(box).toHaveText('The Committee noted the plan. And more. And again. Too much.')
})

test('with the core dead the words can be saved as a file, and after a new start they stand at the caret', async ({
  page,
  app,
}) => {
  const meetingId = await openLive(page, app)
  await openItem(page, 'Work programme')
  await page.keyboard.type('They said: done.')
  await press(page, 'Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  await press(page, ...Array.from({ length: 'done.'.length }, () => 'ArrowLeft'))
  await page.keyboard.type('well ')
  await expect
    .poll(async () => JSON.stringify(await app.client.meetings.get({ meetingId })))
    .toContain('well done.')
  const said = await listen(page)
  await app.kill()
  await page.keyboard.type('not kept ')
  const banner = page.getByRole('group', { name: 'Not saved' })
  await expect(banner).toBeVisible()
  const download = page.waitForEvent('download')
  await banner.getByRole('button', { name: 'Save a copy…' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('families-scrutiny-committee-2027-01-14-minutes-copy.txt')
  const copy = readFileSync(await file.path(), 'utf8')
  expect(copy).toContain('26 Work programme\nThey said: well not kept done.\n')
  expect((await said()).filter((words) => words.startsWith('Not saved'))).toHaveLength(1)

  // Whoever reads on sits at another window: the old one would send what it still holds.
  await page.close()
  await app.restart()
  const later = await page.context().newPage()
  await signIn(later, app)
  await openLive(later, app)
  await expect(
    later.getByText(/^Minutebook stopped without closing\. Everything up to .* is here\.$/),
  ).toBeVisible()
  await expect(editor(later)).toHaveAccessibleName(/Work programme$/)
  await press(later, 'Control+2')
  await later.keyboard.type('and truly ')
  await expect(editor(later)).toHaveText('They said: well and truly done.')
})

test('words typed straight after Ctrl+2 stand on their own line, not in what the list has just recorded', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await press(page, 'Control+3', 'Shift+P', 'Home', 'l', 'Control+2')
  await page.keyboard.type('Next words')
  const lines = editor(page).locator('p')
  await expect(lines).toHaveText([/left the meeting at 10.00 am\.$/, 'Next words'])
})
