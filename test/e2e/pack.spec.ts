import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import { signIn, startApp } from '../helpers/appHost.ts'
import { lockedPdf } from '../helpers/officersFiles.ts'
import { readPack } from '../helpers/meetingPack.ts'
import { goTo } from '../helpers/screens.ts'
import { expect, reportRow, test } from '../ux/driver.ts'
import { addPapers, comingMeeting, somePages } from './packPapers.ts'

/** The pack from the agenda to the publication and the supplement after it, on the screen alone. */

test.use({ appOptions: { sample: true } })

const strip = (page: Page): Locator => page.getByRole('listbox', { name: 'Pages' })
const foot = (page: Page): Locator => page.getByRole('main')
const toLookAt = (page: Page): Locator => page.getByRole('complementary', { name: 'To look at' })

async function isBuilt(page: Page): Promise<void> {
  // The first pack of a host waits for the typesetter to be compiled.
  await expect(foot(page).getByRole('status')).toHaveText(/pages?(, \d+ blank)?\. Built in/, {
    timeout: 60_000,
  })
}

async function savedPack(page: Page): Promise<Uint8Array> {
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  return new Uint8Array(await readFile(await (await download).path()))
}

test('one press from the agenda shows the pack: its ranges are those of the file, and every page is reached by its number', async ({
  app,
  page,
}) => {
  const meetingId = await comingMeeting(app)
  await addPapers(app, meetingId, [
    { item: 'Minutes', fileName: 'Minutes.pdf', bytes: await somePages(7, 'Minutes') },
    { item: 'Budget', fileName: 'Budget report.pdf', bytes: await somePages(15, 'Budget') },
    { item: 'Budget', fileName: 'Appendix 1.pdf', bytes: await somePages(1, 'Appendix') },
    { item: 'Work programme', fileName: 'Programme.pdf', bytes: await somePages(93 - 8, 'Programme') },
  ])
  await goTo(page, `#/meetings/${meetingId}/agenda`)
  await page.keyboard.press('Control+Shift+K')
  await isBuilt(page)

  const file = await readPack(await savedPack(page))
  const printed = file.rows.flatMap((row) => /\d+ ?[-–] ?\d+|^\d+$/.exec(row.at(-1) ?? '')?.[0] ?? [])
  const groups = await strip(page).getByRole('group').all()
  expect(file.pages.length).toBe(
    Number(await strip(page).getByRole('option').first().getAttribute('aria-setsize')),
  )
  await expect(page.getByRole('radio', { name: `Public ${file.pages.length} p` })).toBeChecked()
  expect(groups.length).toBeGreaterThan(0)

  await strip(page).focus()
  const starts: string[] = []
  await page.keyboard.press('Home')
  for (let n = 0; n < printed.length; n += 1) {
    await page.keyboard.press('Control+PageDown')
    const group = strip(page)
      .getByRole('group')
      .filter({ has: page.getByRole('option', { selected: true }) })
    starts.push(/[\d–]+$/.exec((await group.getAttribute('aria-label')) ?? '')?.[0] ?? '')
  }
  expect(starts).toEqual(printed.map((range) => range.replaceAll(/ ?[-–] ?/g, '–')))

  const { documents } = await app.client.packs.plan({ meetingId, audience: 'public', edition: 'agenda' })
  const { first } = defined(
    documents.find(({ title }) => title === 'Budget report'),
    'the budget has pages',
  )
  await page.keyboard.type(String(first))
  const current = strip(page).getByRole('option', { selected: true })
  const name = `^Page ${first}, .*item .*, Budget report, page 1 of 15$`
  await expect(current).toHaveAccessibleName(new RegExp(name))
  const picture = page.getByRole('img', { name: `Page ${first} of ${file.pages.length}: item` })
  await expect(picture).toBeVisible()
  expect(file.pages[first - 1]?.words).toContain('Budget 1')

  // While it is looked at, the meeting changes: the pack follows, and the page that was looked at goes with its paper.
  await addPapers(app, meetingId, [
    { item: 'Apologies', fileName: 'Note on apologies.pdf', bytes: await somePages(2, 'Note') },
  ])
  await expect(current).toHaveAccessibleName(
    new RegExp(`^Page ${first + 2}, .*, Budget report, page 1 of 15$`),
  )
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+PageDown')
  await expect(current).toHaveAccessibleName(/^Page 3, .*, Note on apologies, page 1 of 2$/)
})

test('the key for printing hands the file to the viewer of the browser, in a frame that nobody sees', async ({
  page,
}) => {
  // Not the fixture's app: the viewer asks for parts of its own, which no page of the app may.
  const app = await startApp({ sample: true })
  try {
    // The frame is stopped short of loading: what the browser's own viewer would do in it is its own affair, and ends the test with it.
    await page.addInitScript(() => {
      Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
        set(this: HTMLIFrameElement, address: string) {
          this.dataset['asked'] = address.slice(0, 5)
        },
      })
    })
    await signIn(page, app)
    await goTo(page, `#/meetings/${await comingMeeting(app)}/pack`)
    await isBuilt(page)
    await page.keyboard.press('Control+p')
    const frames = (): Promise<unknown> =>
      page.evaluate(() =>
        [...document.querySelectorAll('iframe')].map(({ dataset, ariaHidden }) => [
          dataset['asked'],
          ariaHidden,
        ]),
      )
    await expect.poll(frames, { intervals: [20] }).toEqual([['blob:', 'true']])
  } finally {
    await app.stop()
  }
})

test('a warm pack of 116 pages shows its first thumbnail within a second of arriving', async ({
  app,
  page,
}) => {
  const meetingId = await comingMeeting(app)
  await addPapers(app, meetingId, [
    { item: 'Minutes', fileName: 'Minutes.pdf', bytes: await somePages(7) },
    { item: 'Budget', fileName: 'Budget.pdf', bytes: await somePages(106) },
  ])
  await goTo(page, `#/meetings/${meetingId}/pack`)
  await isBuilt(page)
  await page.reload()
  await goTo(page, `#/meetings/${meetingId}/agenda`)
  const measured = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const look = (): void => {
          const picture = document.querySelector<HTMLImageElement>('[data-page-strip] img')
          if (picture?.complete === true && picture.naturalWidth > 0) resolve(performance.now() - began)
          else requestAnimationFrame(look)
        }
        window.location.hash = `${window.location.hash.replace(/agenda.*/, '')}pack`
        look()
      }),
  )
  const task = 'first thumbnail of a warm pack of 116 pages'
  reportRow({ id: '31-pack-thumbnail', task, unit: 'ms', budget: 1_000, measured, ok: measured <= 1_000 })
  // Every picture has come before the host goes.
  await expect(page.getByRole('img', { name: /^Page 1 of/ })).toBeVisible()
  const options = await strip(page).getByRole('option').count()
  await expect(strip(page).locator('img')).toHaveCount(options)
})

test('what is wrong is let stand with a reason, the pack is published and listed, and a later paper becomes a supplement', async ({
  app,
  page,
}) => {
  const meetingId = await comingMeeting(app)
  await addPapers(app, meetingId, [
    { item: 'Budget', fileName: 'Budget report.pdf', bytes: await somePages(4, 'Budget') },
    { item: 'Work programme', fileName: 'Locked.pdf', bytes: await lockedPdf('secret') },
  ])
  await goTo(page, `#/meetings/${meetingId}/pack`)
  await isBuilt(page)

  await page.keyboard.press('Control+Enter')
  const sheet = page.getByRole('region', { name: 'Publish this pack' })
  await expect(sheet.getByRole('alert')).toHaveText(/One problem is neither mended nor accepted/)
  await expect(sheet.getByRole('button', { name: 'Publish now' })).toBeDisabled()
  await page.keyboard.press('Escape')

  const problem = toLookAt(page).getByRole('listitem').filter({ hasText: 'Locked.pdf' })
  await problem.getByRole('button', { name: /^Accept…/ }).click()
  await page.keyboard.type('The officer will send it again.')
  await page.keyboard.press('Enter')
  const accepted = toLookAt(page).getByRole('region', { name: 'Accepted' })
  await expect(accepted.getByText('The officer will send it again.')).toBeVisible()
  await isBuilt(page)

  await page.keyboard.press('Control+Enter')
  await expect(sheet.getByText(/5 clear days: /)).toBeVisible()
  await page.keyboard.press('Enter')
  const published = toLookAt(page).getByRole('region', { name: 'Published' })
  await expect(published.getByRole('listitem')).toHaveText(/Agenda, public.*SHA-256/)
  await expect(page.getByRole('status').getByText('nothing has changed since')).toBeVisible()

  const { record } = await app.client.meetings.get({ meetingId })
  const [kept] = record.publications
  const download = page.waitForEvent('download')
  await published.getByRole('button', { name: /^Save again/ }).click()
  const again = await readPack(new Uint8Array(await readFile(await (await download).path())))
  expect(again.pages.length).toBe(kept?.pages.last)

  await addPapers(app, meetingId, [
    { item: 'Budget', fileName: 'Late figures.pdf', bytes: await somePages(2, 'Late') },
  ])
  await expect(page.getByRole('radio', { name: 'Supplementary pack 1' })).toBeChecked()
  await isBuilt(page)
  const supplement = await readPack(await savedPack(page))
  // It begins on a right-hand page, as its documents do.
  const ended = kept?.pages.last ?? 0
  expect(supplement.labels[0]).toBe(String(ended % 2 === 0 ? ended + 1 : ended + 2))
  expect(supplement.pages.map(({ words }) => words).join(' ')).toContain('Late 1')

  // Everything in one pack, once the supplement is out.
  await page.keyboard.press('Control+Enter')
  await expect(sheet.getByRole('heading')).toHaveText('Publish: Supplementary pack 1 for the public')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Supplementary pack 1, published' })).toBeChecked()
  await page.getByText('The agenda again', { exact: true }).click()
  await expect(foot(page).getByRole('status')).toHaveText(/^✓ Agenda, version 2 for the public: \d+ pages/)
  const combined = await readPack(await savedPack(page))
  expect(combined.labels[0]).toBe('1')
  expect(combined.pages.map(({ words }) => words).join(' ')).toContain('Late 1')

  // What is looked at is remembered; a new title alone is nothing for a supplement.
  await page.getByText(/^Members \d+ p$/).click()
  await isBuilt(page)
  await goTo(page, `#/meetings/${meetingId}/agenda`)
  await app.client.papers.remove({ meetingId, paperId: 'pack-paper-1' })
  await app.client.agenda.editItem({
    meetingId,
    itemId: defined(
      record.items.find(({ title }) => title.startsWith('Apologies')),
      'the apologies',
    ).id,
    change: { title: 'Apologies and substitutes' },
  })
  await goTo(page, `#/meetings/${meetingId}/pack`)
  await expect(page.getByRole('radio', { name: /^Members/ })).toBeChecked()
  await page.getByText(/^Public \d+ p$/).click()
  await expect(
    page.getByText('A supplement has nothing to hold: the whole agenda is published again.'),
  ).toBeVisible()
  await expect(foot(page).getByRole('status')).toHaveText(/^✓ Agenda, version 2/)
})

test('what starts on a right-hand page is said to be for every meeting, and can be taken back', async ({
  app,
  page,
}) => {
  await goTo(page, `#/meetings/${await comingMeeting(app)}/pack`)
  const rule = async () => (await app.client.council.get({})).houseStyle.rightHand
  const before = await rule()
  const choice = page.getByRole('button', { name: /Start on right-hand pages/ })
  await expect(choice).toHaveAccessibleDescription(/every meeting of the council/)
  await choice.click()
  await page.getByRole('option', { name: 'Nothing' }).click()
  await expect(page.getByText(/In the packs of every meeting of the council, nothing/)).toBeVisible()
  expect(await rule()).toBe('none')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(rule).toBe(before)
})

test('an item nobody has decided on blocks the pack for the public, and the list leads to it', async ({
  app,
  page,
}) => {
  const meetingId = await comingMeeting(app)
  await app.client.agenda.addItem({
    ...{ meetingId, itemId: 'undecided-item', afterId: null, parentId: null, kind: 'report' },
    ...{ title: 'Parking at the depot', atMeeting: false },
  })
  await goTo(page, `#/meetings/${meetingId}/pack`)
  await expect(foot(page).getByRole('alert')).toHaveText(/one thing blocks the pack/)
  await expect(page.getByRole('button', { name: 'Publish…' })).toBeDisabled()
  await page.keyboard.press('Control+p')
  await expect(page.getByText(/Nothing can be printed now: one thing blocks the pack/)).toBeVisible()
  await expect(page).toHaveURL(/\/pack$/)
  await page.keyboard.press('F7')
  const fix = toLookAt(page).getByRole('link', { name: /^Fix.*Parking at the depot/ })
  await expect(fix).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Parking at the depot')
})
