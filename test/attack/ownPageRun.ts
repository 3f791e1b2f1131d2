import type { Browser, Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import type { AttackRow } from './attackRow.ts'
import { ownPageAttacks, ownPageScript } from './ownPageAttacks.ts'
import { payloads } from './payloads.ts'
import { startStranger } from './strangerServer.ts'
import type { StrangerServer } from './strangerServer.ts'

declare global {
  interface Window {
    attackResults?: readonly (readonly [string, string])[]
    /** Set by whatever of an attack ran. */
    ran?: number
  }
}

/** What a script in our own page may do, and what becomes of what is pasted and imported. */
export async function attackOwnPage(browser: Browser, app: RunningApp): Promise<AttackRow[]> {
  const beacon = await startStranger()
  try {
    return [
      ...(await scriptInPage(browser, app, beacon)),
      ...(await pastedIntoPage(browser, app, beacon)),
      ...(await importedIntoPage(browser, app, beacon)),
    ]
  } finally {
    await beacon.close()
  }
}

async function scriptInPage(browser: Browser, app: RunningApp, beacon: StrangerServer): Promise<AttackRow[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.route(/\/assets\/index-[\w-]+\.js$/, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: (await answer.text()) + ownPageScript(addressOf(beacon)) })
  })
  await page.goto(await app.newAddress())
  await page.waitForFunction(() => window.attackResults !== undefined, undefined, { timeout: 60_000 })
  const results = new Map(await page.evaluate(() => window.attackResults ?? []))
  const ran = await page.evaluate(() => 'ran' in window)
  await context.close()
  return [
    ...ownPageAttacks.map(({ name, expected }) =>
      row('own page', name, expected, results.get(name) ?? 'not tried'),
    ),
    row('own page', 'scripts that ran by any of these', 'none', ran ? 'some' : 'none'),
    row('own page', 'requests of these that reached the other site', '', takeAsked(beacon, 0)),
  ]
}

async function pastedIntoPage(
  browser: Browser,
  app: RunningApp,
  beacon: StrangerServer,
): Promise<AttackRow[]> {
  const [meeting] = await app.client.meetings.list({})
  const meetingId = defined(meeting, 'the sample has a meeting').id
  const page = await browser.newPage()
  const before = beacon.asked.length
  await page.goto(await app.newAddress())
  await page.getByRole('main').waitFor()
  await page.evaluate((id) => (window.location.hash = `#/meetings/${id}/live`), meetingId)
  const editor = page.getByRole('textbox', { name: /^Minutes, item/ })
  await editor.waitFor()
  const list = payloads('window.ran=1', addressOf(beacon))
  const rows: AttackRow[] = []
  for (const payload of list) {
    rows.push(row('pasted and imported', `pasted: ${shown(payload)}`, 'words', await pasteOne(page, payload)))
  }
  const ran = await page.evaluate(() => 'ran' in window)
  rows.push(
    row('pasted and imported', `scripts that ran by ${list.length} pastes`, 'none', ran ? 'some' : 'none'),
    row(
      'pasted and imported',
      'requests of these that reached the other site',
      '',
      takeAsked(beacon, before),
    ),
    row('pasted and imported', 'where the page is now', 'where it was', await placeOf(page, app)),
  )
  await page.close()
  return rows
}

/** By the page's own paste handler. "words", or what is left of the payload besides them. */
async function pasteOne(page: Page, payload: string): Promise<string> {
  return page.getByRole('textbox', { name: /^Minutes, item/ }).evaluate(async (editor, html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    data.setData('text/plain', 'plain')
    editor.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    await new Promise((resolve) => setTimeout(resolve, 10))
    const ownElements = ['P', 'DIV', 'SPAN', 'STRONG', 'EM', 'BR']
    const ownAttribute =
      /^(data-(kind|id|level|label|event|person|printed|lead|classification|[a-z-]+)|class|style|title|lang|spellcheck|contenteditable|draggable|aria-[a-z]+|role|translate)$/
    const strange = [...editor.querySelectorAll('*')].flatMap((element) => {
      // What the editor itself draws to hold the caret.
      if (element.classList.contains('ProseMirror-separator')) return []
      if (!ownElements.includes(element.tagName)) return [`<${element.tagName.toLowerCase()}>`]
      return [...element.attributes]
        .filter(
          ({ name, value }) =>
            !ownAttribute.test(name) || /url\(|javascript:|expression|127\.0\.0\.1/i.test(value),
        )
        .map(({ name, value }) => `${name}="${value.slice(0, 40)}"`)
    })
    return strange.length === 0 ? 'words' : [...new Set(strange)].join(' ')
  }, payload)
}

/** One file with all of them, read as the page of a council's website is, and looked at beside its source. */
async function importedIntoPage(
  browser: Browser,
  app: RunningApp,
  beacon: StrangerServer,
): Promise<AttackRow[]> {
  const before = beacon.asked.length
  const list = payloads('window.ran=1', addressOf(beacon))
  const rows: AttackRow[] = []
  const tally = new Map<string, number>()
  for (const [at, payload] of [...list, list.join('\n')].entries()) {
    const sha256 = await app.keepFile(Buffer.from(agendaPage(payload)))
    const { outcome } = await app.client.imports.read({ sha256, fileName: `agenda-${at}.html` })
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1)
  }
  const taken = [...tally].map(([outcome, count]) => `${count} ${outcome}`).join(', ')
  const read = (tally.get('read') ?? 0) + (tally.get('refused') ?? 0)
  rows.push(
    row(
      'pasted and imported',
      'files imported with each, and with all',
      `${list.length + 1} read or refused in words`,
      read === list.length + 1 ? `${read} read or refused in words` : taken,
    ),
  )
  const page = await browser.newPage()
  await page.goto(await app.newAddress())
  await page.getByRole('main').waitFor()
  const { files } = await app.client.imports.list({})
  const waiting = files.filter(({ state }) => state === 'read')
  const looked = [waiting.at(0), waiting.at(-1)].flatMap((file) => file ?? [])
  for (const { id } of looked) {
    await page.evaluate((importId) => (window.location.hash = `#/import/${importId}`), id)
    await page.getByText('Licensing Committee').first().waitFor()
    await page.waitForTimeout(500)
  }
  const handlers = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) =>
        [...element.attributes].some(
          ({ name, value }) => name.startsWith('on') || value.includes('window.ran'),
        ),
      ).length,
  )
  const ran = await page.evaluate(() => 'ran' in window)
  rows.push(
    row('pasted and imported', 'imports looked at on the screen', '2', String(looked.length)),
    row('pasted and imported', 'attributes of them in the screen of an import', '0', String(handlers)),
    row('pasted and imported', 'scripts that ran by looking at imports', 'none', ran ? 'some' : 'none'),
    row(
      'pasted and imported',
      'requests that reached the other site by imports',
      '',
      takeAsked(beacon, before),
    ),
  )
  await page.close()
  return rows
}

function agendaPage(payload: string): string {
  return `<html><head><title>Agenda</title></head><body><h1>Agenda</h1><h2>Licensing Committee</h2><p>Tuesday 12 May 2026, 2.00 pm</p>
<table><tr><td>1</td><td><p>Apologies for absence</p></td></tr><tr><td>2</td><td>${payload}</td></tr></table></body></html>`
}

const row = (part: AttackRow['part'], attack: string, expected: string, got: string): AttackRow => ({
  part,
  attack,
  expected: expected === '' ? 'none' : expected,
  got: got === '' ? 'none' : got,
})

function addressOf({ port }: StrangerServer): string {
  return `http://127.0.0.1:${port}`
}

function takeAsked({ asked }: StrangerServer, before: number): string {
  return [...new Set(asked.slice(before))].join(', ')
}

async function placeOf(page: Page, app: RunningApp): Promise<string> {
  const isThere = page.url().startsWith(`${app.url}/`) && (await page.getByRole('main').count()) === 1
  return isThere ? 'where it was' : page.url()
}

function shown(payload: string): string {
  const line = JSON.stringify(payload).slice(1, -1)
  return line.length > 70 ? `${line.slice(0, 69)}…` : line
}
