import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import { anEdit, putting } from '../helpers/builders.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { expect, test, Ux } from '../ux/driver.ts'

test.use({ appOptions: { sample: true } })

const titles = (page: Page) => page.locator('.programme-column .programme-title')

/** The January meeting resolves five changes; a meeting of April is made. */
async function resolveFive(
  app: RunningApp,
): Promise<{ readonly committeeId: string; readonly aprilId: string }> {
  const { client } = app
  const [january] = await client.meetings.list({})
  const { id: meetingId, committeeId } = defined(january, 'the sample council has meetings')
  const { record } = await client.meetings.get({ meetingId })
  const { preMeeting, place, governanceOfficer, start } = record.meeting
  const april = await client.meetings.create({
    ...{ committeeId, date: '2027-04-15', start, preMeeting, place, governanceOfficer },
  })
  const lines = [
    [0, 'consider the following items at the meeting in March 2027:'],
    [1, 'Play streets'],
    [1, 'Holiday clubs'],
    [0, 'consider the following items at the meeting in April 2027:'],
    [1, 'Support for young carers'],
    [1, 'Libraries as places for families'],
    [1, 'Swimming lessons'],
  ] as const
  const clauses = lines.map(([level, text], index) => ({
    ...{ type: 'clause', attrs: { id: `clause-${index}`, level }, content: [{ type: 'text', text }] },
  }))
  const steps = [putting([{ type: 'resolution', attrs: { id: 'resolution' }, content: clauses }])]
  const item = defined(record.items.at(-1), 'the work programme')
  await client.minutes.apply(anEdit(meetingId, item.id, { changeId: 'resolve', steps }))
  await client.meetings.save({ ...record.meeting, state: 'draft-minutes' })
  return { committeeId, aprilId: april.meetingId }
}

async function textOf(path: string): Promise<string> {
  const { structure } = await readPdf(new Uint8Array(await readFile(path)))
  return structure.text
}

async function columnOf(page: Page, title: string): Promise<string | null> {
  const column = page.locator('.programme-column').filter({ has: page.getByText(title, { exact: true }) })
  return column.first().getAttribute('aria-label')
}

test('the five changes of a minute are scheduled, moved by key, menu and drag, taken back, and Appendix 1 says what the board says', async ({
  app,
  page,
}) => {
  const { committeeId, aprilId } = await resolveFive(app)
  await page.reload()
  await expect(page.getByRole('main')).toBeVisible()
  const ux = await Ux.begin(page)
  ux.think()
  await ux.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await ux.letters('work p')
  await ux.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Work programme 2026/27')
  await expect(page.getByRole('button', { name: /^Schedule all 5/ })).toBeVisible()
  await ux.press('Control+Enter')
  await ux.done('programme')
  await expect(page.getByRole('button', { name: /^Schedule all/ })).toHaveCount(0)
  const placed = [
    'Play streets',
    'Holiday clubs',
    'Support for young carers',
    'Libraries as places for families',
  ]
  expect(await Promise.all(placed.map((title) => columnOf(page, title)))).toEqual([
    ...['11 March 2027', '11 March 2027', '15 April 2027', '15 April 2027'],
  ])
  const source = page
    .getByRole('main')
    .getByRole('link', { name: /^Minute 26\(2\)c, where “Swimming lessons”/ })
  await expect(source).toHaveAttribute('href', /\/live\//)

  // By key, and taken back: the link stays.
  await page.getByRole('row', { name: 'Swimming lessons' }).click()
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  expect(await columnOf(page, 'Swimming lessons')).toBe('11 March 2027')
  await expect(page.getByRole('row', { name: 'Swimming lessons' })).toBeFocused()
  await page.keyboard.press('Control+z')
  expect(await columnOf(page, 'Swimming lessons')).toBe('15 April 2027')
  await expect(source).toBeVisible()

  // By the pointer, without dragging and with it.
  await page.getByRole('button', { name: 'More for Finding and keeping foster carers' }).click()
  await page.getByRole('menuitem', { name: 'Move to 15 April 2027' }).click()
  expect(await columnOf(page, 'Finding and keeping foster carers')).toBe('15 April 2027')
  await page
    .getByRole('row', { name: 'Children’s centres' })
    .dragTo(page.getByRole('grid', { name: 'Cards, To be scheduled' }))
  await expect.poll(() => columnOf(page, 'Children’s centres')).toBe('To be scheduled')

  await page.keyboard.press('Control+n')
  await expect(page.getByRole('textbox', { name: /^Add a card/ })).toBeFocused()
  await page.keyboard.type('Youth council')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: 'Youth council' })).toBeVisible()

  const drawn = await titles(page).allInnerTexts()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Print as Appendix 1/ }).click()
  const path = await (await download).path()
  const text = await textOf(path)
  expect(drawn.filter((title) => !text.includes(title))).toEqual([])
  expect(drawn).toHaveLength(14)

  // What the agenda gets is the same paper.
  await page.getByRole('button', { name: 'More for 15 April 2027' }).click()
  await page.getByRole('menuitem', { name: 'Put this programme on the agenda as Appendix 1' }).click()
  await expect(
    page.getByText('The agenda of 15 April 2027 has the work programme as Appendix 1'),
  ).toBeVisible()
  const { record } = await app.client.meetings.get({ meetingId: aprilId })
  expect(record.papers.map(({ title }) => title)).toEqual(['Appendix 1: Work programme 2026/27'])
  const { cards } = await app.client.programme.get({ committeeId })
  expect(cards.filter(({ source }) => source?.meetingId !== undefined)).toHaveLength(9)
})
