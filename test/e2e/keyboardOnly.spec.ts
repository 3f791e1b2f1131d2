import { expect, test } from '../ux/driver.ts'
import { caret, editor, openItem, openLive } from './liveScreen.ts'
import { leaveBox, liveBoxes, openBox } from './liveBoxes.ts'

/** That no key leads to where no key leads out. The tasks themselves are done by keyboard alone in ux.spec.ts. */

test.use({ appOptions: { sample: true } })

test('every box of the live screen takes the focus by its key and gives it back to the caret by Esc', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await openItem(page, 'Improvement plan for family services')
  await page.keyboard.type('Members heard of progress.')
  await page.keyboard.press('ArrowLeft')
  const before = await caret(page)
  const wrong: string[] = []
  for (const box of liveBoxes) {
    await openBox(page, box)
    const inside = await box
      .box(page)
      .first()
      .evaluate((element) => {
        const focus = document.activeElement
        const bar = element.closest('.event-bar, [data-pane], form, .inline-box') ?? element
        return focus !== null && focus !== document.body && (bar.contains(focus) || element.contains(focus))
      })
    const presses = await leaveBox(page, box)
    if (presses > 2) wrong.push(`${box.name}: Esc does not lead back to the caret`)
    if (!inside && box.name !== 'recommendations') wrong.push(`${box.name}: does not take the focus`)
    if (presses > 2) await page.keyboard.press('Control+2')
    // A resolution that was begun is taken back before the next.
    if (box.name === 'recommendations') await page.keyboard.press('Control+z')
    const after = await caret(page)
    if (after.offset !== before.offset || after.line !== before.line) {
      wrong.push(
        `${box.name}: the caret is at ${after.line}:${after.offset}, not ${before.line}:${before.offset}`,
      )
    }
  }
  expect(wrong).toEqual([])
})

test('Tab goes round every box of the live screen and is held by none', async ({ page, app }) => {
  await openLive(page, app)
  await openItem(page, 'Improvement plan for family services')
  await page.keyboard.type('Members heard of progress.')
  const traps: string[] = []
  // In the offer of recommendations Tab belongs to the clause: it makes it a sub-clause.
  for (const box of liveBoxes.filter(({ name }) => name !== 'recommendations')) {
    await openBox(page, box)
    let isInside = true
    for (let presses = 0; presses < 30 && isInside; presses += 1) {
      await page.keyboard.press('Tab')
      isInside = await page.evaluate(() =>
        Boolean(document.activeElement?.closest('.event-bar, .inline-box, .history')),
      )
    }
    if (isInside) traps.push(box.name)
    // Its key leads back into what is still open; that of the history closes it.
    await page.keyboard.press('Control+2')
    const again = { ...box, keys: box.keys.slice(0, 1) }
    if (box.name === 'history') await page.keyboard.press(String(box.keys[0]))
    else await openBox(page, again)
    await leaveBox(page, box)
    await page.keyboard.press('Control+2')
    await expect(editor(page), box.name).toBeFocused()
  }
  expect(traps).toEqual([])
})
