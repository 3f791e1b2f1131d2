import { defined } from '../../shared/domain/assert.ts'
import { expect, test, Ux } from '../ux/driver.ts'
import { drawnLines, openItem, openLive } from './liveScreen.ts'

/** Attendance, a vote and the order of items by a pointer alone: no key, and nothing held down and dragged. */

test.use({ appOptions: { sample: true } })

test('attendance, a recorded vote and the order of items need nothing but clicks', async ({ page, app }) => {
  const meetingId = await openLive(page, app)
  const record = async () => (await app.client.meetings.get({ meetingId })).record

  const attendance = await Ux.begin(page)
  await attendance.click(page.getByRole('button', { name: /^Ruth Ashworth \(Chair\)/ }))
  await attendance.click(page.getByRole('button', { name: 'Apologies', exact: true }))
  await attendance.click(page.getByRole('button', { name: 'unwell' }))
  await attendance.click(page.getByRole('button', { name: /^Mark the rest present/ }))
  await attendance.click(page.getByRole('button', { name: /^Councillor Helen Bennett takes the chair/ }))
  await attendance.doneByPointer('attendance')
  await expect
    .poll(async () => (await record()).attendance.map(({ status, reason }) => reason?.category ?? status))
    .toEqual(['unwell', ...Array.from({ length: 7 }, () => 'present')])

  await openItem(page, 'Family services')
  const vote = await Ux.begin(page)
  await vote.click(page.getByRole('button', { name: /^Motion/ }).first())
  await vote.click(page.getByRole('button', { name: /^Recorded vote/ }))
  const names = page.getByRole('list', { name: /^Recorded vote/ })
  for (const [index, side] of ['for', 'for', 'against', 'for', 'abstaining', 'for', 'for'].entries()) {
    await vote.click(
      names
        .getByRole('listitem')
        .nth(index)
        .getByRole('button', { name: new RegExp(` ${side}$`) })
        .last(),
    )
  }
  await vote.click(page.getByRole('button', { name: /^Record( |$)/ }))
  await vote.doneByPointer('vote')
  await expect
    .poll(async () => (await record()).facts.find(({ kind }) => kind === 'voted'))
    .toMatchObject({ counts: { for: 5, against: 1, abstain: 1 }, carried: true })
  expect((await drawnLines(page)).join(' ')).toContain('Gillespie')

  const order = await Ux.begin(page)
  const before = (await record()).items.map(({ id }) => id)
  await order.click(
    page.getByRole('navigation', { name: 'Agenda' }).getByRole('button', { name: /Work programme/ }),
  )
  await order.click(page.getByRole('button', { name: /Earlier/ }))
  await order.doneByPointer('order')
  const { items } = await record()
  const moved = defined(
    items.find(({ title }) => title === 'Work programme'),
    'the item is there',
  ).id
  await expect
    .poll(async () => (await record()).items.findIndex(({ id }) => id === moved))
    .toBeLessThan(before.indexOf(moved))
})
