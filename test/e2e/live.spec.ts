import type { Page } from '@playwright/test'
import { expect, signIn, startApp, test } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'

test.use({ appOptions: { sample: true } })

/** The sample meeting of January 2027 has an agenda and no minutes. */
async function openLive(page: Page, app: RunningApp): Promise<string> {
  const [meeting] = await app.client.meetings.list({})
  if (meeting === undefined) throw new Error('The sample has no meetings.')
  await page.evaluate((id) => (window.location.hash = `#/meetings/${id}/live`), meeting.id)
  await expect(page.getByRole('textbox', { name: /^Minutes, item/ })).toBeVisible()
  return meeting.id
}

async function openItem(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Agenda' })
    .getByRole('button', { name: new RegExp(`${title}( written)?$`) })
    .click()
  await expect(page.getByRole('textbox', { name: new RegExp(`Minutes, item .* ${title}$`) })).toBeFocused()
}

/** The lines of the editor as they are drawn: "a) text". */
async function drawnLines(page: Page): Promise<string[]> {
  return page.getByRole('textbox', { name: /^Minutes, item/ }).evaluate((text) =>
    [...text.querySelectorAll('p')].map((line) => {
      const label = line.getAttribute('data-label')
      return `${label === null ? '' : `${label} `}${line.textContent}`
    }),
  )
}

async function typeMinutes(page: Page): Promise<void> {
  const keys = page.keyboard
  await keys.type('The service gave a presentation:')
  await keys.press('Enter')
  await keys.type('Letters about the programme arrived late.')
  await keys.press('Enter')
  await keys.type('Three areas would change:')
  await keys.press('Enter')
  await keys.type('places by postcode')
  await keys.press('Enter')
  await keys.type('a list each Friday')
  await keys.press('Enter')
  await keys.press('Enter')
  await keys.type('A joint bid had been submitted.')
  await keys.press('Enter')
  await keys.press('Enter')
  await keys.type('In discussion, and in answer to questions:')
  await keys.press('Enter')
  await keys.type('The waiting list stood at 41 families.')
}

const typed = [
  'The service gave a presentation:',
  'a) Letters about the programme arrived late.',
  'b) Three areas would change:',
  'i. places by postcode',
  'ii. a list each Friday',
  'c) A joint bid had been submitted.',
  'In discussion, and in answer to questions:',
  'd) The waiting list stood at 41 families.',
]

/** What waits for `passed` goes on once it is opened. */
function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  let open = (): void => undefined
  const passed = new Promise<void>((go) => (open = go))
  return { open, passed }
}

test('an item chosen before the place of last time is known stays open', async ({ page, app }) => {
  const [meeting] = await app.client.meetings.list({})
  if (meeting === undefined) throw new Error('The sample has no meetings.')
  const [place, chosen, others] = [gate(), gate(), gate()]
  let opened = 0
  await page.route('**/api/rpc/history/lastPlace*', async (route) => {
    await place.passed
    await route.continue()
  })
  await page.route('**/api/rpc/minutes/open*', async (route) => {
    opened += 1
    await (opened === 1 ? chosen : others).passed
    await route.continue()
  })
  await page.evaluate((id) => (window.location.hash = `#/meetings/${id}/live`), meeting.id)
  const rail = page.getByRole('navigation', { name: 'Agenda' })
  await rail.getByRole('button', { name: /Work programme$/ }).click()
  await expect.poll(() => opened).toBe(1)
  const answered = page.waitForResponse('**/api/rpc/history/lastPlace*')
  place.open()
  await answered
  // What the screen makes of the answer is done by the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  chosen.open()
  const box = page.getByRole('textbox', { name: /Work programme$/ })
  await expect(box).toBeFocused()
  others.open()
  await page.keyboard.type('One two')
  await expect(page.getByRole('contentinfo')).toContainText('Saved')
  expect(await drawnLines(page)).toEqual(['One two'])
  await expect(box).toBeFocused()
})

test('an item is minuted with points, an adjournment and a resolution, and is there after a reload', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await openItem(page, 'Improvement plan for family services')
  await typeMinutes(page)
  expect(await drawnLines(page)).toEqual(typed)

  await page.keyboard.press('F9')
  await page.keyboard.type('1105')
  await page.keyboard.press('Enter')
  await expect(page.getByText('ADJOURNED 11:05')).toBeVisible()
  await page.keyboard.press('F9')
  await page.keyboard.type('1110')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^ADJOURNED/)).toBeHidden()
  await page.keyboard.press('Enter')
  await page.keyboard.type('No family had waited longer than six weeks.')
  await page.keyboard.press('Control+Shift+R')
  await page.keyboard.type('consider:')
  await page.keyboard.press('Enter')
  await page.keyboard.type('the plan')
  await page.keyboard.press('Enter')
  await page.keyboard.type('the budget')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('thank the managers.')
  const all = [
    ...typed,
    'The meeting adjourned at 11.05 am.',
    'The meeting resumed at 11.10 am.',
    'e) No family had waited longer than six weeks.',
    '(1) consider:',
    'a. the plan',
    'b. the budget',
    '(2) thank the managers.',
  ]
  expect(await drawnLines(page)).toEqual(all)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()

  // A question on leaving would be answered by staying, and the reload would not end.
  page.once('dialog', (dialog) => void dialog.dismiss())
  await page.reload()
  await expect(page.getByRole('textbox', { name: /Improvement plan for family services$/ })).toBeVisible()
  expect(await drawnLines(page)).toEqual(all)
})

test('members are marked by letter, with reasons, and the quorum follows', async ({ page, app }) => {
  const meetingId = await openLive(page, app)
  await expect(page.getByRole('button', { name: /^Ruth Ashworth \(Chair\)/ })).toBeFocused()
  await page.keyboard.press('a')
  await page.keyboard.type('u')
  await page.keyboard.press('Enter')
  await page.keyboard.press('p')
  await page.keyboard.press('p')
  await page.keyboard.press('x')
  await expect(page.getByText('4 of 8 marked, 2 present (quorum 3)')).toBeVisible()
  await page.keyboard.press('Shift+P')
  await expect(page.getByText('Quorate: 6 of 8 present (quorum 3)')).toBeVisible()
  await page.getByRole('button', { name: 'Councillor Helen Bennett takes the chair' }).click()
  await expect(page.getByRole('navigation', { name: 'Agenda' }).getByRole('button').first()).toHaveText(
    /21\s*Chair/,
  )
  await expect
    .poll(async () => {
      const { record } = await app.client.meetings.get({ meetingId })
      const [first] = record.minutes
      const block = first?.blocks[0]
      return {
        marks: record.attendance.map((one) => one.status),
        reason: record.attendance[0]?.reason?.category,
        chair: block?.kind === 'prose' ? block.content.map((inline) => inline.text).join('') : null,
        last: record.minutes.at(-1)?.number,
      }
    })
    .toEqual({
      marks: ['apologies', 'present', 'present', 'absent', 'present', 'present', 'present', 'present'],
      reason: 'unwell',
      chair:
        'In the absence of Councillor Ruth Ashworth, Vice Chair Councillor Helen Bennett chaired the meeting.',
      last: '27',
    })
})

test('a late arrival is recorded from the caret, and undo takes the sentence and the arrival back', async ({
  page,
  app,
}) => {
  const meetingId = await openLive(page, app)
  await openItem(page, 'Work programme')
  await page.keyboard.type('The Committee noted')
  await page.keyboard.press('F8')
  await page.keyboard.type('dhi')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1042')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(' its programme.')
  expect(await drawnLines(page)).toEqual([
    'The Committee noted its programme.',
    'Councillor Nirmal Dhillon arrived at 10.42 am.',
  ])
  await expect(page.getByRole('button', { name: /^Nirmal Dhillon: present/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect(await drawnLines(page)).toEqual(['The Committee noted'])
  await expect(page.getByRole('button', { name: /^Nirmal Dhillon: not yet marked/ })).toBeVisible()
  await expect
    .poll(async () => {
      const { record } = await app.client.meetings.get({ meetingId })
      return [record.facts.length, record.attendance.every((one) => one.status === 'not-yet')]
    })
    .toEqual([0, true])
})

test('an item nobody planned is inserted, and the later numbers follow', async ({ page, app }) => {
  await openLive(page, app)
  await openItem(page, 'Minutes')
  await page.keyboard.press('Alt+Shift+I')
  await page.keyboard.type('Urgent business')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Minutes, item 24 Urgent business' })).toBeFocused()
  await page.keyboard.type('The Chair agreed to take a late item.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('textbox', { name: /^Minutes, item 25 Improvement plan/ })).toBeFocused()
  await page.keyboard.press('Control+PageUp')
  await expect(page.getByRole('textbox', { name: /Urgent business/ })).toContainText('late item')
})

test('a host killed while words are typed loses none of them', async ({ page, app }) => {
  const meetingId = await openLive(page, app)
  await openItem(page, 'Work programme')
  const kept = async (): Promise<string> => {
    const { record } = await app.client.meetings.get({ meetingId })
    const item = record.items.find((one) => one.title === 'Work programme')
    const block = record.minutes.find((one) => one.itemId === item?.id)?.blocks[0]
    return block?.kind === 'prose' ? block.content.map((inline) => inline.text).join('') : ''
  }
  await page.keyboard.type('Words before the host went away, ')
  await expect.poll(kept).toMatch(/^Words/)
  await app.kill()
  await page.keyboard.type('words while it was away')
  await expect(page.getByRole('alert').getByText('Not saved – still trying')).toBeVisible()
  await page.keyboard.type(', more words.')
  await app.restart()
  const text = await kept()
  expect('Words before the host went away, words while it was away'.startsWith(text)).toBe(true)
  expect(text).toMatch(/^Words/)
  await expect(page.getByRole('textbox', { name: /Work programme/ })).toHaveText(
    'Words before the host went away, words while it was away, more words.',
  )
})

test('what Word copied is pasted as points under the page’s own policy, and one undo takes it out', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await openItem(page, 'Work programme')
  await page.keyboard.type('The following points were made:')
  const point = (level: number, label: string, text: string): string =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]>` +
    `<span style='mso-list:Ignore'>${label}<span>&nbsp; </span></span><![endif]>${text}</p>`
  const html = point(1, 'a)', 'first:') + point(2, 'i.', 'inner') + '<p class=MsoNormal>Prose.</p>'
  await paste(page, html)
  expect(await drawnLines(page)).toEqual([
    'The following points were made:',
    'a) first:',
    'i. inner',
    'Prose.',
  ])
  await page.keyboard.press('Control+z')
  expect(await drawnLines(page)).toEqual(['The following points were made:'])
  await paste(page, '<p onclick="x()">Safe<img src=x onerror="document.title=1"></p><script>x()</script>')
  expect(await drawnLines(page)).toEqual(['The following points were made:Safe'])
})

async function paste(page: Page, html: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Minutes, item/ }).evaluate((text, pasted) => {
    const data = new DataTransfer()
    data.setData('text/html', pasted)
    data.setData('text/plain', 'plain')
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, html)
}

test('the caret leaves the editor by Escape and Tab, and by F6', async ({ page, app }) => {
  await openLive(page, app)
  await openItem(page, 'Work programme')
  const editor = page.getByRole('textbox', { name: /^Minutes, item/ })
  await page.keyboard.press('Tab')
  await expect(editor).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(editor).not.toBeFocused()
  await page.keyboard.press('Control+2')
  await expect(editor).toBeFocused()
  await page.keyboard.press('F6')
  await expect(editor).not.toBeFocused()
})

test('Tab goes through the whole screen, out of every box, and comes round again', async ({ page, app }) => {
  await openLive(page, app)
  await openItem(page, 'Work programme')
  await page.keyboard.press('Escape')
  const panes: string[] = []
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab')
    const [pane, isEditor] = await page.evaluate(() => [
      document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'window',
      document.activeElement?.classList.contains('minutes-text') === true,
    ])
    if (panes.at(-1) !== pane) panes.push(String(pane))
    if (isEditor === true) break
  }
  expect(panes.filter((pane) => pane !== 'window')).toEqual(
    ['inspector', 'status', 'header', 'rail', 'work'].filter((pane) => panes.includes(pane)),
  )
  expect(panes).toEqual(expect.arrayContaining(['inspector', 'header', 'rail', 'work']))
})

test('F6 goes round the panes from wherever the focus is, and Ctrl+2 back to the caret', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await openItem(page, 'Work programme')
  await page.keyboard.type('one')
  const panes: string[] = []
  for (let presses = 0; presses < 5; presses += 1) {
    await page.keyboard.press('F6')
    panes.push(
      await page.evaluate(
        () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'none',
      ),
    )
  }
  expect(panes).toEqual(['inspector', 'status', 'header', 'rail', 'work'])
  await page.keyboard.press('F6')
  await page.keyboard.press('Control+2')
  await page.keyboard.type(' two')
  expect(await drawnLines(page)).toEqual(['one two'])
})

test('the apologies item shows what the attendance makes it print, and is done with it', async ({
  page,
  app,
}) => {
  await openLive(page, app)
  await expect(page.getByRole('button', { name: /^Ruth Ashworth/ })).toBeFocused()
  await page.keyboard.press('a')
  await page.keyboard.type('u')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+2')
  await openItem(page, 'Apologies for absence')
  const printed = page.getByRole('region', { name: 'Apologies as they will print' })
  await expect(printed.getByRole('listitem')).toHaveText(['Councillor Ruth Ashworth – unwell'])
  await expect(printed).toContainText('7 members are not marked yet.')
  await page.getByRole('button', { name: /^Mark the rest present/ }).click()
  await expect(printed).not.toContainText('not marked')
  await page.keyboard.press('Control+Enter')
  await expect(
    page
      .getByRole('navigation', { name: 'Agenda' })
      .getByRole('button', { name: /Apologies for absence written$/ }),
  ).toBeVisible()
})

test('F9 pressed by mistake and again leaves no trace on paper', async ({ page, app }) => {
  const meetingId = await openLive(page, app)
  await openItem(page, 'Work programme')
  await page.keyboard.type('The Committee noted')
  await page.keyboard.press('F9')
  await expect(page.getByText(/^ADJOURNED/)).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByText(/^ADJOURNED/)).toBeHidden()
  await page.keyboard.press('Control+2')
  await page.keyboard.type(' it.')
  expect(await drawnLines(page)).toEqual(['The Committee noted it.'])
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  expect((await app.client.meetings.get({ meetingId })).record.facts).toEqual([])
})

test('words changed by another window are taken up, and the words typed here stay', async ({ page }) => {
  // Not the fixture's app: the answer that the text moved on is an error in the page's console, and wanted here.
  const app = await startApp({ sample: true })
  try {
    await signIn(page, app)
    await typeBesideAnotherWindow(page, app)
  } finally {
    await app.stop()
  }
})

async function typeBesideAnotherWindow(page: Page, app: RunningApp): Promise<void> {
  const meetingId = await openLive(page, app)
  await openItem(page, 'Work programme')
  await page.keyboard.type('First line.')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  const { record } = await app.client.meetings.get({ meetingId })
  const itemId = record.items.find((item) => item.title === 'Work programme')?.id ?? ''
  const { revision } = await app.client.minutes.open({ meetingId, itemId })
  const insert = {
    stepType: 'replace',
    from: 1,
    to: 1,
    slice: { content: [{ type: 'text', text: 'Early. ' }] },
  }
  await app.client.minutes.apply({
    meetingId,
    itemId,
    changeId: crypto.randomUUID(),
    baseRevision: revision,
    steps: [insert],
    facts: { add: [], remove: [] },
    undoes: [],
  })
  const editor = page.getByRole('textbox', { name: /^Minutes, item/ })
  await expect(editor).toHaveText('Early. First line.')
  await page.keyboard.type(' Typed here.')
  await expect(editor).toHaveText('Early. First line. Typed here.')
  await expect
    .poll(async () => JSON.stringify((await app.client.minutes.open({ meetingId, itemId })).doc))
    .toContain('Early. First line. Typed here.')
}

test('those in attendance are added by name and title, and put in order with the pointer', async ({
  page,
  app,
}) => {
  const meetingId = await openLive(page, app)
  const box = page.getByRole('combobox', { name: /^Add somebody/ })
  await box.fill('Dr Ann Cole, Head of Strategy')
  await box.press('Enter')
  await expect(page.getByText('Dr Ann Cole')).toBeVisible()
  await page.getByRole('combobox', { name: /^Add somebody/ }).fill('lang')
  await page.getByRole('option', { name: /Moira Lang/ }).click()
  await page.getByRole('button', { name: 'Move Moira Lang up' }).click()
  await page.getByRole('button', { name: /^Ruth Ashworth \(Chair\)/ }).click()
  await page.getByRole('button', { name: 'Absent' }).click()
  await expect
    .poll(async () => {
      const { record } = await app.client.meetings.get({ meetingId })
      const others = record.attendance.filter((one) => one.capacity === 'attendee')
      const names = others.map((one) => record.people.find((person) => person.id === one.personId))
      return [record.attendance[0]?.status, ...names.map((person) => `${person?.name}, ${person?.title}`)]
    })
    .toEqual(['absent', 'Moira Lang, Director of Family Services', 'Ann Cole, Head of Strategy'])
})

test('an input method composes at the start and in the middle of a point', async ({ page, app }) => {
  await openLive(page, app)
  await openItem(page, 'Work programme')
  await page.keyboard.type('They said:')
  await page.keyboard.press('Enter')
  const devtools = await page.context().newCDPSession(page)
  const compose = async (steps: readonly string[], last: string): Promise<void> => {
    for (const text of steps) {
      await devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    }
    await devtools.send('Input.insertText', { text: last })
  }
  await compose(['e', 'é'], 'été')
  expect(await drawnLines(page)).toEqual(['They said:', 'a) été'])
  await page.keyboard.press('ArrowLeft')
  await compose(['x', 'xy'], 'xyz')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('next')
  expect(await drawnLines(page)).toEqual(['They said:', 'a) étxyzé', 'b) next'])
})
